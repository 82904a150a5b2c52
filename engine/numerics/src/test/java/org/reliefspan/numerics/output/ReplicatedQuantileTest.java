package org.reliefspan.numerics.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.numerics.CoverageCount;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.Quantiles;

class ReplicatedQuantileTest {

  /** R 4.2.2: mean(c(quantile(c(1,2,3,4,10), .9), quantile(c(2,2,5,6,7,7), .9))) = 7.3. */
  @Test
  void quantilesOfRunsAreAveraged() {
    double[][] runs = {{4, 1, 10, 3, 2}, {7, 2, 5, 6, 7, 2}};
    assertThat(ReplicatedQuantile.within(runs, 0.9).mean()).isCloseTo(7.3, within(1e-14));
    assertThat(ReplicatedQuantile.ofRuns(runs[0], 0.5)).isEqualTo(3);
  }

  /** R 4.2.2: qbinom(c(.025, .975), 40, .5) = 14, 26; qbinom(c(.025, .975), 40, .9) = 32, 39. */
  @Test
  void limitsAreOrderStatistics() {
    double[] values = new double[40];
    for (int i = 0; i < 40; i++) {
      values[i] = 40 - i;
    }
    assertThat(ReplicatedQuantile.limitsOfRuns(values, 0.5, 0.95)).isEqualTo(new Limits(14, 27));
    assertThat(ReplicatedQuantile.limitsOfRuns(values, 0.9, 0.95)).isEqualTo(new Limits(32, 40));
    assertThatThrownBy(() -> ReplicatedQuantile.limitsOfRuns(values, 0.95, 0.95))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("too few");
  }

  @ParameterizedTest
  @CsvSource({"0.5, 60", "0.9, 150"})
  void limitsHoldTheQuantileOfASkewedLaw(double probability, int runs) {
    CoverageCount coverage = new CoverageCount(-Math.log(1 - probability));
    Philox luck = Philox.keyed(9, "quantile");
    Purpose value = Purpose.of("value");
    for (int set = 0; set < CoverageCount.replicates(); set++) {
      double[] values = new double[runs];
      for (int run = 0; run < runs; run++) {
        values[run] = Quantiles.exponential(luck.uniform(set, value, run), 1);
      }
      coverage.add(ReplicatedQuantile.limitsOfRuns(values, probability, 0.95));
    }
    assertThat(coverage.share()).isGreaterThan(0.94);
  }
}
