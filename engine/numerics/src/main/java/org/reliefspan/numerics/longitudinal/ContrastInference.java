package org.reliefspan.numerics.longitudinal;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.reliefspan.numerics.matrix.Cholesky;
import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Variances of contrasts and their degrees of freedom, in the orthonormal basis.
 *
 * <p>Satterthwaite: df = 2 v<sup>2</sup> / (g'W g), v = l'Phi l, g_r = l'Phi B_r Phi l with B_r =
 * X'V<sup>-1</sup>V_r V<sup>-1</sup>X and W the covariance of the covariance parameters; several
 * contrasts through the eigenvectors of L Phi L' (Fai and Cornelius 1996). Kenward-Roger: Phi_A =
 * Phi + 2 Phi (sum of W_rs (Q_rs - B_r Phi B_s - R_rs / 4)) Phi and the scaled F of Kenward and
 * Roger 1997, section 3.
 */
final class ContrastInference {
  private static final double SMALL = 1e-12;

  private final int rank;
  private final int parameters;
  private final double[] basisCovariance; // Phi
  private final double[][] covarianceSlopes; // Phi B_r Phi
  private final double[] parameterCovariance; // W
  private final double[] adjusted; // Phi_A
  private final double[] adjustedLinear; // Phi_A without R_rs

  private ContrastInference(
      double[] basisCovariance,
      double[][] covarianceSlopes,
      double[] parameterCovariance,
      double[] adjusted,
      double[] adjustedLinear,
      int rank) {
    this.rank = rank;
    this.parameters = covarianceSlopes.length;
    this.basisCovariance = basisCovariance;
    this.covarianceSlopes = covarianceSlopes;
    this.parameterCovariance = parameterCovariance;
    this.adjusted = adjusted;
    this.adjustedLinear = adjustedLinear;
  }

  /** From a criterion differentiated at the estimate. */
  static ContrastInference of(
      CovarianceCriterion criterion,
      double[] theta,
      double[] parameterCovariance,
      CovarianceStructure structure) {
    int rank = criterion.rank();
    double[] phi = criterion.basisCovariance().clone();
    double[][] slopes = new double[theta.length][];
    double[] products = new double[rank * rank]; // sum W_rs B_r Phi B_s
    for (int r = 0; r < theta.length; r++) {
      slopes[r] = Matrices.product(phi, criterion.slope(r), rank, rank, rank);
    }
    for (int r = 0; r < theta.length; r++) {
      double[] weighted = new double[rank * rank];
      for (int s = 0; s < theta.length; s++) {
        double weight = parameterCovariance[r * theta.length + s];
        for (int i = 0; i < weighted.length; i++) {
          weighted[i] += weight * slopes[s][i];
        }
      }
      double[] product = Matrices.product(criterion.slope(r), weighted, rank, rank, rank);
      for (int i = 0; i < products.length; i++) {
        products[i] += product[i];
      }
    }
    double[] linear =
        adjusted(phi, criterion.secondOrder(theta, parameterCovariance, 0), products, rank);
    double[] full =
        structure.isLinear()
            ? linear
            : adjusted(
                phi, criterion.secondOrder(theta, parameterCovariance, 0.25), products, rank);
    for (int r = 0; r < theta.length; r++) {
      slopes[r] = Matrices.product(slopes[r], phi, rank, rank, rank);
    }
    return new ContrastInference(phi, slopes, parameterCovariance, full, linear, rank);
  }

  private static double[] adjusted(double[] phi, double[] second, double[] products, int rank) {
    double[] inner = new double[rank * rank];
    for (int i = 0; i < inner.length; i++) {
      inner[i] = 2 * (second[i] - products[i]);
    }
    double[] added = Matrices.sandwich(phi, inner, rank, rank);
    for (int i = 0; i < added.length; i++) {
      added[i] += phi[i];
    }
    return Matrices.symmetrised(added, rank);
  }

  /** Variance of a contrast, and of no other scale than the basis. */
  double variance(double[] contrast, DegreesOfFreedom method) {
    return form(contrast, covariance(method), contrast);
  }

  /** The covariance of the basis' coefficients that a method uses. */
  double[] covariance(DegreesOfFreedom method) {
    return switch (method) {
      case SATTERTHWAITE, NORMAL -> basisCovariance;
      case KENWARD_ROGER -> adjusted;
      case KENWARD_ROGER_LINEAR -> adjustedLinear;
    };
  }

  /** Degrees of freedom of one contrast. */
  double degreesOfFreedom(double[] contrast, DegreesOfFreedom method) {
    if (method == DegreesOfFreedom.NORMAL) {
      return Double.POSITIVE_INFINITY;
    }
    double[] gradient = new double[parameters];
    for (int r = 0; r < parameters; r++) {
      gradient[r] = form(contrast, covarianceSlopes[r], contrast);
    }
    double variance = form(contrast, basisCovariance, contrast);
    double spread = form(gradient, parameterCovariance, gradient);
    return spread > 0 ? 2 * variance * variance / spread : Double.POSITIVE_INFINITY;
  }

  private static double form(double[] left, double[] matrix, double[] right) {
    int size = left.length;
    double sum = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        sum += left[i] * matrix[i * size + j] * right[j];
      }
    }
    return sum;
  }

  /**
   * F test that all contrasts are 0.
   *
   * @param contrasts row-major count x rank, independent
   * @param values of the contrasts, in units in which the basis has covariance Phi
   */
  JointTest jointTest(double[] contrasts, int count, double[] values, DegreesOfFreedom method) {
    double[] variance = Matrices.sandwich(contrasts, covariance(method), count, rank);
    Cholesky factor = Cholesky.of(variance, count);
    if (!factor.isPositiveDefinite()) {
      throw new NotEstimableException("The contrasts of a joint test must be independent.");
    }
    double f = factor.quadraticForm(values) / count;
    return switch (method) {
      case NORMAL -> JointTest.of(f, count, Double.POSITIVE_INFINITY);
      case SATTERTHWAITE -> JointTest.of(f, count, eigenDegrees(contrasts, count, variance));
      case KENWARD_ROGER, KENWARD_ROGER_LINEAR -> scaled(contrasts, count, f);
    };
  }

  private double eigenDegrees(double[] contrasts, int count, double[] variance) {
    double[][] square = new double[count][];
    for (int i = 0; i < count; i++) {
      square[i] = Arrays.copyOfRange(variance, i * count, (i + 1) * count);
    }
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(square));
    double expectation = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int m = 0; m < count; m++) {
      double[] vector = eigen.getEigenvector(m).toArray();
      double[] contrast = Matrices.product(vector, contrasts, 1, count, rank);
      double degrees = degreesOfFreedom(contrast, DegreesOfFreedom.SATTERTHWAITE);
      least = Math.min(least, degrees);
      expectation += degrees > 2 ? 1 / (1 - 2 / degrees) : 0;
    }
    if (count == 1) {
      return least;
    }
    return expectation > count * (1 + SMALL)
        ? 2 * expectation / (expectation - count)
        : least > 2 ? Double.POSITIVE_INFINITY : 2;
  }

  /** The scaled F of Kenward and Roger; names as in their paper. */
  private JointTest scaled(double[] contrasts, int count, double f) {
    double[] middle =
        Cholesky.of(Matrices.sandwich(contrasts, basisCovariance, count, rank), count).inverse();
    double[][] ratio = new double[parameters][];
    for (int r = 0; r < parameters; r++) {
      double[] slope = Matrices.sandwich(contrasts, covarianceSlopes[r], count, rank);
      ratio[r] = Matrices.product(middle, slope, count, count, count);
    }
    double a1 = 0;
    double a2 = 0;
    for (int r = 0; r < parameters; r++) {
      for (int s = 0; s < parameters; s++) {
        double weight = parameterCovariance[r * parameters + s];
        a1 += weight * Blocks.trace(ratio[r], count) * Blocks.trace(ratio[s], count);
        a2 += weight * Blocks.traceOfProduct(ratio[r], ratio[s], count);
      }
    }
    return a2 > SMALL ? scaled(count, f, a1, a2) : JointTest.of(f, count, Double.POSITIVE_INFINITY);
  }

  private static JointTest scaled(int count, double f, double a1, double a2) {
    double l = count;
    double b = (a1 + 6 * a2) / (2 * l);
    double g = ((l + 1) * a1 - (l + 4) * a2) / ((l + 2) * a2);
    double scale = 3 * l + 2 * (1 - g);
    double c1 = g / scale;
    double c2 = (l - g) / scale;
    double c3 = (l + 2 - g) / scale;
    double mean = 1 / (1 - a2 / l);
    double spread = 2 / l * (1 + c1 * b) / ((1 - c2 * b) * (1 - c2 * b) * (1 - c3 * b));
    double rho = spread / (2 * mean * mean);
    double degrees = 4 + (l + 2) / (l * rho - 1);
    double lambda = degrees / (mean * (degrees - 2));
    boolean usable = degrees > 0 && lambda > 0 && Double.isFinite(lambda);
    if (!usable) {
      throw new NotEstimableException(
          "The Kenward-Roger degrees of freedom are not positive: there are too few subjects."
              + " Maybe use satterthwaite?");
    }
    return JointTest.of(lambda * f, count, degrees);
  }
}
