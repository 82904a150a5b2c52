package org.reliefspan.numerics.accumulate;

import java.util.OptionalDouble;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.limits.StandardNormal;

/**
 * A share of observations with a property, and limits that respect clusters.
 *
 * <p>Formula: one observation per cluster: Wilson score limits. Several: logit-scale limits with
 * the cluster-robust standard error of {@link ClusteredMean}. Edge cases: a share of exactly 0 or
 * 1, or a single cluster, has no useful robust variance; Wilson limits with the number of clusters
 * in place of n are given (conservative). Source: Wilson 1927, doi 10.1080/01621459.1927.10502953.
 * Agreement: R 4.2.2 {@code prop.test(x, n, correct = FALSE)$conf.int}, 1e-12 ({@code
 * ShareEstimateTest}).
 *
 * @param share between 0 and 1
 * @param standardError cluster-robust; empty with fewer than two clusters
 * @param observations number of observations
 * @param clusters number of clusters
 */
public record ShareEstimate(
    double share, OptionalDouble standardError, long observations, int clusters) {

  /**
   * Share of observations whose flag is 1.
   *
   * @param flags 0 or 1 each
   * @param cluster cluster of each observation, not decreasing
   */
  public static ShareEstimate of(double[] flags, int[] cluster) {
    for (double flag : flags) {
      if (flag != 0 && flag != 1) {
        throw new IllegalArgumentException("flags must be 0 or 1 (found %s)".formatted(flag));
      }
    }
    MeanEstimate mean = ClusteredMean.of(flags, cluster);
    return new ShareEstimate(
        mean.mean(), mean.standardError(), mean.observations(), mean.clusters());
  }

  /** Share of a count out of independent observations. */
  public static ShareEstimate ofIndependent(long count, int observations) {
    if (observations < 1 || count < 0 || count > observations) {
      throw new IllegalArgumentException(
          "count (%d) must lie between 0 and observations (%d), at least one"
              .formatted(count, observations));
    }
    double share = count / (double) observations;
    OptionalDouble error =
        observations < 2
            ? OptionalDouble.empty()
            : OptionalDouble.of(Math.sqrt(share * (1 - share) / (observations - 1.0)));
    return new ShareEstimate(share, error, observations, observations);
  }

  /** Limits at a two-sided level, as 0.95. */
  public Limits limits(double level) {
    double critical = StandardNormal.criticalValue(level);
    if (observations == clusters || share == 0 || share == 1 || standardError.isEmpty()) {
      return wilson(critical);
    }
    return LimitScale.LOGIT.limits(share, standardError.getAsDouble(), critical);
  }

  private Limits wilson(double critical) {
    double square = critical * critical / clusters;
    double centre = (share + square / 2) / (1 + square);
    double margin =
        critical
            * Math.sqrt(share * (1 - share) / clusters + square / (4.0 * clusters))
            / (1 + square);
    return new Limits(centre - margin, centre + margin).clippedTo(0, 1);
  }
}
