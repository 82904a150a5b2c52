package org.reliefspan.numerics.hidden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.hidden.HiddenReliefEstimate.State;
import org.reliefspan.numerics.hidden.HiddenReliefModel.Mistakes;
import org.reliefspan.numerics.hidden.HiddenReliefModel.Response;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.random.Philox;

class VisitDependenceTest {
  private static final HiddenReliefModel PLAIN =
      HiddenReliefModel.of(DurationDistribution.WEIBULL).with(Response.ALL);

  private static ReliefHistories draw(VisitRegime regime, int episodes) {
    return regime.world(new SplittableRandom(41)).draw(episodes);
  }

  @ParameterizedTest
  @EnumSource(VisitRegime.class)
  void boundsHoldTheTruth(VisitRegime regime) {
    ReliefBounds bounds = ReliefBounds.of(draw(regime, 3000));
    assertThat(bounds.worst().survivalAt(9)).isLessThan(0.5);
    assertThat(bounds.best().survivalAt(9)).isGreaterThan(0.5);
  }

  @Test
  void ratesAndAttendanceAreThoseOfTheWorld() {
    HiddenReliefEstimate low = HiddenReliefEstimator.fit(PLAIN, draw(VisitRegime.RATES_LOW, 4000));
    assertThat(low.visitRate(State.IN_RELIEF)).isCloseTo(0.12, within(0.008));
    assertThat(low.visitRate(State.NOT_IN_RELIEF)).isCloseTo(0.6, within(0.12));
    HiddenReliefEstimate away =
        HiddenReliefEstimator.fit(PLAIN, draw(VisitRegime.RELIEVED_STAY_AWAY, 4000));
    assertThat(away.attendance(State.IN_RELIEF).orElseThrow()).isCloseTo(0.35, within(0.02));
    assertThat(away.attendance(State.NOT_IN_RELIEF).orElseThrow()).isCloseTo(0.95, within(0.05));
  }

  @Test
  void returnWithinDaysOfALossIsResolved() {
    SimulatedRelief world = VisitRegime.RATES_LOW.world(new SplittableRandom(17));
    world.visitRate = new double[] {9, 0.12};
    HiddenReliefEstimate fit = HiddenReliefEstimator.fit(PLAIN, world.draw(4000));
    assertThat(fit.visitRate(State.NOT_IN_RELIEF)).isCloseTo(9, within(2.0));
    assertThat(fit.quantities().responderQuantile(0.5).orElseThrow().value())
        .isCloseTo(9, within(0.4));
  }

  @Test
  void lateOnsetIsNotNeverResponding() {
    SimulatedRelief world = VisitRegime.RATES_EQUAL.world(new SplittableRandom(19));
    world.visitRate = new double[] {0.8, 0.8};
    world.onsetRate = 0.5;
    world.responders = 0.8;
    ReliefHistories data = world.draw(1500);
    assertThat(data.beginsLate()).isTrue();
    HiddenReliefEstimate fit =
        HiddenReliefEstimator.fit(
            PLAIN.with(Response.SOME).with(HiddenReliefModel.Onset.DELAYED), data);
    assertThat(fit.quantities().responderShare().value()).isCloseTo(0.8, within(0.06));
    assertThat(fit.quantities().responderQuantile(0.5).orElseThrow().value())
        .isCloseTo(9, within(0.8));
  }

  @Test
  void regainThatNeverHappensIsLeftOut() {
    HiddenReliefEstimate fit =
        HiddenReliefEstimator.fit(
            PLAIN.with(HiddenReliefModel.Regain.MARKOV), draw(VisitRegime.RATES_HIGH, 800));
    assertThat(fit.model().regain()).isEqualTo(HiddenReliefModel.Regain.NONE);
  }

  @Test
  void durationsTooMuchAlikeForTheGapsAreRefused() {
    ReliefHistories.Builder builder = ReliefHistories.builder();
    for (int i = 0; i < 160; i++) {
      builder
          .episode(200)
          .sighting(90, VisitKind.ATTENDED, Score.RELIEF)
          .sighting(174 + i % 7, VisitKind.ATTENDED, Score.FAILING);
    }
    assertThatThrownBy(() -> HiddenReliefEstimator.fit(PLAIN, builder.build()))
        .isInstanceOf(NotEstimableException.class);
  }

  @Test
  void dependenceIsToldFromIndependence() {
    double dependent =
        VisitDiagnosis.independence(
                HiddenReliefEstimator.fit(PLAIN, draw(VisitRegime.RATES_LOW, 1000)))
            .orElseThrow()
            .p();
    double independent =
        VisitDiagnosis.independence(
                HiddenReliefEstimator.fit(PLAIN, draw(VisitRegime.RATES_EQUAL, 1000)))
            .orElseThrow()
            .p();
    assertThat(dependent).isLessThan(1e-6);
    assertThat(independent).isGreaterThan(0.01);
  }

