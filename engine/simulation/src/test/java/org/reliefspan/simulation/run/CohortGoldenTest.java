package org.reliefspan.simulation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.domain.pathway.OutcomeSpec.Form;
import org.reliefspan.domain.pathway.TimeSpec;
import org.reliefspan.simulation.run.SimulationRequest.Engine;

/**
 * Values recomputed in numpy from the published scripts; those with Simpson's rule equal the tables
 * of the papers. See {@link ReferenceModels}.
 */
class CohortGoldenTest {
  private static final Percentage RELATIVE = Percentage.withPercentage(1e-7);

  private static SimulationResult cohort(PathwayText model) {
    return Simulation.run(SimulationRequest.of(model.resolved(), Engine.COHORT, 2, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "SIMPSON, 0, 151579.865957, 20.711331464",
    "SIMPSON, 1, 284804.513371, 21.498662808",
    "SIMPSON, 2, 259100.410617, 22.184465141",
    "SIMPSON, 3, 378875.198394, 23.136844135",
    "HALF_CYCLE, 0, 152262.290718, 21.038150923",
    "HALF_CYCLE, 1, 285676.92302, 21.82883641",
    "HALF_CYCLE, 2, 259991.51527, 22.511198143",
    "HALF_CYCLE, 3, 379955.447347, 23.46684559",
    "NONE, 0, 153541.412931, 21.554486611",
    "NONE, 1, 287185.640776, 22.345544456",
    "NONE, 2, 261490.974372, 23.032607807",
    "NONE, 3, 381676.095741, 23.988968926"
  })
  void sickSickerIsAsPublished(
      TimeSpec.Correction correction, int strategy, double cost, double qaly) {
    SimulationResult result = cohort(ReferenceModels.sickSicker(correction));
    assertThat(result.value(strategy, 0)).isCloseTo(cost, RELATIVE);
    assertThat(result.value(strategy, 1)).isCloseTo(qaly, RELATIVE);
  }

  @ParameterizedTest
  @CsvSource({
    "SIMPSON, 0, 116374.448012, 18.879195307",
    "SIMPSON, 1, 218789.359228, 19.635555987",
    "SIMPSON, 2, 202536.459939, 20.198925519",
    "SIMPSON, 3, 296300.325943, 21.096526558",
    "HALF_CYCLE, 0, 117083.65551, 19.205900902",
    "NONE, 2, 204455.653678, 21.025692777",
    "NONE, 3, 298409.585688, 21.926567882"
  })
  void sickSickerByAgeIsAsPublished(
      TimeSpec.Correction correction, int strategy, double cost, double qaly) {
    SimulationResult result =
        cohort(ReferenceModels.sickSickerByAge(correction, LifeTableResource.rates()));
    assertThat(result.value(strategy, 0)).isCloseTo(cost, RELATIVE);
    assertThat(result.value(strategy, 1)).isCloseTo(qaly, RELATIVE);
  }

  @Test
  void sharesOfStatesAreAsPublished() {
    SimulationResult result =
        cohort(
            ReferenceModels.sickSickerByAge(TimeSpec.Correction.NONE, LifeTableResource.rates()));
    double[] after30 = {0.453328025988, 0.142400684008, 0.211165507422, 0.193105782582};
    for (int state = 0; state < after30.length; state++) {
      assertThat(result.occupancy(2, 30, state)).isCloseTo(after30[state], within(1e-11));
    }
    assertThat(result.occupancy(0, 75, 3)).isCloseTo(0.998432229656, within(1e-11));
  }

  @Test
  void theExpectationOfTheMicrosimulationTutorialIsMet() {
    SimulationResult result = cohort(ReferenceModels.krijkamp());
    assertThat(result.value(0, 0)).isCloseTo(75976.14914014254, Percentage.withPercentage(1e-11));
    assertThat(result.value(0, 1)).isCloseTo(15.838847814542662, Percentage.withPercentage(1e-11));
    assertThat(result.value(1, 0)).isCloseTo(141623.02818834377, Percentage.withPercentage(1e-11));
    assertThat(result.value(1, 1)).isCloseTo(16.400405589241398, Percentage.withPercentage(1e-11));
    assertThat(result.difference(1, 0, 0))
        .isCloseTo(65646.87904820123, Percentage.withPercentage(1e-10));
  }

  /** (rI - T)^-1 u, and matrix exponentials. */
  /**
   * By hand, over two years at a rate of 1: states are worth 10, 20 and 17.5 at 0, 1 and 2, moves
   * add 2 and 1, and a year halves what it is worth.
   */
  @ParameterizedTest
  @CsvSource({
    "NONE, 25.625",
    "HALF_CYCLE, 18.3125",
    "BEGINNING, 21.25",
    "END, 15.625",
    "LIFE_TABLE, 25.625",
    "SIMPSON, 12.208333333333334"
  })
  void correctionsWeighCyclesAsTheyShould(TimeSpec.Correction correction, double expected) {
    PathwayText model =
        PathwayText.cycles("corrections", "2", correction)
            .state("a", "cost", "10")
            .state("b", "cost", "30")
            .finalState("d")
            .start("a", "1")
            .transition("a", "b", "0.5")
            .transition("b", "d", "0.5")
            .onMove("a", "b", "cost", "4")
            .outcome("cost", "cost", "1", Form.ANNUAL);
    assertThat(cohort(model).value(0, 0)).isCloseTo(expected, Percentage.withPercentage(1e-11));
  }

  @Test
  void ratesGiveTheIntegralsOfMatrixExponentials() {
    SimulationResult life = cohort(ReferenceModels.illnessDeath("1000"));
    double[] expected = {
      6.551724137931035,
      39080.45977011495,
      5.777777777777778,
      8.88888888888889,
      2.6,
      1.1555555555555557
    };
    for (int outcome = 0; outcome < expected.length; outcome++) {
      assertThat(life.value(0, outcome))
          .isCloseTo(expected[outcome], Percentage.withPercentage(1e-8));
    }
    SimulationResult decade =
        Simulation.run(
            SimulationRequest.of(ReferenceModels.illnessDeath("10").resolved(), Engine.COHORT, 2, 1)
                .withTimes(List.of(1.0, 5.0, 10.0)));
    assertThat(decade.value(0, 0)).isCloseTo(4.390511123653909, Percentage.withPercentage(1e-10));
    assertThat(decade.value(0, 1)).isCloseTo(20995.71715154021, Percentage.withPercentage(1e-10));
    assertThat(decade.occupancy(0, 0, 0)).isCloseTo(0.7828587410616417, within(1e-12));
    assertThat(decade.occupancy(0, 1, 1)).isCloseTo(0.40903193888847156, within(1e-12));
    assertThat(decade.occupancy(0, 2, 2)).isCloseTo(0.47646935967781384, within(1e-12));
  }
}
