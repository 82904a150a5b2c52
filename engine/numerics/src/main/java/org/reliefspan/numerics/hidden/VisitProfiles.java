package org.reliefspan.numerics.hidden;

import java.util.Optional;

/** Whether the profile likelihood bounds each rate of visits and chance of attendance. */
final class VisitProfiles {
  /** Half the 95% point of chi-square with 1 degree of freedom. */
  private static final double DROP = 1.920729410347062;

  private static final double ERRORS = 6; // so far the profile is mostly settled, and soon found
  private static final double FAR_RATE = 3; // 20 times as many visits
  private static final double FAR_LOGIT = 4;

  private VisitProfiles() {}

  /** Drop in a pilot that settles it for all: far beyond what more episodes could undo. */
  private static final double CLEAR_DROP = 10;

  /** A sentence on the first that is not bounded. */
  static Optional<String> unbounded(HiddenReliefEstimate estimate) {
    Optional<HiddenReliefEstimate> pilot = HiddenReliefEstimator.ofPilot(estimate);
    if (pilot.isPresent() && unbounded(pilot.get(), CLEAR_DROP).isEmpty()) {
      return Optional.empty();
    }
    return unbounded(estimate, DROP);
  }

  private static Optional<String> unbounded(HiddenReliefEstimate estimate, double drop) {
    for (int state = 0; state < 2; state++) {
      String when = state == 0 ? "not in relief" : "in relief";
      int rate = Natural.RATE + state;
      if (estimate.isEstimated(rate)
          && keepsFit(estimate, rate, estimate.natural(rate) + FAR_RATE, drop)) {
        return Optional.of(
            "the rate of unscheduled visits when %s has no upper limit".formatted(when));
      }
      int chance = Natural.ATTENDANCE + state;
      if (estimate.isEstimated(chance)
          && keepsFit(estimate, chance, FAR_LOGIT, drop)
          && keepsFit(estimate, chance, -FAR_LOGIT, drop)) {
        return Optional.of("the chance to keep a slot when %s is not determined".formatted(when));
      }
    }
    return Optional.empty();
  }

  /** Whether the profile has not fallen by a drop between the estimate and a value. */
  private static boolean keepsFit(
      HiddenReliefEstimate estimate, int natural, double value, double drop) {
    double limit = estimate.logLikelihood() - drop;
    double distance = value - estimate.natural(natural);
    double nearer = Math.min(Math.abs(distance), ERRORS * estimate.standardError(natural));
    double before = estimate.natural(natural) + Math.copySign(nearer, distance);
    return HiddenReliefEstimator.profile(estimate, natural, before, limit) > limit
        && HiddenReliefEstimator.profile(estimate, natural, value, limit) > limit;
  }
}
