package org.reliefspan.app.service;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.reliefspan.domain.facility.Access;
import org.reliefspan.domain.facility.ArrivalSpec;
import org.reliefspan.domain.facility.CalendarSpec;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.facility.ScenarioSpec;
import org.reliefspan.domain.facility.StepSpec;
import org.reliefspan.domain.pathway.PathwaySpec;

/** What is in a facility, in a few lines. */
final class FacilitySummary {
  private FacilitySummary() {}

  static List<String> lines(FacilitySpec spec, PathwaySpec pathway) {
    List<String> lines = new ArrayList<>();
    lines.add("facility    " + spec.title());
    lines.add("pathway     " + pathway.title());
    lines.add("calendar    " + spec.calendar().map(FacilitySummary::calendar).orElse("none"));
    lines.add(
        "resources   "
            + names(spec.resources().stream().map(each -> each.count() + " " + each.name())));
    lines.add("steps       " + names(spec.steps().stream().map(FacilitySummary::step)));
    lines.add("arrivals    " + names(spec.arrivals().stream().map(FacilitySummary::arrivals)));
    lines.add("run         " + run(spec, pathway));
    if (!spec.scenarios().isEmpty()) {
      lines.add("scenarios   " + names(spec.scenarios().stream().map(ScenarioSpec::name)));
    }
    return lines;
  }

  private static String calendar(CalendarSpec calendar) {
    return "from %s, %s, holidays: %d"
        .formatted(calendar.start(), calendar.zone().getId(), calendar.holidays().size());
  }

  private static String step(StepSpec step) {
    Access access = step.access();
    return access instanceof Access.Slots
        ? step.activity() + " (slots)"
        : access instanceof Access.Lists ? step.activity() + " (lists)" : step.activity();
  }

  private static String arrivals(ArrivalSpec stream) {
    if (stream.when() instanceof ArrivalSpec.Together together) {
      return arrivals(stream.with(together.groups())) + " together";
    }
    ArrivalSpec.When when = stream.when();
    return when instanceof ArrivalSpec.Poisson poisson
        ? "%s (%s per unit)".formatted(stream.name(), poisson.rate().expression().words())
        : when instanceof ArrivalSpec.Given given
            ? "%s (%d given)".formatted(stream.name(), given.at().size())
            : stream.name();
  }

  private static String run(FacilitySpec spec, PathwaySpec pathway) {
    String unit = pathway.time().unit().id();
    return spec.run().until().isPresent()
        ? "until %s %s".formatted(spec.run().until().getAsDouble(), unit + "s")
        : "until the last patient has ended";
  }

  private static String names(Stream<String> names) {
    List<String> all = names.toList();
    return all.isEmpty() ? "none" : String.join(", ", all);
  }
}
