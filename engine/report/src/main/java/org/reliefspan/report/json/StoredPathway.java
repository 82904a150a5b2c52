package org.reliefspan.report.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.AcceptabilityRow;
import org.reliefspan.domain.simulation.CourseRow;
import org.reliefspan.domain.simulation.DecisionRow;
import org.reliefspan.domain.simulation.DifferenceRow;
import org.reliefspan.domain.simulation.DrawRow;
import org.reliefspan.domain.simulation.EventRow;
import org.reliefspan.domain.simulation.FlowRow;
import org.reliefspan.domain.simulation.GridRow;
import org.reliefspan.domain.simulation.Histories;
import org.reliefspan.domain.simulation.InformationRow;
import org.reliefspan.domain.simulation.InputRow;
import org.reliefspan.domain.simulation.MeasureRow;
import org.reliefspan.domain.simulation.MoveRow;
import org.reliefspan.domain.simulation.OccupancyRow;
import org.reliefspan.domain.simulation.ReplayRow;
import org.reliefspan.domain.simulation.ReportingItem;
import org.reliefspan.domain.simulation.ResponseRow;
import org.reliefspan.domain.simulation.Sensitivity;
import org.reliefspan.domain.simulation.Setting;
import org.reliefspan.domain.simulation.SimulationResults;
import org.reliefspan.domain.simulation.StateRow;
import org.reliefspan.domain.simulation.StrategyRow;
import org.reliefspan.domain.simulation.Structure;
import org.reliefspan.domain.simulation.SwitchRow;

/** Rebuilds the results of a simulated pathway from {@code results.json}. */
final class StoredPathway {
  private final JsonTree tree;

  private StoredPathway(JsonTree tree) {
    this.tree = tree;
  }

  static SimulationResults of(JsonTree tree) {
    return new StoredPathway(tree).results();
  }

  private SimulationResults results() {
    return new SimulationResults(
        tree.required("pathway"),
        tree.required("title"),
        setting(tree.at("setting")),
        new Structure(
            tree.required("title"),
            rows("states", row -> new StateRow(row.required("state"), row.required("place"))),
            rows("moves", StoredPathway::move)),
        rows("inputs", StoredPathway::input),
        rows("strategies", StoredPathway::strategy),
        rows("differences", StoredPathway::difference),
        rows("decision", StoredPathway::decision),
        rows("occupancy", StoredPathway::occupancy),
        rows("ceac", StoredPathway::acceptability),
        rows("voi", StoredPathway::information),
        rows("draws", StoredPathway::draw),
        new Sensitivity(
            rows("sensitivity", StoredPathway::response),
            rows("thresholds", StoredPathway::change),
            rows("two_way", StoredPathway::cell)),
        new Histories(
            rows("flows", StoredPathway::flow),
            rows("measures", StoredPathway::measure),
            rows("events", StoredPathway::event),
            rows("courses", StoredPathway::course)),
        rows("cheers", StoredPathway::item),
        rows("replay", StoredPathway::replayed),
        tree.at("notes").items().stream().map(note -> note.text().orElse("")).toList());
  }

  private <R> List<R> rows(String table, Function<JsonTree, R> read) {
    return StoredTable.rows(tree, table, read);
  }

  private static Setting setting(JsonTree setting) {
    Optional<Setting.Choice> choice =
        setting
            .at("cost")
            .text()
            .map(
                cost ->
                    new Setting.Choice(
                        cost,
                        setting.required("effect"),
                        ResultsFile.number(setting.at("threshold"))));
    return new Setting(
        setting.required("time_unit"),
        number(setting, "horizon"),
        setting.required("engine"),
        texts(setting.at("strategies")),
        texts(setting.at("outcomes")),
        choice);
  }

  private static Map<String, String> texts(JsonTree object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.fields().forEach((name, text) -> texts.put(name, text.text().orElse("")));
    return texts;
  }

  private static MoveRow move(JsonTree row) {
    return new MoveRow(row.required("from"), row.required("to"), row.required("label"));
  }

  private static InputRow input(JsonTree row) {
    return new InputRow(
        row.required("parameter"),
        number(row, "value"),
        EstimateFields.limits(row),
        row.required("unit"),
        row.required("source"),
        InputRow.Origin.of(row.required("origin")));
  }

  static StrategyRow strategy(JsonTree row) {
    return new StrategyRow(
        row.required("strategy"),
        row.required("outcome"),
        row.required("engine"),
        optional(row, "value"),
        optional(row, "mc_error").orElse(0),
        EstimateFields.limits(row),
        ResultsFile.number(row.at("draws_mean"))
            .map(
                mean ->
                    new StrategyRow.OverDraws(
                        mean, ResultsFile.number(row.at("draws_error")).orElse(0.0))),
        row.required("unit"),
        row.at("patients")
            .text()
            .map(text -> OptionalLong.of(Long.parseLong(text)))
            .orElseGet(OptionalLong::empty),
        row.at("draws")
            .text()
            .map(text -> OptionalInt.of(Integer.parseInt(text)))
            .orElseGet(OptionalInt::empty),
        optional(row, "z"),
        row.at("note").text().orElse(""));
  }

