package org.reliefspan.domain.simulation;

/**
 * How often a strategy is the best one.
 *
 * @param threshold willingness to pay for one unit of effect
 * @param probability share of draws
 * @param frontier whether it has the highest mean net benefit
 */
public record AcceptabilityRow(
    double threshold, String strategy, double probability, boolean frontier) {
  public AcceptabilityRow {
    Finite.require("threshold", threshold);
    Finite.require("probability", probability);
  }
}
