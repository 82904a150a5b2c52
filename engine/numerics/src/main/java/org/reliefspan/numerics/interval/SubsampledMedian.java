package org.reliefspan.numerics.interval;

import java.util.Arrays;
import java.util.Optional;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.resample.PercentileInterval;
import org.reliefspan.numerics.resample.UniformAddress;

/**
 * Limits for the median of a {@link TurnbullEstimator} by subsampling clusters without replacement.
 *
 * <p>Formula: with n clusters, b of them in each subsample and m the median (right end of the
 * interval that holds it), the roots b<sup>1/3</sup> (m_b - m) have quantiles q; the limits are m -
 * n<sup>-1/3</sup> q(1 - a/2) and m - n<sup>-1/3</sup> q(a/2), not below 0. A subsample takes the b
 * clusters with the smallest uniforms.
 *
 * <p>Domain: visit times that vary from patient to patient; on a grid of a few fixed days the
 * median is an interval that no sample size narrows, and the limits move in jumps of the grid. Edge
 * cases: a median that is not reached has no limits; one not reached in a subsample counts as
 * infinite, which draws the lower limit to 0. Source: Politis, Romano and Wolf 1999, doi
 * 10.1007/978-1-4612-1554-7; rate n<sup>1/3</sup>: Groeneboom and Wellner 1992, doi
 * 10.1007/978-3-0348-8621-5.
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

    /** Subsamples of n to the power 0.7 clusters. */
    public static Plan forClusters(int n, int replicates, double level) {
      return new Plan(Math.max(2, (int) Math.ceil(Math.pow(n, 0.7))), replicates, level);
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
   * The limits; empty where the median is not reached.
   *
   * @param patient stable key by cluster number, the address of the uniforms
   */
  public Optional<Limits> limits(Plan plan, long[] patient, UniformAddress uniforms) {
    if (plan.clusters() > clusters || patient.length != clusters) {
      throw new IllegalArgumentException(
          "plan (%d of them) and patient (%d) must fit the number of clusters (%d)"
              .formatted(plan.clusters(), patient.length, clusters));
    }
    TurnbullEstimate full = estimator.fit();
    double median = full.quantileInterval(0.5).upper();
    if (Double.isInfinite(median)) {
      return Optional.empty();
    }
    double[] roots = new double[plan.replicates()];
    double rate = Math.cbrt(plan.clusters() / (double) clusters);
    double[] draw = new double[clusters];
    double[] rowWeight = new double[cluster.length];
    double[] pairWeight = new double[data.size()];
    double[] start = full.masses();
    for (int replicate = 0; replicate < roots.length; replicate++) {
      for (int i = 0; i < clusters; i++) {
        draw[i] = uniforms.uniform(patient[i], replicate);
      }
      markSmallest(draw, plan.clusters(), rowWeight);
      data.sumByPair(rowWeight, pairWeight);
      TurnbullEstimate estimate = estimator.fit(pairWeight, start, TurnbullEstimator.TOLERANCE);
      roots[replicate] = rate * (estimate.quantileInterval(0.5).upper() - median);
    }
    Limits root = PercentileInterval.of(roots, plan.level());
    return Optional.of(
        new Limits(Math.max(0, median - root.upper()), Math.max(0, median - root.lower())));
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
