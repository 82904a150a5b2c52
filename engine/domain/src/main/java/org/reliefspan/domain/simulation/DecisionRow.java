package org.reliefspan.domain.simulation;

import java.util.Optional;

/**
 * One strategy of the incremental analysis.
 *
 * @param increment beyond its cheaper neighbour on the frontier; empty off it and for the cheapest
 * @param status {@code frontier}, {@code extended_dominated} or {@code dominated}
 * @param effectOutcome outcome that counts as effect
 */
public record DecisionRow(
    String strategy, Optional<Increment> increment, String status, String effectOutcome) {

  /**
   * What a strategy adds.
   *
   * @param icer cost of one more unit of effect
   */
  public record Increment(String comparator, double cost, double effect, double icer) {
    public Increment {
      Finite.require("incremental cost", cost);
      Finite.require("incremental effect", effect);
      Finite.require("incremental ratio", icer);
    }
  }
}
