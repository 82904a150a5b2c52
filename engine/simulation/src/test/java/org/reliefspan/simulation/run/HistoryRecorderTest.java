package org.reliefspan.simulation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.pathway.TimeSpec;
import org.reliefspan.domain.pathway.TimeUnit;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.run.PathwayText.Event;

class HistoryRecorderTest {
  /** Pain at 2, treated again at 5 for 900, at the end in relief. */
  private static ResolvedPathway certain() {
    return PathwayText.continuous("certain", TimeUnit.MONTH, "6")
        .state("relief")
        .state("pain")
        .start("relief", "1")
        .event(
            Event.after("wane", Law.Family.FIXED, "value", "2").in("relief").go("pain", "1").spec())
        .event(
            Event.after("treat", Law.Family.FIXED, "value", "3")
                .in("pain")
                .go("relief", "1")
                .add("cost", "900")
                .spec())
        .event(
            Event.after("call", Law.Family.FIXED, "value", "1").in("pain").add("calls", "1").spec())
        .outcome("cost", "")
        .outcome("calls", "")
        .resolved();
  }

  @Test
  void eventsAreWrittenDownWithStatesAndWhatTheyAdd() {
    History history = new HistoryRecorder(certain(), 1).patient(0).get(0);
    assertThat(history.start()).isEqualTo("relief");
    assertThat(history.steps())
        .containsExactly(
            new History.Step(2, "wane", "relief", "pain", List.of()),
            new History.Step(3, "call", "pain", "pain", List.of(new History.Added("calls", 1))),
            new History.Step(4, "call", "pain", "pain", List.of(new History.Added("calls", 1))),
            new History.Step(
                5, "treat", "pain", "relief", List.of(new History.Added("cost", 900))));
    assertThat(history.gains()).containsExactly(900, 2);
    assertThat(List.of(history.stateAt(0), history.stateAt(1.9), history.stateAt(2)))
        .containsExactly("relief", "relief", "pain");
    assertThat(history.end()).isEqualTo("relief");
  }

  private static ResolvedPathway cycles() {
    return PathwayText.cycles("cycles", "20", TimeSpec.Correction.NONE)
        .state("well")
        .state("ill")
        .finalState("dead")
        .start("well", "1")
        .transition("well", "ill", "0.2")
        .transition("ill", "well", "0.3")
        .transition("ill", "dead", "0.1")
        .onMove("well", "ill", "cost", "100")
        .outcome("cost", "")
        .outcome("well_time", "state == 'well'")
        .resolved();
  }

  @Test
  void whatIsAddedSumsToWhatThePatientGains() {
    HistoryRecorder recorder = new HistoryRecorder(cycles(), 3);
    recorder.forEach(
        0,
        300,
        histories -> {
          History history = histories.get(0);
          double added =
              history.steps().stream()
                  .flatMap(step -> step.added().stream())
                  .mapToDouble(History.Added::value)
                  .sum();
          assertThat(added).isCloseTo(history.gains()[0], within(1e-9));
          long well = 0;
          for (int t = 0; t <= 20; t++) {
            well += history.stateAt(t).equals("well") ? 1 : 0;
          }
          assertThat((double) well).isCloseTo(history.gains()[1], within(1e-9));
        });
  }

  @Test
  void aPatientDoesNotDependOnThoseBefore() {
    HistoryRecorder one = new HistoryRecorder(cycles(), 3);
    one.patient(5);
    History after = one.patient(17).get(0);
    History alone = new HistoryRecorder(cycles(), 3).patient(17).get(0);
    assertThat(after.steps()).isEqualTo(alone.steps());
  }

  @Test
  void whatGoesWrongNamesTheStrategyAndThePlace() {
    ResolvedPathway endless =
        PathwayText.continuous("endless", TimeUnit.MONTH, "6")
            .parameter("wait", "1")
            .state("pain")
            .start("pain", "1")
            .event(Event.after("call", Law.Family.FIXED, "value", "wait").spec())
            .outcome("time", "1")
            .strategy("usual")
            .strategy("fast", "wait", "0")
            .resolved();
    assertThatThrownBy(
            () ->
                Simulation.run(
                    SimulationRequest.of(endless, SimulationRequest.Engine.SIMULATION, 2, 1)))
        .isInstanceOf(SimulationException.class)
        .hasMessageStartingWith("Strategy fast: ")
        .hasMessageContaining("call");
  }

  @Test
  void tooManyKindsOfPatientsAreNoCohort() {
    PathwayText text =
        PathwayText.cycles("kinds", "2", TimeSpec.Correction.NONE).state("well").start("well", "1");
    StringBuilder sum = new StringBuilder("0");
    for (int i = 0; i < 18; i++) {
      text.attribute("a" + i, PathwayText.law(Law.Family.BERNOULLI, "probability", "0.5"));
      sum.append(" + a").append(i);
    }
    ResolvedPathway many = text.outcome("sum", sum.toString()).resolved();
    assertThat(Simulation.whyNoCohort(many).orElseThrow()).contains("more than 100,000");
  }
}
