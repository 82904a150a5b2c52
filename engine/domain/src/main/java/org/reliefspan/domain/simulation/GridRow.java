package org.reliefspan.domain.simulation;

/**
 * What two parameters together do to the choice.
 *
 * @param acrossParameter name of the first parameter
 * @param across its value
 * @param downParameter name of the second parameter
 * @param down its value
 * @param threshold willingness to pay for one unit of effect
 * @param preferred strategy with the highest net benefit
 * @param lead its net benefit beyond the next best one; 0 for one strategy
 */
public record GridRow(
    String acrossParameter,
    double across,
    String downParameter,
    double down,
    double threshold,
    String preferred,
    double lead) {
  public GridRow {
    Finite.require("net benefit", lead);
  }
}
