package org.reliefspan.numerics.hidden;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Histories in this memory. Sums are taken over runs of a fixed number of episodes, by as many
 * threads as the caller's pool has, and added up in the order of the runs, so that the result is
 * the same for any number of threads.
 */
record ReliefInMemory(ReliefHistories histories) implements ReliefParts {
  /** Episodes of a run. */
  static final int RUN = 512;

  @Override
  public <R> List<R> collect(ReliefTask<R> task) {
    return List.of(task.apply(histories));
  }

  @Override
  public ReliefParts keep(ReliefTask<ReliefHistories> change) {
    return new ReliefInMemory(change.apply(histories));
  }

  double[] sum(int size, RunTask task) {
    int runs = (histories.episodes() + RUN - 1) / RUN;
    List<double[]> sums =
        IntStream.range(0, runs).parallel().mapToObj(run -> own(run, size, task)).toList();
    return ReliefParts.total(sums, size);
  }

  private double[] own(int run, int size, RunTask task) {
    double[] own = new double[size];
    task.add(histories, run * RUN, end(histories, run * RUN), own);
    return own;
  }

  /** Where a run ends. */
  static int end(ReliefHistories histories, int from) {
    return Math.min(histories.episodes(), from + RUN);
  }
}
