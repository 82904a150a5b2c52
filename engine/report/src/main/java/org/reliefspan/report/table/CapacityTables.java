package org.reliefspan.report.table;

import static org.reliefspan.report.table.SimulationTables.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.domain.simulation.FacilityDifferenceRow;
import org.reliefspan.domain.simulation.FacilityRow;
import org.reliefspan.domain.simulation.SearchRow;
import org.reliefspan.domain.simulation.SessionRow;
import org.reliefspan.domain.simulation.StrategyRow;
import org.reliefspan.domain.simulation.WaitingRow;

/**
 * The tables of a pathway that was run in a facility; names, columns and their order are a
 * contract.
 */
public final class CapacityTables {
  private static final String SCENARIO = "Scenario of the facility file";
  private static final String STEP = "Activity of the pathway file";
  private static final String UNIT = "Unit of value and limits";
  private static final String REPLICATIONS = "Replications in which it could be computed";
  private static final String NOTE = "Why there is no value";

  private CapacityTables() {}

  /** Always those of scenarios, outcomes, waits, use and throughput; of others all with rows. */
  public static List<ResultTable<?>> of(Publishable<CapacityResults> published) {
    CapacityResults results = published.content();
    List<ResultTable<?>> tables = new ArrayList<>();
    tables.add(scenarios(results.scenarios()));
    tables.add(strategies(results.strategies()));
    tables.add(waits(results.waits()));
    tables.add(utilisation(results.utilisation()));
    tables.add(throughput(results.throughput()));
    List<ResultTable<?>> others =
        List.of(
            targets(results),
            lost(results.lost()),
            waiting(results.waiting()),
            differences(results.differences()),
            closedForms(results),
            sessions(results.sessions()),
            HistoryTables.events("clinical_events", results.events()),
            HistoryTables.courses(results.courses()),
            search(results.search()));
    others.stream().filter(table -> !table.rows().isEmpty()).forEach(tables::add);
    return tables;
  }

  private static ResultTable<CapacityResults.Scenario> scenarios(
      List<CapacityResults.Scenario> rows) {
    return new ResultTable<>(
        "scenarios",
        "Facilities that were run",
        List.of(
            Column.text("scenario", SCENARIO, CapacityResults.Scenario::name),
            Column.text("title", "What it is, for people", CapacityResults.Scenario::title)),
        List.of(),
        rows);
  }

  private static ResultTable<CapacityResults.Target> targets(CapacityResults results) {
    return new ResultTable<>(
        "targets",
        "By when steps should begin",
        List.of(
            Column.text("scenario", SCENARIO, CapacityResults.Target::scenario),
            Column.text("step", STEP, CapacityResults.Target::step),
            number("within", "Time within which it should begin", CapacityResults.Target::within),
            Column.text("since", "request, wanted or arrival", CapacityResults.Target::since),
            Column.number("share", "Share for whom it should be met", row -> Cell.of(row.share())),
            Column.text("unit", "Unit of within", row -> results.unit())),
        List.of(),
        results.targets());
  }

  private static ResultTable<StrategyRow> strategies(List<StrategyRow> rows) {
    List<Column<StrategyRow>> columns = new ArrayList<>(SimulationTables.outcomes());
    columns.add(Column.text("note", NOTE, StrategyRow::note));
    return new ResultTable<>(
        "strategies", "Every outcome in every scenario, per patient", columns, List.of(), rows);
  }

  private static ResultTable<FacilityRow> waits(List<FacilityRow> rows) {
    return quantities(
        "waits",
        "How long patients wait for each step, from when it was wanted, zeros included",
        Column.text("step", STEP, FacilityRow::name),
        "mean, pNN (percentiles), share_within_target and others",
        rows);
  }

  private static ResultTable<FacilityRow> throughput(List<FacilityRow> rows) {
    return quantities(
        "throughput",
        "What happened in each step, per replication",
        Column.text("step", STEP, FacilityRow::name),
        "What is counted",
        rows);
  }

