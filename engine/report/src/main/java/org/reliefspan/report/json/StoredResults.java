package org.reliefspan.report.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import org.reliefspan.domain.estimate.AttritionRow;
import org.reliefspan.domain.estimate.Curve;
import org.reliefspan.domain.estimate.CurvePoint;
import org.reliefspan.domain.estimate.DataQualityRow;
import org.reliefspan.domain.estimate.FunctionRow;
import org.reliefspan.domain.estimate.Headline;
import org.reliefspan.domain.estimate.Labels;
import org.reliefspan.domain.estimate.MethodsSection;
import org.reliefspan.domain.estimate.ReliefKey;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.estimate.SensitivityRow;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.domain.estimate.TruthRow;

/** Rebuilds the results of a study from {@code results.json}. */
final class StoredResults {
  private final JsonTree tree;

  private StoredResults(JsonTree tree) {
    this.tree = tree;
  }

  static StudyResults of(JsonTree tree) {
    return new StoredResults(tree).results();
  }

  private StudyResults results() {
    return new StudyResults(
        tree.required("study"),
        tree.required("title"),
        labels(tree.at("labels")),
        tree.at("headlines").items().stream().map(StoredResults::headline).toList(),
        rows("relief", StoredResults::relief),
        rows("sensitivity", row -> new SensitivityRow(row.required("analysis"), relief(row))),
        rows("truth", StoredResults::truth),
        curves(),
        rows("function", StoredResults::function),
        rows("attrition", StoredResults::attrition),
        rows("data_quality", StoredResults::dataQuality),
        tree.at("methods").items().stream().map(StoredResults::methods).toList(),
        tree.at("estimates").items().stream().map(fit -> StoredFits.of(fit, key(fit))).toList());
  }

  private <R> List<R> rows(String table, Function<JsonTree, R> read) {
    return StoredTable.rows(tree, table, read);
  }

  private static Labels labels(JsonTree labels) {
    return new Labels(
        texts(labels.at("procedures")),
        texts(labels.at("procedure_groups")),
        texts(labels.at("measures")),
        texts(labels.at("measure_units")));
  }

  private static Map<String, String> texts(JsonTree object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.fields().forEach((name, text) -> texts.put(name, text.text().orElse("")));
    return texts;
  }

  private static Headline headline(JsonTree row) {
    return new Headline(
        row.required("id"),
        row.required("title"),
        EstimateFields.read(row),
        row.required("unit"),
        count(row, "episodes"),
        count(row, "patients"),
        row.required("sentence"));
  }

  private static ReliefKey key(JsonTree row) {
    return new ReliefKey(
        row.required("procedure"),
        row.required("stratum"),
        row.required("definition"),
        row.required("strategy"),
        row.required("population"),
        row.required("estimator"));
  }

  private static ReliefRow relief(JsonTree row) {
    return new ReliefRow(
        key(row),
        row.required("quantity"),
        EstimateFields.read(row),
        row.required("unit"),
        count(row, "episodes"),
        count(row, "patients"),
        row.required("remark"));
  }

  private static TruthRow truth(JsonTree row) {
    return new TruthRow(
        row.required("analysis"),
        relief(row),
        EstimateFields.required(row, "truth"),
        EstimateFields.required(row, "truth_mc_error"));
  }

  private static FunctionRow function(JsonTree row) {
    return new FunctionRow(
        row.required("procedure"),
        row.required("stratum"),
        row.required("measure"),
        row.required("horizon"),
        row.required("quantity"),
        EstimateFields.read(row),
        row.required("unit"),
        count(row, "episodes"),
        count(row, "patients"),
        row.required("remark"));
  }

  private static AttritionRow attrition(JsonTree row) {
    return new AttritionRow(
        row.required("step"),
        row.required("reason"),
        count(row, "patients"),
        count(row, "episodes"));
  }

  private static DataQualityRow dataQuality(JsonTree row) {
    OptionalDouble share =
        ResultsFile.number(row.at("share"))
            .map(OptionalDouble::of)
            .orElseGet(OptionalDouble::empty);
    return new DataQualityRow(
        row.required("rule"),
        row.required("source"),
        count(row, "rows"),
        share,
        row.required("action"));
  }

  private static MethodsSection methods(JsonTree section) {
    return new MethodsSection(
        section.required("heading"),
        section.at("paragraphs").items().stream()
            .map(paragraph -> paragraph.text().orElse(""))
            .toList());
  }

  private record CurveName(ReliefKey key, String name) {}

  private List<Curve> curves() {
    Map<CurveName, List<CurvePoint>> points = new LinkedHashMap<>();
    rows("curves", Function.identity())
        .forEach(
            row ->
                points
                    .computeIfAbsent(
                        new CurveName(key(row), row.required("curve")), name -> new ArrayList<>())
                    .add(point(row)));
    return points.entrySet().stream()
        .map(curve -> new Curve(curve.getKey().key(), curve.getKey().name(), curve.getValue()))
        .toList();
  }

  private static CurvePoint point(JsonTree row) {
    return new CurvePoint(
        EstimateFields.required(row, "day"),
        EstimateFields.required(row, "value"),
        EstimateFields.limits(row),
        EstimateFields.band(row),
        Long.parseLong(row.required("at_risk")));
  }

  private static OptionalLong count(JsonTree row, String name) {
    return row.at(name)
        .text()
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElseGet(OptionalLong::empty);
  }
}
