package org.reliefspan.numerics.limits;

/**
 * Scale on which limits are symmetric around the estimate.
 *
 * <p>Formula: with link g, estimate v and standard error s, the limits are g<sup>-1</sup>(g(v) ± c
 * s |g'(v)|), c being the critical value. Edge case: a standard error of zero gives both limits
 * equal to the estimate, also at the ends of the domain. Agreement: R survival 3.5-3 {@code
 * conf.type} = "plain", "log", "log-log", "logit", "arcsin", tolerance 1e-12.
 */
public enum LimitScale {
  /** g(v) = v; any value. */
  PLAIN(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY) {
    @Override
    Limits transformed(double value, double margin) {
      return new Limits(value - margin, value + margin);
    }
  },
  /** g(v) = log v; positive values. */
  LOG(0, Double.POSITIVE_INFINITY) {
    @Override
    Limits transformed(double value, double margin) {
      double factor = Math.exp(margin / value);
      return new Limits(value / factor, value * factor);
    }
  },
  /** g(v) = log(v / (1 - v)); values between 0 and 1. */
  LOGIT(0, 1) {
    @Override
    Limits transformed(double value, double margin) {
      double odds = value / (1 - value);
      double factor = Math.exp(margin / (value * (1 - value)));
      return new Limits(odds / factor / (1 + odds / factor), 1 / (1 + 1 / (odds * factor)));
    }
  },
  /** g(v) = log(-log v); values between 0 and 1. */
  LOG_MINUS_LOG(0, 1) {
    @Override
    Limits transformed(double value, double margin) {
      double minusLog = -Math.log(value);
      double factor = Math.exp(margin / (value * minusLog));
      return new Limits(Math.exp(-minusLog * factor), Math.exp(-minusLog / factor));
    }
  },
  /** g(v) = arcsin(sqrt v), cut at 0 and 1; values between 0 and 1. */
  ARCSINE(0, 1) {
    @Override
    Limits transformed(double value, double margin) {
      double angle = Math.asin(Math.sqrt(value));
      double turn = margin / (2 * Math.sqrt(value * (1 - value)));
      double lower = Math.sin(Math.max(0, angle - turn));
      double upper = Math.sin(Math.min(Math.PI / 2, angle + turn));
      return new Limits(lower * lower, upper * upper);
    }
  };

  private final double infimum;
  private final double supremum;

  LimitScale(double infimum, double supremum) {
    this.infimum = infimum;
    this.supremum = supremum;
  }

  /**
   * Limits at a two-sided level with the normal critical value.
   *
   * @param level between 0 and 1, as 0.95
   */
  public Limits normalLimits(double value, double standardError, double level) {
    return limits(value, standardError, StandardNormal.criticalValue(level));
  }

  /** Limits with a given critical value, as 1.96. */
  public Limits limits(double value, double standardError, double criticalValue) {
    if (standardError == 0) {
      return new Limits(value, value);
    }
    if (!(value > infimum && value < supremum)) {
      throw new IllegalArgumentException(
          "value (%s) must lie between %s and %s for limits on the scale %s"
              .formatted(value, infimum, supremum, this));
    }
    if (!(standardError > 0)) {
      throw new IllegalArgumentException(
          "standardError (%s) must not be negative".formatted(standardError));
    }
    return transformed(value, criticalValue * standardError);
  }

  abstract Limits transformed(double value, double margin);
}
