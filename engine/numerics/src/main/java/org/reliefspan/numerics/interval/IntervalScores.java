package org.reliefspan.numerics.interval;

/**
 * Scores of rows for comparing groups, from the survival before (a) and after (b) a row's interval
 * under the pooled nonparametric estimate: (f(a) - f(b)) / (S_a - S_b).
 *
 * <p>A long time has a low score: a negative sum says that a group lasts longer.
 */
public enum IntervalScores {
  /** Sun 1996 (log-rank 1): f = S log S~, S~ from the sums of mass by survival (Nelson-Aalen). */
  SUN {
    @Override
    double value(double survival, double productLimit) {
      return survival == 0 ? 0 : survival * Math.log(productLimit);
    }
  },
  /** Finkelstein 1986 (log-rank 2): f = S log S, the score of proportional hazards. */
  FINKELSTEIN {
    @Override
    double value(double survival, double productLimit) {
      return survival == 0 ? 0 : survival * Math.log(survival);
    }
  },
  /** Wilcoxon-Mann-Whitney: f = S^2 - S, the score of proportional odds: S_a + S_b - 1. */
  WILCOXON {
    @Override
    double value(double survival, double productLimit) {
      return survival * (survival - 1);
    }
  };

  /** f at a survival and exp of minus the summed hazard. */
  abstract double value(double survival, double productLimit);
}
