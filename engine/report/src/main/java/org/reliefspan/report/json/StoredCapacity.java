package org.reliefspan.report.json;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.domain.simulation.FacilityDifferenceRow;
import org.reliefspan.domain.simulation.FacilityRow;
import org.reliefspan.domain.simulation.SearchRow;
import org.reliefspan.domain.simulation.SessionRow;
import org.reliefspan.domain.simulation.WaitingRow;

/** Rebuilds the results of a pathway in a facility from {@code results.json}. */
final class StoredCapacity {
  private final JsonTree tree;

  private StoredCapacity(JsonTree tree) {
    this.tree = tree;
  }

  static CapacityResults of(JsonTree tree) {
    return new StoredCapacity(tree).results();
  }

  private CapacityResults results() {
    return new CapacityResults(
        tree.required("facility"),
        tree.required("title"),
        tree.required("pathway"),
        tree.required("time_unit"),
        Long.parseLong(tree.required("ticks_per_unit")),
        rows(
            "scenarios",
            row -> new CapacityResults.Scenario(row.required("scenario"), row.required("title"))),
        rows("targets", StoredCapacity::target),
        setting(tree.at("setting")),
        rows("strategies", StoredPathway::strategy),
        rows("waits", row -> quantity(row, "step")),
        rows("throughput", row -> quantity(row, "step")),
        rows("utilisation", row -> quantity(row, "resource")),
        rows("lost_to_waiting", row -> quantity(row, "outcome")),
        rows("waiting_list", StoredCapacity::waiting),
        rows("scenario_differences", StoredCapacity::difference),
        rows("events", StoredCapacity::session),
        rows("clinical_events", StoredPathway::event),
        rows("courses", StoredPathway::course),
        rows("closed_forms", StoredCapacity::closedForm),
        rows("search", StoredCapacity::plan),
        tree.at("notes").items().stream().map(note -> note.text().orElse("")).toList());
  }

  private <R> List<R> rows(String table, Function<JsonTree, R> read) {
    return StoredTable.rows(tree, table, read);
  }

  private static CapacityResults.Setting setting(JsonTree setting) {
    return new CapacityResults.Setting(
        Integer.parseInt(setting.required("replications")),
        optional(setting, "until"),
        EstimateFields.required(setting, "warmup"),
        setting.required("warmup_by"),
        EstimateFields.required(setting, "patients"),
        Boolean.parseBoolean(setting.required("calendar")),
        setting.at("start").text().map(ZonedDateTime::parse));
  }

  private static CapacityResults.Target target(JsonTree row) {
    return new CapacityResults.Target(
        row.required("scenario"),
        row.required("step"),
        EstimateFields.required(row, "within"),
        row.required("since"),
        optional(row, "share"));
  }

  private static FacilityRow quantity(JsonTree row, String name) {
    return new FacilityRow(
        row.required("scenario"),
        row.required(name),
        row.required("quantity"),
        hour(row),
        optional(row, "value"),
        EstimateFields.limits(row),
        row.required("unit"),
        Integer.parseInt(row.required("replications")),
        row.required("note"));
  }

  /** The limits that stand in its row are those of the simulation. */
  private static FacilityRow closedForm(JsonTree row) {
    return new FacilityRow(
        row.required("scenario"),
        row.required("name"),
        row.required("quantity"),
        hour(row),
        optional(row, "value"),
        Optional.empty(),
        row.required("unit"),
        Integer.parseInt(row.required("replications")),
        row.required("note"));
  }

  private static WaitingRow waiting(JsonTree row) {
    return new WaitingRow(
        row.required("scenario"),
        row.required("step"),
        EstimateFields.required(row, "time"),
        EstimateFields.required(row, "value"),
        EstimateFields.limits(row));
  }

  private static FacilityDifferenceRow difference(JsonTree row) {
    return new FacilityDifferenceRow(
        row.required("scenario"),
        row.required("comparator"),
        row.required("about"),
        row.required("name"),
        row.required("quantity"),
        EstimateFields.required(row, "value"),
        EstimateFields.limits(row),
        row.required("unit"),
        Integer.parseInt(row.required("replications")));
  }

  private static SessionRow session(JsonTree row) {
    return new SessionRow(
        row.required("scenario"),
        Long.parseLong(row.required("patient")),
        row.required("step"),
        Long.parseLong(row.required("requested")),
        tick(row, "start"),
        tick(row, "end"),
        row.required("resource"));
  }

  private static SearchRow plan(JsonTree row) {
    return new SearchRow(
        row.required("plan"),
        EstimateFields.required(row, "cost"),
        Integer.parseInt(row.required("replications")),
        row.required("verdict"),
        row.required("step"),
        optional(row, "share"),
        optional(row, "lower"),
        optional(row, "upper"));
  }

  private static OptionalLong tick(JsonTree row, String name) {
    return row.at(name)
        .text()
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElseGet(OptionalLong::empty);
  }

  private static OptionalInt hour(JsonTree row) {
    return row.at("hour")
        .text()
        .map(text -> OptionalInt.of(Integer.parseInt(text)))
        .orElseGet(OptionalInt::empty);
  }

  private static OptionalDouble optional(JsonTree row, String name) {
    return ResultsFile.number(row.at(name))
        .map(OptionalDouble::of)
        .orElseGet(OptionalDouble::empty);
  }
}
