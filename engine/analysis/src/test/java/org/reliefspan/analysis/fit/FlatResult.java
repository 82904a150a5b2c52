package org.reliefspan.analysis.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.reliefspan.domain.fit.FittedCurve;
import org.reliefspan.domain.fit.FittedIntervals;
import org.reliefspan.domain.fit.FittedModel;
import org.reliefspan.domain.fit.FittedQuantity;
import org.reliefspan.domain.fit.FittedSeries;
import org.reliefspan.domain.fit.FittedTerm;
import org.reliefspan.domain.fit.FittedTest;

/** Every number of a result by its place, so that two results can be compared. */
final class FlatResult {
  private final Map<String, OptionalDouble> numbers = new LinkedHashMap<>();

  private FlatResult(FittedModel model) {
    numbers.put("n", OptionalDouble.of((double) model.n()));
    model.events().ifPresent(events -> numbers.put("events", OptionalDouble.of((double) events)));
    numbers.put("loglik", model.logLikelihood());
    numbers.put("loglik_null", model.nullLogLikelihood());
    numbers.put("aic", model.aic());
    model.terms().forEach(this::add);
    model.tests().forEach(this::add);
    model.quantities().forEach(this::add);
    model.curves().forEach(this::add);
    model.intervals().forEach(this::add);
  }

  static FlatResult of(FittedModel model) {
    return new FlatResult(model);
  }

  int size() {
    return numbers.size();
  }

  /** Diagnostics may be missing here (a note then says so); everything else must be there. */
  void assertSameAs(FlatResult other, double tolerance) {
    assertThat(other.numbers.keySet()).containsAll(numbers.keySet());
    assertThat(numbers.keySet())
        .containsAll(
            other.numbers.keySet().stream().filter(place -> !isDiagnostic(place)).toList());
    numbers.forEach(
        (place, mine) -> {
          OptionalDouble theirs = other.numbers.getOrDefault(place, OptionalDouble.empty());
          assertThat(mine.isPresent()).as(place).isEqualTo(theirs.isPresent());
          if (mine.isPresent() && Double.isFinite(mine.getAsDouble())) {
            double scale = Math.max(1, Math.abs(theirs.getAsDouble()));
            assertThat(mine.getAsDouble())
                .as(place)
                .isCloseTo(theirs.getAsDouble(), within(tolerance * scale));
          } else {
            assertThat(mine).as(place).isEqualTo(theirs);
          }
        });
  }

  private static boolean isDiagnostic(String place) {
    return place.startsWith("test proportional-hazards")
        || place.startsWith("quantity all concordance");
  }

  private void add(FittedTerm term) {
    String place = "term " + term.term() + " ";
    numbers.put(place + "estimate", term.estimate());
    numbers.put(place + "se", term.se());
    numbers.put(place + "robust_se", term.robustSe());
    numbers.put(place + "p", term.p());
    numbers.put(place + "lower", term.lower());
  }

  private void add(FittedTest test) {
    numbers.put("test " + test.name() + " statistic", test.statistic());
    numbers.put("test " + test.name() + " df", test.df());
  }

  private void add(FittedQuantity quantity) {
    String place = "quantity " + quantity.stratum() + " " + quantity.name() + " ";
    numbers.put(place + "value", quantity.value());
    numbers.put(place + "se", quantity.se());
    numbers.put(place + "lower", quantity.lower());
  }

  private void add(FittedCurve curve) {
    String place = "curve " + curve.stratum() + " " + curve.cause() + " ";
    add(place + "time", curve.time());
    add(place + "at_risk", curve.atRisk());
    add(place + "events", curve.events());
    add(place + "estimate", curve.estimate());
    add(place + "se", curve.se());
  }

  private void add(FittedIntervals intervals) {
    add("intervals " + intervals.stratum() + " left", intervals.left());
    add("intervals " + intervals.stratum() + " right", intervals.right());
    add("intervals " + intervals.stratum() + " mass", intervals.mass());
  }

  private void add(String place, FittedSeries series) {
    for (int i = 0; i < series.size(); i++) {
      numbers.put(place + " " + i, series.get(i));
    }
  }
}
