package org.reliefspan.numerics.duration;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Errors of durations by leaving out each cluster in turn.
 *
 * <p>Formula: (G - 1) / G times the sum over G clusters of the outer products of b<sub>-g</sub> -
 * b, b<sub>-g</sub> being the estimate without cluster g; tests and limits with G - 1 degrees of
 * freedom. Domain: models without point mass and cured share, at least two clusters. Edge cases: a
 * maximum that is lost with one cluster is a {@link NotEstimableException}. With few clusters the
 * sandwich is too small and this is not: see the page on planted facts.
 *
 * <p>Source: Efron and Stein 1981, doi 10.1214/aos/1176345462; Lipsitz, Dear and Zhao 1994, doi
 * 10.2307/2533390. Agreement: a loop over {@code survreg} of R survival 3.5-3, tolerance 1e-6 (the
 * centre "estimate" of {@code vcovJK} in sandwich 3.1).
 */
public final class DurationJackknife {
  private DurationJackknife() {}

  /**
   * The same fit with these errors as its robust ones.
   *
   * @param cluster dense cluster number of each row from 0
   */
  public static DurationFit of(DurationFit fit, DurationSample sample, int[] cluster) {
    int clusters = 0;
    for (int number : cluster) {
      clusters = Math.max(clusters, number + 1);
    }
    if (clusters < 2) {
      throw new NotEstimableException("One cluster alone has none to be compared with.");
    }
    List<Optional<DurationFit>> others =
        DurationReplicates.of(
            task ->
                Collections.singletonList(
                    task.apply(sample, left -> without(sample, cluster, left))),
            fit,
            sample.scaleStrata(),
            clusters);
    double[] estimate = fit.coefficients().estimates();
    int size = estimate.length;
    double[] sum = new double[size * size];
    for (Optional<DurationFit> other : others) {
      double[] moved =
          other
              .orElseThrow(
                  () ->
                      new NotEstimableException(
                          "Without one of the clusters there is no maximum: the jackknife has no"
                              + " error."))
              .coefficients()
              .estimates();
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          sum[i * size + j] += (moved[i] - estimate[i]) * (moved[j] - estimate[j]);
        }
      }
    }
    double factor = (clusters - 1.0) / clusters;
    for (int i = 0; i < sum.length; i++) {
      sum[i] *= factor;
    }
    return fit.withErrors(fit.coefficients().withRobust(sum, clusters - 1.0));
  }

  private static double[] without(DurationSample sample, int[] cluster, int left) {
    double[] weight = new double[cluster.length];
    for (int row = 0; row < weight.length; row++) {
      weight[row] = cluster[row] == left ? 0 : sample.weight(row);
    }
    return weight;
  }
}
