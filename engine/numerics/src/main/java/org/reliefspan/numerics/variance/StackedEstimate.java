package org.reliefspan.numerics.variance;

import java.util.Optional;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.model.Coefficients;

/** The solution of stacked equations with the joint covariance of all parameters. Immutable. */
public final class StackedEstimate {
  private final Coefficients coefficients;

  private StackedEstimate(Coefficients coefficients) {
    this.coefficients = coefficients;
  }

  static StackedEstimate of(double[] theta, double[] covariance) {
    return new StackedEstimate(
        Coefficients.of(theta, Matrices.symmetrised(covariance, theta.length)));
  }

  /** All parameters; their covariance is the sandwich. */
  public Coefficients coefficients() {
    return coefficients;
  }

  /** One parameter. */
  public double estimate(int index) {
    return coefficients.estimate(index);
  }

  /** Standard error of one parameter. */
  public double standardError(int index) {
    return coefficients.standardError(index);
  }

  /** Limits of one parameter on a scale; empty where the value lies outside the scale. */
  public Optional<Limits> limits(int index, double level, LimitScale scale) {
    return scaled(estimate(index), standardError(index), level, scale);
  }

  /** One parameter less another. */
  public Contrast difference(int one, int other) {
    double variance =
        coefficients.covariance(one, one)
            - 2 * coefficients.covariance(one, other)
            + coefficients.covariance(other, other);
    return new Contrast(
        estimate(one) - estimate(other), Math.sqrt(Math.max(0, variance)), LimitScale.PLAIN);
  }

  /** One parameter over another, both of one sign and not 0; limits are symmetric in logs. */
  public Contrast ratio(int one, int other) {
    double ratio = estimate(one) / estimate(other);
    if (!(ratio > 0 && ratio < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "parameters %d and %d must be of one sign and not 0 for a ratio".formatted(one, other));
    }
    double relative =
        coefficients.covariance(one, one) / (estimate(one) * estimate(one))
            - 2 * coefficients.covariance(one, other) / (estimate(one) * estimate(other))
            + coefficients.covariance(other, other) / (estimate(other) * estimate(other));
    return new Contrast(ratio, ratio * Math.sqrt(Math.max(0, relative)), LimitScale.LOG);
  }

  private static Optional<Limits> scaled(
      double value, double error, double level, LimitScale scale) {
    try {
      return Optional.of(scale.normalLimits(value, error, level));
    } catch (IllegalArgumentException outside) {
      return Optional.empty();
    }
  }

  /**
   * A comparison of two parameters.
   *
   * @param estimate the difference or ratio
   * @param standardError by the delta method
   * @param scale on which its limits are symmetric
   */
  public record Contrast(double estimate, double standardError, LimitScale scale) {
    /** Normal limits on the scale. */
    public Limits limits(double level) {
      return scale.normalLimits(estimate, standardError, level);
    }
  }
}
