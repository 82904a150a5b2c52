package org.reliefspan.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.estimate.DurationFit;
import org.reliefspan.domain.estimate.StudyResults;
import org.reliefspan.domain.fit.FitSource;
import org.reliefspan.domain.fit.Reuse;

/** Estimates of a study as {@code fit} writes its own, so that a pathway can draw from them. */
public final class EstimateFile {
  private static final String MODEL = "joint-visit";
  private static final String ENDING = ".json";

  private EstimateFile() {}

  /** Writes a file {@code NAME.json} for each fit that can be drawn from. */
  public static void write(Publishable<StudyResults> published, FitSource source, Path directory)
      throws IOException {
    for (DurationFit fit : published.content().fits()) {
      if (fit.reuse().isPresent()) {
        write(fit, source, directory.resolve(fit.name() + ENDING));
      }
    }
  }

  private static void write(DurationFit fit, FitSource source, Path file) throws IOException {
    try (JsonGenerator json =
        JsonText.factory().createGenerator(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      FitFields.format(json);
      json.writeStartObject();
      fields(json, fit, Optional.of(source));
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  /** The fields of a fit, in the order of {@code fit} as far as it has them. */
  static void fields(JsonGenerator json, DurationFit fit, Optional<FitSource> source)
      throws IOException {
    json.writeStringField("model", MODEL);
    count(json, "n", fit.episodes());
    count(json, "patients", fit.patients());
    json.writeStringField("unit", "day");
    json.writeStringField("procedure", fit.key().procedure());
    json.writeStringField("stratum", fit.key().stratum());
    json.writeStringField("definition", fit.key().definition());
    json.writeStringField("strategy", fit.key().strategy());
    json.writeStringField("population", fit.key().population());
    json.writeStringField("estimator", fit.key().estimator());
    FitFields.terms(json, fit.terms());
    FitFields.number(json, "loglik", fit.logLikelihood());
    FitFields.number(json, "aic", fit.aic());
    Optional<Reuse> reuse = fit.reuse();
    if (reuse.isPresent()) {
      FitFields.reuse(json, reuse.get(), source);
      json.writeArrayFieldStart("event_breaks");
      for (double day : fit.eventBreaks()) {
        JsonText.number(json, day);
      }
      json.writeEndArray();
    }
    FitFields.words(json, "notes", fit.notes());
  }

  private static void count(JsonGenerator json, String name, OptionalLong count)
      throws IOException {
    if (count.isPresent()) {
      json.writeNumberField(name, count.getAsLong());
    } else {
      json.writeNullField(name);
    }
  }
}
