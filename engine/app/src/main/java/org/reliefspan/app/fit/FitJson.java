package org.reliefspan.app.fit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.reliefspan.domain.fit.FittedCurve;
import org.reliefspan.domain.fit.FittedIntervals;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.fit.FittedSeries;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.fit.FittedTest;
import org.reliefspan.domain.fit.Reuse;
import org.reliefspan.domain.fit.SeenCovariate;

/** Writes a fitted model as JSON; an empty or infinite value is null. */
public final class FitJson {
  private final JsonGenerator json;
  private final Optional<FitSource> source;

  private FitJson(JsonGenerator json, Optional<FitSource> source) {
    this.json = json;
    this.source = source;
  }

  /** The JSON of a fitted model, ending in a line feed. */
  public static String of(FittedModel model, Optional<FitSource> source) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
      printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
      json.setPrettyPrinter(printer);
      new FitJson(json, source).write(model);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text + "\n";
  }

  private void write(FittedModel model) throws IOException {
    json.writeStartObject();
    json.writeStringField("model", model.model());
    json.writeNumberField("n", model.n());
    if (model.events().isPresent()) {
      json.writeNumberField("events", model.events().getAsLong());
    } else {
      json.writeNullField("events");
    }
    json.writeArrayFieldStart("terms");
    for (FittedTerm term : model.terms()) {
      write(term);
    }
    json.writeEndArray();
    number("loglik", model.logLikelihood());
    number("loglik_null", model.nullLogLikelihood());
    number("aic", model.aic());
    json.writeArrayFieldStart("curves");
    for (FittedCurve curve : model.curves()) {
      write(curve);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("tests");
    for (FittedTest test : model.tests()) {
      write(test);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("quantities");
    for (FittedQuantity quantity : model.quantities()) {
      write(quantity);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("intervals");
    for (FittedIntervals intervals : model.intervals()) {
      write(intervals);
    }
    json.writeEndArray();
    number("certificate", model.certificate());
    if (model.reuse().isPresent()) {
      write(model.reuse().get());
    }
    words("notes", model.notes());
    json.writeEndObject();
  }

  private void write(Reuse reuse) throws IOException {
    json.writeObjectFieldStart("reuse");
    json.writeStringField("kind", reuse.kind().name().toLowerCase(Locale.ROOT));
    json.writeStringField("form", reuse.form());
    words("terms", reuse.terms());
    words(
        "roles", reuse.roles().stream().map(role -> role.name().toLowerCase(Locale.ROOT)).toList());
    series("estimates", reuse.estimates());
    json.writeArrayFieldStart("covariance");
    for (int i = 0; i < reuse.terms().size(); i++) {
      json.writeStartArray();
      for (int j = 0; j < reuse.terms().size(); j++) {
        number(reuse.covariance().get(i * reuse.terms().size() + j));
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("covariates");
    for (SeenCovariate seen : reuse.covariates()) {
      json.writeStartObject();
      json.writeStringField("name", seen.name());
      number("from", seen.from());
      number("to", seen.to());
      words("levels", seen.levels());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (source.isPresent()) {
      json.writeStringField("data_sha256", source.get().dataSha256());
      json.writeStringField("version", source.get().version());
    }
    json.writeEndObject();
  }

  private void words(String name, List<String> words) throws IOException {
    json.writeArrayFieldStart(name);
    for (String word : words) {
      json.writeString(word);
    }
    json.writeEndArray();
  }

  private void write(FittedTerm term) throws IOException {
    json.writeStartObject();
    json.writeStringField("term", term.term());
    number("estimate", term.estimate());
    number("se", term.se());
    number("robust_se", term.robustSe());
    number("statistic", term.statistic());
    number("p", term.p());
    number("lower", term.lower());
    number("upper", term.upper());
    json.writeEndObject();
  }

  private void write(FittedCurve curve) throws IOException {
    json.writeStartObject();
    json.writeStringField("stratum", curve.stratum());
    if (curve.cause().isEmpty()) {
      json.writeNullField("cause");
    } else {
      json.writeStringField("cause", curve.cause());
    }
    series("time", curve.time());
    series("at_risk", curve.atRisk());
    series("events", curve.events());
    series("estimate", curve.estimate());
    series("se", curve.se());
    series("lower", curve.lower());
    series("upper", curve.upper());
    json.writeEndObject();
  }

  private void write(FittedTest test) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", test.name());
    number("statistic", test.statistic());
    number("df", test.df());
    number("p", test.p());
    json.writeEndObject();
  }

  private void write(FittedQuantity quantity) throws IOException {
    json.writeStartObject();
    json.writeStringField("stratum", quantity.stratum());
    json.writeStringField("name", quantity.name());
    number("value", quantity.value());
    number("se", quantity.se());
    number("lower", quantity.lower());
    number("upper", quantity.upper());
    json.writeEndObject();
  }

  private void write(FittedIntervals intervals) throws IOException {
    json.writeStartObject();
    json.writeStringField("stratum", intervals.stratum());
    series("left", intervals.left());
    series("right", intervals.right());
    series("mass", intervals.mass());
    json.writeEndObject();
  }

  private void series(String name, FittedSeries series) throws IOException {
    json.writeArrayFieldStart(name);
    for (int i = 0; i < series.size(); i++) {
      number(series.get(i));
    }
    json.writeEndArray();
  }

  private void number(String name, OptionalDouble value) throws IOException {
    json.writeFieldName(name);
    number(value);
  }

  private void number(OptionalDouble value) throws IOException {
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
