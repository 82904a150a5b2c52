package org.reliefspan.numerics.survival;

import java.util.Arrays;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Times of which those that differ by rounding only are made equal, so that they are ties.
 *
 * <p>Formula: of the distinct times in rising order, each that lies within 1.5e-8 (the root of the
 * machine precision) of the one before, or within 1.5e-8 times the mean size of all, joins it and
 * those that it joined; all take the smallest. Domain: any numbers; infinite ones stay. Edge cases:
 * whole numbers are never that close and are left alone. Agreement: R survival 3.5-3 {@code
 * aeqSurv}, equal ({@code TiedTimesTest}).
 */
public final class TiedTimes {
  private static final double TOLERANCE = Math.sqrt(Math.ulp(1.0));
  private static final double WHOLE_LIMIT = 1 << 25; // 1 / this is above the tolerance

  private final double[] cuts; // rising; empty: nothing to join

  private TiedTimes(double[] cuts) {
    this.cuts = cuts;
  }

  /** What to join among all times of one analysis, beginnings and ends alike. */
  public static TiedTimes of(double[]... columns) {
    if (Arrays.stream(columns).allMatch(TiedTimes::isWhole)) {
      return new TiedTimes(new double[0]);
    }
    double[] sorted =
        Arrays.stream(columns)
            .flatMapToDouble(Arrays::stream)
            .filter(Double::isFinite)
            .sorted()
            .distinct()
            .toArray();
    double sum = 0;
    for (double time : sorted) {
      sum += Math.abs(time);
    }
    double within = TOLERANCE * Math.max(1, sum / Math.max(1, sorted.length));
    double[] cuts = new double[sorted.length];
    int size = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] - sorted[i - 1] > within) {
        cuts[size++] = sorted[i];
      }
    }
    return new TiedTimes(size == sorted.length ? new double[0] : Arrays.copyOf(cuts, size));
  }

  private static boolean isWhole(double[] column) {
    for (double time : column) {
      if (time != Math.rint(time) || (Math.abs(time) > WHOLE_LIMIT && Double.isFinite(time))) {
        return false;
      }
    }
    return true;
  }

  /** Refuses rows that joining has left without length. */
  public static void requireLength(double[] start, double[] stop) {
    int count = 0;
    for (int row = 0; row < start.length; row++) {
      count += start[row] < stop[row] ? 0 : 1;
    }
    if (count > 0) {
      throw new NotEstimableException(
          "Entry and end differ by rounding only (in %d rows). Maybe leave those rows out?"
              .formatted(count));
    }
  }

  /** Whether no two times differ by rounding only. */
  public boolean isNone() {
    return cuts.length == 0;
  }

  /** A column of the times with those joined; the same array when nothing is. */
  public double[] joined(double[] column) {
    return isNone() ? column : Arrays.stream(column).map(this::joined).toArray();
  }

  /** One of the times, joined. */
  public double joined(double time) {
    return isNone() || Double.isInfinite(time) ? time : cuts[Rows.lastNotAbove(cuts, time)];
  }
}