  private static OptionalDouble optional(JsonTree row, String name) {
    return ResultsFile.number(row.at(name))
        .map(OptionalDouble::of)
        .orElseGet(OptionalDouble::empty);
  }

  private static DifferenceRow difference(JsonTree row) {
    return new DifferenceRow(
        row.required("strategy"),
        row.required("comparator"),
        row.required("outcome"),
        row.required("engine"),
        optional(row, "value"),
        optional(row, "mc_error").orElse(0),
        EstimateFields.limits(row),
        row.required("unit"),
        row.at("note").text().orElse(""));
  }

  private static DecisionRow decision(JsonTree row) {
    Optional<DecisionRow.Increment> increment =
        ResultsFile.number(row.at("icer"))
            .map(
                icer ->
                    new DecisionRow.Increment(
                        row.required("comparator"),
                        number(row, "incremental_cost"),
                        number(row, "incremental_effect"),
                        icer));
    return new DecisionRow(
        row.required("strategy"),
        increment,
        row.required("status"),
        row.required("effect_outcome"));
  }

  private static OccupancyRow occupancy(JsonTree row) {
    return new OccupancyRow(
        row.required("strategy"), row.required("state"), number(row, "time"), number(row, "value"));
  }

  private static MeasureRow measure(JsonTree row) {
    return new MeasureRow(
        row.required("strategy"),
        row.required("measure"),
        number(row, "time"),
        number(row, "value"),
        EstimateFields.limits(row),
        Long.parseLong(row.required("patients")));
  }

  private static AcceptabilityRow acceptability(JsonTree row) {
    return new AcceptabilityRow(
        number(row, "threshold"),
        row.required("strategy"),
        number(row, "probability"),
        Boolean.parseBoolean(row.required("frontier")));
  }

  private static InformationRow information(JsonTree row) {
    return new InformationRow(
        number(row, "threshold"),
        row.required("quantity"),
        row.required("parameter"),
        number(row, "value"),
        number(row, "mc_error"));
  }

  private static DrawRow draw(JsonTree row) {
    return new DrawRow(
        Integer.parseInt(row.required("draw")),
        row.required("strategy"),
        row.required("outcome"),
        number(row, "value"));
  }

  private static ResponseRow response(JsonTree row) {
    return new ResponseRow(
        row.required("parameter"),
        number(row, "low"),
        number(row, "high"),
        row.required("strategy"),
        row.required("comparator"),
        row.required("outcome"),
        number(row, "base"),
        number(row, "at_low"),
        number(row, "at_high"),
        row.required("engine"));
  }

  private static SwitchRow change(JsonTree row) {
    return new SwitchRow(
        row.required("parameter"),
        number(row, "threshold"),
        number(row, "base"),
        number(row, "value"),
        row.required("below"),
        row.required("above"));
  }

  private static GridRow cell(JsonTree row) {
    return new GridRow(
        row.required("parameter"),
        number(row, "value"),
        row.required("other_parameter"),
        number(row, "other_value"),
        number(row, "threshold"),
        row.required("preferred"),
        number(row, "lead"));
  }

  private static ReplayRow replayed(JsonTree row) {
    return new ReplayRow(
        row.required("of"),
        row.required("strategy"),
        number(row, "time"),
        number(row, "observed"),
        ResultsFile.number(row.at("lower"))
            .map(lower -> new Interval(lower, number(row, "upper"), number(row, "level"))),
        ResultsFile.number(row.at("at_risk"))
            .map(count -> OptionalLong.of(Math.round(count)))
            .orElse(OptionalLong.empty()),
        number(row, "simulated"),
        number(row, "mc_error"));
  }

  private static FlowRow flow(JsonTree row) {
    return new FlowRow(
        row.required("strategy"),
        number(row, "from_time"),
        number(row, "to_time"),
        row.required("from"),
        row.required("to"),
        number(row, "value"));
  }

  static EventRow event(JsonTree row) {
    return new EventRow(
        row.required("strategy"),
        Long.parseLong(row.required("patient")),
        number(row, "time"),
        row.required("event"),
        row.required("from"),
        row.required("to"));
  }

  static CourseRow course(JsonTree row) {
    return new CourseRow(
        Long.parseLong(row.required("patient")),
        row.required("strategy"),
        Integer.parseInt(row.required("sentence_no")),
        row.required("sentence"));
  }

  private static ReportingItem item(JsonTree row) {
    return new ReportingItem(
        Integer.parseInt(row.required("item")),
        row.required("topic"),
        row.required("status"),
        row.required("answer"));
  }

  private static double number(JsonTree row, String name) {
    return EstimateFields.required(row, name);
  }
}
