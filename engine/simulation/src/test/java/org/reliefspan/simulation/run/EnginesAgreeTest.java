package org.reliefspan.simulation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.reliefspan.simulation.run.PathwayText.law;
import static org.reliefspan.simulation.run.PathwayText.text;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.OutcomeSpec.Form;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.pathway.TimeSpec;
import org.reliefspan.domain.pathway.TimeUnit;
import org.reliefspan.simulation.run.PathwayText.Event;
import org.reliefspan.simulation.run.SimulationRequest.Engine;

/** Where there is a cohort, patients have its means. */
class EnginesAgreeTest {

  private static void agree(ResolvedPathway pathway) {
    assertThat(Simulation.whyNoCohort(pathway)).isEmpty();
    SimulationResult exact = Simulation.run(SimulationRequest.of(pathway, Engine.COHORT, 2, 1));
    SimulationResult patients =
        Simulation.run(
            SimulationRequest.of(pathway, Engine.SIMULATION, 100_000, 11).withThreads(2));
    for (int k = 0; k < exact.outcomes().size(); k++) {
      assertThat(patients.error(0, k)).isPositive().isLessThan(0.02 * exact.value(0, k));
      assertThat(patients.value(0, k))
          .as(exact.outcomes().get(k))
          .isCloseTo(exact.value(0, k), within(4 * patients.error(0, k)));
    }
    int last = exact.times().length - 1;
    for (int time : new int[] {1, last / 2, last}) {
      for (int state = 0; state < exact.states().size(); state++) {
        assertThat(patients.occupancy(0, time, state))
            .isCloseTo(exact.occupancy(0, time, state), within(0.0065));
      }
    }
  }

  private static PathwayText recovering() {
    return PathwayText.cycles("tunnels", "20", TimeSpec.Correction.HALF_CYCLE)
        .categories("group", "young", "0.3", "old", "0.7")
        .attribute(
            "female", law(Law.Family.BERNOULLI, "probability", "ifelse(group == 'old', 0.6, 0.5)"))
        .attribute("unused", law(Law.Family.NORMAL, "mean", "0", "sd", "1"))
        .state("pain", "cost", "1000 + 500 * female")
        .state("relief", "cost", "100 * time_in_state")
        .finalState("dead")
        .start(
            "pain",
            "ifelse(group == 'old', 0.9, 0.8)",
            "relief",
            "ifelse(group == 'old', 0.1, 0.2)")
        .transition("pain", "relief", "0.3 / (1 + 0.2 * time_in_state)")
        .transition("pain", "dead", "ifelse(group == 'old', 0.05, 0.01)")
        .transition("relief", "pain", "min(0.9, 0.05 + 0.1 * time_in_state + 0.01 * cycle)")
        .transition("relief", "dead", "0.01")
        .onMove("relief", "pain", "cost", "300")
        .outcome("cost", "cost", "0.035", Form.ANNUAL)
        .outcome("years", "state != 'dead'", "0.02", Form.PER_CYCLE);
  }

  @Test
  void tunnelsAndCategoriesAreGoneThrough() {
    agree(recovering().resolved());
  }

  private static PathwayText dying() {
    return PathwayText.continuous("dying", TimeUnit.MONTH, "240")
        .table("mortality", List.of(0.0, 60.0, 65.0, 70.0), List.of(0.01, 0.02, 0.06, 0.2))
        .categories("group", "a", "0.4", "b", "0.6")
        .attribute("age", "ifelse(group == 'a', 58, 63.5)")
        .state("relief", "utility", "0.8")
        .state("pain", "utility", "ifelse(group == 'a', 0.5, 0.6)")
        .finalState("dead")
        .start("relief", "1")
        .event(
            Event.of(
                    "wane",
                    new EventSpec.Piecewise(
                        List.of(0.0, 12.0, 36.0), List.of(text("0.1"), text("0.02"), text("0.05"))))
                .in("relief")
                .forward()
                .go("pain", "1")
                .spec())
        .event(
            Event.after("treat", Law.Family.EXPONENTIAL, "mean", "6")
                .in("pain")
                .hazardRatio("ifelse(group == 'a', 1, 0.5)")
                .go("relief", "0.7", "pain", "0.3")
                .add("cost", "1000")
                .spec())
        .event(
            Event.of("die", new EventSpec.LifeTable("mortality", text("age")))
                .hazardRatio("ifelse(state == 'pain', 1.5, 1)")
                .go("dead", "1")
                .spec())
        .outcome("qaly", "utility / 12", "0.035", Form.ANNUAL)
        .outcome("cost", "", "0.035", Form.CONTINUOUS)
        .outcome("months", "state != 'dead'");
  }

  @Test
  void ratesThatChangeAtKnownTimesAreGoneThrough() {
    agree(dying().resolved());
  }

  @Test
  void theReasonSaysWhyThereIsNoCohort() {
    assertThat(Simulation.whyNoCohort(ReferenceModels.renewal("60", "1").resolved()).orElseThrow())
        .contains("block")
        .contains("set time");
    assertThat(
            Simulation.whyNoCohort(recovering().outcome("again", "entries('pain') > 1").resolved())
                .orElseThrow())
        .contains("entries()");
    assertThat(
            Simulation.whyNoCohort(recovering().outcome("noise", "unused").resolved())
                .orElseThrow())
        .contains("the attribute unused has a continuous law");
    assertThat(
            Simulation.whyNoCohort(ReferenceModels.competing("1.5", "10", "1", "60").resolved())
                .orElseThrow())
        .contains("six");
    assertThat(
            Simulation.whyNoCohort(
                    dying()
                        .event(
                            Event.after("late", Law.Family.WEIBULL, "shape", "2", "scale", "9")
                                .spec())
                        .resolved())
                .orElseThrow())
        .contains("late");
  }

  @Test
  void strategiesMayEndAtDifferentTimes() {
    ResolvedPathway pathway =
        ReferenceModels.illnessDeath("end")
            .parameter("end", "20")
            .strategy("long")
            .strategy("short", "end", "10")
            .resolved();
    for (Engine engine : Engine.values()) {
      SimulationResult result = Simulation.run(SimulationRequest.of(pathway, engine, 4000, 1));
      assertThat(result.timesOf()).containsExactly(21, 11);
      for (int state = 0; state < 3; state++) {
        assertThat(result.occupancy(1, 10, state)).isEqualTo(result.occupancy(0, 10, state));
        assertThat(result.occupancy(1, 11, state)).isZero();
      }
    }
  }
}
