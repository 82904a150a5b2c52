package org.reliefspan.numerics.queueing;

/**
 * Stationary law of numbers that go up and down by one.
 *
 * <p>Formula: weight(n + 1) = weight(n) births[n] / deaths[n], scaled to sum 1. Weights that grow
 * large are scaled down with all before them, so loads in the thousands neither overflow nor lose
 * digits of what matters.
 */
final class BirthDeath {
  private static final double LARGE = 1e150;

  private BirthDeath() {}

  /**
   * The law of 0 to n.
   *
   * @param births rate from k to k + 1, index 0 to n - 1
   * @param deaths rate from k + 1 to k, positive, index 0 to n - 1
   */
  static double[] law(double[] births, double[] deaths) {
    double[] weight = new double[births.length + 1];
    weight[0] = 1;
    for (int n = 0; n < births.length; n++) {
      weight[n + 1] = weight[n] * (births[n] / deaths[n]);
      if (weight[n + 1] > LARGE) {
        scale(weight, n + 2, 1 / LARGE);
      }
    }
    double total = 0;
    for (int n = weight.length - 1; n >= 0; n--) {
      total += weight[n];
    }
    scale(weight, weight.length, 1 / total);
    return weight;
  }

  private static void scale(double[] weight, int count, double factor) {
    for (int n = 0; n < count; n++) {
      weight[n] *= factor;
    }
  }
}
