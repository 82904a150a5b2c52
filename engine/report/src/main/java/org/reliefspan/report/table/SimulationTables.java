package org.reliefspan.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.AcceptabilityRow;
import org.reliefspan.domain.simulation.DecisionRow;
import org.reliefspan.domain.simulation.DifferenceRow;
import org.reliefspan.domain.simulation.DrawRow;
import org.reliefspan.domain.simulation.InformationRow;
import org.reliefspan.domain.simulation.InputRow;
import org.reliefspan.domain.simulation.InputRow.Origin;
import org.reliefspan.domain.simulation.OccupancyRow;
import org.reliefspan.domain.simulation.SimulationResults;
import org.reliefspan.domain.simulation.StrategyRow;

/** The tables of a simulated pathway; names, columns and their order are a contract. */
public final class SimulationTables {
  private static final String NOTE = "Why there is no value or no limits";
  private static final String INPUTS =
      "declared: all inputs are from the literature or assumed, not from your data; estimated: all"
          + " are from estimate files; mixed";

  static final String STRATEGY = "Strategy of the pathway file";

  private SimulationTables() {}

  /** Every table that has rows, and always {@code strategies} and {@code occupancy}. */
  public static List<ResultTable<?>> of(Publishable<SimulationResults> published) {
    SimulationResults results = published.content();
    List<ResultTable<?>> tables = new ArrayList<>();
    String inputs = origin(results.inputs());
    tables.add(strategies(results.strategies(), inputs));
    tables.add(occupancy(results.occupancy()));
    List<ResultTable<?>> others =
        List.of(
            differences(results.differences()),
            decision(results.decision(), inputs),
            acceptability(results.acceptability()),
            information(results.information()),
            draws(results.draws()),
            SensitivityTables.responses(results.sensitivity().responses()),
            SensitivityTables.switches(results.sensitivity().switches()),
            SensitivityTables.grid(results.sensitivity().grid()),
            HistoryTables.flows(results.histories().flows()),
            HistoryTables.measures(results.histories().measures()),
            HistoryTables.events(results.histories().events()),
            HistoryTables.courses(results.histories().courses()),
            PathwayTables.inputs(results.inputs()),
            PathwayTables.states(results.structure().states()),
            PathwayTables.moves(results.structure().moves()),
            PathwayTables.reporting(results.reporting()),
            ReplayTable.of(results.replay()));
    others.stream().filter(table -> !table.rows().isEmpty()).forEach(tables::add);
    return tables;
  }

  /** Where the numbers of a run come from, in a word. */
  private static String origin(List<InputRow> inputs) {
    boolean estimated = inputs.stream().anyMatch(row -> row.origin() == Origin.ESTIMATED);
    boolean declared = inputs.stream().anyMatch(row -> row.origin() == Origin.DECLARED);
    return estimated ? declared ? "mixed" : "estimated" : "declared";
  }

  private static ResultTable<DifferenceRow> differences(List<DifferenceRow> rows) {
    return new ResultTable<>(
        "differences",
        "Every outcome of every strategy less that of a comparator, patient by patient",
        List.of(
            Column.text("strategy", STRATEGY, DifferenceRow::strategy),
            Column.text("comparator", "What it is compared with", DifferenceRow::comparator),
            Column.text("outcome", "Outcome of the pathway file", DifferenceRow::outcome),
            Column.text("engine", "simulation or cohort", DifferenceRow::engine),
            Column.number("value", "Strategy less comparator", row -> Cell.of(row.value())),
            error(
                "One standard error of Monte Carlo, with the luck that strategies share",
                DifferenceRow::value,
                DifferenceRow::monteCarloError),
            ofDifference("lower", "Lower percentile over draws of parameters", Interval::lower),
            ofDifference("upper", "Upper percentile over draws of parameters", Interval::upper),
            ofDifference("level", "Share of draws between the percentiles", Interval::level),
            Column.text("unit", "Unit of value and limits", DifferenceRow::unit),
            Column.text("note", NOTE, DifferenceRow::note)),
        List.of(),
        rows);
  }

  private static Column<DifferenceRow> ofDifference(
      String name, String explanation, Function<Interval, Double> end) {
    return Column.number(name, explanation, row -> Cell.of(row.parameterLimits().map(end)));
  }

  private static ResultTable<DrawRow> draws(List<DrawRow> rows) {
    return new ResultTable<>(
        "draws",
        "Every outcome of every strategy in every draw of the parameters",
        List.of(
            Column.count("draw", "Number of the draw", row -> Cell.of(OptionalLong.of(row.draw()))),
            Column.text("strategy", STRATEGY, DrawRow::strategy),
            Column.text("outcome", "Outcome of the pathway file", DrawRow::outcome),
            number("value", "Mean over patients", DrawRow::value)),
        List.of(),
        rows);
  }

  private static ResultTable<StrategyRow> strategies(List<StrategyRow> rows, String inputs) {
    List<Column<StrategyRow>> columns = new ArrayList<>(outcomes());
    columns.add(
        Column.number(
            "draws_mean",
            "Mean over the draws of the parameters",
            row -> Cell.of(row.overDraws().map(StrategyRow.OverDraws::mean))));
    columns.add(
        Column.number(
            "draws_error",
            "One standard error of the mean over the draws",
            row -> Cell.of(row.overDraws().map(StrategyRow.OverDraws::error))));
    columns.add(
        Column.number(
            "z", "Difference to the other engine in standard errors", row -> Cell.of(row.z())));
    columns.add(Column.text("inputs", INPUTS, row -> inputs));
    columns.add(Column.text("note", NOTE, StrategyRow::note));
    return new ResultTable<>(
        "strategies", "Every outcome of every strategy, per patient", columns, List.of(), rows);
  }

