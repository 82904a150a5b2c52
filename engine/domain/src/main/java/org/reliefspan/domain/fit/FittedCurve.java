package org.reliefspan.domain.fit;

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
}
