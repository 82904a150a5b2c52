package org.reliefspan.domain.pathway.check;

import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.pathway.ActivitySpec;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.EffectSpec;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.Written;

/** When events ring: a time that can be one. */
record TimingCheck(LawCheck.Laws laws, Report report) {

  void check(EventSpec event) {
    EventSpec.Timing timing = event.after();
    if (timing instanceof EventSpec.After after) {
      laws.check(after.law());
      requireTime(after.law());
      if (after.law().family() == Law.Family.FIXED) {
        refuseRatio(event);
      }
    } else if (timing instanceof EventSpec.At at) {
      notNegative(at.time(), "a time");
      if (!at.time().isUnread()) {
        refuseRatio(event);
      }
    } else if (timing instanceof EventSpec.Piecewise piecewise) {
      pieces(event, piecewise);
      piecewise.rate().forEach(rate -> notNegative(rate, "a rate"));
    } else if (timing instanceof EventSpec.LifeTable table) {
      notNegative(table.age(), "an age");
    }
    event.hazardRatio().ifPresent(ratio -> notNegative(ratio, "a hazard ratio"));
  }

  /** Times of an activity, as far as base values tell. */
  void check(ActivitySpec activity) {
    notNegative(activity.window().earliest(), "a time");
    time(activity.window().target());
    notNegative(activity.window().latest(), "a time");
    time(activity.duration());
    notNegative(activity.lateCancel().notice(), "a time");
    time(activity.waiting().patience());
    activity.noShow().rebook().ifPresent(rebook -> notNegative(rebook.after(), "a time"));
    activity.course().ifPresent(course -> time(course.every()));
    activity.course().ifPresent(course -> notNegative(course.latest(), "a time"));
  }

  /** Times of an effect, as far as base values tell. */
  void check(EffectSpec effect) {
    notNegative(effect.onset(), "a time");
    notNegative(effect.plateau(), "a time");
    notNegative(effect.waning(), "a time");
    if (effect.ceiling().isPresent() && effect.stack() == EffectSpec.Stack.REPLACE) {
      report.add(
          effect.ceiling().get().place(),
          "limits amounts that are added, but this effect replaces. Maybe stack: add?");
    }
  }

  private void time(AttributeSpec.Start time) {
    if (time instanceof AttributeSpec.Fixed fixed) {
      notNegative(fixed.value(), "a time");
    } else if (time instanceof AttributeSpec.Drawn drawn) {
      laws.check(drawn.law());
      requireTime(drawn.law());
    }
  }

  private void requireTime(Law law) {
    if (!law.family().isOfTimes()) {
      report.add(
          law.place(),
          "(%s) is no distribution of a time. Maybe gamma, weibull or log_normal?"
              .formatted(law.family().id()));
      return;
    }
    for (String bound : List.of("value", "from")) {
      Optional.ofNullable(law.parameters().get(bound))
          .ifPresent(value -> notNegative(value, "a time"));
    }
  }

  private void refuseRatio(EventSpec event) {
    if (event.hazardRatio().isPresent()) {
      report.add(
          event.hazardRatio().get().place(),
          "multiplies a hazard, but %s rings at a fixed time.".formatted(event.name()));
    }
  }

  private void pieces(EventSpec event, EventSpec.Piecewise piecewise) {
    List<Double> from = piecewise.from();
    boolean rising = !from.isEmpty() && from.get(0) == 0;
    for (int i = 1; i < from.size(); i++) {
      rising &= from.get(i - 1) < from.get(i);
    }
    if (!rising || from.size() != piecewise.rate().size()) {
      report.add(
          event.place(),
          "must have \"from\" that rises from 0, and one \"rate\" for each (%d and %d)."
              .formatted(from.size(), piecewise.rate().size()));
    }
  }

  private void notNegative(Written written, String what) {
    Optional<Double> value = laws.base().number(written);
    if (value.isPresent() && !(value.get() >= 0)) {
      report.addValue(
          written.place(),
          what,
          "%s cannot be %s: it is below 0.".formatted(Report.amount(written, value.get()), what));
    }
  }
}
