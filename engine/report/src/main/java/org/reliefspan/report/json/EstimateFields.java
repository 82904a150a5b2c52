package org.reliefspan.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.report.table.PublishedTables;

/** An estimate as fields of a JSON object, named as the tables' columns. */
final class EstimateFields {
  private EstimateFields() {}

  static void write(JsonGenerator json, Estimate estimate) throws IOException {
    if (estimate instanceof Estimate.Point point) {
      json.writeStringField("kind", "point");
      number(json, "value", point.value());
    } else if (estimate instanceof Estimate.Range range) {
      json.writeStringField("kind", "range");
      number(json, "value_left", range.left());
      number(json, "value_right", range.right());
    } else if (estimate instanceof Estimate.NotEstimable missing) {
      json.writeStringField("kind", "not_estimable");
      json.writeStringField("reason", missing.reason());
    } else {
      json.writeStringField("kind", "suppressed");
    }
    Optional<Interval> limits = PublishedTables.limits(estimate);
    if (limits.isPresent()) {
      number(json, "lower", limits.get().lower());
      number(json, "upper", limits.get().upper());
      number(json, "level", limits.get().level());
    }
  }

  private static void number(JsonGenerator json, String name, double value) throws IOException {
    json.writeFieldName(name);
    JsonText.number(json, value);
  }

  static Estimate read(JsonTree tree) {
    return switch (tree.required("kind")) {
      case "point" -> new Estimate.Point(required(tree, "value"), limits(tree));
      case "range" ->
          new Estimate.Range(
              required(tree, "value_left"), required(tree, "value_right"), limits(tree));
      case "not_estimable" -> new Estimate.NotEstimable(tree.required("reason"));
      case "suppressed" -> new Estimate.Suppressed();
      default ->
          throw new IllegalArgumentException(
              "The kind of an estimate (%s) must be known. Maybe a later version wrote this file"
                  .formatted(tree.required("kind")));
    };
  }

  static Optional<Interval> limits(JsonTree tree) {
    return ResultsFile.number(tree.at("lower"))
        .map(lower -> new Interval(lower, required(tree, "upper"), required(tree, "level")));
  }

  /** Limits of a whole curve at one of its points. */
  static Optional<Interval> band(JsonTree tree) {
    return ResultsFile.number(tree.at("band_lower"))
        .map(lower -> new Interval(lower, required(tree, "band_upper"), required(tree, "level")));
  }

  static double required(JsonTree tree, String name) {
    return ResultsFile.number(tree.at(name))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The number %s must be present. Maybe another version wrote this file"
                        .formatted(name)));
  }
}
