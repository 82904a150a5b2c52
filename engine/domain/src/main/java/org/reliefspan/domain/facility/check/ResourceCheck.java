package org.reliefspan.domain.facility.check;

import java.time.DayOfWeek;
import java.util.List;
import org.reliefspan.domain.facility.Opening;
import org.reliefspan.domain.facility.Opening.Shift;
import org.reliefspan.domain.facility.ResourceSpec;

/** Hours of resources that can be kept, and numbers that can be. */
final class ResourceCheck implements Concern {
  @Override
  public void check(Situation situation, Complaints complaints) {
    for (ResourceSpec resource : situation.facility().resources()) {
      if (!(resource.turnover() >= 0 && resource.turnover() < Double.POSITIVE_INFINITY)) {
        complaints.add(
            resource.place(),
            "has a turnover of %s. It must be a time from 0 on.".formatted(resource.turnover()));
      }
      if (resource.cost().orElse(0) < 0) {
        complaints.add(resource.place(), "has a cost below 0.");
      }
      if (resource.opening() instanceof Opening.Cyclic cyclic) {
        cyclic(cyclic, resource, complaints);
      } else if (resource.opening() instanceof Opening.Weekly weekly) {
        weekly(weekly, resource, situation, complaints);
      }
    }
  }

  private static void cyclic(Opening.Cyclic cyclic, ResourceSpec resource, Complaints complaints) {
    if (!Rising.fromZero(cyclic.from(), cyclic.every())
        || cyclic.from().size() != cyclic.count().size()) {
      complaints.add(
          resource.place(),
          ("must have shifts \"from\" that rises from 0 and ends before \"every\", and one"
                  + " \"count\" for each (%d and %d).")
              .formatted(cyclic.from().size(), cyclic.count().size()));
    }
  }

  private static void weekly(
      Opening.Weekly weekly, ResourceSpec resource, Situation situation, Complaints complaints) {
    if (situation.facility().calendar().isEmpty()) {
      complaints.add(
          resource.place(),
          "is open by the days of the week, which needs a \"calendar\" with its start. Maybe"
              + " shifts, in place of open?");
    }
    List<Shift> shifts = weekly.shifts();
    for (int first = 0; first < shifts.size(); first++) {
      for (int second = first + 1; second < shifts.size(); second++) {
        overlap(shifts.get(first), shifts.get(second), resource, complaints);
      }
    }
  }

  /** Shifts add up, which is meant only where they say how many each has. */
  private static void overlap(
      Shift first, Shift second, ResourceSpec resource, Complaints complaints) {
    boolean meet =
        first.fromMinute() < second.untilMinute() && second.fromMinute() < first.untilMinute();
    for (DayOfWeek day : DayOfWeek.values()) {
      if (meet
          && first.days().contains(day)
          && second.days().contains(day)
          && (first.count().isEmpty() || second.count().isEmpty())) {
        complaints.add(
            resource.place(),
            "has two shifts at %s on %s, which add up. Maybe give each its count, or let them not"
                    .formatted(
                        Clock.time(Math.max(first.fromMinute(), second.fromMinute())),
                        Clock.day(day))
                + " overlap?");
        return;
      }
    }
  }
}
