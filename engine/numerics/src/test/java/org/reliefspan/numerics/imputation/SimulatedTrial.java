package org.reliefspan.numerics.imputation;

import java.util.SplittableRandom;

/**
 * Two arms (even subjects are the reference), baseline and three visits; errors are a random walk.
 * Means are 50 - visit in the reference arm and 50 - visit - 2 (visit + 1) in the other.
 */
final class SimulatedTrial {
  static final int VISITS = 3;
  static final int COLUMNS = 3; // one, arm, baseline

  final double[] outcome;
  final double[] covariates;
  final double[] reference;
  final long[] identity;
  final boolean[] active;

  /** Leaves before each visit with a probability that may depend on the last outcome. */
  SimulatedTrial(int subjects, long seed, double leaving, double leavingWhenHigh) {
    SplittableRandom random = new SplittableRandom(seed);
    outcome = new double[subjects * VISITS];
    covariates = new double[subjects * COLUMNS];
    reference = new double[subjects * COLUMNS];
    identity = new long[subjects];
    active = new boolean[subjects];
    for (int i = 0; i < subjects; i++) {
      int arm = i % 2;
      double baseline = 3 * random.nextGaussian();
      identity[i] = 100L + i;
      active[i] = arm == 1;
      covariates[i * COLUMNS] = 1;
      covariates[i * COLUMNS + 1] = arm;
      covariates[i * COLUMNS + 2] = baseline;
      reference[i * COLUMNS] = 1;
      reference[i * COLUMNS + 2] = baseline;
      double walk = 0;
      boolean gone = false;
      for (int visit = 0; visit < VISITS; visit++) {
        walk += 2 * random.nextGaussian();
        double value = 50 - visit - 2 * arm * (visit + 1) + 0.7 * baseline + walk;
        outcome[i * VISITS + visit] = gone ? Double.NaN : value;
        double chance = value > 48 ? leavingWhenHigh : leaving;
        gone |= visit + 1 < VISITS && random.nextDouble() < chance;
      }
    }
  }

  IncompleteOutcomes incomplete() {
    return IncompleteOutcomes.of(VISITS, outcome, covariates, identity).withReference(reference);
  }

  /** Difference of the arms at the last visit, given baseline. */
  VisitRegression analysis() {
    return VisitRegression.atLast(VISITS, covariates, new double[] {0, 1, 0});
  }
}
