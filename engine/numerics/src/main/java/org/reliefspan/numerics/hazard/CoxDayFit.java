package org.reliefspan.numerics.hazard;

import java.util.Optional;
import java.util.function.Function;
import org.reliefspan.numerics.likelihood.MaximumLikelihood;
import org.reliefspan.numerics.likelihood.NewtonMaximizer;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.model.SignificanceTest;

/**
 * A Cox model fitted from sums by day, wherever the rows lie.
 *
 * <p>Formula, domain and source as {@link CoxRegression}; whole days, Efron or Breslow ties, the
 * model's covariance. Edge cases: columns that depend on earlier ones are not estimable; a
 * likelihood that rises without limit throws NotEstimableException. Agreement: with {@link
 * CoxRegression} on the same rows, 1e-9 ({@code CoxDaySumsTest}).
 */
public final class CoxDayFit {
  private static final double STILL_MOVING = 0.01; // Newton step, per scale of a covariate

  private final Coefficients coefficients;
  private final double logLikelihood;
  private final NullModel nullModel;

  private CoxDayFit(Coefficients coefficients, double logLikelihood, NullModel nullModel) {
    this.coefficients = coefficients;
    this.logLikelihood = logLikelihood;
    this.nullModel = nullModel;
  }

  /**
   * Fits the model.
   *
   * @param collector gives the sums of all rows at given coefficients of the layout
   * @throws NotEstimableException when the data do not determine the coefficients
   */
  public static CoxDayFit of(CoxDayLayout layout, Function<double[], CoxDaySums> collector) {
    CoxDayLikelihood likelihood = CoxDayLikelihood.of(layout, collector);
    NullModel nullModel = NullModel.of(likelihood);
    MaximumLikelihood end =
        NewtonMaximizer.standard().maximize(likelihood, new double[layout.columns()]);
    boolean[] estimable = new boolean[layout.columns()];
    for (int column : nullModel.independent()) {
      estimable[column] = true;
    }
    check(end, estimable);
    return new CoxDayFit(unscaled(layout, end, estimable), end.logLikelihood(), nullModel);
  }

  private static void check(MaximumLikelihood end, boolean[] estimable) {
    double[] covariance = end.covariance();
    double[] gradient = end.gradient();
    int size = estimable.length;
    for (int i = 0; i < size; i++) {
      double step = 0;
      for (int j = 0; j < size; j++) {
        step += covariance[i * size + j] * gradient[j];
      }
      boolean lost = !end.coefficients().isEstimable(i);
      if (estimable[i] && (lost || !(Math.abs(step) < STILL_MOVING))) {
        throw CoxRegression.monotone(i);
      }
    }
    if (!end.converged()) {
      throw new NotEstimableException(
          "The Cox model did not converge in %d steps.".formatted(end.iterations()));
    }
  }

  private static Coefficients unscaled(
      CoxDayLayout layout, MaximumLikelihood end, boolean[] estimable) {
    int size = layout.columns();
    double[] estimate = end.parameters();
    double[] covariance = end.covariance();
    for (int i = 0; i < size; i++) {
      estimate[i] = estimable[i] ? estimate[i] / layout.scale(i) : 0;
      for (int j = 0; j < size; j++) {
        boolean both = estimable[i] && estimable[j];
        covariance[i * size + j] *= both ? 1 / layout.scale(i) / layout.scale(j) : 0;
      }
    }
    return Coefficients.of(estimate, covariance, estimable);
  }

  /** Log hazard ratios per unit of the covariates. */
  public Coefficients coefficients() {
    return coefficients;
  }

  /** The log partial likelihood at the estimate. */
  public double logLikelihood() {
    return logLikelihood;
  }

  /** The log partial likelihood with all coefficients 0. */
  public double nullLogLikelihood() {
    return nullModel.logLikelihood();
  }

  /** -2 log likelihood + 2 coefficients. */
  public double akaikeCriterion() {
    return -2 * logLikelihood + 2 * nullModel.independent().length;
  }

  /** Likelihood-ratio test that all coefficients are 0; empty without covariates. */
  public Optional<SignificanceTest> likelihoodRatioTest() {
    return test(2 * (logLikelihood - nullModel.logLikelihood()));
  }

  /** Score test that all coefficients are 0; empty without covariates. */
  public Optional<SignificanceTest> scoreTest() {
    return test(nullModel.scoreStatistic());
  }

  /** Wald test that all coefficients are 0. */
  public Optional<SignificanceTest> waldTest() {
    return coefficients.jointTest(nullModel.independent());
  }

  private Optional<SignificanceTest> test(double statistic) {
    int degrees = nullModel.independent().length;
    return degrees == 0
        ? Optional.empty()
        : Optional.of(SignificanceTest.chiSquare(statistic, degrees));
  }
}
