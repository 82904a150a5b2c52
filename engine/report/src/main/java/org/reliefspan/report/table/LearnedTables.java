package org.reliefspan.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.eventlog.ActivityRow;
import org.reliefspan.domain.eventlog.ArrivalRow;
import org.reliefspan.domain.eventlog.LearnedClinic;
import org.reliefspan.domain.eventlog.LearnedLaw;
import org.reliefspan.domain.eventlog.LogFigure;
import org.reliefspan.domain.eventlog.ReplayedFigure;
import org.reliefspan.domain.eventlog.ResourceRow;
import org.reliefspan.domain.eventlog.RouteRow;
import org.reliefspan.domain.eventlog.TraceRow;

/** Tables of a clinic that was learned from an event log. */
public final class LearnedTables {
  private LearnedTables() {}

  /** All tables; {@code replay} where it was replayed. */
  public static List<ResultTable<?>> of(Publishable<LearnedClinic> published) {
    LearnedClinic clinic = published.content();
    List<ResultTable<?>> tables = new ArrayList<>();
    tables.add(activities(clinic.activities()));
    tables.add(waits(clinic.activities()));
    tables.add(routes(clinic.routes()));
    tables.add(traces(clinic.traces()));
    tables.add(arrivals(clinic.arrivalRows()));
    tables.add(resources(clinic.resources()));
    tables.add(cases(clinic.figures()));
    if (!clinic.replay().isEmpty()) {
      tables.add(replay(clinic.replay()));
    }
    return tables;
  }

  private static ResultTable<ActivityRow> activities(List<ActivityRow> rows) {
    return new ResultTable<>(
        "learned_activities",
        "How long sessions last, in minutes",
        List.of(
            Column.text("activity", "As in the log", ActivityRow::name),
            Column.text("id", "As in the files", ActivityRow::id),
            Column.count("n", "Sessions", row -> Cell.of(row.sessions())),
            real("mean", "Mean", row -> row.minutes().mean()),
            real("median", "Median", row -> row.minutes().median()),
            optional("sd", "Standard deviation", row -> row.minutes().deviation()),
            optional("min", "Shortest", row -> row.minutes().least()),
            optional("max", "Longest", row -> row.minutes().most()),
            Column.text("law", "What was fitted", row -> row.duration().words())),
        List.of(),
        rows);
  }

  private static ResultTable<ActivityRow> waits(List<ActivityRow> rows) {
    return new ResultTable<>(
        "learned_waits",
        "Mean hours from the end of the activity before, and what explains them",
        List.of(
            Column.text("activity", "As in the log", ActivityRow::name),
            real("hours", "All", row -> row.before().hours()),
            real("gathering", "Until a list was full", row -> row.before().gathering()),
            real("resource", "While nobody of the team was free", row -> row.before().resource()),
            real("delay", "Neither", row -> row.before().delay()),
            Column.count(
                "gathers",
                "Patients of a list that begins when it is full; 1 for none",
                row -> new Cell.Count(row.gathers())),
            Column.text(
                "delay_law",
                "What was fitted to the delay; empty for none",
                row -> row.delay().map(LearnedLaw::words).orElse(""))),
        List.of(),
        rows);
  }

  private static ResultTable<RouteRow> routes(List<RouteRow> rows) {
    return new ResultTable<>(
        "learned_routes",
        "What comes after what",
        List.of(
            Column.text("from", "An activity, or begin", RouteRow::from),
            Column.text("to", "An activity, or end", RouteRow::to),
            Column.count("n", "How often", row -> Cell.of(row.count())),
            real("probability", "Of going this way", RouteRow::probability)),
        List.of(),
        rows);
  }

  private static ResultTable<TraceRow> traces(List<TraceRow> rows) {
    return new ResultTable<>(
        "learned_traces",
        "Cases with the same activities in the same order",
        List.of(
            Column.text("trace", "Activities in order, or other", TraceRow::trace),
            Column.count("cases", "How many", row -> new Cell.Count(row.cases())),
            real("share", "Of all cases", TraceRow::share)),
        List.of(),
        rows);
  }

  private static ResultTable<ArrivalRow> arrivals(List<ArrivalRow> rows) {
    return new ResultTable<>(
        "learned_arrivals",
        "Arrivals; cases that arrive together are one",
        List.of(
            Column.text("by", "All, size of the group, weekday or hour", ArrivalRow::by),
            Column.text("part", "Which", ArrivalRow::part),
            Column.count("arrivals", "How many", row -> Cell.of(row.arrivals())),
            real("per_day", "Rate in this part", ArrivalRow::perDay)),
        List.of(),
        rows);
  }

  private static ResultTable<ResourceRow> resources(List<ResourceRow> rows) {
    return new ResultTable<>(
        "learned_resources",
        "Who does what",
        List.of(
            Column.text("resource", "As in the log", ResourceRow::name),
            Column.text("team", "As in the files", ResourceRow::team),
            Column.text("activities", "What it does", row -> String.join("; ", row.activities())),
            Column.count("n", "Sessions", row -> Cell.of(row.sessions())),
            real("busy_hours", "Sum of its sessions", ResourceRow::busyHours),
            Column.count("peak", "Most at one time", row -> new Cell.Count(row.peak()))),
        List.of(),
        rows);
  }

  private static ResultTable<LogFigure> cases(List<LogFigure> rows) {
    return new ResultTable<>(
        "learned_cases",
        "The log as a whole",
        List.of(
            Column.text("quantity", "What", LogFigure::quantity),
            Column.text("of", "Activity or team; empty for all cases", LogFigure::of),
            real("value", "As observed", LogFigure::value)),
        List.of(),
        rows);
  }

  private static ResultTable<ReplayedFigure> replay(List<ReplayedFigure> rows) {
    return new ResultTable<>(
        "replay",
        "The log beside simulations of the learned clinic with as many cases",
        List.of(
            Column.text("quantity", "What", row -> row.observed().quantity()),
            Column.text("of", "Activity, team or trace", row -> row.observed().of()),
            real("observed", "In the log", row -> row.observed().value()),
            real("simulated", "Mean over replications", ReplayedFigure::simulated),
            real("sd", "Of single replications", ReplayedFigure::deviation),
            real("lower", "2.5 percent of replications are below", ReplayedFigure::lower),
            real("upper", "2.5 percent of replications are above", ReplayedFigure::upper)),
        List.of(),
        rows);
  }

  private static <R> Column<R> real(String name, String explanation, ToDoubleFunction<R> of) {
    return Column.number(name, explanation, row -> new Cell.Real(of.applyAsDouble(row)));
  }

  private static <R> Column<R> optional(
      String name, String explanation, Function<R, OptionalDouble> of) {
    return Column.number(name, explanation, row -> Cell.of(of.apply(row)));
  }
}
