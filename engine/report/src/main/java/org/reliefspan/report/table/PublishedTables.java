package org.reliefspan.report.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.estimate.AttritionRow;
import org.reliefspan.domain.estimate.DataQualityRow;
import org.reliefspan.domain.estimate.DurationFit;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.FunctionRow;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.estimate.SensitivityRow;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.domain.estimate.TruthRow;
import org.reliefspan.domain.fit.Reuse;
import org.reliefspan.domain.fit.SeenCovariate;
import org.reliefspan.domain.quantity.Interval;

/** The tables of a results folder; names, columns and their order are a contract. */
public final class PublishedTables {
  private static final String ANALYSIS = "Which choice of scores or loss rule was changed";

  private PublishedTables() {}

  /**
   * Every table, in the order of the folder's description; the last three only when they have rows.
   */
  public static List<ResultTable<?>> of(Publishable<StudyResults> published) {
    StudyResults results = published.content();
    List<ResultTable<?>> tables =
        new ArrayList<>(
            List.of(
                relief(results.relief()),
                curves(results),
                function(results.function()),
                attrition(results.attrition()),
                dataQuality(results.dataQuality())));
    if (!results.sensitivity().isEmpty()) {
      tables.add(sensitivity(results.sensitivity()));
    }
    if (!results.truth().isEmpty()) {
      tables.add(truth(results.truth()));
    }
    if (!results.fits().isEmpty()) {
      tables.add(estimates(results.fits()));
    }
    return tables;
  }

  private static ResultTable<ReliefRow> relief(List<ReliefRow> rows) {
    return new ResultTable<>(
        "relief",
        "How often and how long relief lasts, one row per quantity",
        reliefColumns(),
        new EstimateColumns<>(ReliefRow::estimate).details(ReliefRow::note),
        rows);
  }

  private static List<Column<ReliefRow>> reliefColumns() {
    var estimate = new EstimateColumns<ReliefRow>(ReliefRow::estimate);
    return joined(
        keyColumns().stream().map(column -> column.within(ReliefRow::key)),
        Stream.of(quantity(ReliefRow::quantity), estimate.value()),
        estimate.range().stream(),
        estimate.limits().stream(),
        Stream.of(
            estimate.level(),
            unit(ReliefRow::unit),
            episodes(ReliefRow::episodes),
            patients(ReliefRow::patients),
            estimate.note(ReliefRow::note)));
  }

  private static List<Column<ReliefKey>> keyColumns() {
    return List.of(
        Column.text("procedure", "Procedure family of the catalogue", ReliefKey::procedure),
        Column.text("stratum", "all, or column=value joined by ;", ReliefKey::stratum),
        Column.text("definition", "What counts as relief", ReliefKey::definition),
        Column.text("strategy", "How later treatment and death are handled", ReliefKey::strategy),
        Column.text("population", "Whom the quantity describes", ReliefKey::population),
        Column.text("estimator", "How it was computed", ReliefKey::estimator));
  }

  private static ResultTable<SensitivityRow> sensitivity(List<SensitivityRow> rows) {
    return new ResultTable<>(
        "sensitivity",
        "The quantities of the relief table under other choices",
        joined(
            Stream.of(Column.text("analysis", ANALYSIS, SensitivityRow::analysis)),
            reliefColumns().stream().map(column -> column.within(SensitivityRow::row))),
        new EstimateColumns<SensitivityRow>(row -> row.row().estimate())
            .details(row -> row.row().note()),
        rows);
  }

  private static ResultTable<TruthRow> truth(List<TruthRow> rows) {
    var estimate = new EstimateColumns<TruthRow>(row -> row.row().estimate());
    return new ResultTable<>(
        "truth",
        "Estimates beside the known truth of a synthetic clinic",
        joined(
            Stream.of(Column.text("analysis", ANALYSIS, TruthRow::analysis)),
            keyColumns().stream().map(column -> column.within(row -> row.row().key())),
            Stream.of(
                quantity(row -> row.row().quantity()),
                number("truth", "The planted value", TruthRow::truth),
                number(
                    "truth_mc_error",
                    "One standard error of the planted value",
                    TruthRow::truthMonteCarloError),
                estimate.value()),
            estimate.limits().stream(),
            Stream.of(
                unit(row -> row.row().unit()),
                Column.text(
                    "inside", "Whether the truth lies in the limits", PublishedTables::inside),
                episodes(row -> row.row().episodes()))),
        joined(
            Stream.of(estimate.level()),
            estimate.range().stream(),
            Stream.of(
                patients(row -> row.row().patients()), estimate.note(row -> row.row().note())),
            estimate.details(row -> row.row().note()).stream()),
        rows);
  }

  private static String inside(TruthRow row) {
    return limits(row.row().estimate())
        .map(limits -> Boolean.toString(limits.contains(row.truth())))
        .orElse("");
  }

  /** The confidence limits of an estimate, where it has any. */
  public static Optional<Interval> limits(Estimate estimate) {
    return EstimateColumns.limits(estimate);
  }

