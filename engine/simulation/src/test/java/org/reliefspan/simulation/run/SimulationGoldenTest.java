package org.reliefspan.simulation.run;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.pathway.TimeSpec;
import org.reliefspan.simulation.run.SimulationRequest.Engine;

/** Means of simulated patients beside exact values. */
class SimulationGoldenTest {

  @ParameterizedTest
  @EnumSource(TimeSpec.Correction.class)
  void sickSickerPatientsHaveTheMeansOfTheirCohort(TimeSpec.Correction correction) {
    agree(ReferenceModels.sickSicker(correction).resolved());
    agree(ReferenceModels.sickSickerByAge(correction, LifeTableResource.rates()).resolved());
  }

  private static void agree(ResolvedPathway pathway) {
    SimulationResult exact = Simulation.run(SimulationRequest.of(pathway, Engine.COHORT, 2, 1));
    Replications replications = Replications.of(pathway, 4000);
    for (int s = 0; s < 4; s++) {
      for (int k = 0; k < 2; k++) {
        int strategy = s;
        int outcome = k;
        replications.haveMean(
            exact.strategies().get(s) + " " + exact.outcomes().get(k),
            exact.value(s, k),
            result -> result.value(strategy, outcome));
      }
    }
    replications.haveMean(
        "H after 10", exact.occupancy(0, 10, 0), result -> result.occupancy(0, 10, 0));
  }

  @Test
  void krijkampIsMet() {
    Replications replications = Replications.of(ReferenceModels.krijkamp().resolved(), 8000);
    replications.haveMean("cost", 75976.14914014254, result -> result.value(0, 0));
    replications.haveMean("qaly", 15.838847814542662, result -> result.value(0, 1));
    replications.haveMean("cost, treated", 141623.02818834377, result -> result.value(1, 0));
    replications.haveMean("qaly, treated", 16.400405589241398, result -> result.value(1, 1));
    replications.haveMean("more cost", 65646.87904820123, result -> result.difference(1, 0, 0));
    replications.haveMean("more qaly", 0.5615577746987359, result -> result.difference(1, 0, 1));
  }

  /** Quadrature. */
  @ParameterizedTest
  @CsvSource({
    "1.5, 10.5, 1.0, 60, 0.8586097995328555, 8.483412028118444, 7.088227897591786,"
        + " 0.5874527876000397, 0.241287604505066",
    "2.0, 9.0, 0.8, 40, 0.7691304025718741, 6.686140662241865, 5.847536769511928,"
        + " 0.5149626901838372, 0.11538791319487002",
    "1.3, 8, 1.3, 16, 0.7111737206060625, 5.684576548938366, 4.993147047499218,"
        + " 0.3800717488359085, 0.09236506380617525"
  })
  void theFirstOfTwoWeibullTimesWins(
      String shape1,
      String scale1,
      String shape2,
      String scale2,
      double first,
      double time,
      double discounted,
      double six,
      double twelve) {
    Replications replications =
        Replications.of(
            ReferenceModels.competing(shape1, scale1, shape2, scale2).resolved(), 50000, 6.0, 12.0);
    replications.haveMean("first", first, result -> result.value(0, 0));
    replications.haveMean("time", time, result -> result.value(0, 1));
    replications.haveMean("discounted", discounted, result -> result.value(0, 2));
    replications.haveMean("six", six, result -> result.occupancy(0, 0, 0));
    replications.haveMean("twelve", twelve, result -> result.occupancy(0, 1, 0));
  }

  @Test
  void illnessAndDeathAtConstantRates() {
    Replications life =
        Replications.of(
            ReferenceModels.illnessDeath("400").resolved(), 12000, 1.0, 5.0, 10.0, 20.0);
    life.haveMean("qaly", 6.551724137931035, result -> result.value(0, 0));
    life.haveMean("cost", 39080.45977011495, result -> result.value(0, 1));
    life.haveMean("years well", 5.777777777777778, result -> result.value(0, 2));
    life.haveMean("years sick", 8.88888888888889, result -> result.value(0, 3));
    life.haveMean("moves", 2.6, result -> result.value(0, 4));
    life.haveMean("visits", 1.1555555555555557, result -> result.value(0, 5));
    life.haveMean("well at 5", 0.3316614587983283, result -> result.occupancy(0, 1, 0));
    life.haveMean("dead at 20", 0.7466403078795941, result -> result.occupancy(0, 3, 2));
    Replications decade = Replications.of(ReferenceModels.illnessDeath("10").resolved(), 8000);
    decade.haveMean("qaly of 10 years", 4.390511123653909, result -> result.value(0, 0));
    decade.haveMean("cost of 10 years", 20995.71715154021, result -> result.value(0, 1));
  }

  /** Renewal equation. */
  @Test
  void ablationsAreRepeatedAsReliefIsLost() {
    Replications.of(ReferenceModels.renewal("12", "0.55").resolved(), 8000)
        .haveMean("12 months, referred", 0.9497231219516354, result -> result.value(0, 0));
    Replications.of(ReferenceModels.renewal("60", "0.55").resolved(), 8000)
        .haveMean("60 months, referred", 3.3596487481846906, result -> result.value(0, 0));
    Replications.of(ReferenceModels.renewal("36", "1").resolved(), 2000)
        .haveMean("36 months", 3.9198112729122037, result -> result.value(0, 0));
    Replications forever = Replications.of(ReferenceModels.renewal("8000", "1").resolved(), 60);
    forever.haveMean("discounted", 37.11626350397398, result -> result.value(0, 1));
    forever.haveMean("relief", 327.5865903290823, result -> result.value(0, 2));
    forever.haveMean("share", 0.8176138145519177, result -> result.value(0, 3) / 8000);
  }
}
