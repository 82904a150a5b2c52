package org.reliefspan.domain.estimate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.reliefspan.domain.fit.SeenCovariate;

/**
 * How far a number that durations were related to spreads among patients: not to be published. What
 * may be is the range that enough patients reach on either side, {@link #seen}.
 *
 * @param name of the covariate
 * @param lowest smallest value of each patient, rising; the outermost ones are enough
 * @param highest largest value of each patient, falling
 * @param step to which a published end is rounded, towards the middle
 */
public record CovariateSpread(String name, List<Double> lowest, List<Double> highest, double step) {
  public CovariateSpread {
    lowest = List.copyOf(lowest);
    highest = List.copyOf(highest);
    if (!(step > 0)) { // also refuses NaN
      throw new IllegalArgumentException("step (%s) must be positive".formatted(step));
    }
  }

  /**
   * The range with so many patients at or beyond either end; without ends where there are too few.
   */
  public SeenCovariate seen(int patients) {
    if (patients > lowest.size() || patients > highest.size()) {
      return SeenCovariate.ofWords(name, List.of());
    }
    double from = rounded(lowest.get(patients - 1), RoundingMode.CEILING);
    double to = rounded(highest.get(patients - 1), RoundingMode.FLOOR);
    return from <= to
        ? SeenCovariate.ofNumber(name, from, to)
        : SeenCovariate.ofWords(name, List.of());
  }

  private double rounded(double value, RoundingMode mode) {
    BigDecimal unit = BigDecimal.valueOf(step);
    return BigDecimal.valueOf(value).divide(unit, 0, mode).multiply(unit).doubleValue();
  }
}
