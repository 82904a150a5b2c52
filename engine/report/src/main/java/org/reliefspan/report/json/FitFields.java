package org.reliefspan.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.reliefspan.domain.fit.FitSource;
import org.reliefspan.domain.fit.FittedSeries;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.fit.Reuse;
import org.reliefspan.domain.fit.SeenCovariate;

/**
 * What fits of the user's own tables and estimates of studies write alike; an empty or infinite
 * value is null.
 */
public final class FitFields {
  private FitFields() {}

  /** A line for each field, a list on its line. */
  public static void format(JsonGenerator json) {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    json.setPrettyPrinter(printer);
  }

  /** Coefficients with their errors. */
  public static void terms(JsonGenerator json, List<FittedTerm> terms) throws IOException {
    json.writeArrayFieldStart("terms");
    for (FittedTerm term : terms) {
      json.writeStartObject();
      json.writeStringField("term", term.term());
      number(json, "estimate", term.estimate());
      number(json, "se", term.se());
      number(json, "robust_se", term.robustSe());
      number(json, "statistic", term.statistic());
      number(json, "p", term.p());
      number(json, "lower", term.lower());
      number(json, "upper", term.upper());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** What a pathway needs to draw from the fit. */
  public static void reuse(JsonGenerator json, Reuse reuse, Optional<FitSource> source)
      throws IOException {
    json.writeObjectFieldStart("reuse");
    json.writeStringField("kind", reuse.kind().name().toLowerCase(Locale.ROOT));
    json.writeStringField("form", reuse.form());
    words(json, "terms", reuse.terms());
    words(
        json,
        "roles",
        reuse.roles().stream().map(role -> role.name().toLowerCase(Locale.ROOT)).toList());
    series(json, "estimates", reuse.estimates());
    json.writeArrayFieldStart("covariance");
    for (int i = 0; i < reuse.terms().size(); i++) {
      json.writeStartArray();
      for (int j = 0; j < reuse.terms().size(); j++) {
        number(json, reuse.covariance().get(i * reuse.terms().size() + j));
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("covariates");
    for (SeenCovariate seen : reuse.covariates()) {
      json.writeStartObject();
      json.writeStringField("name", seen.name());
      number(json, "from", seen.from());
      number(json, "to", seen.to());
      words(json, "levels", seen.levels());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (source.isPresent()) {
      json.writeStringField("data_sha256", source.get().dataSha256());
      json.writeStringField("version", source.get().version());
    }
    json.writeEndObject();
  }

  /** A list of words. */
  public static void words(JsonGenerator json, String name, List<String> words) throws IOException {
    json.writeArrayFieldStart(name);
    for (String word : words) {
      json.writeString(word);
    }
    json.writeEndArray();
  }

  /** A list of numbers. */
  public static void series(JsonGenerator json, String name, FittedSeries series)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (int i = 0; i < series.size(); i++) {
      number(json, series.get(i));
    }
    json.writeEndArray();
  }

  /** A number. */
  public static void number(JsonGenerator json, String name, OptionalDouble value)
      throws IOException {
    json.writeFieldName(name);
    number(json, value);
  }

  private static void number(JsonGenerator json, OptionalDouble value) throws IOException {
    if (value.isEmpty() || Double.isInfinite(value.getAsDouble())) {
      json.writeNull();
    } else if (isWhole(value.getAsDouble())) {
      json.writeNumber((long) value.getAsDouble());
    } else {
      json.writeNumber(value.getAsDouble());
    }
  }

  private static boolean isWhole(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15;
  }
}
