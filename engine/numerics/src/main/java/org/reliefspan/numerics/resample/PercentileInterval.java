package org.reliefspan.numerics.resample;

import java.util.Arrays;
import org.reliefspan.numerics.limits.Limits;

/**
 * Percentile limits from bootstrap replicates.
 *
 * <p>Formula: quantile of type 7 of Hyndman and Fan 1996, doi 10.1080/00031305.1996.10473566.
 * Domain: at least two replicates, none NaN; infinite ones are ordered as such. Agreement: R 4.2.2
 * {@code quantile(x, p, type = 7)}, 1e-14 ({@code PercentileIntervalTest}).
 */
public final class PercentileInterval {
  private PercentileInterval() {}

  /** Limits that leave (1 - level) / 2 of the replicates on either side. */
  public static Limits of(double[] replicates, double level) {
    if (replicates.length < 2) {
      throw new IllegalArgumentException(
          "replicates (%d) must be at least 2".formatted(replicates.length));
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level (%s) must lie between 0 and 1".formatted(level));
    }
    double[] sorted = replicates.clone();
    Arrays.sort(sorted);
    if (Double.isNaN(sorted[sorted.length - 1])) {
      throw new IllegalArgumentException("replicates must not be NaN");
    }
    return new Limits(ofSorted(sorted, (1 - level) / 2), ofSorted(sorted, (1 + level) / 2));
  }

  /** Type 7 quantile of numbers that do not fall. */
  public static double ofSorted(double[] sorted, double probability) {
    double position = (sorted.length - 1) * probability;
    int index = (int) Math.floor(position);
    double below = sorted[index];
    double fraction = position - index;
    if (fraction == 0 || Double.isInfinite(below)) {
      return below;
    }
    return below + fraction * (sorted[index + 1] - below);
  }
}
