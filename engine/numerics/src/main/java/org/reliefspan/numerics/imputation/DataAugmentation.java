package org.reliefspan.numerics.imputation;

import java.util.Arrays;
import org.reliefspan.numerics.longitudinal.OrthonormalDesign;

/**
 * Draws effects and covariance of a multivariate normal regression with missing outcomes.
 *
 * <p>Cycle: missing outcomes given parameters, then S ~ inverse Wishart(n - q, residual products)
 * and effects ~ N(Q'Y, I x S) given the completed outcomes, Q being the orthonormal covariates of
 * the subjects with any outcome (prior |S|<sup>-(visits + 1) / 2</sup>). Not thread-safe.
 */
final class DataAugmentation {
  private final int visits;
  private final int rank;
  private final int subjects;
  private final double[] seen; // [subject][visit], only subjects with an outcome
  private final ConditionalNormal[] conditionals; // distinct patterns
  private final int[] pattern; // of each subject
  private final OrthonormalDesign design;
  private final long[] identity;
  private final double[] values;
  private final double[] effects;
  private final double[] covariance;
  private final double[] mean;
  private final double[] noise;
  private final double[] effectNoise;

  DataAugmentation(
      int visits,
      double[] seen,
      OrthonormalDesign design,
      long[] identity,
      ConditionalNormal[] conditionals,
      int[] pattern) {
    this.visits = visits;
    this.rank = design.rank();
    this.subjects = identity.length;
    this.seen = seen;
    this.design = design;
    this.identity = identity;
    this.conditionals = conditionals;
    this.pattern = pattern;
    this.values = new double[seen.length];
    this.effects = new double[rank * visits];
    this.covariance = new double[visits * visits];
    this.mean = new double[visits];
    this.noise = new double[visits];
    this.effectNoise = new double[rank * visits];
  }

  /** Runs one chain from its start. */
  ParameterDraw draw(AddressedNormals normals, int iterations) {
    start();
    for (int cycle = 0; cycle < iterations; cycle++) {
      drawOutcomes(normals, cycle);
      drawParameters(normals, cycle);
    }
    return new ParameterDraw(effects, covariance);
  }

  /** Means and variances of what was seen at each visit. */
  private void start() {
    Arrays.fill(covariance, 0);
    Arrays.fill(effects, 0);
    for (int visit = 0; visit < visits; visit++) {
      double sum = 0;
      double square = 0;
      int count = 0;
      for (int i = 0; i < subjects; i++) {
        double value = seen[i * visits + visit];
        if (!Double.isNaN(value)) {
          count++;
          double before = value - sum;
          sum += before / count;
          square += before * (value - sum);
        }
      }
      covariance[visit * visits + visit] = square > 0 ? square / count : 1;
      for (int k = 0; k < rank; k++) { // the constant, as far as the covariates contain it
        for (int i = 0; i < subjects; i++) {
          effects[k * visits + visit] += design.entry(i, k) * sum;
        }
      }
    }
  }

  private void drawOutcomes(AddressedNormals normals, int cycle) {
    for (ConditionalNormal conditional : conditionals) {
      conditional.prepare(covariance);
    }
    System.arraycopy(seen, 0, values, 0, seen.length);
    for (int i = 0; i < subjects; i++) {
      ConditionalNormal conditional = conditionals[pattern[i]];
      if (!conditional.isComplete()) {
        fillMean(i);
        normals.chain(identity[i], cycle, noise);
        conditional.complete(values, i * visits, mean, noise);
      }
    }
  }

  private void fillMean(int subject) {
    Arrays.fill(mean, 0);
    for (int k = 0; k < rank; k++) {
      double entry = design.entry(subject, k);
      for (int visit = 0; visit < visits; visit++) {
        mean[visit] += entry * effects[k * visits + visit];
      }
    }
  }

  private void drawParameters(AddressedNormals normals, int cycle) {
    Arrays.fill(effects, 0);
    for (int i = 0; i < subjects; i++) {
      for (int k = 0; k < rank; k++) {
        double entry = design.entry(i, k);
        for (int visit = 0; visit < visits; visit++) {
          effects[k * visits + visit] += entry * values[i * visits + visit];
        }
      }
    }
    double[] root =
        InverseWishart.root(residualProducts(), visits, subjects - rank, normals, cycle);
    normals.effects(cycle, effectNoise);
    for (int s = 0; s < visits; s++) {
      for (int t = 0; t < visits; t++) {
        double sum = 0;
        for (int k = 0; k < visits; k++) {
          sum += root[s * visits + k] * root[t * visits + k];
        }
        covariance[s * visits + t] = sum;
        for (int k = 0; k < rank; k++) {
          effects[k * visits + s] += root[s * visits + t] * effectNoise[k * visits + t];
        }
      }
    }
  }

  private double[] residualProducts() {
    double[] products = new double[visits * visits];
    for (int i = 0; i < subjects; i++) {
      fillMean(i);
      for (int s = 0; s < visits; s++) {
        double residual = values[i * visits + s] - mean[s];
        for (int t = 0; t <= s; t++) {
          products[s * visits + t] += residual * (values[i * visits + t] - mean[t]);
        }
      }
    }
    for (int s = 0; s < visits; s++) {
      for (int t = 0; t < s; t++) {
        products[t * visits + s] = products[s * visits + t];
      }
    }
    return products;
  }
}
