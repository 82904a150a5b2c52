package org.reliefspan.numerics.glm;

import java.util.Arrays;
import java.util.Optional;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.SignificanceTest;
import org.reliefspan.numerics.variance.ClusterForm;
import org.reliefspan.numerics.variance.Clusters;
import org.reliefspan.numerics.variance.RobustForm;

/** A fitted generalised linear model. Immutable. */
public final class GlmFit {
  private final Family family;
  private final RegressionData data;
  private final double[] estimate;
  private final double[] unscaled; // covariance at dispersion 1
  private final double deviance;
  private final int rank;
  private final int rowsUsed;
  private final int iterations;
  private final double dispersion;
  private final Coefficients coefficients;

  GlmFit(Family family, RegressionData data, ScoringClimb climb, Standardisation standardisation) {
    this.family = family;
    this.data = data;
    this.estimate = standardisation.original(climb.coefficients());
    this.unscaled = standardisation.originalCovariance(climb.information().inverse());
    this.deviance = Math.max(0, -2 * climb.value());
    this.rank = climb.information().rank();
    this.rowsUsed = data.rowsUsed();
    this.iterations = climb.iterations();
    this.dispersion = family.distribution().hasDispersion() ? pearson() / (rowsUsed - rank) : 1;
    double[] covariance = unscaled.clone();
    for (int i = 0; i < covariance.length; i++) {
      covariance[i] *= dispersion;
    }
    this.coefficients = Coefficients.of(estimate, covariance, climb.information().estimable());
  }

  /** The family. */
  public Family family() {
    return family;
  }

  /** The data that were fitted. */
  public RegressionData data() {
    return data;
  }

  /** Estimates with the model's covariance. */
  public Coefficients coefficients() {
    return coefficients;
  }

  /** Estimates with a covariance that allows every row its own variance. */
  public Coefficients robust(RobustForm form) {
    return coefficients.withRobust(new GlmScores(this, unscaled, rank).byRow(form, rowsUsed));
  }

  /** Estimates with a covariance that allows any dependence within clusters; not CR2. */
  public Coefficients clustered(Clusters clusters, ClusterForm form) {
    return coefficients.withRobust(new GlmScores(this, unscaled, rank).clustered(clusters, form));
  }

  /** 1, or for the normal the Pearson statistic over the residual degrees of freedom. */
  public double dispersion() {
    return dispersion;
  }

  /** Sum of squared Pearson residuals. */
  public double pearson() {
    double sum = 0;
    for (int row = 0; row < data.rows(); row++) {
      double mean = mean(row);
      double away = data.response(row) - mean;
      sum += data.weight(row) * away * away / family.distribution().variance(mean);
    }
    return sum;
  }

  /** Deviance. */
  public double deviance() {
    return deviance;
  }

  /** Deviance of the model with the constant and the offset alone; computed at each call. */
  public double nullDeviance() {
    if (data.isConstant(0)) {
      double[] ones = new double[data.rows()];
      Arrays.fill(ones, 1);
      return GeneralisedLinearModel.fit(family, data.withDesign(ones)).deviance();
    }
    double sum = 0;
    for (int row = 0; row < data.rows(); row++) {
      double mean = family.mean(data.offset(row));
      sum += data.weight(row) * family.distribution().unitDeviance(data.response(row), mean);
    }
    return sum;
  }

  /** Log likelihood at the estimates; for the normal with variance deviance / n. */
  public double logLikelihood() {
    double saturated = 0;
    double logWeights = 0;
    for (int row = 0; row < data.rows(); row++) {
      double weight = data.weight(row);
      saturated += family.distribution().saturatedLogLikelihood(data.response(row), weight);
      logWeights += weight > 0 ? Math.log(weight) : 0;
    }
    if (family.distribution() instanceof ErrorDistribution.Normal) {
      double n = rowsUsed;
      return (logWeights - n * (Math.log(2 * Math.PI * deviance / n) + 1)) / 2;
    }
    return saturated - deviance / 2;
  }

  /** -2 log likelihood + 2 parameters, the normal's variance being one of them. */
  public double aic() {
    int parameters = rank + (family.distribution().hasDispersion() ? 1 : 0);
    return -2 * logLikelihood() + 2.0 * parameters;
  }

  /** Number of estimable coefficients. */
  public int rank() {
    return rank;
  }

  /** Rows with positive weight. */
  public int rowsUsed() {
    return rowsUsed;
  }

  /** Rows used minus estimable coefficients. */
  public int residualDegreesOfFreedom() {
    return rowsUsed - rank;
  }

  /** Passes of scoring, those over a subsample not counted. */
  public int iterations() {
    return iterations;
  }

  /** Linear predictor of a row, offset included. */
  public double linearPredictor(int row) {
    return data.linearPredictor(row, estimate);
  }

  /** Fitted mean of a row. */
  public double mean(int row) {
    return family.mean(linearPredictor(row));
  }

  /** Mean for covariates, one per column, without offset. */
  public double predict(double[] covariates) {
    double sum = 0;
    for (int j = 0; j < estimate.length; j++) {
      sum += covariates[j] * estimate[j];
    }
    return family.mean(sum);
  }

  /** Wald test by the normal, or by Student's t where the dispersion is estimated, as R. */
  public Optional<SignificanceTest> test(Coefficients estimates, int index) {
    double error = estimates.inferenceError(index);
    if (!family.distribution().hasDispersion() || !estimates.isEstimable(index) || error == 0) {
      return estimates.test(index);
    }
    return Optional.of(
        SignificanceTest.student(estimates.estimate(index) / error, residualDegreesOfFreedom()));
  }
}
