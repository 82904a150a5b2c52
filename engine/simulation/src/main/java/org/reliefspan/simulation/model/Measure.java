package org.reliefspan.simulation.model;

import java.util.List;

/**
 * A named expression whose mean is followed over time.
 *
 * @param name as in results
 * @param values what it is, by state
 */
public record Measure(String name, List<Node> values) {
  /** Copies. */
  public Measure {
    values = List.copyOf(values);
  }
}
