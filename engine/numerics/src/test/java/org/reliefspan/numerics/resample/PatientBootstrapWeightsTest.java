package org.reliefspan.numerics.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PatientBootstrapWeightsTest {
  @Test
  void weightsArePoissonQuantiles() { // R 4.2.2: qpois(c(.1, .5, .75, .95, .9999), 1)
    double[] uniform = {0.1, 0.5, 0.75, 0.95, 0.9999};
    int[] expected = {0, 1, 2, 3, 6};
    for (int i = 0; i < uniform.length; i++) {
      assertThat(PatientBootstrapWeights.poisson(uniform[i])).isEqualTo(expected[i]);
    }
    assertThat(PatientBootstrapWeights.poisson(Math.nextDown(1.0))).isLessThan(20);
  }

  @Test
  void rowsOfOnePatientShareTheirWeight() {
    PatientBootstrapWeights weights = PatientBootstrapWeights.from(address());
    double[] rows = new double[4];
    weights.fillRows(new long[] {77, 12}, new int[] {0, 1, 0, 1}, 5, rows);
    assertThat(rows[0]).isEqualTo(rows[2]).isEqualTo(weights.weight(77, 5));
    assertThat(rows[1]).isEqualTo(rows[3]).isEqualTo(weights.weight(12, 5));
  }

  @Test
  void meanAndVarianceAreOne() {
    PatientBootstrapWeights weights = PatientBootstrapWeights.from(address());
    double sum = 0;
    double squares = 0;
    for (int patient = 0; patient < 100_000; patient++) {
      int weight = weights.weight(patient, 1);
      sum += weight;
      squares += (weight - 1.0) * (weight - 1.0);
    }
    assertThat(sum / 100_000).isCloseTo(1, within(0.015));
    assertThat(squares / 100_000).isCloseTo(1, within(0.03));
  }

  private static UniformAddress address() {
    return (patient, replicate) ->
        new SplittableRandom(patient * 1_000_003 + replicate).nextDouble();
  }
}