  @Test
  void diagnosisCountsWhatCameToLightUnscheduled() {
    VisitDiagnosis prompt = VisitDiagnosis.of(draw(VisitRegime.PROMPT_AFTER_LOSS, 2000));
    assertThat(prompt.lossesSeenUnscheduled().orElseThrow()).isBetween(0.5, 0.95);
    assertThat(prompt.unscheduledRate(VisitDiagnosis.LastScore.RELIEF).orElseThrow()).isPositive();
    VisitDiagnosis scheduled = VisitDiagnosis.of(draw(VisitRegime.SCHEDULED, 2000));
    assertThat(scheduled.lossesSeenUnscheduled().orElseThrow()).isZero();
    assertThat(scheduled.attendance(VisitDiagnosis.LastScore.RELIEF).orElseThrow())
        .isCloseTo(0.7, within(0.02));
  }

  @Test
  void tippingCurvePeaksAtTheTrueRatio() {
    TippingCurve curve =
        TippingCurve.of(
            HiddenReliefEstimator.fit(PLAIN, draw(VisitRegime.RATES_LOW, 2000)), 1, 2, 5, 12);
    List<TippingCurve.Point> points = curve.points();
    assertThat(points.get(0).median().orElseThrow().value()).isLessThan(8);
    assertThat(points.get(2).median().orElseThrow().value()).isCloseTo(9, within(0.5));
    assertThat(points.get(2).logLikelihood())
        .isGreaterThan(points.get(0).logLikelihood())
        .isGreaterThan(points.get(3).logLikelihood());
  }

  @Test
  void gateIsOpenWhereSilenceAndScoresSettleTheMatter() {
    ReliefHistories data = draw(VisitRegime.RATES_HIGH, 2000);
    IdentifiabilityGate gate = IdentifiabilityGate.of(HiddenReliefEstimator.fit(PLAIN, data));
    assertThat(gate.reasons()).isEmpty();
    assertThat(gate.fits()).containsKey(DurationDistribution.GENERALISED_GAMMA);
  }

  @Test
  void gateIsClosedWhereHardlyAnythingWasSeen() {
    SimulatedRelief world = VisitRegime.RATES_LOW.world(new SplittableRandom(3));
    world.end = 4;
    world.visitRate = new double[] {0.1, 0.02};
    ReliefHistories data = world.draw(150);
    assertThatThrownBy(
            () -> {
              HiddenReliefEstimate fit = HiddenReliefEstimator.fit(PLAIN, data);
              if (!IdentifiabilityGate.of(fit).isOpen()) {
                throw new NotEstimableException("closed");
              }
            })
        .isInstanceOf(NotEstimableException.class);
  }

  @Test
  void mistakenScoresAreToldFromRegainedRelief() {
    SimulatedRelief world = VisitRegime.RATES_HIGH.world(new SplittableRandom(8));
    world.mistakeWhenFailing = 0.08;
    world.mistakeWhenRelieved = 0.12;
    HiddenReliefEstimate fit =
        HiddenReliefEstimator.fit(PLAIN.with(Mistakes.toEstimate()), world.draw(1500));
    assertThat(fit.mistake(State.NOT_IN_RELIEF)).isCloseTo(0.08, within(0.01));
    assertThat(fit.mistake(State.IN_RELIEF)).isCloseTo(0.12, within(0.015));
    assertThat(fit.quantities().responderQuantile(0.5).orElseThrow().value())
        .isCloseTo(9, within(0.5));
  }

  @Test
  void furtherScoresNarrowTheLimitsAsAdvised() {
    SimulatedRelief world = VisitRegime.RATES_LOW.world(new SplittableRandom(12));
    ReliefHistories data = world.draw(600);
    HiddenReliefEstimate fit = HiddenReliefEstimator.fit(PLAIN, data);
    List<DesignAdvisor.Design> designs =
        DesignAdvisor.advise(fit, data, 1, Philox.keyed(5, "advice"));
    assertThat(designs).isNotEmpty();
    assertThat(designs)
        .allMatch(one -> one.times().size() == one.times().stream().distinct().count());
    for (int i = 1; i < designs.size(); i++) {
      assertThat(designs.get(i).ratio()).isLessThan(designs.get(i - 1).ratio() + 0.02);
    }
    assertThat(designs.get(0).ratio()).isBetween(0.4, 0.97);
  }

  @Test
  void nobodyInReliefIsSaid() {
    ReliefHistories.Builder builder = ReliefHistories.builder();
    for (int i = 0; i < 20; i++) {
      builder.episode(12).sighting(1 + i % 3, VisitKind.UNSCHEDULED, Score.FAILING);
    }
    assertThatThrownBy(() -> HiddenReliefEstimator.fit(PLAIN.with(Response.SOME), builder.build()))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("No score shows relief");
  }

  @Test
  void nobodyLosingReliefIsSaid() {
    ReliefHistories.Builder builder = ReliefHistories.builder();
    for (int i = 0; i < 50; i++) {
      builder.episode(12).sighting(3 + i % 5, VisitKind.ATTENDED, Score.RELIEF);
    }
    assertThatThrownBy(() -> HiddenReliefEstimator.fit(PLAIN.with(Response.SOME), builder.build()))
        .isInstanceOf(NotEstimableException.class);
  }
}
