package org.reliefspan.simulation.decision;

import java.util.Optional;

/**
 * One strategy of an incremental analysis.
 *
 * @param strategy its number
 * @param cost what it costs
 * @param effect what it gains
 * @param standing where it stands
 * @param step how it goes beyond the cheaper neighbour; empty off the frontier and for the cheapest
 */
public record Increment(
    int strategy, double cost, double effect, Standing standing, Optional<Step> step) {

  /**
   * What a strategy adds to its cheaper neighbour on the frontier.
   *
   * @param comparator number of that neighbour
   * @param cost added cost, not negative
   * @param effect added effect, positive
   */
  public record Step(int comparator, double cost, double effect) {

    /** Incremental cost-effectiveness ratio: cost of one more unit of effect. */
    public double icer() {
      return cost / effect;
    }
  }
}
