package org.reliefspan.report.table;

import static org.reliefspan.report.table.SimulationTables.number;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.CourseRow;
import org.reliefspan.domain.simulation.EventRow;
import org.reliefspan.domain.simulation.FlowRow;
import org.reliefspan.domain.simulation.MeasureRow;

/** Tables about what happened to simulated patients, who are nobody. */
final class HistoryTables {
  private static final String NUMBER = "Number of the simulated patient, from 0";

  private HistoryTables() {}

  static ResultTable<FlowRow> flows(List<FlowRow> rows) {
    return new ResultTable<>(
        "flows",
        "Share of simulated patients who go from one state to another between two times",
        List.of(
            Column.text("strategy", SimulationTables.STRATEGY, FlowRow::strategy),
            number("from_time", "Earlier time, in the unit of the pathway", FlowRow::fromTime),
            number("to_time", "Later time, in the unit of the pathway", FlowRow::toTime),
            Column.text("from", "State at the earlier time", FlowRow::from),
            Column.text("to", "State at the later time", FlowRow::to),
            number("value", "Share of patients", FlowRow::value)),
        List.of(),
        rows);
  }

  static ResultTable<MeasureRow> measures(List<MeasureRow> rows) {
    return new ResultTable<>(
        "measures",
        "Means of measures over the simulated patients who are not in a final state",
        List.of(
            Column.text("strategy", SimulationTables.STRATEGY, MeasureRow::strategy),
            Column.text("measure", "Measure of the pathway file", MeasureRow::measure),
            number("time", "Since the start, in the unit of the pathway", MeasureRow::time),
            number("value", "Mean", MeasureRow::value),
            limit("lower", "Lower percentile over draws of the parameters", Interval::lower),
            limit("upper", "Upper percentile over draws of the parameters", Interval::upper),
            limit("level", "Share of draws between the percentiles", Interval::level),
            Column.count("patients", "Patients", row -> Cell.of(OptionalLong.of(row.patients())))),
        List.of(),
        rows);
  }

  private static Column<MeasureRow> limit(
      String name, String explanation, Function<Interval, Double> end) {
    return Column.number(name, explanation, row -> Cell.of(row.parameterLimits().map(end)));
  }

  static ResultTable<EventRow> events(List<EventRow> rows) {
    return events("events", rows);
  }

  static ResultTable<EventRow> events(String name, List<EventRow> rows) {
    return new ResultTable<>(
        name,
        "What happened to the first simulated patients",
        List.of(
            Column.text("strategy", SimulationTables.STRATEGY, EventRow::strategy),
            Column.count("patient", NUMBER, row -> Cell.of(OptionalLong.of(row.patient()))),
            number("time", "Since the start, in the unit of the pathway", EventRow::time),
            Column.text("event", "Event of the pathway file, start or move", EventRow::event),
            Column.text("from", "State before", EventRow::from),
            Column.text("to", "State after", EventRow::to)),
        List.of(),
        rows);
  }

  static ResultTable<CourseRow> courses(List<CourseRow> rows) {
    return new ResultTable<>(
        "courses",
        "The courses of some simulated patients in sentences",
        List.of(
            Column.count("patient", NUMBER, row -> Cell.of(OptionalLong.of(row.patient()))),
            Column.text(
                "strategy", "Strategy; empty where strategies are compared", CourseRow::strategy),
            Column.count(
                "sentence_no", "Place in the course", row -> Cell.of(OptionalLong.of(row.place()))),
            Column.text("sentence", "What happens", CourseRow::sentence)),
        List.of(),
        rows);
  }
}
