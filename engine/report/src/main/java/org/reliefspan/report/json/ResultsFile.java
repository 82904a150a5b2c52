package org.reliefspan.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.disclosure.StoredContent;
import org.reliefspan.domain.estimate.DurationFit;
import org.reliefspan.domain.estimate.Headline;
import org.reliefspan.domain.estimate.Labels;
import org.reliefspan.domain.estimate.MethodsSection;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.report.table.Cell;
import org.reliefspan.report.table.PublishedTables;
import org.reliefspan.report.words.Words;

/** {@code results.json}: everything in the tables with types, units and explanations. */
public final class ResultsFile {
  private static final String FORMAT = "reliefspan-results/1";

  private ResultsFile() {}

  /** Writes the file; equal results give equal bytes. */
  public static void write(Publishable<StudyResults> published, Path file) throws IOException {
    StudyResults results = published.content();
    try (JsonGenerator json = JsonText.open(file)) {
      json.writeStartObject();
      json.writeStringField("format", FORMAT);
      json.writeStringField("study", results.study());
      json.writeStringField("title", results.title());
      labels(json, results.labels());
      Disclosures.write(json, published.policy(), published.suppressions());
      headlines(json, results.headlines());
      words(json);
      TableFields.writeAll(json, PublishedTables.of(published));
      methods(json, results.methods());
      fits(json, results.fits());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  /** Reads what {@link #write} wrote; {@code Publishable.readmit} decides whether to trust it. */
  public static StoredContent<StudyResults> read(Path file) throws IOException {
    JsonTree tree = JsonTree.read(file);
    return Disclosures.stored(tree, StoredResults.of(tree));
  }

  private static void labels(JsonGenerator json, Labels labels) throws IOException {
    json.writeObjectFieldStart("labels");
    JsonText.texts(json, "procedures", new TreeMap<>(labels.procedures()));
    JsonText.texts(json, "procedure_groups", new TreeMap<>(labels.procedureGroups()));
    JsonText.texts(json, "measures", new TreeMap<>(labels.measures()));
    JsonText.texts(json, "measure_units", new TreeMap<>(labels.measureUnits()));
    json.writeEndObject();
  }

  private static void headlines(JsonGenerator json, List<Headline> headlines) throws IOException {
    json.writeArrayFieldStart("headlines");
    for (Headline headline : headlines) {
      json.writeStartObject();
      json.writeStringField("id", headline.id());
      json.writeStringField("title", headline.title());
      EstimateFields.write(json, headline.estimate());
      json.writeStringField("unit", headline.unit());
      cell(json, "episodes", Cell.of(headline.episodes()));
      cell(json, "patients", Cell.of(headline.patients()));
      json.writeStringField("sentence", headline.sentence());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void words(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("words");
    for (Map.Entry<String, Map<String, String>> kind : Words.explanations().entrySet()) {
      JsonText.texts(json, kind.getKey(), kind.getValue());
    }
    json.writeEndObject();
  }

  private static void methods(JsonGenerator json, List<MethodsSection> methods) throws IOException {
    json.writeArrayFieldStart("methods");
    for (MethodsSection section : methods) {
      json.writeStartObject();
      json.writeStringField("heading", section.heading());
      JsonText.texts(json, "paragraphs", section.paragraphs());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void fits(JsonGenerator json, List<DurationFit> fits) throws IOException {
    json.writeArrayFieldStart("estimates");
    for (DurationFit fit : fits) {
      json.writeStartObject();
      json.writeStringField("name", fit.name());
      EstimateFile.fields(json, fit, Optional.empty());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void cell(JsonGenerator json, String name, Cell cell) throws IOException {
    json.writeFieldName(name);
    TableFields.cell(json, cell);
  }

  static Optional<Double> number(JsonTree tree) {
    return tree.text().map(ResultsFile::number);
  }

  private static double number(String text) {
    return switch (text) {
      case "Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
