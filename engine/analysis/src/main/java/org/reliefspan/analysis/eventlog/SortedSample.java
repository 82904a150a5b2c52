package org.reliefspan.analysis.eventlog;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.reliefspan.domain.eventlog.ActivityRow;

/** Times in milliseconds, sorted. Sums are exact. */
final class SortedSample {
  private final long[] sorted;

  private SortedSample(long[] sorted) {
    this.sorted = sorted;
  }

  /** At least one. */
  static SortedSample of(long[] times) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return new SortedSample(sorted);
  }

  int size() {
    return sorted.length;
  }

  /** The one with so many below it. */
  long at(int index) {
    return sorted[index];
  }

  private long sum() {
    return Arrays.stream(sorted).sum();
  }

  /** Mean in a unit of so many milliseconds. */
  double mean(double unit) {
    return sum() / (sorted.length * unit);
  }

  /** Standard deviation with divisor n - 1. */
  OptionalDouble deviation(double unit) {
    if (sorted.length < 2) {
      return OptionalDouble.empty();
    }
    double mean = (double) sum() / sorted.length;
    double squares = 0;
    double rest = 0; // of the mean, by rounding
    for (long time : sorted) {
      double away = time - mean;
      squares += away * away;
      rest += away;
    }
    return OptionalDouble.of(
        Math.sqrt((squares - rest * rest / sorted.length) / (sorted.length - 1)) / unit);
  }

  /** Hyndman and Fan's type 7, as R's {@code quantile} and Python's inclusive quantiles. */
  double quantile(double probability, double unit) {
    double at = (sorted.length - 1) * probability;
    int low = (int) Math.floor(at);
    int high = Math.min(sorted.length - 1, low + 1);
    return (sorted[low] + (at - low) * (sorted[high] - sorted[low])) / unit;
  }

  double least(double unit) {
    return sorted[0] / unit;
  }

  double most(double unit) {
    return sorted[sorted.length - 1] / unit;
  }

  /** Mean of those from an index to before another. */
  double meanOf(int from, int to, double unit) {
    return Arrays.stream(sorted, from, to).sum() / ((to - from) * unit);
  }

  ActivityRow.Summary summary(double unit) {
    return new ActivityRow.Summary(
        mean(unit),
        quantile(0.5, unit),
        deviation(unit),
        OptionalDouble.of(least(unit)),
        OptionalDouble.of(most(unit)));
  }
}
