package org.reliefspan.analysis.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.fixture.Protocol;
import org.reliefspan.domain.estimate.Curve;
import org.reliefspan.domain.estimate.CurvePoint;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.study.DurationModel;
import org.reliefspan.domain.study.Population;
import org.reliefspan.domain.study.ReliefPlan;

/** What was planted is found again. */
class RecoveryTest {
  private static final int SEEDS = 20;
  private static final int FEWEST_COVERED = 16;

  private static Protocol resampledTimes(int replicates) {
    Protocol standard = Protocol.standard();
    ReliefPlan plan = standard.relief();
    return standard.with(
        new ReliefPlan(
            plan.procedures(),
            plan.definition(),
            plan.otherDefinitions(),
            plan.pain(),
            plan.function(),
            plan.strategies(),
            plan.lossRule(),
            plan.models(),
            plan.families(),
            replicates,
            plan.level(),
            plan.strata(),
            plan.covariates()));
  }

  private static Estimate.Point responderMedian(PlantedPatients planted, long seed, int patients) {
    ReliefCell cell = Cells.ofEpidurals(Protocol.standard(), planted.draw(seed, patients));
    List<ReliefRow> rows = new ArrayList<>();
    new MixtureEstimates(cell, DurationModel.WEIBULL).mixture(rows, new ArrayList<>());
    return (Estimate.Point)
        Cells.estimate(rows, Population.RESPONDERS, "weibull", "duration_median");
  }

  private static Estimate.Point daysInRelief(
      PlantedPatients planted, long seed, int patients, int replicates) {
    ReliefCell cell = Cells.ofEpidurals(resampledTimes(replicates), planted.draw(seed, patients));
    List<ReliefRow> rows = new ArrayList<>();
    OccupancyEstimates.write(cell, rows, new ArrayList<>());
    return (Estimate.Point)
        Cells.estimate(rows, Population.ALL_TREATED, "turnbull", "mean_days_in_relief_365d");
  }

  @Test
  void theResponderMedianIsFoundWithinItsLimits() {
    PlantedPatients planted = PlantedPatients.AT_ONCE;
    int covered = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      Estimate.Point median = responderMedian(planted, seed, 250);
      covered += median.limits().orElseThrow().contains(planted.responderMedian()) ? 1 : 0;
    }
    assertThat(covered).isGreaterThanOrEqualTo(FEWEST_COVERED);
  }

  @Test
  void theResponderMedianOfManyIsNear() {
    PlantedPatients planted = PlantedPatients.AT_ONCE;
    assertThat(responderMedian(planted, 99, 6000).value())
        .isCloseTo(planted.responderMedian(), withinPercentage(3));
  }

  @Test
  void theMeanDaysInReliefOfManyAreNear() {
    PlantedPatients planted = PlantedPatients.TAKING_TIME;
    assertThat(daysInRelief(planted, 99, 20_000, 2).value())
        .isCloseTo(planted.meanDaysInRelief(365), withinPercentage(3));
  }

  @Test
  void theMeanDaysInReliefAreFoundWithinTheirLimits() {
    PlantedPatients planted = PlantedPatients.TAKING_TIME;
    double truth = planted.meanDaysInRelief(365);
    int covered = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      Estimate.Point days = daysInRelief(planted, seed, 250, 200);
      covered += days.limits().orElseThrow().contains(truth) ? 1 : 0;
    }
    assertThat(covered).isGreaterThanOrEqualTo(FEWEST_COVERED);
  }

  @Test
  void whereOnsetTakesTimeTheShareInReliefRisesAndThenFalls() {
    ReliefCell cell =
        Cells.ofEpidurals(resampledTimes(10), PlantedPatients.TAKING_TIME.draw(5, 2000));
    List<Curve> curves = new ArrayList<>();
    OccupancyEstimates.write(cell, new ArrayList<>(), curves);
    List<CurvePoint> points = curves.get(0).points();
    assertThat(points).allMatch(point -> 0 <= point.value() && point.value() <= 1);
    assertThat(on(points, 0)).isZero();
    assertThat(on(points, 7)).isBetween(0.05, 0.3);
    assertThat(on(points, 28)).isBetween(0.5, 0.62);
    assertThat(on(points, 119)).isBetween(0.2, 0.4);
    assertThat(on(points, 280)).isLessThan(0.08);
  }

  private static double on(List<CurvePoint> points, int day) {
    return points.stream().filter(point -> point.day() == day).findFirst().orElseThrow().value();
  }
}
