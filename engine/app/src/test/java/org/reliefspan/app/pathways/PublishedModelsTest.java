package org.reliefspan.app.pathways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.simulation.run.Simulation;
import org.reliefspan.simulation.run.SimulationRequest;
import org.reliefspan.simulation.run.SimulationRequest.Engine;
import org.reliefspan.simulation.run.SimulationResult;

/** Published cohort models that are shipped, beside numbers recomputed in numpy 2.4.6. */
class PublishedModelsTest {
  private static final Percentage RELATIVE = Percentage.withPercentage(1e-9);

  private static SimulationResult cohort(Shipped model) {
    return Simulation.run(SimulationRequest.of(model.pathway(), Engine.COHORT, 2, 1));
  }

  private static double value(String file, String strategy, String outcome) {
    Shipped model = Shipped.named(file);
    return cohort(model).value(model.strategy(strategy), model.outcome(outcome));
  }

  @ParameterizedTest
  @CsvSource({
    "zidovudine_lamivudine, monotherapy, cost, 44663.45356369667",
    "zidovudine_lamivudine, monotherapy, life_years, 7.991206645840884",
    "zidovudine_lamivudine, combination, cost, 50601.651331203735",
    "zidovudine_lamivudine, combination, life_years, 8.937388891643472",
    "hip_replacement_np1, standard, cost, 512.4346583436432",
    "hip_replacement_np1, standard, qaly, 14.653189614825322",
    "hip_replacement_np1, np1, cost, 610.311817757583",
    "hip_replacement_np1, np1, qaly, 14.697709857306146",
    "knee_replacement_assisted, conventional, cost, 7693.63425206389",
    "knee_replacement_assisted, conventional, qaly, 5.293314567698809",
    "knee_replacement_assisted, assisted, cost, 7133.746645760356",
    "knee_replacement_assisted, assisted, qaly, 5.307677602133325",
    "sick_sicker_residence, SoC, cost, 99296.75225891572",
    "sick_sicker_residence, SoC, qaly, 20.47359753993898",
    "sick_sicker_residence, A, cost, 187197.82809265738",
    "sick_sicker_residence, A, qaly, 21.29504183544968",
    "sick_sicker_residence, B, cost, 175269.35721307102",
    "sick_sicker_residence, B, qaly, 21.533093470460738",
    "sick_sicker_residence, AB, cost, 256101.800984265",
    "sick_sicker_residence, AB, qaly, 22.452122063701825"
  })
  void expectedValuesAreThoseOfAnotherComputation(
      String file, String strategy, String outcome, double expected) {
    assertThat(value(file, strategy, outcome)).isCloseTo(expected, RELATIVE);
  }

  /** Chancellor et al. 1997, Briggs et al. 2006. */
  @Test
  void oneMoreLifeYearByCombinationCostsWhatIsPrinted() {
    String file = "zidovudine_lamivudine";
    double cost = value(file, "combination", "cost") - value(file, "monotherapy", "cost");
    double years =
        value(file, "combination", "life_years") - value(file, "monotherapy", "life_years");
    assertThat(cost / years).isCloseTo(6276, within(0.5));
  }

  /** Dong and Buxton 2006, Table 4, after ten years, per 100 patients. */
  @ParameterizedTest
  @CsvSource({
    "conventional, serious_cycles, 87.32",
    "conventional, minor_cycles, 135.87",
    "conventional, complex_revisions, 5.13",
    "conventional, simple_revisions, 2.55",
    "assisted, serious_cycles, 58.14",
    "assisted, minor_cycles, 136.52",
    "assisted, complex_revisions, 3.56",
    "assisted, simple_revisions, 1.89"
  })
  void complicationsAndRevisionsAreThosePrinted(String strategy, String outcome, double printed) {
    assertThat(100 * value("knee_replacement_assisted", strategy, outcome))
        .isCloseTo(printed, within(0.2)); // the paper's effect of 34 percent is rounded
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zidovudine_lamivudine",
        "hip_replacement_np1",
        "knee_replacement_assisted",
        "sick_sicker_residence"
      })
  void patientsHaveTheMeansOfTheirCohort(String file) {
    Shipped model = Shipped.named(file);
    SimulationResult exact = cohort(model);
    SimulationResult simulated = model.run(40_000);
    for (int strategy = 0; strategy < exact.strategies().size(); strategy++) {
      for (int outcome = 0; outcome < exact.outcomes().size(); outcome++) {
        assertThat(simulated.value(strategy, outcome))
            .as("%s %s", exact.strategies().get(strategy), exact.outcomes().get(outcome))
            .isCloseTo(
                exact.value(strategy, outcome), within(4 * simulated.error(strategy, outcome)));
      }
    }
  }
}
