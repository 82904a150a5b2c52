package org.reliefspan.numerics.queueing;

import org.apache.commons.math3.special.Gamma;

/** Probabilities of Poisson numbers, from the largest outwards so that none loses digits. */
final class PoissonTerms {
  private PoissonTerms() {}

  /** P(N = n) for n from 0 to count - 1. */
  static double[] upTo(double mean, int count) {
    double[] term = new double[count];
    int mode = (int) Math.min(count - 1.0, Math.floor(mean));
    term[mode] =
        mean == 0 ? 1 : Math.exp(mode * Math.log(mean) - mean - Gamma.logGamma(mode + 1.0));
    for (int n = mode; n > 0; n--) {
      term[n - 1] = term[n] * n / mean;
    }
    for (int n = mode + 1; n < count; n++) {
      term[n] = term[n - 1] * mean / n;
    }
    return term;
  }
}
