package org.reliefspan.numerics.linear;

import java.util.Optional;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.limits.StudentT;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.SignificanceTest;
import org.reliefspan.numerics.variance.ClusterForm;
import org.reliefspan.numerics.variance.Clusters;
import org.reliefspan.numerics.variance.RobustForm;

/** A fitted linear model with inference by Student's t. Immutable. */
public final class LinearModelFit {
  private final OrthogonalBasis basis;
  private final double[] response;
  private final double[] weight;
  private final double[] fitted;
  private final int rowsUsed;
  private final boolean constant;
  private final double residualSum; // weighted squares
  private final Coefficients coefficients;

  LinearModelFit(
      OrthogonalBasis basis,
      double[] estimate,
      double[] response,
      double[] weight,
      double[] fitted,
      int rowsUsed,
      boolean constant) {
    this.basis = basis;
    this.response = response;
    this.weight = weight;
    this.fitted = fitted;
    this.rowsUsed = rowsUsed;
    this.constant = constant;
    double sum = 0;
    for (int row = 0; row < response.length; row++) {
      sum += weight[row] * residual(row) * residual(row);
    }
    this.residualSum = sum;
    double[] covariance = basis.inverseCrossProduct();
    double variance = sum / residualDegreesOfFreedom();
    for (int i = 0; i < covariance.length; i++) {
      covariance[i] *= variance;
    }
    this.coefficients = Coefficients.of(estimate, covariance, basis.estimable());
  }

  /** Estimates with the model's covariance. */
  public Coefficients coefficients() {
    return coefficients;
  }

  /** Estimates with a covariance that allows every row its own variance. */
  public Coefficients robust(RobustForm form) {
    return coefficients.withRobust(scores().byRow(form, rowsUsed));
  }

  /** Estimates with a covariance that allows any dependence within clusters. */
  public Coefficients clustered(Clusters clusters, ClusterForm form) {
    if (clusters.rows() != response.length) {
      throw new IllegalArgumentException(
          "clusters (%d) must have one number per row (%d)"
              .formatted(clusters.rows(), response.length));
    }
    return coefficients.withRobust(scores().clustered(clusters, form));
  }

  private ScoreSums scores() {
    double[] scaled = new double[response.length];
    for (int row = 0; row < scaled.length; row++) {
      scaled[row] = Math.sqrt(weight[row]) * residual(row);
    }
    return new ScoreSums(basis, scaled);
  }

  /** Rows with positive weight. */
  public int rowsUsed() {
    return rowsUsed;
  }

  /** Rows used minus estimable coefficients. */
  public int residualDegreesOfFreedom() {
    return rowsUsed - basis.rank();
  }

  /** Root of the residual variance. */
  public double sigma() {
    return Math.sqrt(residualSum / residualDegreesOfFreedom());
  }

  /** Fitted value of a row. */
  public double fitted(int row) {
    return fitted[row];
  }

  /** Response minus fitted value of a row. */
  public double residual(int row) {
    return response[row] - fitted[row];
  }

  /** Leverage of a row, between 0 and 1. */
  public double leverage(int row) {
    return basis.leverage(row);
  }

  /** Weighted sum of squared residuals. */
  public double residualSumOfSquares() {
    return residualSum;
  }

  /** Share of variance explained, about the mean when the model has a constant, else about 0. */
  public Optional<Double> rSquared() {
    double model = modelSumOfSquares();
    double total = model + residualSum;
    return total > 0 ? Optional.of(model / total) : Optional.empty();
  }

  /** Share explained, adjusted for the number of coefficients. */
  public Optional<Double> adjustedRSquared() {
    double above = rowsUsed - (constant ? 1.0 : 0);
    return rSquared().map(r -> 1 - (1 - r) * above / residualDegreesOfFreedom());
  }

  /** Test that all coefficients but the constant are 0; empty where there are none. */
  public Optional<FTest> fTest() {
    int numerator = basis.rank() - (constant ? 1 : 0);
    if (numerator == 0 || residualSum == 0) {
      return Optional.empty();
    }
    int denominator = residualDegreesOfFreedom();
    double statistic = modelSumOfSquares() / numerator / (residualSum / denominator);
    return Optional.of(FTest.of(statistic, numerator, denominator));
  }

  /** Log likelihood at the maximum, with variance RSS / n. */
  public double logLikelihood() {
    double logs = 0;
    for (double w : weight) {
      logs += w > 0 ? Math.log(w) : 0;
    }
    double n = rowsUsed;
    return 0.5 * (logs - n * (Math.log(2 * Math.PI) + 1 - Math.log(n) + Math.log(residualSum)));
  }

  /** -2 log likelihood + 2 (coefficients + 1). */
  public double aic() {
    return -2 * logLikelihood() + 2 * (basis.rank() + 1.0);
  }

  /** t test of one coefficient; pass {@link #coefficients}, or a robust version of them. */
  public Optional<SignificanceTest> test(Coefficients estimates, int index) {
    double error = estimates.inferenceError(index);
    return estimates.isEstimable(index) && error > 0
        ? Optional.of(
            SignificanceTest.student(estimates.estimate(index) / error, residualDegreesOfFreedom()))
        : Optional.empty();
  }

  /** t limits of one coefficient; pass {@link #coefficients}, or a robust version of them. */
  public Optional<Limits> limits(Coefficients estimates, int index, double level) {
    if (!estimates.isEstimable(index)) {
      return Optional.empty();
    }
    double margin =
        StudentT.criticalValue(level, residualDegreesOfFreedom()) * estimates.inferenceError(index);
    double value = estimates.estimate(index);
    return Optional.of(new Limits(value - margin, value + margin));
  }

  private double modelSumOfSquares() {
    double centre = 0;
    double total = 0;
    for (int row = 0; row < fitted.length && constant; row++) {
      centre += weight[row] * fitted[row];
      total += weight[row];
    }
    double mean = constant ? centre / total : 0;
    double sum = 0;
    for (int row = 0; row < fitted.length; row++) {
      sum += weight[row] * (fitted[row] - mean) * (fitted[row] - mean);
    }
    return sum;
  }
}
