package org.reliefspan.analysis.eventlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Neighbouring hours or days, pooled until each pool has enough arrivals for a rate. A run without
 * any is a pool of its own where so many would be expected that it is hardly chance.
 */
final class PooledBins {
  /** Fewest expected in a run that counts as empty: 0 comes then once in a thousand times. */
  private static final double EMPTY = 7;

  /**
   * A pool.
   *
   * @param from first bin
   * @param until after the last
   * @param exposure days
   */
  record Pool(int from, int until, int count, double exposure) {
    double rate() {
      return count / exposure;
    }
  }

  private PooledBins() {}

  /**
   * Pools.
   *
   * @param counts by bin
   * @param exposures days by bin
   * @param fewest in a pool that is not empty
   */
  static List<Pool> of(int[] counts, double[] exposures, int fewest) {
    int all = Arrays.stream(counts).sum();
    double days = Arrays.stream(exposures).sum();
    List<Pool> pools = new ArrayList<>();
    int at = 0;
    while (at < counts.length) {
      int until = afterEmpty(counts, at);
      double expected = all * sum(exposures, at, until) / days;
      if (until > at && expected >= EMPTY) {
        pools.add(new Pool(at, until, 0, sum(exposures, at, until)));
        at = until;
        continue;
      }
      int end = at;
      int count = 0;
      while (end < counts.length && count < fewest) {
        count += counts[end++];
      }
      pools.add(new Pool(at, end, count, sum(exposures, at, end)));
      at = end;
    }
    return joined(pools, fewest);
  }

  private static int afterEmpty(int[] counts, int from) {
    int at = from;
    while (at < counts.length && counts[at] == 0) {
      at++;
    }
    return at;
  }

  private static double sum(double[] values, int from, int until) {
    return Arrays.stream(values, from, until).sum();
  }

  /** Too few at the end go with those before. */
  private static List<Pool> joined(List<Pool> pools, int fewest) {
    for (int i = pools.size() - 1; i > 0; i--) {
      Pool pool = pools.get(i);
      Pool before = pools.get(i - 1);
      if (pool.count() > 0 && pool.count() < fewest) {
        pools.set(
            i - 1,
            new Pool(
                before.from(),
                pool.until(),
                before.count() + pool.count(),
                before.exposure() + pool.exposure()));
        pools.remove(i);
      }
    }
    return pools;
  }
}
