package org.reliefspan.domain.facility.check;

import org.reliefspan.domain.facility.StepSpec;
import org.reliefspan.domain.facility.StepSpec.Target;

/** Steps of the pathway, and targets that can be met. */
final class StepCheck implements Concern {
  @Override
  public void check(Situation situation, Complaints complaints) {
    for (StepSpec step : situation.facility().steps()) {
      if (!situation.activities().contains(step.activity())) {
        complaints.unknown(
            step.place(), "activity of the pathway", step.activity(), situation.activities());
      }
      step.target().ifPresent(target -> target(target, step, complaints));
    }
  }

  private static void target(Target target, StepSpec step, Complaints complaints) {
    if (!(target.within() >= 0)) {
      complaints.add(
          step.place(),
          "has a target within %s. It must be a time from 0 on.".formatted(target.within()));
    }
    double share = target.share().orElse(1);
    if (!(share > 0 && share <= 1)) {
      complaints.add(
          step.place(),
          "has a target for a share of %s. It must be above 0 and at most 1.".formatted(share));
    }
  }
}