  private static ResultTable<CurveRow> curves(StudyResults results) {
    List<CurveRow> rows =
        results.curves().stream()
            .flatMap(curve -> curve.points().stream().map(point -> new CurveRow(curve, point)))
            .toList();
    return new ResultTable<>(
        "curves",
        "Curves by day since the index procedure",
        joined(
            keyColumns().stream().map(column -> column.within(row -> row.curve().key())),
            Stream.of(
                Column.text("curve", "Which curve", row -> row.curve().name()),
                number("day", "Days since the index procedure", row -> row.point().day()),
                number("value", "Probability or mean on that day", row -> row.point().value()),
                limit("lower", "Lower pointwise confidence limit", Interval::lower),
                limit("upper", "Upper pointwise confidence limit", Interval::upper),
                band("band_lower", "Lower limit that holds for the whole curve", Interval::lower),
                band("band_upper", "Upper limit that holds for the whole curve", Interval::upper),
                Column.count(
                    "at_risk",
                    "Patients who still inform the curve, changed in steps of at least the"
                        + " threshold",
                    row -> new Cell.Count(row.point().atRisk())))),
        List.of(limit("level", "Confidence level of the limits", Interval::level)),
        rows);
  }

  private static Column<CurveRow> limit(
      String name, String explanation, Function<Interval, Double> end) {
    return Column.number(name, explanation, row -> Cell.of(row.point().limits().map(end)));
  }

  private static Column<CurveRow> band(
      String name, String explanation, Function<Interval, Double> end) {
    return Column.number(name, explanation, row -> Cell.of(row.point().band().map(end)));
  }

  private static ResultTable<FunctionRow> function(List<FunctionRow> rows) {
    var estimate = new EstimateColumns<FunctionRow>(FunctionRow::estimate);
    return new ResultTable<>(
        "function",
        "Change of each measure by horizon; a gain is positive when the patient is better",
        joined(
            Stream.of(
                Column.text(
                    "procedure", "Procedure family of the catalogue", FunctionRow::procedure),
                Column.text("stratum", "all, or column=value joined by ;", FunctionRow::stratum),
                Column.text("measure", "Measure of the catalogue", FunctionRow::measure),
                Column.text("horizon", "Time since the index procedure", FunctionRow::horizon),
                quantity(FunctionRow::quantity),
                estimate.value()),
            estimate.limits().stream(),
            Stream.of(
                estimate.level(),
                unit(FunctionRow::unit),
                episodes(FunctionRow::episodes),
                patients(FunctionRow::patients),
                estimate.note(FunctionRow::note))),
        joined(estimate.range().stream(), estimate.details(FunctionRow::note).stream()),
        rows);
  }

  private static ResultTable<AttritionRow> attrition(List<AttritionRow> rows) {
    return new ResultTable<>(
        "attrition",
        "The patient flow: how many remain after each step",
        List.of(
            Column.text("step", "The step", AttritionRow::step),
            Column.text("reason", "Why the others left", AttritionRow::reason),
            patients(AttritionRow::patients),
            episodes(AttritionRow::episodes)),
        List.of(),
        rows);
  }

  private static ResultTable<DataQualityRow> dataQuality(List<DataQualityRow> rows) {
    return new ResultTable<>(
        "data_quality",
        "What was wrong with rows of the input, and what was done",
        List.of(
            Column.text("rule", "The rule that was broken", DataQualityRow::rule),
            Column.text("source", "File or table the rows came from", DataQualityRow::source),
            Column.count("rows", "Rows concerned", row -> Cell.of(row.rows())),
            Column.number("share", "Share of the rows read from it", row -> Cell.of(row.share())),
            Column.text("action", "What was done with them", DataQualityRow::action)),
        List.of(),
        rows);
  }

  private static ResultTable<DurationFit> estimates(List<DurationFit> fits) {
    return new ResultTable<>(
        "estimates",
        "Files in estimates/ that pathways draw durations from, and why one is missing",
        joined(
            keyColumns().stream().map(column -> column.within(DurationFit::key)),
            Stream.of(
                Column.text("file", "Its file; empty where there is none", PublishedTables::file),
                Column.text(
                    "covariates",
                    "By what durations and response may differ, joined by ;",
                    PublishedTables::covariates),
                episodes(DurationFit::episodes),
                patients(DurationFit::patients),
                Column.text("note", "What to know of it", fit -> String.join(" ", fit.notes())))),
        List.of(),
        fits);
  }

  private static String file(DurationFit fit) {
    return fit.reuse().map(reuse -> "estimates/" + fit.name() + ".json").orElse("");
  }

  private static String covariates(DurationFit fit) {
    return fit.reuse().map(Reuse::covariates).orElse(List.of()).stream()
        .map(SeenCovariate::name)
        .collect(Collectors.joining(";"));
  }

  private static <R> Column<R> quantity(Function<R, String> quantity) {
    return Column.text("quantity", "What was estimated", quantity);
  }

  private static <R> Column<R> unit(Function<R, String> unit) {
    return Column.text("unit", "Unit of value and limits", unit);
  }

  private static <R> Column<R> episodes(Function<R, OptionalLong> episodes) {
    return Column.count(
        "episodes", "Index events after series are collapsed", row -> Cell.of(episodes.apply(row)));
  }

  private static <R> Column<R> patients(Function<R, OptionalLong> patients) {
    return Column.count(
        "patients", "Distinct patients among them", row -> Cell.of(patients.apply(row)));
  }

  private static <R> Column<R> number(String name, String explanation, Function<R, Double> number) {
    return Column.number(name, explanation, row -> new Cell.Real(number.apply(row)));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  private static <R> List<Column<R>> joined(Stream<Column<R>>... columns) {
    return Arrays.stream(columns).flatMap(part -> part).toList();
  }
}
