package org.reliefspan.simulation.model;

import java.util.List;

/**
 * Something that adds up over a pathway.
 *
 * @param name as in results
 * @param discount of later gains
 * @param perTime gain per unit of time, by state
 */
public record Outcome(String name, Discount discount, List<Node> perTime) {
  /** Copies. */
  public Outcome {
    perTime = List.copyOf(perTime);
  }
}
