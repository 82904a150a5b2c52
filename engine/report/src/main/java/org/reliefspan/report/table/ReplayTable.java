package org.reliefspan.report.table;

import static org.reliefspan.report.table.SimulationTables.number;

import java.util.List;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.ReplayRow;

/** What was observed in a cohort beside its simulation. */
final class ReplayTable {
  private ReplayTable() {}

  static ResultTable<ReplayRow> of(List<ReplayRow> rows) {
    return new ResultTable<>(
        "replay",
        "What was observed in a cohort beside its simulation",
        List.of(
            Column.text("of", "Event, without which is the share; or measure", ReplayRow::of),
            Column.text("strategy", SimulationTables.STRATEGY, ReplayRow::strategy),
            number("time", "Since the start", ReplayRow::time),
            number("observed", "Kaplan-Meier estimate, or mean", ReplayRow::observed),
            Column.number("lower", "Limit", row -> Cell.of(row.limits().map(Interval::lower))),
            Column.number("upper", "Limit", row -> Cell.of(row.limits().map(Interval::upper))),
            Column.number(
                "level", "Of the limits", row -> Cell.of(row.limits().map(Interval::level))),
            Column.count("at_risk", "Patients still observed", row -> Cell.of(row.atRisk())),
            number("simulated", "Share or mean of the simulation", ReplayRow::simulated),
            number("mc_error", "One standard error of Monte Carlo", ReplayRow::monteCarloError)),
        List.of(),
        rows);
  }
}