  /** Columns of an outcome of a strategy. */
  static List<Column<StrategyRow>> outcomes() {
    return List.of(
        Column.text("strategy", STRATEGY, StrategyRow::strategy),
        Column.text("outcome", "Outcome of the pathway file", StrategyRow::outcome),
        Column.text("engine", "simulation or cohort", StrategyRow::engine),
        Column.number(
            "value",
            "Mean over patients or ratio of means, with the parameters as written",
            row -> Cell.of(row.value())),
        error(
            "One standard error of Monte Carlo", StrategyRow::value, StrategyRow::monteCarloError),
        limit("lower", "Lower percentile over draws of the parameters", Interval::lower),
        limit("upper", "Upper percentile over draws of the parameters", Interval::upper),
        limit("level", "Share of draws between the percentiles", Interval::level),
        Column.text("unit", "Unit of value and limits", StrategyRow::unit),
        Column.count("patients", "Patients simulated in each draw", row -> Cell.of(row.patients())),
        Column.count(
            "draws",
            "Draws of the parameters",
            row ->
                row.draws().isPresent()
                    ? new Cell.Count(row.draws().getAsInt())
                    : new Cell.Empty()));
  }

  /** Of what has no value there is no error. */
  private static <R> Column<R> error(
      String explanation, Function<R, OptionalDouble> value, ToDoubleFunction<R> error) {
    return Column.number(
        "mc_error",
        explanation,
        row ->
            value.apply(row).isPresent()
                ? new Cell.Real(error.applyAsDouble(row))
                : new Cell.Empty());
  }

  private static Column<StrategyRow> limit(
      String name, String explanation, Function<Interval, Double> end) {
    return Column.number(name, explanation, row -> Cell.of(row.parameterLimits().map(end)));
  }

  private static ResultTable<DecisionRow> decision(List<DecisionRow> rows, String inputs) {
    return new ResultTable<>(
        "decision",
        "Incremental cost and effect along the frontier of strategies",
        List.of(
            Column.text("strategy", STRATEGY, DecisionRow::strategy),
            Column.text(
                "comparator",
                "The cheaper neighbour on the frontier",
                row -> row.increment().map(DecisionRow.Increment::comparator).orElse("")),
            step("incremental_cost", "Cost beyond the comparator", DecisionRow.Increment::cost),
            step(
                "incremental_effect",
                "Effect beyond the comparator",
                DecisionRow.Increment::effect),
            step("icer", "Cost of one more unit of effect", DecisionRow.Increment::icer),
            Column.text("status", "frontier, extended_dominated or dominated", DecisionRow::status),
            Column.text("effect_outcome", "Outcome that is the effect", DecisionRow::effectOutcome),
            Column.text("inputs", INPUTS, row -> inputs)),
        List.of(),
        rows);
  }

  private static Column<DecisionRow> step(
      String name, String explanation, Function<DecisionRow.Increment, Double> part) {
    return Column.number(name, explanation, row -> Cell.of(row.increment().map(part)));
  }

  private static ResultTable<OccupancyRow> occupancy(List<OccupancyRow> rows) {
    return new ResultTable<>(
        "occupancy",
        "Share of patients in every state over time",
        List.of(
            Column.text("strategy", STRATEGY, OccupancyRow::strategy),
            Column.text("state", "State of the pathway file", OccupancyRow::state),
            number("time", "Since the start, in the unit of the pathway", OccupancyRow::time),
            number("value", "Share of patients", OccupancyRow::value)),
        List.of(),
        rows);
  }

  private static ResultTable<AcceptabilityRow> acceptability(List<AcceptabilityRow> rows) {
    return new ResultTable<>(
        "ceac",
        "How often each strategy is the best one, by willingness to pay",
        List.of(
            number("threshold", "Paid for one unit of effect", AcceptabilityRow::threshold),
            Column.text("strategy", STRATEGY, AcceptabilityRow::strategy),
            number(
                "probability", "Share of draws in which it is best", AcceptabilityRow::probability),
            Column.text(
                "frontier",
                "Whether it has the highest mean net benefit",
                row -> Boolean.toString(row.frontier()))),
        List.of(),
        rows);
  }

  private static ResultTable<InformationRow> information(List<InformationRow> rows) {
    return new ResultTable<>(
        "voi",
        "Value per patient of knowing parameters before the choice, in the unit of cost",
        List.of(
            number("threshold", "Paid for one unit of effect", InformationRow::threshold),
            Column.text(
                "quantity", "evpi: all parameters; evppi: those named", InformationRow::quantity),
            Column.text("parameter", "What would be known", InformationRow::parameter),
            number("value", "Expected gain of net benefit", InformationRow::value),
            number(
                "mc_error", "One standard error of Monte Carlo", InformationRow::monteCarloError)),
        List.of(),
        rows);
  }

  static <R> Column<R> number(String name, String explanation, Function<R, Double> number) {
    return Column.number(name, explanation, row -> Cell.of(Optional.of(number.apply(row))));
  }
}
