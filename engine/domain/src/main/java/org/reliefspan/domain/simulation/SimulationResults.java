package org.reliefspan.domain.simulation;

import java.util.List;

/**
 * Everything a pathway's simulation found. Not yet published: {@code
 * domain.disclosure.SimulatedRelease} turns it into a {@code Publishable}.
 *
 * @param pathway short name
 * @param title one line for people
 * @param decision empty when the file decides nothing
 * @param acceptability empty without draws
 * @param information empty without draws
 * @param notes cautions about these results, each one sentence or two
 */
public record SimulationResults(
    String pathway,
    String title,
    List<StrategyRow> strategies,
    List<DecisionRow> decision,
    List<OccupancyRow> occupancy,
    List<AcceptabilityRow> acceptability,
    List<InformationRow> information,
    List<String> notes) {
  public SimulationResults {
    strategies = List.copyOf(strategies);
    decision = List.copyOf(decision);
    occupancy = List.copyOf(occupancy);
    acceptability = List.copyOf(acceptability);
    information = List.copyOf(information);
    notes = List.copyOf(notes);
  }
}
