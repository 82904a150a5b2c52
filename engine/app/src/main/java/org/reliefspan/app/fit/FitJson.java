package org.reliefspan.app.fit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.reliefspan.domain.fit.FitSource;
import org.reliefspan.domain.fit.FittedCurve;
import org.reliefspan.domain.fit.FittedIntervals;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.fit.FittedTest;
import org.reliefspan.report.json.FitFields;

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
      FitFields.format(json);
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
    FitFields.terms(json, model.terms());
    FitFields.number(json, "loglik", model.logLikelihood());
    FitFields.number(json, "loglik_null", model.nullLogLikelihood());
    FitFields.number(json, "aic", model.aic());
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
    FitFields.number(json, "certificate", model.certificate());
    if (model.reuse().isPresent()) {
      FitFields.reuse(json, model.reuse().get(), source);
    }
    FitFields.words(json, "notes", model.notes());
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
    FitFields.series(json, "time", curve.time());
    FitFields.series(json, "at_risk", curve.atRisk());
    FitFields.series(json, "events", curve.events());
    FitFields.series(json, "estimate", curve.estimate());
    FitFields.series(json, "se", curve.se());
    FitFields.series(json, "lower", curve.lower());
    FitFields.series(json, "upper", curve.upper());
    json.writeEndObject();
  }

  private void write(FittedTest test) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", test.name());
    FitFields.number(json, "statistic", test.statistic());
    FitFields.number(json, "df", test.df());
    FitFields.number(json, "p", test.p());
    json.writeEndObject();
  }

  private void write(FittedQuantity quantity) throws IOException {
    json.writeStartObject();
    json.writeStringField("stratum", quantity.stratum());
    json.writeStringField("name", quantity.name());
    FitFields.number(json, "value", quantity.value());
    FitFields.number(json, "se", quantity.se());
    FitFields.number(json, "lower", quantity.lower());
    FitFields.number(json, "upper", quantity.upper());
    json.writeEndObject();
  }

  private void write(FittedIntervals intervals) throws IOException {
    json.writeStartObject();
    json.writeStringField("stratum", intervals.stratum());
    FitFields.series(json, "left", intervals.left());
    FitFields.series(json, "right", intervals.right());
    FitFields.series(json, "mass", intervals.mass());
    json.writeEndObject();
  }
}
