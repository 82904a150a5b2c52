package org.reliefspan.simulation.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.pathway.CalibrationTarget;
import org.reliefspan.domain.pathway.CalibrationTarget.Kind;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.pathway.TimeUnit;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.Quantiles;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.run.PathwayText;

/** Calibration against exact posteriors. */
class HistoryMatchingTest {
  private static final double LOG_MEAN = Math.log(0.1);
  private static final double LOG_SD = 0.8;
  private static final double TIME = 6;

  /** Relief that wanes at a constant rate: the share in relief at t is exp(-rate t). */
  private static ResolvedPathway waning(String when) {
    return PathwayText.continuous("waning", TimeUnit.MONTH, "12")
        .parameter(
            "rate",
            "0.1",
            PathwayText.law(
                Law.Family.LOG_NORMAL,
                "log_mean",
                String.valueOf(LOG_MEAN),
                "log_sd",
                String.valueOf(LOG_SD)))
        .attribute("sure", "1")
        .state("relief", "value", "1")
        .finalState("pain", "value", "0")
        .start("relief", "1")
        .event(
            PathwayText.Event.after("wane", Law.Family.EXPONENTIAL, "rate", "rate")
                .in("relief")
                .when(when)
                .go("pain", "1")
                .spec())
        .outcome("months", "value")
        .resolved();
  }

  private static CalibrationTarget relief(double time, double value, double error) {
    return new CalibrationTarget(
        Kind.STATE, "relief", Optional.of(time), "base", value, error, "", Place.NONE);
  }

  private static HistoryMatching.Request request(
      ResolvedPathway pathway, List<CalibrationTarget> targets, long seed) {
    return new HistoryMatching.Request(pathway, targets, 3, 100, 1000, 4000, seed, 1);
  }

  /** Posterior moments and quantiles by a fine grid over the log rate. */
  private record Exact(double mean, double deviation) {
    static Exact of(double value, double error) {
      int steps = 200_000;
      double sum = 0;
      double first = 0;
      double second = 0;
      for (int i = 0; i < steps; i++) {
        double z = -6 + 12 * (i + 0.5) / steps;
        double rate = Math.exp(LOG_MEAN + LOG_SD * z);
        double away = (Math.exp(-rate * TIME) - value) / error;
        double density = Math.exp(-0.5 * (z * z + away * away));
        sum += density;
        first += density * rate;
        second += density * rate * rate;
      }
      double mean = first / sum;
      return new Exact(mean, Math.sqrt(second / sum - mean * mean));
    }
  }

  private static double deviation(double[][] draws) {
    double mean = 0;
    double squares = 0;
    for (double[] each : draws) {
      mean += each[0] / draws.length;
    }
    for (double[] each : draws) {
      squares += (each[0] - mean) * (each[0] - mean);
    }
    return Math.sqrt(squares / draws.length);
  }

  @Test
  void drawsAreThoseOfTheExactPosterior() {
    double planted = Math.exp(-0.07 * TIME);
    Exact exact = Exact.of(planted, 0.02);
    double error = 0;
    double spread = 0;
    int seeds = 20;
    for (int seed = 0; seed < seeds; seed++) {
      Calibration found =
          HistoryMatching.run(
              request(waning("sure == 1"), List.of(relief(TIME, planted, 0.02)), seed));
      assertThat(found.exact()).isTrue();
      double mean = found.parameters().get(0).after().mean();
      assertThat(mean).isCloseTo(exact.mean, within(0.35 * exact.deviation));
      error += (mean - exact.mean) / seeds;
      spread += deviation(found.draws()) / seeds;
      assertThat(found.waves()).hasSize(3);
      assertThat(found.waves().get(2).space()).isLessThan(0.25);
      assertThat(found.waves().get(2).keptShare()).isGreaterThan(0.8);
      assertThat(found.effectivePoints()).isGreaterThan(60);
      assertThat(found.targets().get(0).after().mean()).isCloseTo(planted, within(0.01));
      assertThat(found.targets().get(0).before().limits().lower()).isLessThan(0.3);
    }
    assertThat(error).isCloseTo(0, within(0.08 * exact.deviation));
    assertThat(spread).isCloseTo(exact.deviation, within(0.1 * exact.deviation));
  }

