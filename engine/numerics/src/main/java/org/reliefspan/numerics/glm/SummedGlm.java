package org.reliefspan.numerics.glm;

import org.reliefspan.numerics.likelihood.LogLikelihood;
import org.reliefspan.numerics.likelihood.MaximumLikelihood;
import org.reliefspan.numerics.likelihood.NewtonMaximizer;
import org.reliefspan.numerics.likelihood.RescaledLikelihood;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * A generalised linear model fitted through sums alone, so that the rows may lie anywhere.
 *
 * <p>Formula, domain, source: as {@link GeneralisedLinearModel}; Newton steps on accumulated
 * cross-products, columns scaled by their root mean square. Edge cases: a column that depends on
 * earlier ones is not estimable; a climb that does not end, or whose information vanishes
 * (separation), throws {@link NotEstimableException}. Agreement: {@link GeneralisedLinearModel} on
 * the same rows, relative 1e-9 ({@code PartsEqualWholeTest}).
 */
public final class SummedGlm {
  private static final double VANISHED = 1e-9;

  private final Family family;
  private final GlmSums sums;
  private final Coefficients unscaled;
  private final double deviance;

  private SummedGlm(Family family, GlmSums sums, Coefficients unscaled, double deviance) {
    this.family = family;
    this.sums = sums;
    this.unscaled = unscaled;
    this.deviance = deviance;
  }

  /**
   * Fits a model.
   *
   * @param likelihood sum of {@link GeneralisedLinearLikelihood} over all rows; its first parameter
   *     is the constant
   * @param sums of all rows
   */
  public static SummedGlm fit(Family family, LogLikelihood likelihood, GlmSums sums) {
    double[] units = sums.units();
    RescaledLikelihood alike = new RescaledLikelihood(likelihood, units);
    double[] start = new double[units.length];
    start[0] = units[0] * family.link().of(family.distribution().startMean(sums.meanResponse(), 1));
    double[] gradient = new double[start.length];
    double[] information = new double[start.length * start.length];
    alike.evaluate(start, gradient, information);
    double atStart = information[0];
    MaximumLikelihood end = NewtonMaximizer.standard().maximize(alike, start);
    if (!end.converged() || !(1 / end.covariance()[0] > VANISHED * atStart)) {
      throw new NotEstimableException(
          "The model did not converge. Maybe the outcome is separated by a term?");
    }
    return new SummedGlm(family, sums, natural(end, units), -2 * end.logLikelihood());
  }

  private static Coefficients natural(MaximumLikelihood end, double[] units) {
    double[] estimate = end.parameters();
    double[] covariance = end.covariance();
    boolean[] estimable = new boolean[units.length];
    for (int i = 0; i < units.length; i++) {
      estimable[i] = end.coefficients().isEstimable(i);
      estimate[i] = estimable[i] ? estimate[i] / units[i] : 0;
      for (int j = 0; j < units.length; j++) {
        covariance[i * units.length + j] /= units[i] * units[j];
      }
    }
    return Coefficients.of(estimate, covariance, estimable);
  }

  /** Number of estimable coefficients. */
  public int rank() {
    int rank = 0;
    for (int i = 0; i < unscaled.size(); i++) {
      rank += unscaled.isEstimable(i) ? 1 : 0;
    }
    return rank;
  }

  /** Rows used minus estimable coefficients. */
  public long residualDegreesOfFreedom() {
    return sums.rowsUsed() - rank();
  }

  public double deviance() {
    return deviance;
  }

  /** 1, or for the normal the deviance over the residual degrees of freedom. */
  public double dispersion() {
    return family.distribution().hasDispersion() ? deviance / residualDegreesOfFreedom() : 1;
  }

  /** Estimates with the model's covariance. */
  public Coefficients coefficients() {
    double[] covariance = unscaled.covariances();
    boolean[] estimable = new boolean[unscaled.size()];
    for (int i = 0; i < covariance.length; i++) {
      covariance[i] *= dispersion();
    }
    for (int i = 0; i < estimable.length; i++) {
      estimable[i] = unscaled.isEstimable(i);
    }
    return Coefficients.of(unscaled.estimates(), covariance, estimable);
  }

  /** A copy of the inverse information at dispersion 1, row-major. */
  public double[] inverseInformation() {
    return unscaled.covariances();
  }

  /** Log likelihood at the estimates. */
  public double logLikelihood() {
    return sums.logLikelihood(family, deviance);
  }

  /** As {@link GlmFit#aic}. */
  public double aic() {
    int parameters = rank() + (family.distribution().hasDispersion() ? 1 : 0);
    return -2 * logLikelihood() + 2.0 * parameters;
  }
}
