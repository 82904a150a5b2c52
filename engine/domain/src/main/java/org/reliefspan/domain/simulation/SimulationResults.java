package org.reliefspan.domain.simulation;

import java.util.List;

/**
 * Everything a pathway's simulation found. Not yet published: {@code
 * domain.disclosure.SimulatedRelease} turns it into a {@code Publishable}.
 *
 * @param pathway short name
 * @param title one line for people
 * @param setting what the run was about
 * @param structure states and moves
 * @param inputs parameters as they went in
 * @param differences between strategies; empty with one strategy
 * @param decision empty when the file decides nothing
 * @param acceptability empty without draws
 * @param information empty without draws
 * @param draws outcomes by draw; empty without draws
 * @param sensitivity none unless asked for
 * @param histories of simulated patients
 * @param reporting items of a report of an economic evaluation
 * @param replay what was observed in a cohort beside its simulation; empty unless asked for
 * @param notes cautions about these results, each one sentence or two
 */
public record SimulationResults(
    String pathway,
    String title,
    Setting setting,
    Structure structure,
    List<InputRow> inputs,
    List<StrategyRow> strategies,
    List<DifferenceRow> differences,
    List<DecisionRow> decision,
    List<OccupancyRow> occupancy,
    List<AcceptabilityRow> acceptability,
    List<InformationRow> information,
    List<DrawRow> draws,
    Sensitivity sensitivity,
    Histories histories,
    List<ReportingItem> reporting,
    List<ReplayRow> replay,
    List<String> notes) {
  public SimulationResults {
    replay = List.copyOf(replay);
    inputs = List.copyOf(inputs);
    strategies = List.copyOf(strategies);
    differences = List.copyOf(differences);
    decision = List.copyOf(decision);
    occupancy = List.copyOf(occupancy);
    acceptability = List.copyOf(acceptability);
    information = List.copyOf(information);
    draws = List.copyOf(draws);
    reporting = List.copyOf(reporting);
    notes = List.copyOf(notes);
  }

  /** The same with what was observed. */
  public SimulationResults withReplay(List<ReplayRow> rows) {
    return new SimulationResults(
        pathway,
        title,
        setting,
        structure,
        inputs,
        strategies,
        differences,
        decision,
        occupancy,
        acceptability,
        information,
        draws,
        sensitivity,
        histories,
        reporting,
        rows,
        notes);
  }
}
