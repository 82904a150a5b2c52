package org.reliefspan.numerics.interval;

import java.util.Arrays;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.resample.PercentileInterval;
import org.reliefspan.numerics.resample.UniformAddress;

/**
 * Limits for the median of a {@link TurnbullEstimator} by subsampling clusters without replacement.
 *
 * <p>Formula: with n clusters, b of them in each subsample and (l, r] the interval that holds the
 * median, q_l and q_r are the level quantiles of b<sup>1/3</sup> |l_b - l| and b<sup>1/3</sup> |r_b
 * - r|; the limits are l - n<sup>-1/3</sup> q_l, not below 0, and r + n<sup>-1/3</sup> q_r. The
 * roots are symmetric because equal-tailed ones covered 70 to 83% where 95% was stated; both ends
 * are used because on a grid of visits the median is an interval. A subsample takes the b clusters
 * with the smallest uniforms.
 *
 * <p>Domain: interval-censored medians; on a grid of few days the limits keep the width of the
 * grid. Edge cases: a right end not reached makes the upper limit infinite, as does one not reached
 * in more than 1 - level of the subsamples. Source: Politis, Romano and Wolf 1999, doi
 * 10.1007/978-1-4612-1554-7; rate n<sup>1/3</sup>: Groeneboom and Wellner 1992, doi
 * 10.1007/978-3-0348-8621-5. Coverage measured: docs/methods/turnbull.md.
 */
public final class SubsampledMedian {
  private final IntervalCensoredData data;
  private final int[] cluster;
  private final int clusters;
  private final TurnbullEstimator estimator;

  private SubsampledMedian(IntervalCensoredData data, int[] cluster) {
    this.data = data;
    this.cluster = cluster;
    this.estimator = TurnbullEstimator.over(data);
    int largest = -1;
    for (int number : cluster) {
      largest = Math.max(largest, number);
    }
    this.clusters = largest + 1;
  }

  /**
   * How to subsample.
   *
   * @param clusters clusters in each subsample
   * @param replicates number of subsamples
   * @param level two-sided level, as 0.95
   */
  public record Plan(int clusters, int replicates, double level) {
    /** Refuses fewer than two clusters or replicates, and levels outside 0 to 1. */
    public Plan {
      if (clusters < 2 || replicates < 2 || !(level > 0 && level < 1)) {
        throw new IllegalArgumentException(
            "clusters (%d) and replicates (%d) must be at least 2, level (%s) between 0 and 1"
                .formatted(clusters, replicates, level));
      }
    }

    /** Subsamples of the square root of n clusters. */
    public static Plan forClusters(int n, int replicates, double level) {
      return new Plan(Math.max(2, (int) Math.ceil(Math.sqrt(n))), replicates, level);
    }
  }

  /**
   * Prepares subsampling.
   *
   * @param data aggregated from rows of weight 1
   * @param cluster dense cluster number of each input row of the data
   */
  public static SubsampledMedian of(IntervalCensoredData data, int[] cluster) {
    if (cluster.length != data.rows()) {
      throw new IllegalArgumentException(
          "cluster (%d) must have one entry per row (%d)".formatted(cluster.length, data.rows()));
    }
    return new SubsampledMedian(data, cluster.clone());
  }

  /**
   * The limits.
   *
   * @param patient stable key by cluster number, the address of the uniforms
   */
  public Limits limits(Plan plan, long[] patient, UniformAddress uniforms) {
    if (plan.clusters() > clusters || patient.length != clusters) {
      throw new IllegalArgumentException(
          "plan (%d of them) and patient (%d) must fit the number of clusters (%d)"
              .formatted(plan.clusters(), patient.length, clusters));
    }
    TurnbullEstimate full = estimator.fit();
    Limits median = full.quantileInterval(0.5);
    double[] leftRoot = new double[plan.replicates()];
    double[] rightRoot = new double[plan.replicates()];
    double[] draw = new double[clusters];
    double[] rowWeight = new double[cluster.length];
    double[] pairWeight = new double[data.size()];
    double[] start = full.masses();
    for (int replicate = 0; replicate < plan.replicates(); replicate++) {
      for (int i = 0; i < clusters; i++) {
        draw[i] = uniforms.uniform(patient[i], replicate);
      }
      markSmallest(draw, plan.clusters(), rowWeight);
      data.sumByPair(rowWeight, pairWeight);
      Limits found =
          estimator.fit(pairWeight, start, TurnbullEstimator.TOLERANCE).quantileInterval(0.5);
      leftRoot[replicate] = Math.abs(found.lower() - median.lower());
      rightRoot[replicate] = distance(found.upper(), median.upper());
    }
    double rate = Math.cbrt(plan.clusters() / (double) clusters);
    double lower = median.lower() - rate * quantile(leftRoot, plan.level());
    double upper = median.upper() + rate * quantile(rightRoot, plan.level());
    return new Limits(Math.max(0, lower), upper);
  }

  /** Distance of two right ends; two infinite ones coincide. */
  private static double distance(double one, double other) {
    return one == other ? 0 : Math.abs(one - other);
  }

  private static double quantile(double[] roots, double level) {
    Arrays.sort(roots);
    return PercentileInterval.ofSorted(roots, level);
  }

  private void markSmallest(double[] draw, int number, double[] rowWeight) {
    double[] sorted = draw.clone();
    Arrays.sort(sorted);
    double threshold = sorted[number - 1];
    for (int row = 0; row < cluster.length; row++) {
      rowWeight[row] = draw[cluster[row]] <= threshold ? 1 : 0;
    }
  }
}
