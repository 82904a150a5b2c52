package org.reliefspan.numerics.hidden;

import java.util.Optional;

/** Whether the profile likelihood bounds each rate of visits and chance of attendance. */
final class VisitProfiles {
  /** Half the 95% point of chi-square with 1 degree of freedom. */
  private static final double DROP = 1.920729410347062;

  private static final double FAR_RATE = 3; // 20 times as many visits
  private static final double FAR_LOGIT = 4;

  private VisitProfiles() {}

  /** A sentence on the first that is not bounded. */
  static Optional<String> unbounded(HiddenReliefEstimate estimate, ReliefHistories data) {
    for (int state = 0; state < 2; state++) {
      String when = state == 0 ? "not in relief" : "in relief";
      int rate = Natural.RATE + state;
      if (estimate.isEstimated(rate)
          && keepsFit(estimate, data, rate, estimate.natural(rate) + FAR_RATE)) {
        return Optional.of(
            "the rate of unscheduled visits when %s has no upper limit".formatted(when));
      }
      int chance = Natural.ATTENDANCE + state;
      if (estimate.isEstimated(chance)
          && keepsFit(estimate, data, chance, FAR_LOGIT)
          && keepsFit(estimate, data, chance, -FAR_LOGIT)) {
        return Optional.of("the chance to keep a slot when %s is not determined".formatted(when));
      }
    }
    return Optional.empty();
  }

  private static boolean keepsFit(
      HiddenReliefEstimate estimate, ReliefHistories data, int natural, double value) {
    double profile = HiddenReliefEstimator.profile(estimate, data, natural, value);
    return estimate.logLikelihood() - profile < DROP;
  }
}
