package org.reliefspan.report.table;

import static org.reliefspan.report.table.SimulationTables.number;

import java.util.List;
import org.reliefspan.domain.simulation.GridRow;
import org.reliefspan.domain.simulation.ResponseRow;
import org.reliefspan.domain.simulation.SwitchRow;

/** Tables about what single parameters do to a simulation. */
final class SensitivityTables {
  private SensitivityTables() {}

  static ResultTable<ResponseRow> responses(List<ResponseRow> rows) {
    return new ResultTable<>(
        "sensitivity",
        "What a strategy gains beyond a comparator when one parameter is low and when it is high",
        List.of(
            Column.text("parameter", "Parameter that is varied", ResponseRow::parameter),
            number("low", "Its 2.5th percentile", ResponseRow::low),
            number("high", "Its 97.5th percentile", ResponseRow::high),
            Column.text("strategy", SimulationTables.STRATEGY, ResponseRow::strategy),
            Column.text(
                "comparator", "The first strategy; empty for one only", ResponseRow::comparator),
            Column.text(
                "outcome",
                "An outcome, or net_benefit at the middle threshold",
                ResponseRow::outcome),
            number("base", "Gain with the parameters as written", ResponseRow::base),
            number("at_low", "Gain at the low value", ResponseRow::atLow),
            number("at_high", "Gain at the high value", ResponseRow::atHigh),
            Column.text("engine", "simulation or cohort", ResponseRow::engine)),
        List.of(),
        rows);
  }

  static ResultTable<SwitchRow> switches(List<SwitchRow> rows) {
    return new ResultTable<>(
        "thresholds",
        "Values of a parameter at which another strategy becomes preferred",
        List.of(
            Column.text("parameter", "Parameter that is varied", SwitchRow::parameter),
            number("threshold", "Paid for one unit of effect", SwitchRow::threshold),
            number("base", "The parameter as written", SwitchRow::base),
            number("value", "Where the preference changes", SwitchRow::value),
            Column.text("below", "Strategy preferred below it", SwitchRow::below),
            Column.text("above", "Strategy preferred above it", SwitchRow::above)),
        List.of(),
        rows);
  }

  static ResultTable<GridRow> grid(List<GridRow> rows) {
    return new ResultTable<>(
        "two_way",
        "Which strategy is preferred when two parameters vary",
        List.of(
            Column.text("parameter", "First parameter", GridRow::acrossParameter),
            number("value", "Its value", GridRow::across),
            Column.text("other_parameter", "Second parameter", GridRow::downParameter),
            number("other_value", "Its value", GridRow::down),
            number("threshold", "Paid for one unit of effect", GridRow::threshold),
            Column.text("preferred", "Strategy with the highest net benefit", GridRow::preferred),
            number("lead", "Its net benefit beyond the next best", GridRow::lead)),
        List.of(),
        rows);
  }
}
