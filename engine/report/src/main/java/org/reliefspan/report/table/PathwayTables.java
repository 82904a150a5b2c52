package org.reliefspan.report.table;

import static org.reliefspan.report.table.SimulationTables.number;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.InputRow;
import org.reliefspan.domain.simulation.MoveRow;
import org.reliefspan.domain.simulation.ReportingItem;
import org.reliefspan.domain.simulation.StateRow;

/** Tables about the pathway itself. */
final class PathwayTables {
  private PathwayTables() {}

  static ResultTable<InputRow> inputs(List<InputRow> rows) {
    return new ResultTable<>(
        "inputs",
        "Parameters as they went in, and where they come from",
        List.of(
            Column.text("parameter", "Parameter of the pathway file", InputRow::parameter),
            number("value", "Value in the first strategy, without draws", InputRow::value),
            limit("lower", "2.5th percentile of its draw", Interval::lower),
            limit("upper", "97.5th percentile of its draw", Interval::upper),
            Column.text("unit", "Unit", InputRow::unit),
            Column.text("source", "Source as the file says", InputRow::source),
            Column.text(
                "origin",
                "declared (literature or assumption), estimated (from a fit to data), computed",
                row -> row.origin().id())),
        List.of(limit("level", "Share of draws between the limits", Interval::level)),
        rows);
  }

  private static Column<InputRow> limit(
      String name, String explanation, Function<Interval, Double> end) {
    return Column.number(name, explanation, row -> Cell.of(row.limits().map(end)));
  }

  static ResultTable<StateRow> states(List<StateRow> rows) {
    return new ResultTable<>(
        "states",
        "States of the pathway",
        List.of(
            Column.text("state", "State of the pathway file", StateRow::state),
            Column.text("place", "start, final or empty", StateRow::place)),
        List.of(),
        rows);
  }

  static ResultTable<MoveRow> moves(List<MoveRow> rows) {
    return new ResultTable<>(
        "moves",
        "What leads from where to where, in any strategy",
        List.of(
            Column.text("from", "State before", MoveRow::from),
            Column.text("to", "State after", MoveRow::to),
            Column.text("label", "Event, or probability of the move", MoveRow::label)),
        List.of(),
        rows);
  }

  static ResultTable<ReportingItem> reporting(List<ReportingItem> rows) {
    return new ResultTable<>(
        "cheers",
        "Items of a report of an economic evaluation (CHEERS 2022), as far as the run knows them",
        List.of(
            Column.count("item", "Number", row -> Cell.of(OptionalLong.of(row.number()))),
            Column.text("topic", "Topic", ReportingItem::topic),
            Column.text("status", "filled, not_said or not_done", ReportingItem::status),
            Column.text("answer", "What the run says, or what is missing", ReportingItem::answer)),
        List.of(),
        rows);
  }
}
