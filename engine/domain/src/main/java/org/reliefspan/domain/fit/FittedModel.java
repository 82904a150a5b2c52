package org.reliefspan.domain.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A fitted model; the fields are those of the JSON.
 *
 * @param model name as typed
 * @param n rows used
 * @param events events among them, where the model has events
 * @param certificate Kuhn-Tucker certificate of a nonparametric maximum, at most 1 + 1e-8
 * @param reuse how to draw from it elsewhere, where that is possible
 * @param notes what the reader must know: rows dropped, what cannot be estimated and why
 */
public record FittedModel(
    String model,
    long n,
    OptionalLong events,
    List<FittedTerm> terms,
    OptionalDouble logLikelihood,
    OptionalDouble nullLogLikelihood,
    OptionalDouble aic,
    List<FittedCurve> curves,
    List<FittedTest> tests,
    List<FittedQuantity> quantities,
    List<FittedIntervals> intervals,
    OptionalDouble certificate,
    Optional<Reuse> reuse,
    List<String> notes) {

  public FittedModel {
    logLikelihood = Finite.only(logLikelihood);
    nullLogLikelihood = Finite.only(nullLogLikelihood);
    aic = Finite.only(aic);
    certificate = Finite.only(certificate);
    terms = List.copyOf(terms);
    curves = List.copyOf(curves);
    tests = List.copyOf(tests);
    quantities = List.copyOf(quantities);
    intervals = List.copyOf(intervals);
    notes = List.copyOf(notes);
  }

  /** The same with other notes. */
  public FittedModel withNotes(List<String> others) {
    return with(reuse, others);
  }

  /** The same after rows that held this. */
  public FittedModel withSeen(List<SeenCovariate> seen) {
    return with(reuse.map(each -> each.with(seen)), notes);
  }

  /** The same without a way to draw from it. */
  public FittedModel withoutReuse() {
    return with(Optional.empty(), notes);
  }

  private FittedModel with(Optional<Reuse> otherReuse, List<String> others) {
    return new FittedModel(
        model,
        n,
        events,
        terms,
        logLikelihood,
        nullLogLikelihood,
        aic,
        curves,
        tests,
        quantities,
        intervals,
        certificate,
        otherReuse,
        others);
  }

  /** Begins a result. */
  public static Builder of(String model, long n) {
    return new Builder(model, n);
  }

  /** Collects the parts of a result in the order in which they are printed. */
  public static final class Builder {
    private final String model;
    private final long n;
    private OptionalLong events = OptionalLong.empty();
    private OptionalDouble logLikelihood = OptionalDouble.empty();
    private OptionalDouble nullLogLikelihood = OptionalDouble.empty();
    private OptionalDouble aic = OptionalDouble.empty();
    private OptionalDouble certificate = OptionalDouble.empty();
    private Optional<Reuse> reuse = Optional.empty();
    private final List<FittedTerm> terms = new ArrayList<>();
    private final List<FittedCurve> curves = new ArrayList<>();
    private final List<FittedTest> tests = new ArrayList<>();
    private final List<FittedQuantity> quantities = new ArrayList<>();
    private final List<FittedIntervals> intervals = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Builder(String model, long n) {
      this.model = model;
      this.n = n;
    }

    public Builder events(long number) {
      events = OptionalLong.of(number);
      return this;
    }

    public Builder logLikelihood(double value) {
      logLikelihood = OptionalDouble.of(value);
      return this;
    }

    public Builder nullLogLikelihood(double value) {
      nullLogLikelihood = OptionalDouble.of(value);
      return this;
    }

    public Builder aic(double value) {
      aic = OptionalDouble.of(value);
      return this;
    }

    public Builder certificate(double value) {
      certificate = OptionalDouble.of(value);
      return this;
    }

    /** How to draw from it elsewhere. */
    public Builder reuse(Reuse way) {
      reuse = Optional.of(way);
      return this;
    }

    public Builder add(FittedTerm term) {
      terms.add(term);
      return this;
    }

    public Builder add(FittedCurve curve) {
      curves.add(curve);
      return this;
    }

    public Builder add(FittedTest test) {
      tests.add(test);
      return this;
    }

    public Builder add(FittedQuantity quantity) {
      quantities.add(quantity);
      return this;
    }

    public Builder add(FittedIntervals one) {
      intervals.add(one);
      return this;
    }

    public Builder note(String sentence) {
      notes.add(sentence);
      return this;
    }

    public Builder notes(List<String> sentences) {
      notes.addAll(sentences);
      return this;
    }

    public FittedModel build() {
      return new FittedModel(
          model,
          n,
          events,
          terms,
          logLikelihood,
          nullLogLikelihood,
          aic,
          curves,
          tests,
          quantities,
          intervals,
          certificate,
          reuse,
          notes);
    }
  }
}
