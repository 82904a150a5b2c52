package org.reliefspan.domain.facility.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reliefspan.domain.facility.Preemption;
import org.reliefspan.domain.facility.StepSpec;
import org.reliefspan.domain.facility.check.Situation.Offered;

/** Interruption by higher priority where all have the same one. */
final class PriorityCaution implements Concern {
  @Override
  public void check(Situation situation, Complaints complaints) {
    for (StepSpec step : situation.facility().steps()) {
      if (step.preemption() != Preemption.NONE && !differs(step, situation)) {
        complaints.add(
            step.place(),
            "interrupts for higher priority, but all who need the same have the same one. Maybe"
                + " give activities a priority?");
      }
    }
  }

  /** Whether patients who need the same may differ in priority, as far as is known. */
  private static boolean differs(StepSpec step, Situation situation) {
    List<Offered> all = situation.offered();
    Set<String> needs = new HashSet<>();
    all.stream()
        .filter(each -> each.name().equals(step.activity()))
        .forEach(each -> needs.addAll(each.activity().needs().keySet()));
    Set<Optional<Double>> priorities = new HashSet<>();
    for (Offered each : all) {
      boolean shares = each.activity().needs().keySet().stream().anyMatch(needs::contains);
      if (shares || each.name().equals(step.activity())) {
        priorities.add(each.number(each.activity().priority()));
      }
    }
    return priorities.size() > 1 || priorities.contains(Optional.<Double>empty());
  }
}
