package org.reliefspan.numerics.duration;

import java.util.Optional;
import org.reliefspan.numerics.interval.DerivedEstimate;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.model.Coefficients;

/**
 * Survival, quantiles and restricted means of a fitted model at one set of covariates, with
 * delta-method standard errors. Not thread-safe.
 *
 * <p>Formula: the error of g(theta) is the root of g' V g with V the robust covariance where there
 * is one. Survival has limits on the log-log scale, quantiles and means on the log scale. A
 * quantile t solves log S(t) = log(1 - p), its derivative is that of log S divided by minus the
 * slope of log S in log t. The mean is quadrature on pieces that halve towards zero.
 */
public final class DurationProfile {
  private static final LegendreRule RULE = LegendreRule.ofPoints(16);
  private static final int HALVINGS = 40;
  private static final double STEP = 1e-4;

  private final LogSurvivor curve;
  private final double[] covariance;
  private final double[] gradient;

  private DurationProfile(LogSurvivor curve, Coefficients coefficients) {
    this.curve = curve;
    this.covariance = coefficients.robustCovariances().orElseGet(coefficients::covariances);
    this.gradient = new double[coefficients.size()];
  }

  /** The profile of a survivor function with the covariance of its parameters. */
  public static DurationProfile of(LogSurvivor curve, Coefficients coefficients) {
    return new DurationProfile(curve, coefficients);
  }

  /** P(T > time), time not negative. */
  public DerivedEstimate survival(double time) {
    if (!(time >= 0)) {
      throw new IllegalArgumentException("time (%s) must not be negative".formatted(time));
    }
    double logTime = time == 0 ? -700 : Math.log(time);
    double value = Math.exp(logSurvivor(logTime));
    spread(value);
    double error = error(gradient);
    boolean inside = value > 0 && value < 1 && error > 0;
    return new DerivedEstimate(
        value, inside ? error : 0, inside ? LimitScale.LOG_MINUS_LOG : LimitScale.PLAIN);
  }

  /** The median; see {@link #quantile}. */
  public Optional<DerivedEstimate> median() {
    return quantile(0.5);
  }

  /**
   * The time by which a share has ended; 0 when that many last no time, empty when a cured share or
   * a falling hazard keeps it from ever being reached.
   */
  public Optional<DerivedEstimate> quantile(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "probability (%s) must lie between 0 and 1".formatted(probability));
    }
    double target = Math.log1p(-probability);
    if (logSurvivor(-700) <= target) {
      return Optional.of(new DerivedEstimate(0, 0, LimitScale.PLAIN));
    }
    if (logSurvivor(300) > target) {
      return Optional.empty();
    }
    double logTime = solve(target);
    double slope = (logSurvivor(logTime + STEP) - logSurvivor(logTime - STEP)) / (2 * STEP);
    logSurvivor(logTime);
    double time = Math.exp(logTime);
    spread(-time / slope);
    return Optional.of(new DerivedEstimate(time, error(gradient), LimitScale.LOG));
  }

  private double solve(double target) {
    double low = -700;
    double high = 300;
    while (high - low > 1e-14 * (1 + Math.abs(low))) {
      double middle = (low + high) / 2;
      if (middle <= low || middle >= high) {
        break;
      }
      if (logSurvivor(middle) > target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** E min(T, tau), tau positive and finite. */
  public DerivedEstimate restrictedMean(double tau) {
    if (!(tau > 0 && tau < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("tau (%s) must be positive and finite".formatted(tau));
    }
    double[] sum = new double[gradient.length];
    double mean = 0;
    double end = tau;
    for (int halving = 0; halving <= HALVINGS; halving++) {
      double start = halving == HALVINGS ? 0 : end / 2;
      mean += piece(start, (start + end) / 2, sum) + piece((start + end) / 2, end, sum);
      end = start;
    }
    return new DerivedEstimate(mean, error(sum), LimitScale.LOG);
  }

  private double piece(double start, double end, double[] sum) {
    double area = 0;
    for (int i = 0; i < RULE.node.length; i++) {
      double weight = RULE.weight[i] * (end - start);
      double time = start + (end - start) * RULE.node[i];
      double value = weight * Math.exp(logSurvivor(Math.log(time)));
      spread(value);
      area += value;
      for (int j = 0; j < sum.length; j++) {
        sum[j] += gradient[j];
      }
    }
    return area;
  }

  private double logSurvivor(double logTime) {
    return Math.min(0, curve.evaluate(logTime, gradient));
  }

  /** Multiplies the last gradient; far out, where nothing is left, it counts as 0. */
  private void spread(double factor) {
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = factor == 0 ? 0 : factor * gradient[i];
    }
  }

  private double error(double[] direction) {
    int size = direction.length;
    double[] product = Matrices.product(covariance, direction, size, size, 1);
    return Math.sqrt(Math.max(0, Matrices.dot(product, direction)));
  }
}
