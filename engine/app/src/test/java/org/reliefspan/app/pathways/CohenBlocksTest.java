package org.reliefspan.app.pathways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.simulation.run.SimulationResult;
import org.reliefspan.simulation.tally.Ratio;

/**
 * Cohen 2010, Anesthesiology 113:395 (rows E013 to E018): 17 of 51, 8 of 50 and 11 of 50 with
 * success; 39 and 64% of those denervated after one and two blocks, of whom the row gives no
 * number: 7 of 18 and 9 of 14 are the largest counts that round to these with at most 8 and 11
 * successes.
 */
class CohenBlocksTest {
  private static final int PATIENTS = 100_000;
  private static SimulationResult result = Shipped.named("cohen_2010_blocks").run(2);

  @BeforeAll
  static void run() {
    result = Shipped.named("cohen_2010_blocks").run(PATIENTS);
  }

  private static double value(int strategy, String outcome) {
    return result.value(strategy, result.outcomes().indexOf(outcome));
  }

  private static double perAblation(int strategy) {
    return result.ratio(strategy, 1).orElseThrow();
  }

  private static double costPerSuccess(int strategy) {
    return result.ratio(strategy, 0).orElseThrow();
  }

  /** From prevalence 0.40, sensitivity 0.95, false positives 0.30, success 0.65 and 0.15. */
  private static double positive(int blocks, double rate) {
    return Math.pow(rate, blocks);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.350, 0.350", "1, 0.274, 0.489", "2, 0.243, 0.585"})
  void successesAreThoseOfTheArithmetic(int blocks, double perPatient, double perAblation) {
    double ablated = 0.40 * positive(blocks, 0.95) + 0.60 * positive(blocks, 0.30);
    double exact = 0.40 * positive(blocks, 0.95) * 0.65 + 0.60 * positive(blocks, 0.30) * 0.15;
    assertThat(exact).isCloseTo(perPatient, within(5e-4));
    assertThat(exact / ablated).isCloseTo(perAblation, within(5e-4));
    int successes = result.outcomes().indexOf("successes");
    assertThat(value(blocks, "successes"))
        .isCloseTo(exact, within(4 * result.error(blocks, successes)));
    double error =
        Math.sqrt(perAblation * (1 - perAblation) / (PATIENTS * value(blocks, "ablations")));
    assertThat(result.ratios().error(blocks, 1)).isCloseTo(error, within(0.01 * error));
    assertThat(perAblation(blocks)).isCloseTo(exact / ablated, within(4 * error));
  }

  @ParameterizedTest
  @CsvSource({"0, 17, 51", "1, 8, 50", "2, 11, 50"})
  void successesPerPatientLieInTheIntervalOfTheTrial(int blocks, int successes, int patients) {
    double[] wilson = wilson(successes, patients);
    assertThat(value(blocks, "successes")).isBetween(wilson[0], wilson[1]);
  }

  @ParameterizedTest
  @CsvSource({"0, 17, 51", "1, 7, 18", "2, 9, 14"})
  void successesPerAblationLieInTheIntervalOfTheTrial(int blocks, int successes, int ablated) {
    double[] wilson = wilson(successes, ablated);
    assertThat(perAblation(blocks)).isBetween(wilson[0], wilson[1]);
  }

  /** Rows: 21.7 to 46.7% of 51, from 33% without decimals; 8.3 to 28.5%, 12.8 to 35.2% of 50. */
  @Test
  void wilsonIntervalsAreThoseOfTheRows() {
    assertThat(wilson(17, 51)).containsExactly(new double[] {0.2195, 0.4701}, within(0.005));
    assertThat(wilson(8, 50)).containsExactly(new double[] {0.083, 0.285}, within(5e-4));
    assertThat(wilson(11, 50)).containsExactly(new double[] {0.128, 0.352}, within(5e-4));
  }

  @Test
  void noBlockIsBestPerPatientAndTwoPerAblation() {
    assertThat(value(0, "successes")).isGreaterThan(value(1, "successes") + 0.05);
    assertThat(value(0, "successes")).isGreaterThan(value(2, "successes") + 0.05);
    assertThat(perAblation(2)).isGreaterThan(perAblation(1) + 0.05);
    assertThat(perAblation(1)).isGreaterThan(perAblation(0) + 0.05);
  }

  @Test
  void aSuccessCostsLeastWithoutABlock() {
    assertThat(result.ratios().ratios())
        .extracting(Ratio::name)
        .containsExactly("cost_per_success", "successes_per_ablation");
    assertThat(costPerSuccess(0)).isLessThan(costPerSuccess(1)).isLessThan(costPerSuccess(2));
    assertThat(costPerSuccess(1) - costPerSuccess(0))
        .isGreaterThan(10 * result.ratios().differenceError(1, 0, 3, 0));
  }

  /** One block against two, per patient: neither 0.274 and 0.243 nor 8 and 11 of 50 decide. */
  @ParameterizedTest
  @CsvSource({"0.274, 0.24275", "0.16, 0.22"})
  void fiftyPatientsInAnArmDoNotDecideBetweenOneBlockAndTwo(double one, double two) {
    double error = Math.sqrt(one * (1 - one) / 50 + two * (1 - two) / 50);
    assertThat(Math.abs(one - two)).isLessThan(1.96 * error);
  }

  private static double[] wilson(int successes, int of) {
    double z = 1.959963984540054;
    double share = (double) successes / of;
    double middle = (share + z * z / (2 * of)) / (1 + z * z / of);
    double half =
        z * Math.sqrt(share * (1 - share) / of + z * z / (4.0 * of * of)) / (1 + z * z / of);
    return new double[] {middle - half, middle + half};
  }
}
