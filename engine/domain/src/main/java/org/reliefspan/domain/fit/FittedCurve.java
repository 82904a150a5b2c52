package org.reliefspan.domain.fit;

import java.util.function.DoubleFunction;

/**
 * A curve over time. All series are equally long.
 *
 * @param stratum {@code all}, or {@code column=value} joined by semicolons
 * @param cause the competing cause or quantity that the curve belongs to; empty for survival
 * @param time rising
 */
public record FittedCurve(
    String stratum,
    String cause,
    FittedSeries time,
    FittedSeries atRisk,
    FittedSeries events,
    FittedSeries estimate,
    FittedSeries se,
    FittedSeries lower,
    FittedSeries upper) {
  /** The stratum of ungrouped data. */
  public static final String ALL = "all";

  /**
   * A curve of a model without numbers at risk.
   *
   * @param at value, error and limits at a time; its stratum and name do not count
   */
  public static FittedCurve pointwise(
      String stratum, String cause, double[] times, DoubleFunction<FittedQuantity> at) {
    FittedSeries.Builder none = FittedSeries.builder();
    FittedSeries.Builder estimate = FittedSeries.builder();
    FittedSeries.Builder error = FittedSeries.builder();
    FittedSeries.Builder lower = FittedSeries.builder();
    FittedSeries.Builder upper = FittedSeries.builder();
    for (double time : times) {
      FittedQuantity value = at.apply(time);
      none.addMissing();
      estimate.add(value.value());
      error.add(value.se());
      lower.add(value.lower());
      upper.add(value.upper());
    }
    return new FittedCurve(
        stratum,
        cause,
        FittedSeries.of(times),
        none.build(),
        none.build(),
        estimate.build(),
        error.build(),
        lower.build(),
        upper.build());
  }
}
