package org.reliefspan.numerics.hidden;

/**
 * After the first loss: lost (0) and regained (1), with visits as killing. exp(M u) for M = [[-(r0
 * + regain), regain], [relapse, -(r1 + relapse)]] is e^{a u} E + e^{b u} F with projections E and
 * F; its derivative in a direction D is the sum over pairs of e(i, j, u) P_i D P_j, e being the
 * divided difference of the exponential. Not thread-safe.
 */
final class TailChain {
  private double slow; // the larger eigenvalue
  private double fast;
  private double slow00;
  private double slow01;
  private double slow10;
  private double slow11;

  void set(double rate0, double rate1, double regain, double relapse) {
    double a = rate0 + regain;
    double b = rate1 + relapse;
    if (!(regain > 0)) {
      slow = -a;
      fast = -a;
      slow00 = 1;
      slow01 = 0;
      slow10 = 0;
      slow11 = 0;
      return;
    }
    double half = (a - b) / 2;
    double spread = Math.sqrt(half * half + regain * relapse);
    slow = -(a + b) / 2 + spread;
    fast = -(a + b) / 2 - spread;
    slow00 = (-a - fast) / (2 * spread);
    slow01 = regain / (2 * spread);
    slow10 = relapse / (2 * spread);
    slow11 = (-b - fast) / (2 * spread);
  }

  double slow() {
    return slow;
  }

  double fast() {
    return fast;
  }

  /** Entry of the projection on the larger eigenvalue. */
  double slowEntry(int row, int column) {
    return row == 0 ? column == 0 ? slow00 : slow01 : column == 0 ? slow10 : slow11;
  }

  /** Entry of the projection on the smaller eigenvalue. */
  double fastEntry(int row, int column) {
    return (row == column ? 1 : 0) - slowEntry(row, column);
  }

  /**
   * Adds to the derivatives by (rate0, rate1, regain, relapse) those of row'exp(M u)after, summed
   * over u with weights.
   *
   * @param row0 weight of lost before; {@code row1} of regained
   * @param after0 value of lost after; {@code after1} of regained
   * @param slowSlow weighted sum of u e^{slow u}; the others accordingly
   */
  void addDerivatives(
      double row0,
      double row1,
      double after0,
      double after1,
      double slowSlow,
      double mixed,
      double fastFast,
      double[] derivatives) {
    double slowRow0 = row0 * slow00 + row1 * slow10;
    double slowRow1 = row0 * slow01 + row1 * slow11;
    double fastRow0 = row0 - slowRow0;
    double fastRow1 = row1 - slowRow1;
    double slowAfter0 = slow00 * after0 + slow01 * after1;
    double slowAfter1 = slow10 * after0 + slow11 * after1;
    double fastAfter0 = after0 - slowAfter0;
    double fastAfter1 = after1 - slowAfter1;
    pair(slowRow0, slowRow1, slowAfter0, slowAfter1, slowSlow, derivatives);
    pair(slowRow0, slowRow1, fastAfter0, fastAfter1, mixed, derivatives);
    pair(fastRow0, fastRow1, slowAfter0, slowAfter1, mixed, derivatives);
    pair(fastRow0, fastRow1, fastAfter0, fastAfter1, fastFast, derivatives);
  }

  private static void pair(
      double row0, double row1, double after0, double after1, double weight, double[] into) {
    into[0] -= weight * row0 * after0;
    into[1] -= weight * row1 * after1;
    into[2] += weight * row0 * (after1 - after0);
    into[3] += weight * row1 * (after0 - after1);
  }

  /** (e^{slow u} - e^{fast u}) / (slow - fast). */
  double mixed(double atSlow, double atFast, double u) {
    double distance = slow - fast;
    return distance * u < 1e-7 ? u * atSlow : (atSlow - atFast) / distance;
  }

  /**
   * Sum of {@link #mixed} over u up to a length, from sums of e^{slow u}, e^{fast u}, u e^{slow u}.
   */
  double mixedSum(double sumSlow, double sumFast, double slowSlow, double longest) {
    double distance = slow - fast;
    return distance * longest < 1e-7 ? slowSlow : (sumSlow - sumFast) / distance;
  }
}
