package org.reliefspan.numerics.imputation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.reliefspan.numerics.accumulate.ClusteredMean;
import org.reliefspan.numerics.accumulate.MeanEstimate;
import org.reliefspan.numerics.duration.AcceleratedFailureTime;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.duration.DurationFit;
import org.reliefspan.numerics.duration.DurationSample;
import org.reliefspan.numerics.matrix.Cholesky;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.Quantiles;

/**
 * Durations when the hazard of those who left is multiplied by delta from the day they left.
 *
 * <p>Formula: Weibull durations by maximum likelihood on intervals; each imputation draws scale and
 * shape from their (clustered) normal limit, then a duration for each row: within (left, right]
 * from the law cut to it; beyond the end of follow-up H(t) = H(left) + E / delta with E a standard
 * exponential, delta 1 for those who did not leave. Means are pooled by Rubin's rules, their
 * variance within imputations clustered. Domain: durations above 0, delta above 0. Edge cases: a
 * Weibull that the data do not determine is a {@link NotEstimableException}; draws are shared by
 * all deltas, so results are smooth and fall in delta. Source: Jackson et al. 2014, doi
 * 10.1002/sim.6274 (gamma imputation); Rubin 1987. Agreement: closed form of the exponential law
 * ({@code LeaverDurationsTest}).
 */
public final class LeaverDurations {
  /** Multiples of the hazard that show both directions. */
  public static final List<Double> DELTAS = List.of(0.5, 0.67, 1.0, 1.5, 2.0, 3.0);

  private static final Purpose PARAMETER = Purpose.of("imputation.duration.parameter");
  private static final Purpose VALUE = Purpose.of("imputation.duration.value");
  private static final double WIDEST = 20;
  private static final int HALVINGS = 40;

  private final Rows rows;
  private final long seed;
  private final List<double[]> laws = new ArrayList<>(); // scale and shape of each imputation