  private static ResultTable<FacilityRow> lost(List<FacilityRow> rows) {
    return quantities(
        "lost_to_waiting",
        "Outcomes per patient with waiting, and of the same patients without it",
        Column.text("outcome", "Outcome of the pathway file", FacilityRow::name),
        "here: with waiting; unlimited: nobody waits; difference: here less unlimited",
        rows);
  }

  private static ResultTable<FacilityRow> utilisation(List<FacilityRow> rows) {
    List<Column<FacilityRow>> columns = new ArrayList<>();
    columns.add(Column.text("scenario", SCENARIO, FacilityRow::scenario));
    columns.add(Column.text("resource", "Resource of the facility file", FacilityRow::name));
    columns.add(
        Column.text(
            "quantity", "utilisation (share of what is open) and others", FacilityRow::quantity));
    columns.add(hour());
    columns.addAll(values());
    return new ResultTable<>(
        "utilisation",
        "How much resources are used, altogether and by hour of the week",
        columns,
        List.of(),
        rows);
  }

  private static Column<FacilityRow> hour() {
    return Column.count(
        "hour",
        "Hour of the week from Monday 0:00, 0 to 167; empty for all hours together",
        row -> row.hour().isPresent() ? new Cell.Count(row.hour().getAsInt()) : new Cell.Empty());
  }

  private static ResultTable<FacilityRow> quantities(
      String name,
      String explanation,
      Column<FacilityRow> what,
      String quantities,
      List<FacilityRow> rows) {
    List<Column<FacilityRow>> columns = new ArrayList<>();
    columns.add(Column.text("scenario", SCENARIO, FacilityRow::scenario));
    columns.add(what);
    columns.add(Column.text("quantity", quantities, FacilityRow::quantity));
    columns.addAll(values());
    return new ResultTable<>(name, explanation, columns, List.of(hour()), rows);
  }

  private static List<Column<FacilityRow>> values() {
    return List.of(
        Column.number("value", "Mean over replications", row -> Cell.of(row.value())),
        limit("lower", "Lower limit, from replication to replication", Interval::lower),
        limit("upper", "Upper limit, from replication to replication", Interval::upper),
        limit("level", "Confidence level of the limits", Interval::level),
        Column.text("unit", UNIT, FacilityRow::unit),
        Column.count(
            "replications", REPLICATIONS, row -> Cell.of(OptionalLong.of(row.replications()))),
        Column.text("note", NOTE, FacilityRow::note));
  }

  private static Column<FacilityRow> limit(
      String name, String explanation, Function<Interval, Double> end) {
    return Column.number(name, explanation, row -> Cell.of(row.limits().map(end)));
  }

  private static ResultTable<WaitingRow> waiting(List<WaitingRow> rows) {
    return new ResultTable<>(
        "waiting_list",
        "How many wait for each step over time",
        List.of(
            Column.text("scenario", SCENARIO, WaitingRow::scenario),
            Column.text("step", STEP, WaitingRow::step),
            number("time", "Since the start, in the unit of the pathway", WaitingRow::time),
            number("value", "Mean over replications", WaitingRow::value),
            band("lower", "Below it lie few replications", Interval::lower),
            band("upper", "Above it lie few replications", Interval::upper),
            band("level", "Share of replications in the band", Interval::level)),
        List.of(),
        rows);
  }

  private static Column<WaitingRow> band(
      String name, String explanation, Function<Interval, Double> end) {
    return Column.number(name, explanation, row -> Cell.of(row.band().map(end)));
  }

  private static ResultTable<FacilityDifferenceRow> differences(List<FacilityDifferenceRow> rows) {
    return new ResultTable<>(
        "scenario_differences",
        "Quantities of a scenario less those of another, replication by replication",
        List.of(
            Column.text("scenario", SCENARIO, FacilityDifferenceRow::scenario),
            Column.text(
                "comparator", "What it is compared with", FacilityDifferenceRow::comparator),
            Column.text("about", "step, resource or outcome", FacilityDifferenceRow::about),
            Column.text("name", "Which of them", FacilityDifferenceRow::name),
            Column.text("quantity", "As in its table", FacilityDifferenceRow::quantity),
            number("value", "Scenario less comparator", FacilityDifferenceRow::value),
            difference("lower", "Lower limit of the difference", Interval::lower),
            difference("upper", "Upper limit of the difference", Interval::upper),
            difference("level", "Confidence level of the limits", Interval::level),
            Column.text("unit", UNIT, FacilityDifferenceRow::unit),
            Column.count(
                "replications",
                "Pairs of replications",
                row -> Cell.of(OptionalLong.of(row.replications())))),
        List.of(),
        rows);
  }

