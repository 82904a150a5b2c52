package org.reliefspan.numerics.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.numerics.CoverageCount;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.queueing.ErlangC;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.Quantiles;

class BatchMeansTest {

  /** R 4.2.2: C = 1 - sum(diff(v)^2) / (2 sum((v - mean(v))^2)) and pnorm, by its formula. */
  @Test
  void neighboursAreComparedWithTheSpread() {
    VonNeumann test = VonNeumann.of(new double[] {3, 1, 4, 1, 5, 9, 2, 6});
    assertThat(test.correlation()).isCloseTo(-0.125295508274232, within(1e-14));
    assertThat(test.pValue()).isCloseTo(0.657630114171380, within(1e-12));
    assertThat(VonNeumann.of(new double[] {2, 2, 2, 2}).correlation()).isZero();
  }

  @Test
  void theTestKeepsItsLevel() {
    int sets = 2000;
    int rejected = 0;
    Autoregression independent = new Autoregression("independent", 0, 0);
    for (int set = 0; set < sets; set++) {
      rejected += VonNeumann.of(independent.steady(set, 40)).pValue() < 0.05 ? 1 : 0;
    }
    assertThat(rejected / (double) sets).isBetween(0.035, 0.065);
  }

  @Test
  void batchesAverageToTheMean() {
    double[] series = new Autoregression("whole", 2, 0.5).steady(1, 32 * 64);
    BatchMeans batches = BatchMeans.of(series);
    assertThat(batches.batches()).isEqualTo(32);
    assertThat(batches.batchSize()).isEqualTo(64);
    assertThat(batches.mean()).isCloseTo(Series.mean(series), within(1e-13));
    double[] odd = new double[series.length + 7];
    System.arraycopy(series, 0, odd, 7, series.length);
    assertThat(BatchMeans.of(odd).mean()).isEqualTo(batches.mean());
  }

  @ParameterizedTest
  @CsvSource({"0, 2048", "0.5, 2048", "0.9, 8192", "0.98, 32768"})
  void limitsHoldTheMeanOfAutoregressiveRuns(double phi, int length) {
    CoverageCount coverage = new CoverageCount(5);
    int refused = 0;
    Autoregression model = new Autoregression("coverage", 5, phi);
    for (int run = 0; run < CoverageCount.replicates(); run++) {
      refused += added(coverage, model.steady(run, length)) ? 0 : 1;
    }
    assertThat(refused).isLessThanOrEqualTo(CoverageCount.replicates() / 20);
    coverage.check("batch means, phi " + phi);
  }

  /** Waits are skewed and correlated over hundreds of patients. */
  @Test
  void limitsHoldTheMeanWaitOfAStation() {
    CoverageCount coverage = new CoverageCount(ErlangC.of(0.8, 1, 1).means().meanWait());
    int refused = 0;
    for (int run = 0; run < CoverageCount.replicates(); run++) {
      refused += added(coverage, waits(run, 100_000)) ? 0 : 1;
    }
    assertThat(refused).isLessThanOrEqualTo(CoverageCount.replicates() / 10);
    coverage.check("batch means of waits");
  }

  @Test
  void aRunThatIsTooShortForItsCorrelationIsNotEstimable() {
    double[] slow = new Autoregression("slow", 0, 0.9999).from(5, 1, 2000);
    assertThatThrownBy(() -> BatchMeans.of(slow))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("still alike");
    assertThatThrownBy(() -> BatchMeans.of(new double[255]))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("at least 256");
    assertThatThrownBy(() -> BatchMeans.of(new double[] {1, Double.NaN}))
        .hasMessageContaining("Observation 2");
  }

  /** Counts the run unless it is too short by its own test. */
  private static boolean added(CoverageCount coverage, double[] series) {
    try {
      coverage.add(BatchMeans.of(series).limits(0.95));
      return true;
    } catch (NotEstimableException tooShort) {
      return false;
    }
  }

  /** Waits of M/M/1 at load 0.8, begun in steady state. */
  private static double[] waits(int run, int patients) {
    Philox luck = Philox.keyed(4, "waits");
    Purpose gap = Purpose.of("gap");
    Purpose service = Purpose.of("service");
    Purpose begin = Purpose.of("begin");
    double first = luck.uniform(run, begin, 0);
    double wait = first < 0.2 ? 0 : -Math.log((1 - first) / 0.8) / 0.2;
    double[] waits = new double[patients];
    for (int i = 0; i < patients; i++) {
      waits[i] = wait;
      double served = Quantiles.exponential(luck.uniform(run, service, i), 1);
      wait = Math.max(0, wait + served - Quantiles.exponential(luck.uniform(run, gap, i), 1.25));
    }
    return waits;
  }
}
