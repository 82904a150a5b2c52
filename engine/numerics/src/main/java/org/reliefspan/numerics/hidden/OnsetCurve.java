package org.reliefspan.numerics.hidden;

/**
 * Weight of having entered relief within a stretch of length u: onset e^{-r1 u} (1 - e^{-d u}) / d,
 * d = onset + r0 - r1, r the visit rates outside and in relief; with its derivatives. Not
 * thread-safe.
 */
final class OnsetCurve {
  private double onset;
  private double difference;

  double value;
  double byOnset;
  double byRate0;
  double byRate1;

  void set(double onsetRate, double rate0, double rate1) {
    onset = onsetRate;
    difference = onsetRate + rate0 - rate1;
  }

  /** Fills value and derivatives. */
  void evaluate(double u, double staying) {
    double du = difference * u;
    double share;
    double slope;
    if (Math.abs(du) < 1e-3) {
      share = u * (1 - du / 2 * (1 - du / 3 * (1 - du / 4)));
      slope = -u * u / 2 * (1 - 2 * du / 3 * (1 - 3 * du / 8));
    } else {
      double rest = Math.exp(-du);
      share = (1 - rest) / difference;
      slope = (u * rest - share) / difference;
    }
    value = onset * staying * share;
    byRate0 = onset * staying * slope;
    byOnset = staying * share + byRate0;
    byRate1 = -u * value - byRate0;
  }
}
