package org.reliefspan.numerics.resample;

/**
 * Poisson(1) bootstrap weights by patient: every row of a patient gets the same weight.
 *
 * <p>Formula: the smallest k with u < P(K <= k), K Poisson with mean 1. Domain: any patient keys.
 * Edge case: k is at most 19, beyond which no double below 1 reaches. Source: Hanley and MacGibbon
 * 2006, doi 10.1016/j.cmpb.2006.04.006. Agreement: R 4.2.2 {@code qpois(u, 1)}, equal ({@code
 * PatientBootstrapWeightsTest}). Thread-safe when the address is.
 */
public final class PatientBootstrapWeights {
  private static final double[] CUMULATIVE = cumulative();

  private final UniformAddress address;

  private PatientBootstrapWeights(UniformAddress address) {
    this.address = address;
  }

  /** Weights drawn from these uniforms. */
  public static PatientBootstrapWeights from(UniformAddress address) {
    return new PatientBootstrapWeights(address);
  }

  /** Weight of a patient in a replicate. */
  public int weight(long patient, int replicate) {
    return poisson(address.uniform(patient, replicate));
  }

  /** Writes the weights of patients in a replicate; arrays equally long. */
  public void fill(long[] patient, int replicate, double[] weight) {
    for (int i = 0; i < patient.length; i++) {
      weight[i] = weight(patient[i], replicate);
    }
  }

  /**
   * Writes the weights of rows in a replicate.
   *
   * @param patient key by cluster number
   * @param cluster cluster number of each row
   * @param weight receives one weight per row
   */
  public void fillRows(long[] patient, int[] cluster, int replicate, double[] weight) {
    for (int row = 0; row < cluster.length; row++) {
      weight[row] = weight(patient[cluster[row]], replicate);
    }
  }

  static int poisson(double uniform) {
    int count = 0;
    while (count < CUMULATIVE.length && uniform >= CUMULATIVE[count]) {
      count++;
    }
    return count;
  }

  private static double[] cumulative() {
    double[] values = new double[19];
    double term = Math.exp(-1);
    double sum = 0;
    for (int count = 0; count < values.length; count++) {
      sum += term;
      values[count] = sum;
      term /= count + 1;
    }
    return values;
  }
}
