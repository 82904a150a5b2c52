package org.reliefspan.domain.facility.check;

import org.reliefspan.domain.facility.Access;
import org.reliefspan.domain.facility.Opening;
import org.reliefspan.domain.facility.Preemption;
import org.reliefspan.domain.facility.StepSpec;

/** Appointments and lists that can take place. */
final class AccessCheck implements Concern {
  @Override
  public void check(Situation situation, Complaints complaints) {
    for (StepSpec step : situation.facility().steps()) {
      if (step.access() instanceof Access.Slots slots) {
        slots(slots, step, complaints);
      } else if (step.access() instanceof Access.Lists lists) {
        lists(lists, step, situation, complaints);
      }
    }
  }

  private static void slots(Access.Slots slots, StepSpec step, Complaints complaints) {
    positive(slots.grid(), "grid", step, complaints);
    positive(slots.length(), "length", step, complaints);
    if (!(slots.ahead() > 0)) {
      complaints.add(
          step.place(),
          "gives appointments %s ahead. It must be above 0.".formatted(slots.ahead()));
    }
  }

  private static void positive(double time, String key, StepSpec step, Complaints complaints) {
    if (!(time > 0 && time < Double.POSITIVE_INFINITY)) {
      complaints.add(
          step.place(), "has slots with a %s of %s. It must be above 0.".formatted(key, time));
    }
  }

  private static void lists(
      Access.Lists lists, StepSpec step, Situation situation, Complaints complaints) {
    if (lists.when() instanceof Access.Turns turns) {
      turns(turns, step, complaints);
    } else if (lists.when() instanceof Access.ByCalendar calendar) {
      calendar(calendar.weekly(), step, situation, complaints);
    } else if (lists.when() instanceof Access.Gathered gathered && gathered.size() < 1) {
      complaints.add(
          step.place(),
          "has lists that are \"full\" with %d patients. It must be at least 1."
              .formatted(gathered.size()));
    }
    if (lists.interrupted() != Preemption.NONE && !lists.countsRunning()) {
      complaints.add(
          step.place(),
          "says what becomes of those who are interrupted, but nobody is, because who is still"
              + " treated does not count. Maybe counts_running: true?");
    }
  }

  private static void turns(Access.Turns turns, StepSpec step, Complaints complaints) {
    if (!(turns.every() > 0 && turns.every() < Double.POSITIVE_INFINITY)
        || !Rising.aboveZero(turns.at(), turns.every())) {
      complaints.add(
          step.place(),
          "must have lists \"every\" so often, \"at\" times that rise above 0 and up to it.");
    }
    if (turns.size().size() != turns.at().size()) {
      complaints.add(
          step.place(),
          "has %d sizes for %d lists. There must be one for all, or one for each."
              .formatted(turns.size().size(), turns.at().size()));
    }
    if (!(turns.offset() > Double.NEGATIVE_INFINITY && turns.offset() < Double.POSITIVE_INFINITY)) {
      complaints.add(step.place(), "has an offset that is no number.");
    }
    if (turns.size().stream().allMatch(size -> size == 0)) {
      complaints.add(step.place(), "has lists that take nobody.");
    }
  }

  private static void calendar(
      Opening.Weekly weekly, StepSpec step, Situation situation, Complaints complaints) {
    if (situation.facility().calendar().isEmpty()) {
      complaints.add(step.place(), "has lists by days of the week, which need a \"calendar\".");
    }
    if (weekly.shifts().isEmpty()) {
      complaints.add(step.place(), "has no list in the week.");
    }
    if (weekly.shifts().stream().anyMatch(each -> each.count().isEmpty())) {
      complaints.add(step.place(), "has lists without \"size\", how many patients they take.");
    }
  }
}
