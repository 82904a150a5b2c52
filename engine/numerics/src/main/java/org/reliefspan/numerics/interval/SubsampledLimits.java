package org.reliefspan.numerics.interval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.resample.PercentileInterval;
import org.reliefspan.numerics.resample.UniformAddress;

/**
 * Limits for functionals of a {@link TurnbullEstimator} that converge at the cube root of n, such
 * as quantiles and survival at a time, by subsampling clusters without replacement.
 *
 * <p>Formula: the data fix a functional to a range [l, r]. With n clusters and b of them in each
 * subsample, q_l and q_r are the level quantiles of b<sup>1/3</sup> |l_b - l| and b<sup>1/3</sup>
 * |r_b - r|; the limits are l - n<sup>-1/3</sup> q_l and r + n<sup>-1/3</sup> q_r. The roots are
 * symmetric because equal-tailed ones covered 70 to 83% where 95% was stated; both ends are used
 * because on a grid of visits a quantile is an interval. A subsample takes the b clusters with the
 * smallest uniforms.
 *
 * <p>Domain: on a grid of few days the limits keep the width of the grid; cut them to the range of
 * the functional. Edge cases: a right end that is not reached makes the upper limit infinite, as
 * does one not reached in more than 1 - level of the subsamples. Source: Politis, Romano and Wolf
 * 1999, doi 10.1007/978-1-4612-1554-7; rate n<sup>1/3</sup>: Groeneboom and Wellner 1992, doi
 * 10.1007/978-3-0348-8621-5. Coverage measured: docs/methods/turnbull.md.
 */
public final class SubsampledLimits {
  private final IntervalCensoredData data;
  private final int[] cluster;
  private final int clusters;

  private SubsampledLimits(IntervalCensoredData data, int[] cluster) {
    this.data = data;
    this.cluster = cluster;
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
  public static SubsampledLimits of(IntervalCensoredData data, int[] cluster) {
    if (cluster.length != data.rows()) {
      throw new IllegalArgumentException(
          "cluster (%d) must have one entry per row (%d)".formatted(cluster.length, data.rows()));
    }
    return new SubsampledLimits(data, cluster.clone());
  }

  /**
   * Limits of each functional.
   *
   * @param full the estimate of all the data
   * @param uniforms a uniform by cluster number and replicate
   * @param functionals each gives the range that the data fix
   */
  public List<Limits> limits(
      Plan plan,
      TurnbullEstimate full,
      UniformAddress uniforms,
      List<Function<TurnbullEstimate, Limits>> functionals) {
    if (plan.clusters() > clusters) {
      throw new IllegalArgumentException(
          "plan (%d clusters) must not ask for more than there are (%d)"
              .formatted(plan.clusters(), clusters));
    }
    double[][] leftRoot = new double[functionals.size()][plan.replicates()];
    double[][] rightRoot = new double[functionals.size()][plan.replicates()];
    List<Limits> whole = functionals.stream().map(functional -> functional.apply(full)).toList();
    double[] draw = new double[clusters];
    for (int replicate = 0; replicate < plan.replicates(); replicate++) {
      for (int i = 0; i < clusters; i++) {
        draw[i] = uniforms.uniform(i, replicate);
      }
      TurnbullEstimate part = TurnbullEstimator.over(smallest(draw, plan.clusters())).fit();
      for (int f = 0; f < whole.size(); f++) {
        Limits found = functionals.get(f).apply(part);
        leftRoot[f][replicate] = Math.abs(found.lower() - whole.get(f).lower());
        rightRoot[f][replicate] = distance(found.upper(), whole.get(f).upper());
      }
    }
    double rate = Math.cbrt(plan.clusters() / (double) clusters);
    List<Limits> limits = new ArrayList<>();
    for (int f = 0; f < whole.size(); f++) {
      limits.add(
          new Limits(
              whole.get(f).lower() - rate * quantile(leftRoot[f], plan.level()),
              whole.get(f).upper() + rate * quantile(rightRoot[f], plan.level())));
    }
    return limits;
  }

  /** Distance of two right ends; two infinite ones coincide. */
  private static double distance(double one, double other) {
    return one == other ? 0 : Math.abs(one - other);
  }

  private static double quantile(double[] roots, double level) {
    Arrays.sort(roots);
    return PercentileInterval.ofSorted(roots, level);
  }

  /** The rows of the clusters with the smallest uniforms. */
  private IntervalCensoredData smallest(double[] draw, int number) {
    double[] sorted = draw.clone();
    Arrays.sort(sorted);
    double threshold = sorted[number - 1];
    int rows = 0;
    double[] left = new double[cluster.length];
    double[] right = new double[cluster.length];
    for (int row = 0; row < cluster.length; row++) {
      if (draw[cluster[row]] <= threshold) {
        left[rows] = data.left(data.pairOfRow(row));
        right[rows++] = data.right(data.pairOfRow(row));
      }
    }
    double[] one = new double[rows];
    Arrays.fill(one, 1);
    return IntervalCensoredData.aggregate(
        Arrays.copyOf(left, rows), Arrays.copyOf(right, rows), one);
  }
}