  /**
   * 95 percent limits of 200 calibrations hold the planted rate in 182 to 198 (binomial, 99.8%).
   */
  @Test
  void limitsHoldThePlantedValueAsOftenAsTheySay() {
    Philox luck = Philox.keyed(1, "coverage");
    int held = 0;
    int seeds = 200;
    for (int seed = 0; seed < seeds; seed++) {
      double rate =
          Quantiles.logNormal(luck.uniform(seed, Purpose.of("rate"), 0), LOG_MEAN, LOG_SD);
      double one = observed(luck, seed, "one", Math.exp(-rate * 3));
      double other = observed(luck, seed, "other", Math.exp(-rate * 9));
      Calibration found =
          HistoryMatching.run(
              request(
                  waning("sure == 1"),
                  List.of(relief(3, one, 0.03), relief(9, other, 0.03)),
                  seed));
      Calibration.Spread after = found.parameters().get(0).after();
      held += after.limits().lower() <= rate && rate <= after.limits().upper() ? 1 : 0;
    }
    assertThat(held).isBetween(182, 198);
  }

  private static double observed(Philox luck, int seed, String what, double truth) {
    return Quantiles.normal(luck.uniform(seed, Purpose.of(what), 0), truth, 0.03);
  }

  /** A condition on how often it happened is not for the cohort and always holds here. */
  @Test
  void patientsGiveWhatTheCohortGivesAndThreadsChangeNothing() {
    double planted = Math.exp(-0.07 * TIME);
    Exact exact = Exact.of(planted, 0.02);
    List<CalibrationTarget> targets = List.of(relief(TIME, planted, 0.02));
    ResolvedPathway pathway = waning("events(\"wane\") < 5");
    HistoryMatching.Request one = request(pathway, targets, 3);
    Calibration found = HistoryMatching.run(one);
    assertThat(found.exact()).isFalse();
    assertThat(found.parameters().get(0).after().mean())
        .isCloseTo(exact.mean, within(0.6 * exact.deviation));
    HistoryMatching.Request two =
        new HistoryMatching.Request(
            pathway, targets, one.waves(), one.points(), one.draws(), one.patients(), 3, 4);
    assertThat(HistoryMatching.run(two).draws()).isDeepEqualTo(found.draws());
  }

  @Test
  void targetsThatCannotBeMetAreNamed() {
    assertThatThrownBy(
            () ->
                HistoryMatching.run(
                    request(
                        waning("sure == 1"),
                        List.of(relief(3, 0.5, 0.1), relief(9, 0.9, 0.01)),
                        1)))
        .isInstanceOf(SimulationException.class)
        .hasMessageContaining("No values of the parameters give the targets")
        .hasMessageContaining("closest of")
        .hasMessageContaining("Maybe its limits are too close");
    CalibrationTarget impossible =
        new CalibrationTarget(
            Kind.OUTCOME, "months", Optional.empty(), "base", 20, 1, "", Place.NONE);
    assertThatThrownBy(
            () ->
                HistoryMatching.run(
                    request(waning("sure == 1"), List.of(relief(3, 0.7, 0.1), impossible), 1)))
        .hasMessageContaining("outcome months under base (20) rules out most");
  }

  @Test
  void nothingUncertainIsSaid() {
    ResolvedPathway sure =
        PathwayText.continuous("sure", TimeUnit.MONTH, "12")
            .state("relief", "value", "1")
            .start("relief", "1")
            .outcome("months", "value")
            .resolved();
    assertThatThrownBy(() -> HistoryMatching.run(request(sure, List.of(relief(3, 0.5, 0.1)), 1)))
        .hasMessageContaining("nothing to calibrate");
  }
}
