package org.reliefspan.simulation.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

/** Errors of ratios of means. */
class TallyTest {
  private static final List<Ratio> RATIOS = List.of(new Ratio("cost_per_success", 0, 1));

  /** Costs and successes of six patients under two strategies. */
  private static final double[][] SIX = {
    {100, 1, 130, 1},
    {250.5, 0, 90, 1},
    {75, 1, 75, 0},
    {310, 1, 260, 1},
    {20, 0, 45, 0},
    {180, 1, 175, 1}
  };

  private static Tally of(double[]... patients) {
    Tally tally = Tally.withErrors(2, 2, RATIOS);
    for (double[] patient : patients) {
      tally.add(patient);
    }
    return tally;
  }

  /**
   * R 4.2.2: {@code l <- function(a, b) (a - sum(a) / sum(b) * b) / mean(b)}; {@code sqrt(var(l(a,
   * b)) / 6)}, {@code sqrt(var(l(c, d)) / 6)}, {@code sqrt(var(l(a, b) - l(c, d)) / 6)}.
   */
  @Test
  void errorsAreThoseOfR() {
    Tally tally = of(SIX);
    assertThat(tally.ratioError(0, 0)).isCloseTo(92.8755467682425, within(1e-11));
    assertThat(tally.ratioError(1, 0)).isCloseTo(45.18192392981955, within(1e-11));
    assertThat(tally.ratioDifferenceError(0, 1, 0)).isCloseTo(118.4475754289635, within(1e-11));
    assertThat(tally.ratioDifferenceError(1, 0, 0)).isEqualTo(tally.ratioDifferenceError(0, 1, 0));
    assertThat(tally.ratioDifferenceError(1, 1, 0)).isZero();
  }

  @Test
  void patientsInAnyOrderAndAnySplitGiveTheSameBits() {
    Philox luck = Philox.keyed(5, "ratios");
    double[][] patients = new double[300][4];
    for (int i = 0; i < patients.length; i++) {
      for (int k = 0; k < 4; k++) {
        double uniform = luck.uniform(i, Purpose.of("value" + k), 0);
        patients[i][k] = k % 2 == 0 ? 1e3 * uniform : uniform + 0.1;
      }
    }
    Tally whole = of(patients);
    Tally merged = of();
    for (int i = patients.length - 1; i >= 0; i--) {
      merged.merge(of(patients[i]));
    }
    assertThat(merged.ratioError(1, 0)).isEqualTo(whole.ratioError(1, 0)).isPositive();
    assertThat(merged.ratioDifferenceError(1, 0, 0))
        .isEqualTo(whole.ratioDifferenceError(1, 0, 0))
        .isPositive();
    assertThat(whole.ratioDifferenceError(0, 1, 0))
        .isCloseTo(direct(patients), within(1e-12 * direct(patients)));
  }

  /** The same from the definition, in two passes. */
  private static double direct(double[][] patients) {
    double[] means = new double[4];
    for (double[] patient : patients) {
      for (int k = 0; k < 4; k++) {
        means[k] += patient[k] / patients.length;
      }
    }
    double squares = 0;
    for (double[] patient : patients) {
      double one = (patient[0] - means[0] / means[1] * patient[1]) / means[1];
      double other = (patient[2] - means[2] / means[3] * patient[3]) / means[3];
      squares += (one - other) * (one - other);
    }
    return Math.sqrt(squares / (patients.length * (patients.length - 1.0)));
  }

  @Test
  void equalStrategiesDifferByNothing() {
    double[][] alike = new double[50][];
    for (int i = 0; i < alike.length; i++) {
      double cost = 1 / 3.0 + i * 0.1;
      alike[i] = new double[] {cost, i % 7, cost, i % 7};
    }
    Tally tally = of(alike);
    assertThat(tally.ratioError(0, 0)).isPositive();
    assertThat(tally.ratioDifferenceError(0, 1, 0)).isZero();
  }

  @Test
  void withoutADenominatorThereIsNoErrorAndNothingThatIsNoNumber() {
    Tally tally = of(new double[] {3, 0, 4, 1}, new double[] {5, 0, 4, 2});
    assertThat(tally.ratioError(0, 0)).isZero();
    assertThat(tally.ratioDifferenceError(0, 1, 0)).isZero();
    assertThat(tally.ratioError(1, 0)).isPositive();
  }
}
