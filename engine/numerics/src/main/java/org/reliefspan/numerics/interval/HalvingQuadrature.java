package org.reliefspan.numerics.interval;

/** Area under a survivor function from 0 to tau: ten points on each of 2 pieces per halving. */
final class HalvingQuadrature {
  private static final int HALVINGS = 30;
  private static final double[] NODE = {
    0.14887433898163122,
    0.4333953941292472,
    0.6794095682990244,
    0.8650633666889845,
    0.9739065285171717
  };
  private static final double[] WEIGHT = {
    0.29552422471475287,
    0.26926671930999635,
    0.21908636251598204,
    0.1494513491505806,
    0.06667134430868814
  };

  private HalvingQuadrature() {}

  static double integral(DurationFamily family, double tau, double mu, double logSigma) {
    double sum = 0;
    double end = tau;
    for (int halving = 0; halving < HALVINGS; halving++) {
      double start = end / 2;
      double middle = 0.75 * end;
      sum += piece(family, start, middle, mu, logSigma) + piece(family, middle, end, mu, logSigma);
      end = start;
    }
    return sum + piece(family, 0, end, mu, logSigma);
  }

  private static double piece(
      DurationFamily family, double start, double end, double mu, double logSigma) {
    double centre = 0.5 * (start + end);
    double half = 0.5 * (end - start);
    double sum = 0;
    for (int i = 0; i < NODE.length; i++) {
      double below = family.survivor(centre - half * NODE[i], mu, logSigma);
      double above = family.survivor(centre + half * NODE[i], mu, logSigma);
      sum += WEIGHT[i] * (below + above);
    }
    return half * sum;
  }
}
