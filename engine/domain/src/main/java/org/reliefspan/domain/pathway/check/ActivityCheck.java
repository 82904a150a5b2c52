package org.reliefspan.domain.pathway.check;

import java.util.Optional;
import org.reliefspan.domain.pathway.ActivitySpec;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Written;

/** Windows that can be kept, and whole numbers of resources, sessions and appointments. */
final class ActivityCheck implements Concern {
  @Override
  public void check(PathwaySpec model, Report report) {
    Numbers numbers = new Numbers(BaseValues.of(model), report);
    for (ActivitySpec activity : model.activities()) {
      numbers.window(activity);
      activity.needs().values().forEach(need -> numbers.wholeAbove(need, 1, "a number needed"));
      activity
          .noShow()
          .rebook()
          .ifPresent(rebook -> numbers.wholeAbove(rebook.atMost(), 0, "a number of appointments"));
      activity.course().ifPresent(numbers::course);
      numbers.places(activity.waiting().places());
    }
  }

  private record Numbers(BaseValues base, Report report) {
    void window(ActivitySpec activity) {
      ActivitySpec.Window window = activity.window();
      if (window.target() instanceof AttributeSpec.Fixed target) {
        ordered(window.earliest(), target.value(), "earliest", "target");
        ordered(target.value(), window.latest(), "target", "latest");
      } else {
        ordered(window.earliest(), window.latest(), "earliest", "latest");
      }
    }

    void course(ActivitySpec.Course course) {
      wholeAbove(course.number(), 1, "a number of sessions");
      if (course.every() instanceof AttributeSpec.Fixed every) {
        ordered(every.value(), course.latest(), "every", "latest");
      }
    }

    void places(Written places) {
      if (!base.number(places).equals(Optional.of(Double.POSITIVE_INFINITY))) {
        wholeAbove(places, 0, "a number of places");
      }
    }

    private void ordered(Written first, Written second, String one, String other) {
      Optional<Double> low = base.number(first);
      Optional<Double> high = base.number(second);
      if (low.isPresent() && high.isPresent() && low.get() > high.get()) {
        report.addValue(
            first.place().line() > 0 ? first.place() : second.place(),
            one + other,
            "is an impossible window: %s %s comes after %s %s."
                .formatted(
                    one,
                    Report.amount(first, low.get()),
                    other,
                    Report.amount(second, high.get())));
      }
    }

    void wholeAbove(Written written, int least, String what) {
      Optional<Double> value = base.number(written);
      if (value.isPresent()
          && !(value.get() >= least && value.get() == Math.rint(value.get()) && isFinite(value))) {
        report.addValue(
            written.place(),
            what,
            "%s cannot be %s: it must be a whole number from %d on."
                .formatted(Report.amount(written, value.get()), what, least));
      }
    }

    private static boolean isFinite(Optional<Double> value) {
      return value.filter(Double::isFinite).isPresent();
    }
  }
}
