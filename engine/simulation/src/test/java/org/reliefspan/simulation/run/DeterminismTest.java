package org.reliefspan.simulation.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.pathway.TimeSpec;
import org.reliefspan.simulation.run.SimulationRequest.Engine;
import org.reliefspan.simulation.tally.Tally;

/** Threads, order and splits change no bit. */
class DeterminismTest {
  private static final long SEED = 77;
  private static final int PATIENTS = 20_001;

  private static List<ResolvedPathway> pathways() {
    Law uncertain = PathwayText.law(Law.Family.BETA, "mean", "0.55", "sd", "0.05");
    return List.of(
        ReferenceModels.sickSicker(TimeSpec.Correction.SIMPSON)
            .parameter("u_extra", "1", PathwayText.law(Law.Family.UNIFORM, "from", "0", "to", "1"))
            .outcome("extra", "u_extra")
            .resolved(),
        ReferenceModels.renewal("60", "0.55")
            .parameter("share", "0.55", uncertain)
            .outcome("weighted", "share * relief")
            .resolved());
  }

  private static SimulationResult run(ResolvedPathway pathway, int threads) {
    return Simulation.run(
        SimulationRequest.of(pathway, Engine.SIMULATION, PATIENTS, SEED)
            .withThreads(threads)
            .withDraws(5, 300));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void threadsChangeNothing(int threads) {
    for (ResolvedPathway pathway : pathways()) {
      SimulationResult one = run(pathway, 1);
      SimulationResult many = run(pathway, threads);
      assertThat(many.values()).isEqualTo(one.values());
      assertThat(many.errors()).isEqualTo(one.errors());
      assertThat(many.differences()).isEqualTo(one.differences());
      assertThat(many.differenceErrors()).isEqualTo(one.differenceErrors());
      assertThat(many.drawn()).isEqualTo(one.drawn());
      assertThat(many.occupancy()).isEqualTo(one.occupancy());
    }
  }

  @Test
  void twoHalvesMergedAreTheWhole() {
    for (ResolvedPathway pathway : pathways()) {
      SimulationResult whole = run(pathway, 1);
      Tally tally = Simulation.tally(pathway, SEED, 9_999, PATIENTS);
      tally.merge(Simulation.tally(pathway, SEED, 0, 9_999));
      for (int s = 0; s < whole.strategies().size(); s++) {
        for (int k = 0; k < whole.outcomes().size(); k++) {
          assertThat(tally.mean(s, k)).isEqualTo(whole.value(s, k));
          assertThat(tally.error(s, k)).isEqualTo(whole.error(s, k));
          assertThat(tally.differenceError(s, 0, k)).isEqualTo(whole.differenceError(s, 0, k));
        }
      }
    }
  }

  @Test
  void aPatientDoesNotDependOnThoseBefore() {
    for (ResolvedPathway pathway : pathways()) {
      List<Long> numbers = new ArrayList<>(LongStream.range(0, 500).boxed().toList());
      List<double[]> forward = Simulation.patients(pathway, SEED, numbers);
      Collections.reverse(numbers);
      List<double[]> backward = Simulation.patients(pathway, SEED, numbers);
      Collections.reverse(backward);
      for (int i = 0; i < forward.size(); i++) {
        assertThat(backward.get(i)).isEqualTo(forward.get(i));
      }
    }
  }

  @Test
  void anotherSeedGivesOtherPatients() {
    ResolvedPathway pathway = pathways().get(1);
    assertThat(Simulation.tally(pathway, 1, 0, 100).mean(0, 3))
        .isNotEqualTo(Simulation.tally(pathway, 2, 0, 100).mean(0, 3));
  }
}
