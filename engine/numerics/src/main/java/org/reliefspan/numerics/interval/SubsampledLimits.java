package org.reliefspan.numerics.interval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.resample.PercentileInterval;
import org.reliefspan.numerics.resample.UniformAddress;

/**
 * Limits for functionals of a {@link TurnbullEstimator} that converge at the cube root of n, such
 * as quantiles and survival at a time, by subsampling clusters without replacement.
 *
 * <p>Formula: with n clusters, b of them in each subsample, and v the functional of the whole, the
 * roots b<sup>1/3</sup> (v_b - v) have quantiles q; the limits are v - n<sup>-1/3</sup> q(1 - a/2)
 * and v - n<sup>-1/3</sup> q(a/2). A subsample takes the b clusters with the smallest uniforms.
 *
 * <p>Domain: visit times that vary from patient to patient; on a grid of a few fixed days a
 * quantile is an interval that no sample size narrows, and the limits move in jumps of the grid.
 * Edge cases: a functional that is infinite for the whole has no limits; one that is infinite in a
 * subsample counts as such, which draws the lower limit to minus infinity: cut to the functional's
 * range by the caller. Source: Politis, Romano and Wolf 1999, doi 10.1007/978-1-4612-1554-7; rate
 * n<sup>1/3</sup>: Groeneboom and Wellner 1992, doi 10.1007/978-3-0348-8621-5.
 */
public final class SubsampledLimits {
  /** Tolerance of the certificate in subsamples; far below their sampling error. */
  private static final double TOLERANCE = 1e-5;

  private final IntervalCensoredData data;
  private final int[] cluster;
  private final int clusters;
  private final TurnbullEstimator estimator;

  private SubsampledLimits(IntervalCensoredData data, int[] cluster) {
    this.data = data;
    this.cluster = cluster;
    this.estimator = TurnbullEstimator.over(data);
    this.clusters = Arrays.stream(cluster).max().orElse(-1) + 1;
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
  public static SubsampledLimits of(IntervalCensoredData data, int[] cluster) {
    if (cluster.length != data.rows()) {
      throw new IllegalArgumentException(
          "cluster (%d) must have one entry per row (%d)".formatted(cluster.length, data.rows()));
    }
    return new SubsampledLimits(data, cluster.clone());
  }

  /**
   * Limits of each functional; empty where it is infinite for the whole.
   *
   * @param full the estimate of all the data
   * @param uniforms a uniform by cluster number and replicate
   */
  public List<Optional<Limits>> limits(
      Plan plan,
      TurnbullEstimate full,
      UniformAddress uniforms,
      List<ToDoubleFunction<TurnbullEstimate>> functionals) {
    if (plan.clusters() > clusters) {
      throw new IllegalArgumentException(
          "plan (%d clusters) must not ask for more than there are (%d)"
              .formatted(plan.clusters(), clusters));
    }
    double[][] roots = new double[functionals.size()][plan.replicates()];
    double[] whole = functionals.stream().mapToDouble(f -> f.applyAsDouble(full)).toArray();
    double rate = Math.cbrt(plan.clusters() / (double) clusters);
    double[] draw = new double[clusters];
    double[] rowWeight = new double[cluster.length];
    double[] pairWeight = new double[data.size()];
    double[] start = full.masses();
    for (int replicate = 0; replicate < plan.replicates(); replicate++) {
      for (int i = 0; i < clusters; i++) {
        draw[i] = uniforms.uniform(i, replicate);
      }
      markSmallest(draw, plan.clusters(), rowWeight);
      data.sumByPair(rowWeight, pairWeight);
      TurnbullEstimate part = estimator.fit(pairWeight, start, TOLERANCE);
      for (int f = 0; f < whole.length; f++) {
        roots[f][replicate] = rate * (functionals.get(f).applyAsDouble(part) - whole[f]);
      }
    }
    List<Optional<Limits>> limits = new ArrayList<>();
    for (int f = 0; f < whole.length; f++) {
      limits.add(
          Double.isFinite(whole[f])
              ? Optional.of(around(whole[f], PercentileInterval.of(roots[f], plan.level())))
              : Optional.empty());
    }
    return limits;
  }

  private static Limits around(double value, Limits root) {
    return new Limits(value - root.upper(), value - root.lower());
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
