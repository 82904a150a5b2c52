package org.reliefspan.numerics.hidden;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Histories in one memory or in several places, the episodes of a cluster in one. An estimator is
 * written once against it: what it needs of the episodes are sums.
 */
public interface ReliefParts {
  /** Brings back one result of each place that has episodes, in a fixed order. */
  <R> List<R> collect(ReliefTask<R> task);

  /** Keeps what is made of each place where it is. */
  ReliefParts keep(ReliefTask<ReliefHistories> change);

  /** All in this memory. */
  static ReliefParts of(ReliefHistories histories) {
    return new ReliefInMemory(histories);
  }

  /** Sums over all episodes, added up in a fixed order. */
  static double[] sum(ReliefParts parts, int size, RunTask task) {
    if (parts instanceof ReliefInMemory here) {
      return here.sum(size, task);
    }
    List<double[]> sums =
        new ArrayList<>(
            parts.collect(
                histories -> {
                  double[] own = new double[size];
                  double[] ofRun = new double[size]; // for fewer rounding errors
                  for (int from = 0; from < histories.episodes(); from += ReliefInMemory.RUN) {
                    Arrays.fill(ofRun, 0);
                    task.add(histories, from, ReliefInMemory.end(histories, from), ofRun);
                    addTo(own, ofRun);
                  }
                  return own;
                }));
    return total(sums, size);
  }

  /** The sum of arrays in their order. */
  static double[] total(List<double[]> sums, int size) {
    double[] total = new double[size];
    for (double[] own : sums) {
      addTo(total, own);
    }
    return total;
  }

  private static void addTo(double[] total, double[] more) {
    for (int i = 0; i < total.length; i++) {
      total[i] += more[i];
    }
  }
}
