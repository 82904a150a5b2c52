package org.reliefspan.numerics.interval;

/**
 * A share of responders, and a duration among them; never-responders have duration zero.
 *
 * @param family distribution of the duration among responders
 * @param logitShare logit of the share of responders; positive infinity when all respond
 * @param mu location of the log duration
 * @param logSigma log of the scale of the log duration
 */
public record MixtureParameters(
    DurationFamily family, double logitShare, double mu, double logSigma) {

  /** Share of responders. */
  public double share() {
    return 1 / (1 + Math.exp(-logitShare));
  }

  /** Quantile of the duration among responders. */
  public double responderQuantile(double probability) {
    return family.quantile(probability, mu, logSigma);
  }

  /** P(D > t) among responders. */
  public double responderSurvival(double time) {
    return family.survivor(time, mu, logSigma);
  }

  /** E min(D, tau) among responders. */
  public double responderMean(double tau) {
    return family.restrictedMean(tau, mu, logSigma);
  }

  /** Quantile among all treated: 0 where the never-responders reach the probability. */
  public double treatedQuantile(double probability) {
    double share = share();
    return probability <= 1 - share
        ? 0
        : family.quantile(1 - (1 - probability) / share, mu, logSigma);
  }

  /** P(D > t) among all treated. */
  public double treatedSurvival(double time) {
    return share() * responderSurvival(time);
  }

  /** E min(D, tau) among all treated. */
  public double treatedMean(double tau) {
    return share() * responderMean(tau);
  }
}
