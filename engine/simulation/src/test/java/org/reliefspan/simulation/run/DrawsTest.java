package org.reliefspan.simulation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.reliefspan.simulation.run.PathwayText.law;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.pathway.JointLaw;
import org.reliefspan.domain.pathway.JointParameters;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.TimeSpec;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.run.SimulationRequest.Engine;

/** Uncertain parameters. */
class DrawsTest {
  private static final int DRAWS = 4000;

  private static PathwayText model() {
    return PathwayText.cycles("uncertain", "1", TimeSpec.Correction.HALF_CYCLE)
        .state("a", "value", "1")
        .start("a", "1");
  }

  private static SimulationResult run(PathwayText model) {
    return Simulation.run(
        SimulationRequest.of(model.resolved(), Engine.COHORT, 2, 9).withDraws(DRAWS, 1));
  }

  private static double deviation(SimulationResult result, int strategy, int outcome) {
    double mean = result.meanOfDraws(strategy, outcome).orElseThrow();
    double sum = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      double rest = result.drawn(draw, strategy, outcome) - mean;
      sum += rest * rest;
    }
    return Math.sqrt(sum / (DRAWS - 1));
  }

  @Test
  void parametersHaveTheMomentsOfTheirLaws() {
    SimulationResult result =
        run(
            model()
                .parameter("n", "10", law(Law.Family.NORMAL, "mean", "n", "sd", "2"))
                .parameter("g", "4", law(Law.Family.GAMMA, "mean", "4", "sd", "1"))
                .parameter("b", "0.2", law(Law.Family.BETA, "mean", "0.2", "sd", "0.1"))
                .parameter("l", "3", law(Law.Family.LOG_NORMAL, "mean", "3", "sd", "0.5"))
                .outcome("n", "n")
                .outcome("g", "g")
                .outcome("b", "b")
                .outcome("l", "l"));
    double[] means = {10, 4, 0.2, 3};
    double[] deviations = {2, 1, 0.1, 0.5};
    for (int k = 0; k < means.length; k++) {
      assertThat(result.value(0, k)).isCloseTo(means[k], within(1e-12));
      double error = deviations[k] / Math.sqrt(DRAWS);
      assertThat(result.meanOfDraws(0, k).orElseThrow()).isCloseTo(means[k], within(4 * error));
      assertThat(deviation(result, 0, k)).isCloseTo(deviations[k], within(0.06 * deviations[k]));
    }
    Limits limits = result.limits(0, 0, 0.95);
    assertThat(limits.lower()).isCloseTo(10 - 1.96 * 2, within(0.3));
    assertThat(result.parameters()).containsExactly("b", "g", "l", "n");
    assertThat(result.parameter(17, 3)).isCloseTo(result.drawn(17, 0, 0), within(1e-12));
  }

  /** Means a / A and variances m (1 - m) / (A + 1), correlations below 0; A = 10. */
  @Test
  void sharesSumToOneWithTheMomentsOfDirichlet() {
    SimulationResult result =
        run(
            model()
                .parameter("p", "0.2")
                .parameter("q", "0.5")
                .parameter("r", "0.3")
                .joint(
                    new JointParameters(
                        List.of("p", "q", "r"),
                        new JointLaw.Dirichlet(List.of(2.0, 5.0, 3.0)),
                        Place.NONE))
                .outcome("p", "p")
                .outcome("q", "q")
                .outcome("r", "r")
                .outcome("both", "p + q"));
    double[] means = {0.2, 0.5, 0.3, 0.7};
    for (int k = 0; k < means.length; k++) {
      double sd = Math.sqrt(means[k] * (1 - means[k]) / 11);
      assertThat(result.meanOfDraws(0, k).orElseThrow())
          .isCloseTo(means[k], within(4 * sd / Math.sqrt(DRAWS)));
      assertThat(deviation(result, 0, k)).isCloseTo(sd, within(0.05 * sd));
    }
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = result.drawn(draw, 0, 0) + result.drawn(draw, 0, 1) + result.drawn(draw, 0, 2);
      assertThat(sum).isCloseTo(1, within(1e-12));
    }
  }

  private static PathwayText joint() {
    return model()
        .parameter("a", "1")
        .parameter("b", "2")
        .joint(
            new JointParameters(
                List.of("a", "b"),
                JointParameters.Scale.LOG,
                List.of(0.0, 0.7),
                List.of(0.04, 0.03, 0.03, 0.09),
                Place.NONE))
        .outcome("a", "log(a)")
        .outcome("b", "log(b)")
        .outcome("product", "log(a) + log(b)");
  }

  @Test
  void jointParametersVaryTogether() {
    SimulationResult result = run(joint());
    assertThat(deviation(result, 0, 0)).isCloseTo(0.2, within(0.01));
    assertThat(deviation(result, 0, 1)).isCloseTo(0.3, within(0.015));
    assertThat(deviation(result, 0, 2)).isCloseTo(Math.sqrt(0.19), within(0.02));
    assertThat(result.meanOfDraws(0, 2).orElseThrow()).isCloseTo(0.7, within(0.03));
  }

  @Test
  void strategiesShareDrawsAndWhatAStrategySetsIsNotDrawn() {
    PathwayText model =
        joint()
            .parameter("c", "1", law(Law.Family.UNIFORM, "from", "0", "to", "2"))
            .outcome("c", "c")
            .strategy("soc")
            .strategy("other", "c", "5");
    SimulationResult result = run(model);
    for (int draw = 0; draw < 50; draw++) {
      assertThat(result.drawn(draw, 0, 3)).isEqualTo(result.parameter(draw, 2)).isLessThan(2);
      assertThat(result.drawn(draw, 1, 3)).isEqualTo(5);
      assertThat(result.drawn(draw, 1, 2)).isEqualTo(result.drawn(draw, 0, 2));
    }
  }

  @Test
  void aNewUncertainParameterMovesNoOther() {
    SimulationResult before = run(joint());
    SimulationResult after =
        run(
            joint()
                .parameter("c", "1", law(Law.Family.UNIFORM, "from", "0", "to", "2"))
                .outcome("c", "c"));
    for (int draw = 0; draw < 50; draw++) {
      assertThat(after.drawn(draw, 0, 2)).isEqualTo(before.drawn(draw, 0, 2));
    }
  }

  @Test
  void drawsWithoutUncertaintyAndFalseCovariancesAreRefused() {
    assertThatThrownBy(() -> run(model().outcome("x", "value")))
        .isInstanceOf(SimulationException.class)
        .hasMessageContaining("No parameter is uncertain");
    JointParameters impossible =
        new JointParameters(
            List.of("p", "q"),
            JointParameters.Scale.IDENTITY,
            List.of(0.0, 0.0),
            List.of(1.0, 2.0, 2.0, 1.0),
            Place.NONE);
    assertThatThrownBy(
            () ->
                run(
                    model()
                        .parameter("p", "1")
                        .parameter("q", "1")
                        .joint(impossible)
                        .outcome("x", "p")))
        .isInstanceOf(SimulationException.class)
        .hasMessageContaining("covariance");
  }

  @Test
  void patientsOfADrawHaveTheMeanOfItsCohort() {
    PathwayText model =
        PathwayText.cycles("both", "10", TimeSpec.Correction.NONE)
            .parameter("p", "0.2", law(Law.Family.BETA, "mean", "0.2", "sd", "0.05"))
            .state("a", "value", "1")
            .finalState("b")
            .start("a", "1")
            .transition("a", "b", "p")
            .outcome("years", "value");
    SimulationResult cohort =
        Simulation.run(
            SimulationRequest.of(model.resolved(), Engine.COHORT, 2, 4).withDraws(20, 1));
    SimulationResult patients =
        Simulation.run(
            SimulationRequest.of(model.resolved(), Engine.SIMULATION, 1000, 4)
                .withDraws(20, 20_000));
    for (int draw = 0; draw < 20; draw++) {
      assertThat(patients.drawn(draw, 0, 0)).isCloseTo(cohort.drawn(draw, 0, 0), within(0.12));
      assertThat(patients.parameter(draw, 0)).isEqualTo(cohort.parameter(draw, 0));
    }
  }

  @Test
  void aDrawOutOfRangeIsNamed() {
    PathwayText model =
        PathwayText.cycles("range", "5", TimeSpec.Correction.NONE)
            .parameter("p", "0.1", law(Law.Family.NORMAL, "mean", "0.1", "sd", "0.1"))
            .state("a")
            .state("b")
            .start("a", "1")
            .transition("a", "b", "p")
            .outcome("x", "1");
    for (Engine engine : Engine.values()) {
      SimulationRequest request =
          SimulationRequest.of(model.resolved(), engine, 10, 4).withDraws(100, 2).withThreads(2);
      assertThatThrownBy(() -> Simulation.run(request))
          .isInstanceOf(SimulationException.class)
          .hasMessageContaining("In draw ");
    }
  }
}
