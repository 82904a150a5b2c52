package org.reliefspan.numerics.interval;

import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.reliefspan.numerics.limits.LimitScale;

/**
 * A fitted {@link MixtureDurationModel}. Parameters are ordered (logit share, mu, log sigma);
 * standard errors of derived quantities use the cluster-robust covariance. Immutable.
 */
public final class MixtureEstimate implements MixtureOutcome {
  private final MixtureParameters parameters;
  private final FitSummary summary;
  private final double[] modelCovariance;
  private final double[] robustCovariance;

  MixtureEstimate(
      MixtureParameters parameters,
      FitSummary summary,
      double[] modelCovariance,
      double[] robustCovariance) {
    this.parameters = parameters;
    this.summary = summary;
    this.modelCovariance = modelCovariance;
    this.robustCovariance = robustCovariance;
  }

  /**
   * How the fit ended.
   *
   * @param logLikelihood at the estimate
   * @param freeParameters 3, or 2 when the share is one
   * @param gradientNorm largest absolute derivative over free parameters
   * @param converged whether the iterations settled
   * @param shareLowerLimit when an estimated share ended at one: its one-sided 95% lower limit by
   *     profile likelihood (clusters ignored), 0 where the likelihood sets none
   */
  record FitSummary(
      double logLikelihood,
      int freeParameters,
      double gradientNorm,
      boolean converged,
      OptionalDouble shareLowerLimit) {}

  /** The estimates. */
  public MixtureParameters parameters() {
    return parameters;
  }

  /** Maximised log-likelihood. */
  public double logLikelihood() {
    return summary.logLikelihood();
  }

  /** Akaike's criterion. */
  public double aic() {
    return 2 * summary.freeParameters() - 2 * summary.logLikelihood();
  }

  /** Whether the iterations settled. */
  public boolean converged() {
    return summary.converged();
  }

  /** Largest absolute derivative of the log-likelihood over free parameters. */
  public double gradientNorm() {
    return summary.gradientNorm();
  }

  /** Whether an estimated share ended at one; its limits are then one-sided. */
  public boolean shareAtBoundary() {
    return summary.shareLowerLimit().isPresent();
  }

  /** One-sided 95% lower limit of the share; present only at the boundary. */
  public OptionalDouble shareLowerLimit() {
    return summary.shareLowerLimit();
  }

  /** Inverse observed information, row-major 3 x 3; zero for a share fixed at one. */
  public double[] modelCovariance() {
    return modelCovariance.clone();
  }

  /** Cluster-robust sandwich covariance, row-major 3 x 3; zero for a share fixed at one. */
  public double[] robustCovariance() {
    return robustCovariance.clone();
  }

  /** Share of responders. When it is one the standard error is 0: give {@link #shareLowerLimit}. */
  public DerivedEstimate responderShare() {
    return derived(MixtureParameters::share, LimitScale.LOGIT);
  }

  /** Median duration among responders. */
  public DerivedEstimate responderMedian() {
    return responderQuantile(0.5);
  }

  /** Quantile of the duration among responders. */
  public DerivedEstimate responderQuantile(double probability) {
    return derived(p -> p.responderQuantile(probability), LimitScale.LOG);
  }

  /** P(D > time) among responders. */
  public DerivedEstimate responderSurvival(double time) {
    return derived(p -> p.responderSurvival(time), LimitScale.LOGIT);
  }

  /** P(D > time) among all treated. */
  public DerivedEstimate treatedSurvival(double time) {
    return derived(p -> p.treatedSurvival(time), LimitScale.LOGIT);
  }

  /** P(after < D <= until) among responders. */
  public DerivedEstimate responderLossBetween(double after, double until) {
    return derived(p -> p.responderSurvival(after) - p.responderSurvival(until), LimitScale.LOGIT);
  }

  /** E min(D, tau) among responders. */
  public DerivedEstimate responderMean(double tau) {
    return derived(p -> p.responderMean(tau), LimitScale.LOG);
  }

  /** E min(D, tau) among all treated. */
  public DerivedEstimate treatedMean(double tau) {
    return derived(p -> p.treatedMean(tau), LimitScale.LOG);
  }

  /**
   * Quantile of the duration among all treated. It is exactly 0, with no standard error, where
   * never-responders reach the probability.
   */
  public DerivedEstimate treatedQuantile(double probability) {
    if (parameters.treatedQuantile(probability) == 0) {
      return new DerivedEstimate(0, 0, LimitScale.LOG);
    }
    return derived(p -> p.treatedQuantile(probability), LimitScale.LOG);
  }

  /** Any function of the parameters, with central differences for the delta method. */
  public DerivedEstimate derived(ToDoubleFunction<MixtureParameters> quantity, LimitScale scale) {
    double[] gradient = new double[3];
    for (int i = Double.isInfinite(parameters.logitShare()) ? 1 : 0; i < 3; i++) {
      double size = 1e-5;
      gradient[i] =
          (quantity.applyAsDouble(shifted(i, size)) - quantity.applyAsDouble(shifted(i, -size)))
              / (2 * size);
    }
    double variance = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        variance += gradient[i] * robustCovariance[3 * i + j] * gradient[j];
      }
    }
    return new DerivedEstimate(
        quantity.applyAsDouble(parameters), Math.sqrt(Math.max(0, variance)), scale);
  }

  private MixtureParameters shifted(int parameter, double by) {
    return new MixtureParameters(
        parameters.family(),
        parameters.logitShare() + (parameter == 0 ? by : 0),
        parameters.mu() + (parameter == 1 ? by : 0),
        parameters.logSigma() + (parameter == 2 ? by : 0));
  }
}
