package org.reliefspan.numerics.pooling;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.limits.StudentT;
import org.reliefspan.numerics.model.SignificanceTest;

/**
 * Groups whose true values scatter normally around a mean: the variance between them, the mean, a
 * range for a new group, and each group's value drawn towards the mean. Immutable.
 *
 * <p>Formula: y<sub>i</sub> ~ N(theta<sub>i</sub>, v<sub>i</sub>), theta<sub>i</sub> ~ N(mu, t). t
 * by restricted maximum likelihood, w<sub>i</sub> = 1 / (t + v<sub>i</sub>), mu = sum w y / sum w.
 * Drawn towards the mean with weight B<sub>i</sub> = v<sub>i</sub> w<sub>i</sub>: B mu + (1 - B) y,
 * mean squared error g1 + g2 + 2 g3 with g1 = t B, g2 = B^2 / sum w, and g3 = v^2 w^3 var(t) for
 * the estimation of t (Kackar and Harville; Prasad and Rao; Datta and Lahiri), var(t) = 2 / trace(P
 * P); cut at v, the error of the group by itself. The mean's limits are those of Hartung and Knapp
 * with a factor of at least 1, the range for a new group has k - 2 degrees of freedom. Domain:
 * finite estimates with positive variances that are taken as known. Edge cases: one group is its
 * own mean, with t = 0; t = 0 draws all groups to the mean; a new group's range needs 3 groups.
 *
 * <p>Source: Kackar and Harville 1984, doi 10.1080/01621459.1984.10477102; Prasad and Rao 1990, doi
 * 10.1080/01621459.1990.10475320; Datta and Lahiri 2000, Statistica Sinica 10, 613-627; Higgins,
 * Thompson and Spiegelhalter 2009, doi 10.1111/j.1467-985X.2008.00552.x; Viechtbauer 2007, doi
 * 10.1002/sim.2514; Hartung and Knapp 2001, doi 10.1002/sim.1009. Agreement: R metafor 3.8-1 {@code
 * rma(method = "REML")}, {@code confint}, {@code blup} (which leaves g3 out), tolerance 1e-7.
 */
public final class RandomEffects {
  private static final int BISECTIONS = 200;

  private final double[] estimate;
  private final double[] variance;
  private final double[] weight;
  private final double between;
  private final double total;
  private final double mean;

  private RandomEffects(double[] estimate, double[] variance, double between) {
    this.estimate = estimate;
    this.variance = variance;
    this.between = between;
    this.weight = Arrays.stream(variance).map(v -> 1 / (between + v)).toArray();
    this.total = Arrays.stream(weight).sum();
    double sum = 0;
    for (int i = 0; i < weight.length; i++) {
      sum += weight[i] * estimate[i];
    }
    this.mean = sum / total;
  }

  /**
   * Pools groups.
   *
   * @param estimate one for each group, at least one
   * @param variance squared standard errors, positive
   */
  public static RandomEffects of(double[] estimate, double[] variance) {
    if (estimate.length == 0 || estimate.length != variance.length) {
      throw new IllegalArgumentException(
          "Each of the groups (%d) must have a variance (%d)"
              .formatted(estimate.length, variance.length));
    }
    for (int i = 0; i < estimate.length; i++) {
      boolean usable = Double.isFinite(estimate[i]) && variance[i] > 0;
      if (!usable || Double.isInfinite(variance[i])) {
        throw new IllegalArgumentException(
            "Group %d must have a finite estimate and a positive variance. Maybe leave it out"
                .formatted(i + 1));
      }
    }
    double[] y = estimate.clone();
    double[] v = variance.clone();
    return new RandomEffects(y, v, y.length == 1 ? 0 : new RestrictedLikelihood(y, v).maximum());
  }

  /** Number of groups. */
  public int groups() {
    return estimate.length;
  }

  /** Variance between groups. */
  public double betweenVariance() {
    return between;
  }

  /** Standard error of the variance between groups; empty for one group. */
  public Optional<Double> betweenVarianceError() {
    return groups() < 2 ? Optional.empty() : Optional.of(Math.sqrt(varianceOfBetween()));
  }

  /** 2 / trace(P P), the inverse of the expected information. */
  private double varianceOfBetween() {
    double squares = power(2);
    double trace = squares - 2 * power(3) / total + squares * squares / (total * total);
    return 2 / trace;
  }

  private double power(int exponent) {
    double sum = 0;
    for (double w : weight) {
      sum += exponent == 2 ? w * w : w * w * w;
    }
    return sum;
  }

