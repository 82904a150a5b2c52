package org.reliefspan.simulation.result;

import java.util.List;

/**
 * Words for the numbers of engines.
 *
 * @param strategies in the order of the file
 * @param outcomes in the order of the file
 * @param units of the outcomes, as many
 */
public record PathwayNames(List<String> strategies, List<String> outcomes, List<String> units) {
  public PathwayNames {
    strategies = List.copyOf(strategies);
    outcomes = List.copyOf(outcomes);
    units = List.copyOf(units);
    if (units.size() != outcomes.size()) {
      throw new IllegalArgumentException(
          "units (%d) must be as many as outcomes (%d)".formatted(units.size(), outcomes.size()));
    }
  }
}
