package org.reliefspan.numerics.hidden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.hidden.HiddenReliefModel.Mistakes;
import org.reliefspan.numerics.hidden.HiddenReliefModel.Onset;
import org.reliefspan.numerics.hidden.HiddenReliefModel.Regain;
import org.reliefspan.numerics.model.NotEstimableException;

/** The unit of case weights moves no estimate and no robust error. */
class CaseWeightsTest {
  private static final HiddenReliefModel WEIBULL =
      HiddenReliefModel.of(DurationDistribution.WEIBULL);

  static List<HiddenReliefModel> models() {
    return List.of(
        WEIBULL,
        HiddenReliefModel.of(DurationDistribution.LOGNORMAL),
        WEIBULL.with(Onset.DELAYED),
        WEIBULL.with(Mistakes.toEstimate()),
        WEIBULL.with(Mistakes.toEstimate()).with(Regain.MARKOV));
  }

  private static SimulatedRelief world(HiddenReliefModel model, long seed) {
    SimulatedRelief world = new SimulatedRelief(new SplittableRandom(seed));
    world.responders = 0.8;
    world.visitRate = new double[] {0.5, 0.1};
    world.slotGap = 4;
    world.attendance = new double[] {0.8, 0.5};
    world.eventRate = new double[] {0.1, 0.01, 0.05};
    world.onsetRate = model.onset() == Onset.DELAYED ? 1 : Double.POSITIVE_INFINITY;
    if (model.mistakes().possible()) {
      world.mistakeWhenFailing = 0.08;
      world.mistakeWhenRelieved = 0.08;
    }
    if (model.regain() == Regain.MARKOV) {
      world.eventRate = new double[0];
      world.visitRate = new double[] {1, 0.5};
      world.regainRate = 0.2;
      world.relapseRate = 0.2;
    }
    return world;
  }

  /** The same episodes with weights 1 and 2 in turn, all times a unit. */
  private static ReliefHistories weighted(ReliefHistories data, double unit) {
    ReliefHistories.Builder builder = ReliefHistories.builder();
    copy(data, episode -> unit * (1 + episode % 2), builder);
    return builder.build();
  }

  private static void copy(
      ReliefHistories data, IntToDoubleFunction weight, ReliefHistories.Builder builder) {
    for (int episode = 0; episode < data.episodes(); episode++) {
      builder.episode(data.end(episode), weight.applyAsDouble(episode), episode);
      for (int i = data.firstSighting(episode); i < data.firstSighting(episode + 1); i++) {
        builder.sighting(data.time(i), data.kind(i), data.score(i));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void noUnitOfWeightsMovesAnEstimate(HiddenReliefModel model) {
    ReliefHistories data = world(model, 3).draw(250);
    HiddenReliefEstimate whole = HiddenReliefEstimator.fit(model, weighted(data, 1));
    double sum = 1.5 * data.episodes();
    for (double unit : new double[] {1e-3, 1e3, 1 / sum, 7}) {
      HiddenReliefEstimate fit = HiddenReliefEstimator.fit(model, weighted(data, unit));
      assertThat(fit.names()).isEqualTo(whole.names());
      assertThat(fit.atBounds()).isEqualTo(whole.atBounds());
      assertThat(fit.logLikelihood() / unit)
          .isCloseTo(whole.logLikelihood(), within(1e-8 * Math.abs(whole.logLikelihood())));
      for (int i = 0; i < fit.names().size(); i++) {
        close(fit.coefficients().estimate(i), whole.coefficients().estimate(i), fit.names().get(i));
        close(
            fit.coefficients().robustStandardError(i).orElseThrow(),
            whole.coefficients().robustStandardError(i).orElseThrow(),
            fit.names().get(i));
        close(
            fit.coefficients().standardError(i) * Math.sqrt(unit),
            whole.coefficients().standardError(i),
            fit.names().get(i));
      }
    }
  }

  private static void close(double found, double expected, String name) {
    assertThat(found).as(name).isCloseTo(expected, within(1e-8 * (1 + Math.abs(expected))));
  }

  /** Equal weights of any size give the numbers that no weights give. */
  @Test
  void weightsThatSumToOneHoldNoRate() {
    ReliefHistories data = world(WEIBULL, 9).draw(250);
    ReliefHistories.Builder builder = ReliefHistories.builder();
    copy(data, episode -> 1.0 / data.episodes(), builder);
    HiddenReliefEstimate plain = HiddenReliefEstimator.fit(WEIBULL, data);
    HiddenReliefEstimate fit = HiddenReliefEstimator.fit(WEIBULL, builder.build());
    assertThat(fit.atBounds()).isEqualTo(plain.atBounds());
    for (int i = 0; i < fit.names().size(); i++) {
      close(fit.coefficients().estimate(i), plain.coefficients().estimate(i), fit.names().get(i));
    }
  }

  /** A visit in relief of weight 0 is no visit. */
  @Test
  void visitsOfEpisodesWithoutWeightDoNotCount() {
    SimulatedRelief world = world(WEIBULL, 2);
    world.visitRate = new double[] {0.5, 0};
    world.eventRate = new double[0];
    ReliefHistories.Builder with = ReliefHistories.builder();
    ReliefHistories.Builder without = ReliefHistories.builder();
    ReliefHistories data = world.draw(250);
    for (ReliefHistories.Builder builder : List.of(with, without)) {
      copy(data, episode -> 1.0, builder);
    }
    with.episode(24, 0, 250).sighting(5, VisitKind.UNSCHEDULED, Score.RELIEF);
    HiddenReliefEstimate one = HiddenReliefEstimator.fit(WEIBULL, with.build());
    HiddenReliefEstimate other = HiddenReliefEstimator.fit(WEIBULL, without.build());
    assertThat(other.atBounds()).contains("rate of unscheduled visits when in relief: 0");
    assertThat(one.atBounds()).isEqualTo(other.atBounds());
    for (int i = 0; i < one.names().size(); i++) {
      assertThat(one.coefficients().estimate(i))
          .isCloseTo(other.coefficients().estimate(i), within(1e-5));
    }
  }

  @Test
  void weightsThatAreAllZeroAreTheReason() {
    ReliefHistories.Builder builder = ReliefHistories.builder();
    builder.episode(12, 0, 0).sighting(3, VisitKind.UNSCHEDULED, Score.RELIEF);
    builder.episode(12, 0, 1).sighting(3, VisitKind.UNSCHEDULED, Score.FAILING);
    assertThatThrownBy(() -> HiddenReliefEstimator.fit(WEIBULL, builder.build()))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("weights are 0");
  }
}
