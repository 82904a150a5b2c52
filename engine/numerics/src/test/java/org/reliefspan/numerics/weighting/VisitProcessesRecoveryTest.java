package org.reliefspan.numerics.weighting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.CoverageCount;

/** Visits by symptoms, as planted, and what weights make of them. */
class VisitProcessesRecoveryTest {
  private static final int PATIENTS = 400;

  @Test
  void visitMeansAreTooHighAndWeightsOfBothProcessesCorrectThem() {
    int seeds = Math.max(20, CoverageCount.replicates() / 5);
    double plain = 0;
    double apart = 0;
    double ignoring = 0;
    for (int seed = 0; seed < seeds; seed++) {
      PainWorld world = new PainWorld(seed, PATIENTS);
      VisitProcesses visits = VisitProcesses.fit(world.visits(false), 2);
      plain += mean(world, List.of()) / seeds - PainWorld.TRUTH / seeds;
      apart += mean(world, List.of(visits)) / seeds - PainWorld.TRUTH / seeds;
      ignoring += world.overCorrected(visits) / seeds - PainWorld.TRUTH / seeds;
    }
    if (seeds >= 400) {
      System.out.printf(
          Locale.ROOT, "bias: plain %.3f apart %.3f ignoring %.3f%n", plain, apart, ignoring);
    }
    assertThat(plain).as("visit mean").isBetween(0.56, 0.76);
    assertThat(Math.abs(apart)).as("modelled apart").isLessThan(0.10);
    assertThat(ignoring).as("protocol visits ignored").isLessThan(apart - 0.10);
  }

  private static double mean(PainWorld world, List<WeightModel> models) {
    return WeightedVisitMean.of(world.outcomes(), PATIENTS, models).mean();
  }
}
