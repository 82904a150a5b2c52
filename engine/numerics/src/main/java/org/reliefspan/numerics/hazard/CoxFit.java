package org.reliefspan.numerics.hazard;

import java.util.Optional;
import org.reliefspan.numerics.likelihood.MaximumLikelihood;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.SignificanceTest;
import org.reliefspan.numerics.variance.Sandwich;

/** A fitted proportional-hazards model. */
public final class CoxFit {
  private final FittedRisk fitted;
  private final Coefficients coefficients;
  private final double logLikelihood;
  private final double nullLogLikelihood;
  private final double scoreStatistic;
  private final int iterations;

  private CoxFit(
      FittedRisk fitted, Coefficients coefficients, MaximumLikelihood end, NullModel nullModel) {
    this.fitted = fitted;
    this.coefficients = coefficients;
    this.logLikelihood = end.logLikelihood();
    this.nullLogLikelihood = nullModel.logLikelihood();
    this.scoreStatistic = nullModel.scoreStatistic();
    this.iterations = end.iterations();
  }

  static CoxFit of(FittedRisk fitted, MaximumLikelihood end, NullModel nullModel) {
    Coefficients model = unscaled(fitted, end.covariance());
    Optional<int[]> clusters = fitted.data().clusters();
    if (clusters.isEmpty()) {
      return new CoxFit(fitted, model, end, nullModel);
    }
    double[] scores = CoxResiduals.weightedScores(fitted);
    double[] robust =
        Sandwich.covariance(model.covariances(), scores, clusters.get(), model.size());
    return new CoxFit(fitted, model.withRobust(robust), end, nullModel);
  }

  static Coefficients unscaled(FittedRisk fitted, double[] covariance) {
    int columns = fitted.data().columns();
    int size = fitted.size();
    double[] estimate = new double[columns];
    double[] full = new double[columns * columns];
    boolean[] estimable = new boolean[columns];
    double[] scale = fitted.columns().scale;
    for (int i = 0; i < size; i++) {
      int row = fitted.kept()[i];
      estimate[row] = fitted.beta()[i] / scale[i];
      estimable[row] = true;
      for (int j = 0; j < size; j++) {
        full[row * columns + fitted.kept()[j]] = covariance[i * size + j] / scale[i] / scale[j];
      }
    }
    return Coefficients.of(estimate, full, estimable);
  }

  /** Log hazard ratios, with a robust covariance when the data had clusters. */
  public Coefficients coefficients() {
    return coefficients;
  }

  /** The log partial likelihood at the estimate. */
  public double logLikelihood() {
    return logLikelihood;
  }

  /** The log partial likelihood with all coefficients 0. */
  public double nullLogLikelihood() {
    return nullLogLikelihood;
  }

  /** -2 log likelihood + 2 coefficients. */
  public double akaikeCriterion() {
    return -2 * logLikelihood + 2 * fitted.size();
  }

  /** Newton steps taken over all rows. */
  public int iterations() {
    return iterations;
  }

  /** How ties were handled. */
  public TieHandling ties() {
    return fitted.ties();
  }

  /** Number of rows with an event. */
  public int events() {
    return fitted.sums().rows().events.length;
  }

  /** Likelihood-ratio test that all coefficients are 0; empty without covariates. */
  public Optional<SignificanceTest> likelihoodRatioTest() {
    return test(2 * (logLikelihood - nullLogLikelihood));
  }

  /** Score (log-rank) test that all coefficients are 0; empty without covariates. */
  public Optional<SignificanceTest> scoreTest() {
    return test(scoreStatistic);
  }

  /** Wald test that all coefficients are 0, robust where the data had clusters. */
  public Optional<SignificanceTest> waldTest() {
    return coefficients.jointTest(fitted.kept());
  }

  private Optional<SignificanceTest> test(double statistic) {
    return fitted.size() == 0
        ? Optional.empty()
        : Optional.of(SignificanceTest.chiSquare(statistic, fitted.size()));
  }

  /** x'b + offset of each row, not centred. */
  public double[] linearPredictors() {
    HazardData data = fitted.data();
    double[] predictor = new double[data.rows()];
    for (int row = 0; row < predictor.length; row++) {
      double sum = data.offset(row);
      for (int j = 0; j < data.columns(); j++) {
        sum += coefficients.estimate(j) * data.value(row, j);
      }
      predictor[row] = sum;
    }
    return predictor;
  }

  /** Martingale, score and Schoenfeld residuals. */
  public CoxResiduals residuals() {
    return CoxResiduals.of(fitted, coefficients);
  }

  /** Baseline hazards of the strata, for curves at given covariates. */
  public CoxBaseline baseline() {
    return CoxBaseline.of(fitted, coefficients);
  }

  /** Whether hazards stay proportional over time. */
  public ProportionalHazardsTest proportionalHazardsTest(TimeTransform transform) {
    return ProportionalHazardsTest.of(fitted, transform);
  }

  /** How often the row with the higher predicted hazard has its event first. */
  public Optional<Concordance> concordance() {
    return Concordance.of(fitted.data(), linearPredictors());
  }

  FittedRisk fitted() {
    return fitted;
  }
}
