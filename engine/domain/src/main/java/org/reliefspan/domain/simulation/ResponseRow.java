package org.reliefspan.domain.simulation;

/**
 * What a strategy gains beyond a comparator when one parameter is low and when it is high.
 *
 * @param parameter that is varied, all others as written
 * @param low its lower value
 * @param high its upper value
 * @param comparator empty where there is one strategy only
 * @param outcome an outcome, or {@code net_benefit}
 * @param base with the parameters as written
 * @param engine {@code simulation} or {@code cohort}
 */
public record ResponseRow(
    String parameter,
    double low,
    double high,
    String strategy,
    String comparator,
    String outcome,
    double base,
    double atLow,
    double atHigh,
    String engine) {
  /** Threshold x effect - cost. */
  public static final String NET_BENEFIT = "net_benefit";

  public ResponseRow {
    Finite.require("low value of " + parameter, low);
    Finite.require("high value of " + parameter, high);
    Finite.require(outcome, base);
    Finite.require(outcome, atLow);
    Finite.require(outcome, atHigh);
  }

  /** Distance of the two outcomes. */
  public double width() {
    return Math.abs(atHigh - atLow);
  }
}