  private static Column<FacilityDifferenceRow> difference(
      String name, String explanation, Function<Interval, Double> end) {
    return Column.number(name, explanation, row -> Cell.of(row.limits().map(end)));
  }

  /** What formulas say, beside the same quantity of the simulation. */
  private static ResultTable<FacilityRow> closedForms(CapacityResults results) {
    return new ResultTable<>(
        "closed_forms",
        "What formulas say of steps and resources to which they apply, beside the simulation",
        List.of(
            Column.text("scenario", SCENARIO, FacilityRow::scenario),
            Column.text("name", "Step or resource", FacilityRow::name),
            Column.text("quantity", "As in its table", FacilityRow::quantity),
            Column.number("value", "What the formula says", row -> Cell.of(row.value())),
            Column.number(
                "simulated", "Mean over replications", row -> value(results.simulated(row))),
            simulated("lower", "Lower limit of the simulated value", results, Interval::lower),
            simulated("upper", "Upper limit of the simulated value", results, Interval::upper),
            simulated("level", "Confidence level of the limits", results, Interval::level),
            Column.text("unit", UNIT, FacilityRow::unit),
            Column.text("note", "Which formula, or why there is none", FacilityRow::note)),
        List.of(
            hour(),
            Column.count(
                "replications", REPLICATIONS, row -> Cell.of(OptionalLong.of(row.replications())))),
        results.closedForms());
  }

  private static Column<FacilityRow> simulated(
      String name, String explanation, CapacityResults results, Function<Interval, Double> end) {
    return Column.number(
        name,
        explanation,
        row -> Cell.of(results.simulated(row).flatMap(FacilityRow::limits).map(end)));
  }

  private static Cell value(Optional<FacilityRow> row) {
    return row.map(each -> Cell.of(each.value())).orElseGet(Cell.Empty::new);
  }

  private static ResultTable<SessionRow> sessions(List<SessionRow> rows) {
    return new ResultTable<>(
        "events",
        "What the first simulated patients asked for in the first replication, and when they got"
            + " it; times in ticks since the start of the facility",
        List.of(
            Column.count(
                "patient",
                "Number of the simulated patient in the order of arrival, from 0",
                row -> Cell.of(OptionalLong.of(row.patient()))),
            Column.text("step", STEP, SessionRow::step),
            Column.count(
                "requested", "When asked for", row -> Cell.of(OptionalLong.of(row.requested()))),
            Column.count("start", "When begun; empty if not", row -> Cell.of(row.start())),
            Column.count("end", "When ended; empty if it lasts", row -> Cell.of(row.end())),
            Column.text("resource", "What it needs, joined by +", SessionRow::resource),
            Column.text("scenario", SCENARIO, SessionRow::scenario)),
        List.of(),
        rows);
  }

  private static ResultTable<SearchRow> search(List<SearchRow> rows) {
    return new ResultTable<>(
        "search",
        "Plans that the search has looked at",
        List.of(
            Column.text("plan", "Numbers of resources", SearchRow::plan),
            number("cost", "Per year", SearchRow::cost),
            Column.count(
                "replications",
                "Replications that were run",
                row -> Cell.of(OptionalLong.of(row.replications()))),
            Column.text(
                "verdict", "chosen, meets, misses, undecided or not run", SearchRow::verdict),
            Column.text("step", STEP, SearchRow::step),
            Column.number("share", "Share within the target", row -> Cell.of(row.share())),
            Column.number("lower", "Lower limit of the share", row -> Cell.of(row.lower())),
            Column.number("upper", "Upper limit of the share", row -> Cell.of(row.upper()))),
        List.of(),
        rows);
  }
}
