package org.reliefspan.numerics.imputation;

import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.Quantiles;

/** Normal and chi-square numbers of one imputation, each at its own address. */
final class AddressedNormals {
  private static final Purpose CHAIN = Purpose.of("imputation.chain");
  private static final Purpose VALUE = Purpose.of("imputation.value");
  private static final Purpose EFFECTS = Purpose.of("imputation.effects");
  private static final Purpose COVARIANCE = Purpose.of("imputation.covariance");
  private static final Purpose SCALE_NORMAL = Purpose.of("imputation.scale.normal");
  private static final Purpose SCALE_UNIFORM = Purpose.of("imputation.scale.uniform");
  private static final int ATTEMPTS = 256;

  private final Philox philox;

  AddressedNormals(long seed, int imputation) {
    this.philox = Philox.keyed(seed, "imputation").replication(imputation);
  }

  /** Noise of a subject in a cycle of the chain, by visit. */
  void chain(long subject, int cycle, double[] noise) {
    fill(subject, CHAIN, cycle * noise.length, noise);
  }

  /** Noise of a subject in its imputed values, by visit; the same for every strategy. */
  void value(long subject, double[] noise) {
    fill(subject, VALUE, 0, noise);
  }

  /** Noise of the effects in a cycle. */
  void effects(int cycle, double[] noise) {
    fill(0, EFFECTS, cycle * noise.length, noise);
  }

  /** Noise of the covariance in a cycle. */
  double covariance(int cycle, int visits, int row, int column) {
    int occurrence = (cycle * visits + row) * visits + column;
    return Quantiles.normal(philox.uniform(0, COVARIANCE, occurrence), 0, 1);
  }

  private void fill(long subject, Purpose purpose, int first, double[] noise) {
    for (int i = 0; i < noise.length; i++) {
      noise[i] = Quantiles.normal(philox.uniform(subject, purpose, first + i), 0, 1);
    }
  }

  /**
   * Chi-square by Marsaglia and Tsang's rejection (2000, doi 10.1145/358407.358414), attempts being
   * part of the address.
   *
   * @param degrees at least 2
   * @param place cycle and row as one number, the patient part of the address
   */
  double chiSquare(double degrees, long place) {
    double shift = degrees / 2 - 1 / 3.0;
    double scale = 1 / Math.sqrt(9 * shift);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double normal = Quantiles.normal(philox.uniform(place, SCALE_NORMAL, attempt), 0, 1);
      double root = 1 + scale * normal;
      double cube = root * root * root;
      double log = Math.log(philox.uniform(place, SCALE_UNIFORM, attempt));
      if (root > 0 && log < normal * normal / 2 + shift * (1 - cube + Math.log(cube))) {
        return 2 * shift * cube;
      }
    }
    return 2 * shift; // out of reach: each attempt is accepted with probability above 0.95
  }
}
