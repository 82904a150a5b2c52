package org.reliefspan.numerics.glm;

import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Negative binomial regression with log link and unknown theta.
 *
 * <p>Formula: variance mu + mu<sup>2</sup> / theta; coefficients and theta in turn by maximum
 * likelihood until neither moves. The two are orthogonal, so the coefficients' covariance is that
 * at theta known; the standard error of theta is from its observed information. Domain: counts, not
 * negative. Edge cases: counts that vary no more than Poisson counts have no finite theta: {@link
 * NotEstimableException}. Source: Lawless 1987, doi 10.2307/3314912. Agreement: R 4.2.2, MASS
 * 7.3-58.2 {@code glm.nb}, relative 1e-8 ({@code NegativeBinomialModelTest}).
 */
public final class NegativeBinomialModel {
  private static final int ROUNDS = 200;
  private static final double TOLERANCE = 1e-11;
  private static final double LARGEST = 1e8;

  private NegativeBinomialModel() {}

  /** Fits coefficients and theta. */
  public static NegativeBinomialFit fit(RegressionData data) {
    GlmFit fit = GeneralisedLinearModel.fit(Family.poisson(), data);
    double theta = climb(fit, start(fit));
    for (int round = 0; round < ROUNDS; round++) {
      fit = GeneralisedLinearModel.fit(Family.negativeBinomial(theta), data);
      double next = climb(fit, theta);
      boolean still = Math.abs(next - theta) <= TOLERANCE * theta;
      theta = next;
      if (still) {
        return new NegativeBinomialFit(fit, theta, 1 / Math.sqrt(information(fit, theta)));
      }
    }
    throw new NotEstimableException(
        "Theta did not converge after %d rounds. Maybe Poisson?".formatted(ROUNDS));
  }

  private static double start(GlmFit fit) {
    RegressionData data = fit.data();
    double sum = 0;
    double weights = 0;
    for (int row = 0; row < data.rows(); row++) {
      double away = data.response(row) / fit.mean(row) - 1;
      sum += data.weight(row) * away * away;
      weights += data.weight(row);
    }
    return sum > 0 ? weights / sum : 1;
  }

  /** Newton on log theta; theta grows without end when the counts vary too little. */
  private static double climb(GlmFit fit, double start) {
    double log = Math.log(start);
    for (int round = 0; round < ROUNDS; round++) {
      double theta = Math.exp(log);
      double score = theta * score(fit, theta);
      double information = theta * theta * information(fit, theta) - score;
      double step = information > 0 ? score / information : Math.signum(score);
      step = Math.max(-1, Math.min(1, step));
      log += step;
      if (Math.abs(step) < 1e-13) {
        return Math.exp(log);
      }
      if (log > Math.log(LARGEST)) {
        throw new NotEstimableException(
            "The counts vary no more than Poisson counts do, so theta has no estimate."
                + " Maybe use the Poisson family?");
      }
    }
    return Math.exp(log);
  }

  private static double score(GlmFit fit, double theta) {
    RegressionData data = fit.data();
    double atTheta = GammaDerivatives.digamma(theta);
    double sum = 0;
    for (int row = 0; row < data.rows(); row++) {
      double count = data.response(row);
      double mean = fit.mean(row);
      sum +=
          data.weight(row)
              * (GammaDerivatives.digamma(theta + count)
                  - atTheta
                  + Math.log(theta / (theta + mean))
                  + 1
                  - (count + theta) / (mean + theta));
    }
    return sum;
  }

  private static double information(GlmFit fit, double theta) {
    RegressionData data = fit.data();
    double atTheta = GammaDerivatives.trigamma(theta);
    double sum = 0;
    for (int row = 0; row < data.rows(); row++) {
      double count = data.response(row);
      double both = fit.mean(row) + theta;
      sum +=
          data.weight(row)
              * (atTheta
                  - GammaDerivatives.trigamma(theta + count)
                  - 1 / theta
                  + 2 / both
                  - (count + theta) / (both * both));
    }
    return sum;
  }
}
