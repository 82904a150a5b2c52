package org.reliefspan.domain.facility.check;

import java.util.Optional;
import org.reliefspan.domain.facility.Access;
import org.reliefspan.domain.facility.Opening;
import org.reliefspan.domain.facility.ResourceSpec;
import org.reliefspan.domain.facility.check.Situation.Offered;

/** Sessions that last longer than is planned, or than anything is open. */
final class LengthCaution implements Concern {
  private static final double SECONDS_PER_MINUTE = 60;

  @Override
  public void check(Situation situation, Complaints complaints) {
    for (Offered each : situation.offered()) {
      Optional<Double> duration = each.time(each.activity().duration());
      duration.ifPresent(time -> planned(time, each, situation, complaints));
      duration.ifPresent(time -> open(time, each, situation, complaints));
    }
  }

  private static void planned(
      double duration, Offered each, Situation situation, Complaints complaints) {
    situation
        .step(each.name())
        .filter(step -> step.access() instanceof Access.Slots)
        .filter(step -> ((Access.Slots) step.access()).length() < duration * (1 - 1e-9))
        .ifPresent(
            step ->
                complaints.add(
                    step.place(),
                    "plans sessions shorter than they last: appointments will run late. Maybe give"
                        + " slots a longer length?"));
  }

  /** Where nothing begins that does not fit, what never fits never begins. */
  private static void open(
      double duration, Offered each, Situation situation, Complaints complaints) {
    double minutes = situation.duration(duration).toSeconds() / SECONDS_PER_MINUTE;
    for (String need : each.activity().needs().keySet()) {
      ResourceSpec resource = situation.resources().get(need);
      if (resource != null
          && resource.atClose() == ResourceSpec.AtClose.FIT
          && resource.opening() instanceof Opening.Weekly weekly
          && minutes > WeekOf.longest(weekly)) {
        complaints.add(
            resource.place(),
            "is never open as long as a session of %s lasts, and with at_close: fit it would never"
                    .formatted(each.name())
                + " begin.");
      }
    }
  }
}
