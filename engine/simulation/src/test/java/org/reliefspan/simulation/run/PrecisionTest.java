package org.reliefspan.simulation.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.pathway.TimeSpec;
import org.reliefspan.simulation.run.SimulationRequest.Engine;

class PrecisionTest {
  private static ResolvedPathway pathway() {
    return PathwayText.cycles("precise", "10", TimeSpec.Correction.NONE)
        .parameter("p", "0.2")
        .state("well")
        .finalState("dead")
        .start("well", "1")
        .transition("well", "dead", "p")
        .outcome("years", "state == 'well'")
        .strategy("usual")
        .strategy("better", "p", "0.19")
        .resolved();
  }

  private static SimulationResult until(double error, long most, int threads) {
    return Simulation.run(
        SimulationRequest.of(pathway(), Engine.SIMULATION, most, 5)
            .withThreads(threads)
            .until(new Precision(error, Optional.empty(), Optional.empty())));
  }

  @Test
  void aRunThatStopsIsTheRunOfThatManyPatients() {
    SimulationResult stopped = until(0.02, 2_000_000, 2);
    assertThat(stopped.patients()).isGreaterThan(10 * PatientEngine.BLOCK).isLessThan(2_000_000);
    assertThat(stopped.patients() % PatientEngine.BLOCK).isZero();
    assertThat(stopped.relativeError().orElseThrow()).isLessThanOrEqualTo(0.02).isPositive();
    SimulationResult plain =
        Simulation.run(SimulationRequest.of(pathway(), Engine.SIMULATION, stopped.patients(), 5));
    assertThat(stopped.values()).isEqualTo(plain.values());
    assertThat(stopped.errors()).isEqualTo(plain.errors());
    assertThat(stopped.occupancy()).isEqualTo(plain.occupancy());
    // the error of block means is that of patients, within the luck of so many blocks
    double share = plain.differenceError(1, 0, 0) / Math.abs(plain.difference(1, 0, 0));
    assertThat(stopped.relativeError().orElseThrow()).isBetween(0.6 * share, 1.6 * share);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void threadsDoNotDecideWhenItStops(int threads) {
    SimulationResult one = until(0.02, 2_000_000, 1);
    SimulationResult many = until(0.02, 2_000_000, threads);
    assertThat(many.patients()).isEqualTo(one.patients());
    assertThat(many.values()).isEqualTo(one.values());
    assertThat(many.relativeError()).isEqualTo(one.relativeError());
  }

  @Test
  void theMostEndsIt() {
    SimulationResult result = until(1e-6, 50_000, 2);
    assertThat(result.patients()).isEqualTo(50_000 / PatientEngine.BLOCK * PatientEngine.BLOCK);
    assertThat(result.relativeError().orElseThrow()).isGreaterThan(1e-6);
  }

  @Test
  void fewPatientsAreNotLookedAtInBlocks() {
    SimulationResult result = until(0.5, 5_000, 1);
    assertThat(result.patients()).isEqualTo(5_000);
    assertThat(result.relativeError()).isEmpty();
  }
}