  /**
   * Durations as known.
   *
   * @param left last time known to last, at least 0
   * @param right first time known to be over; infinite where that was not seen
   * @param leaver whether follow-up ended because the subject left, only where right is infinite
   * @param cluster patient, not decreasing
   * @param identity different for each row; the address of its draws
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Rows(
      double[] left, double[] right, boolean[] leaver, int[] cluster, long[] identity) {
    /** Refuses rows that do not fit each other. */
    public Rows {
      int rows = left.length;
      if (rows == 0
          || right.length != rows
          || leaver.length != rows
          || cluster.length != rows
          || identity.length != rows) {
        throw new IllegalArgumentException(
            "left (%d) must not be empty; right (%d), leaver (%d), cluster (%d) and identity (%d) must be as many"
                .formatted(rows, right.length, leaver.length, cluster.length, identity.length));
      }
      for (int row = 0; row < rows; row++) {
        if (leaver[row] && right[row] < Double.POSITIVE_INFINITY) {
          throw new IllegalArgumentException(
              "leaver of row %d must be false where its end was seen".formatted(row));
        }
      }
    }
  }

  private LeaverDurations(Rows rows, long seed) {
    this.rows = rows;
    this.seed = seed;
  }

  /** Fits the law and draws one for each imputation. */
  public static LeaverDurations of(Rows rows, ImputationPlan plan) {
    double[] ones = new double[rows.left().length];
    Arrays.fill(ones, 1);
    DurationSample sample =
        DurationSample.of(rows.left(), rows.right(), ones, 1).withClusters(rows.cluster());
    DurationFit fit = AcceleratedFailureTime.of(DurationDistribution.WEIBULL).fit(sample);
    LeaverDurations durations = new LeaverDurations(rows, plan.seed());
    for (int k = 0; k < plan.imputations(); k++) {
      durations.laws.add(durations.law(fit, k));
    }
    return durations;
  }

  private Philox draws(int imputation) {
    return Philox.keyed(seed, "imputation.duration").replication(imputation);
  }

  /** Scale and shape of one imputation. */
  private double[] law(DurationFit fit, int imputation) {
    Coefficients found = fit.coefficients();
    double[] covariance = found.robustCovariances().orElseGet(found::covariances);
    Cholesky factor = Cholesky.of(covariance, 2);
    if (!factor.isPositiveDefinite()) {
      throw new NotEstimableException("The durations do not determine the law.");
    }
    double first = Math.sqrt(covariance[0]);
    double slope = covariance[1] / first;
    double rest = Math.sqrt(covariance[3] - slope * slope);
    double one = Quantiles.normal(draws(imputation).uniform(0, PARAMETER, 0), 0, 1);
    double other = Quantiles.normal(draws(imputation).uniform(0, PARAMETER, 1), 0, 1);
    double logScale = found.estimate(0) + first * one;
    double logSpread = found.estimate(1) + slope * one + rest * other;
    return new double[] {Math.exp(logScale), Math.exp(-logSpread)};
  }

  /** Durations of one imputation. */
  double[] completed(int imputation, double delta) {
    double scale = laws.get(imputation)[0];
    double shape = laws.get(imputation)[1];
    Philox philox = draws(imputation);
    double[] duration = new double[rows.left().length];
    for (int row = 0; row < duration.length; row++) {
      double uniform = philox.uniform(rows.identity()[row], VALUE, 0);
      double before = Math.pow(rows.left()[row] / scale, shape);
      double hazard;
      if (rows.right()[row] < Double.POSITIVE_INFINITY) {
        double within = Math.pow(rows.right()[row] / scale, shape) - before;
        hazard = before - Math.log1p(uniform * Math.expm1(-within));
      } else {
        hazard = before - Math.log(uniform) / (rows.leaver()[row] ? delta : 1);
      }
      duration[row] = scale * Math.pow(hazard, 1 / shape);
    }
    return duration;
  }

  /** Mean of the duration up to tau. */
  public PooledEstimate restrictedMean(double tau, double delta) {
    return pool(delta, duration -> Math.min(tau, duration));
  }

  /** Share of durations above a time. */
  public PooledEstimate shareBeyond(double time, double delta) {
    return pool(delta, duration -> duration > time ? 1 : 0);
  }

  private PooledEstimate pool(double delta, ToDoubleFunction<Double> quantity) {
    if (!(delta > 0 && delta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "delta (%s) must be above 0 and finite. Maybe 1 for no change?".formatted(delta));
    }
    double[] means = new double[laws.size()];
    double[] variances = new double[laws.size()];
    int clusters = 0;
    for (int k = 0; k < means.length; k++) {
      double[] values = Arrays.stream(completed(k, delta)).map(quantity::applyAsDouble).toArray();
      MeanEstimate mean = ClusteredMean.of(values, rows.cluster());
      double error = mean.standardError().orElse(0);
      if (!(error > 0)) {
        throw new NotEstimableException("The completed durations do not differ between patients.");
      }
      means[k] = mean.mean();
      variances[k] = error * error;
      clusters = mean.clusters();
    }
    return RubinPooling.pool(means, variances, clusters - 1.0);
  }

  /**
   * The delta at which the restricted mean takes a value, between 1/20 and 20; empty where none
   * does.
   */
  public OptionalDouble deltaFor(double tau, double value) {
    double low = -Math.log(WIDEST);
    double high = Math.log(WIDEST);
    boolean within =
        restrictedMean(tau, Math.exp(low)).estimate() >= value
            && restrictedMean(tau, Math.exp(high)).estimate() <= value;
    if (!within) {
      return OptionalDouble.empty();
    }
    for (int halving = 0; halving < HALVINGS; halving++) {
      double middle = (low + high) / 2;
      if (restrictedMean(tau, Math.exp(middle)).estimate() >= value) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return OptionalDouble.of(Math.exp((low + high) / 2));
  }
}