  /**
   * Limits of the variance between groups by its Q-profile; empty for one group. The upper limit is
   * infinite where it is beyond all numbers.
   */
  public Optional<Limits> betweenVarianceLimits(double level) {
    if (groups() < 2) {
      return Optional.empty();
    }
    ChiSquaredDistribution law = new ChiSquaredDistribution(null, groups() - 1.0);
    double high = law.inverseCumulativeProbability(0.5 + level / 2);
    double low = law.inverseCumulativeProbability(0.5 - level / 2);
    return Optional.of(new Limits(whereScatterIs(high), whereScatterIs(low)));
  }

  /** The between-group variance at which the weighted scatter, which falls, is this much. */
  private double whereScatterIs(double target) {
    if (scatter(0) <= target) {
      return 0;
    }
    double enough = squares() / target; // there the scatter is no larger
    if (!(enough < Double.POSITIVE_INFINITY)) {
      return Double.POSITIVE_INFINITY;
    }
    double high = Math.min(1e-8, enough);
    while (scatter(high) > target && high < enough) {
      high = Math.min(2 * high, enough);
    }
    return bisected(t -> scatter(t) - target, high);
  }

  /** Squares around the plain mean, with which the scatter were at most this over the variance. */
  private double squares() {
    double plain = Arrays.stream(estimate).average().orElse(0);
    return Arrays.stream(estimate).map(y -> (y - plain) * (y - plain)).sum();
  }

  private static double bisected(DoubleUnaryOperator falling, double end) {
    double low = 0;
    double high = end;
    for (int halving = 0; halving < BISECTIONS && low < high; halving++) {
      double middle = (low + high) / 2;
      if (falling.applyAsDouble(middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Weighted squares around the weighted mean, were the between-group variance this. */
  private double scatter(double assumed) {
    RandomEffects other = new RandomEffects(estimate, variance, assumed);
    double sum = 0;
    for (int i = 0; i < estimate.length; i++) {
      double apart = estimate[i] - other.mean;
      sum += other.weight[i] * apart * apart;
    }
    return sum;
  }

  /** Cochran's test that all groups are alike; empty for one group. */
  public Optional<SignificanceTest> test() {
    return groups() < 2
        ? Optional.empty()
        : Optional.of(SignificanceTest.chiSquare(scatter(0), groups() - 1.0));
  }

  /** Share of the scatter that is not chance, from 0 to 1; empty for one group. */
  public Optional<Double> inconsistency() {
    if (groups() < 2) {
      return Optional.empty();
    }
    double sum = 0;
    double squares = 0;
    for (double v : variance) {
      sum += 1 / v;
      squares += 1 / (v * v);
    }
    double typical = (groups() - 1) * sum / (sum * sum - squares);
    return Optional.of(between / (between + typical));
  }

  /** Mean of the groups. */
  public double mean() {
    return mean;
  }

  /** Its standard error, the between-group variance taken as known. */
  public double meanError() {
    return Math.sqrt(1 / total);
  }

  /** Limits of the mean that know that the variance between groups was estimated. */
  public Limits meanLimits(double level) {
    if (groups() < 2) {
      return LimitScale.PLAIN.normalLimits(mean, meanError(), level);
    }
    double factor = Math.max(1, scatter(between) / (groups() - 1));
    double error = Math.sqrt(factor / total);
    return LimitScale.PLAIN.limits(mean, error, StudentT.criticalValue(level, groups() - 1.0));
  }

  /** Where a new group's true value lies; empty for fewer than 3 groups. */
  public Optional<Limits> newGroupLimits(double level) {
    if (groups() < 3) {
      return Optional.empty();
    }
    double error = Math.sqrt(between + 1 / total);
    double critical = StudentT.criticalValue(level, groups() - 2.0);
    return Optional.of(LimitScale.PLAIN.limits(mean, error, critical));
  }

  /** A group's estimate drawn towards the mean. */
  public ShrunkenEstimate shrunken(int group) {
    double own = variance[group];
    double towards = own * weight[group];
    double value = towards * mean + (1 - towards) * estimate[group];
    double error = groups() < 2 ? own : Math.min(own, squaredError(group, towards));
    return new ShrunkenEstimate(value, Math.sqrt(error), 1 - towards);
  }

  /** Best linear predictor's, and twice that of the estimated variance between groups. */
  private double squaredError(int group, double towards) {
    double w = weight[group];
    double known = between * towards + towards * towards / total;
    double own = variance[group];
    return known + 2 * own * own * w * w * w * varianceOfBetween();
  }
}
