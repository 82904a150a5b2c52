package org.reliefspan.numerics.longitudinal;

import java.util.Arrays;
import java.util.List;
import org.reliefspan.numerics.matrix.Cholesky;

/**
 * Minus twice the (restricted) log likelihood as a function of the covariance parameters, with
 * exact first and second derivatives.
 *
 * <p>With P = V<sup>-1</sup> - V<sup>-1</sup>X Phi X'V<sup>-1</sup>, Phi = (X'V<sup>-1</sup>X)
 * <sup>-1</sup>, e = y - X b and dots for derivatives of V: first tr(P V_r) - e'V<sup>-1</sup>V_r
 * V<sup>-1</sup>e; second tr(P V_rs) - tr(P V_r P V_s) + 2 y'P V_r P V_s P y - y'P V_rs P y. The
 * traces need, for each pattern, only the two small matrices sum X_i Phi X_i' and sum e_i e_i', so
 * the cost does not grow with the number of subjects of a pattern. Not thread-safe.
 */
final class CovarianceCriterion {
  private final SubjectRows rows;
  private final CovarianceStructure structure;
  private final Criterion criterion;
  private final int rank;
  private final int parameters;
  private final List<Pattern> patterns;
  private final double[][] inverses; // of each pattern's covariance
  private final double[] total; // packed [X y]'V^-1[X y]
  private final double[] precision; // rank x rank
  private final double[] basisCovariance; // Phi, rank x rank
  private final double[] coefficients; // of the basis
  private final Cholesky factor;
  private final PatternDerivatives derivatives;

  CovarianceCriterion(SubjectRows rows, CovarianceStructure structure, Criterion criterion) {
    this.rows = rows;
    this.structure = structure;
    this.criterion = criterion;
    this.rank = rows.rank();
    this.parameters = structure.parameters();
    this.patterns = rows.patterns();
    this.inverses = new double[patterns.size()][];
    for (int g = 0; g < inverses.length; g++) {
      inverses[g] = new double[patterns.get(g).size() * patterns.get(g).size()];
    }
    this.total = new double[Blocks.packedSize(rank + 1)];
    this.precision = new double[rank * rank];
    this.basisCovariance = new double[rank * rank];
    this.coefficients = new double[rank];
    this.factor = Cholesky.ofSize(rank);
    this.derivatives =
        new PatternDerivatives(structure, rows.largestPattern(), rank, structure.parameters());
  }

  /** Value at natural parameters; positive infinity where a covariance is not positive definite. */
  double value(double[] theta) {
    Arrays.fill(total, 0);
    double logDeterminant = 0;
    double[] covariance = derivatives.block();
    for (int g = 0; g < patterns.size(); g++) {
      Pattern pattern = patterns.get(g);
      structure.covariance(theta, pattern.coordinates(), pattern.size(), covariance);
      double log = Blocks.invert(covariance, pattern.size(), inverses[g]);
      if (log == Double.POSITIVE_INFINITY) {
        return log;
      }
      logDeterminant += pattern.subjects() * log;
      pattern.addQuadratic(inverses[g], total);
    }
    return solve(logDeterminant);
  }

  private double solve(double logDeterminant) {
    Blocks.unpack(total, rank, precision);
    factor.refactor(precision, Cholesky.TOLERANCE);
    if (!factor.isPositiveDefinite()) {
      return Double.POSITIVE_INFINITY;
    }
    System.arraycopy(factor.inverse(), 0, basisCovariance, 0, rank * rank);
    int last = Blocks.packedSize(rank);
    System.arraycopy(total, last, coefficients, 0, rank);
    factor.solve(coefficients);
    double square = total[last + rank];
    for (int j = 0; j < rank; j++) {
      square -= coefficients[j] * total[last + j];
    }
    boolean restricted = criterion == Criterion.REML;
    double count = rows.rows() - (restricted ? rank : 0);
    return count * Math.log(2 * Math.PI)
        + logDeterminant
        + square
        + (restricted ? factor.logDeterminant() : 0);
  }

  /** Derivatives at the parameters last given to {@link #value}. */
  void differentiate(double[] theta) {
    derivatives.clear();
    double[] spread = doubledPacked(basisCovariance);
    double[] residual = residualWeights();
    for (int g = 0; g < patterns.size(); g++) {
      derivatives.add(patterns.get(g), inverses[g], theta, spread, residual);
    }
    derivatives.finish(basisCovariance, coefficients, criterion);
  }

  /** Phi, with a row and column of zeros for the response. */
  private double[] doubledPacked(double[] matrix) {
    double[] packed = new double[total.length];
    for (int i = 0; i < rank; i++) {
      for (int j = 0; j <= i; j++) {
        packed[i * (i + 1) / 2 + j] = (i == j ? 1 : 2) * matrix[i * rank + j];
      }
    }
    return packed;
  }

  /** v v' for v = (-b, 1), which makes residuals of rows. */
  private double[] residualWeights() {
    double[] packed = new double[total.length];
    for (int i = 0; i <= rank; i++) {
      double left = i == rank ? 1 : -coefficients[i];
      for (int j = 0; j <= i; j++) {
        double right = j == rank ? 1 : -coefficients[j];
        packed[i * (i + 1) / 2 + j] = (i == j ? 1 : 2) * left * right;
      }
    }
    return packed;
  }

  /** Gradient of the value in natural parameters. */
  double[] gradient() {
    return derivatives.gradient();
  }

  /** Second derivatives of the value, row-major. */
  double[] observed() {
    return derivatives.observed();
  }

  /** Expected second derivatives of the value, row-major. */
  double[] expected() {
    return derivatives.expected();
  }

  /** X'V<sup>-1</sup>V_r V<sup>-1</sup>X in the basis, row-major. */
  double[] slope(int parameter) {
    return derivatives.slope(parameter);
  }

  /**
   * Sum over r and s of weight times X'V<sup>-1</sup>V_r V<sup>-1</sup>V_s V<sup>-1</sup>X, less a
   * quarter of X'V<sup>-1</sup>V_rs V<sup>-1</sup>X where asked, in the basis, row-major.
   */
  double[] secondOrder(double[] theta, double[] weights, double curvatureShare) {
    double[] sum = new double[total.length];
    for (int g = 0; g < patterns.size(); g++) {
      derivatives.addSecondOrder(patterns.get(g), inverses[g], theta, weights, curvatureShare, sum);
    }
    double[] full = new double[rank * rank];
    Blocks.unpack(sum, rank, full);
    return full;
  }

  double[] basisCovariance() {
    return basisCovariance;
  }

  double[] coefficients() {
    return coefficients;
  }

  double[] inverse(int pattern) {
    return inverses[pattern];
  }

  int parameters() {
    return parameters;
  }

  int rank() {
    return rank;
  }
}
