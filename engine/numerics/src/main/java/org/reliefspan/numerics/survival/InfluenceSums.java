package org.reliefspan.numerics.survival;

/**
 * Sums over clusters of squares and products of e, b and r of {@link Influence}, kept up to date as
 * single rows enter and end. Not thread-safe.
 */
final class InfluenceSums {
  private final double[] e;
  private final double[] b;
  private final double[] r;
  private double ee;
  private double eb;
  private double er;
  private double bb;
  private double br;
  private double rr;

  InfluenceSums(int clusters) {
    this.e = new double[clusters];
    this.b = new double[clusters];
    this.r = new double[clusters];
  }

  /** A row becomes at risk; the shared parts so far do not touch it. */
  void enter(int cluster, double weight, double sharedGain, double sharedTerminal) {
    change(cluster, weight * sharedGain, weight * sharedTerminal, weight);
  }

  /** A row ends with jumps of its own; the shared parts so far stay with it. */
  void leave(
      int cluster,
      double weight,
      double sharedGain,
      double sharedTerminal,
      double jump,
      double terminalJump) {
    change(
        cluster, weight * (jump - sharedGain), weight * (terminalJump - sharedTerminal), -weight);
  }

  /** Sum of (e - m b - r (E - m B)) squared. */
  double ofCurve(double m, double sharedGain, double sharedTerminal) {
    double h = sharedGain - m * sharedTerminal;
    return ee + m * m * bb + h * h * rr - 2 * m * eb - 2 * h * er + 2 * m * h * br;
  }

  /** Sum of (b - r B) squared. */
  double ofLogSurvival(double sharedTerminal) {
    return bb - 2 * sharedTerminal * br + sharedTerminal * sharedTerminal * rr;
  }

  private void change(int cluster, double byE, double byB, double byR) {
    double newE = e[cluster] + byE;
    double newB = b[cluster] + byB;
    double newR = r[cluster] + byR;
    ee += newE * newE - e[cluster] * e[cluster];
    eb += newE * newB - e[cluster] * b[cluster];
    er += newE * newR - e[cluster] * r[cluster];
    bb += newB * newB - b[cluster] * b[cluster];
    br += newB * newR - b[cluster] * r[cluster];
    rr += newR * newR - r[cluster] * r[cluster];
    e[cluster] = newE;
    b[cluster] = newB;
    r[cluster] = newR;
  }
}
