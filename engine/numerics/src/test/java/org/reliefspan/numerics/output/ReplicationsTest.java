package org.reliefspan.numerics.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.CoverageCount;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.model.NotEstimableException;

/** Golden values: R 4.2.2, {@code t.test(x)}, {@code t.test(y, x, paired = TRUE)}, {@code qt}. */
class ReplicationsTest {
  private static final double[] X = {1.2, 0.8, 1.9, 1.1, 0.7, 1.5, 1.3};
  private static final double[] Y = {1.5, 1.0, 2.1, 1.6, 0.6, 1.9, 1.4};

  @Test
  void limitsAreThoseOfStudent() {
    Replications replications = Replications.of(X);
    assertThat(replications.mean()).isCloseTo(1.214285714285714, within(1e-14));
    assertThat(replications.standardDeviation()).isCloseTo(0.409994192757944, within(1e-14));
    Limits limits = replications.limits(0.95);
    assertThat(limits.lower()).isCloseTo(0.835104328278442, within(1e-12));
    assertThat(limits.upper()).isCloseTo(1.593467100292986, within(1e-12));
    assertThat(replications.halfWidth(0.95))
        .isCloseTo((limits.upper() - limits.lower()) / 2, within(1e-14));
  }

  @Test
  void sharedLuckMakesDifferencesExact() {
    Replications difference = Replications.ofDifferences(X, Y);
    assertThat(difference.mean()).isCloseTo(0.228571428571429, within(1e-14));
    assertThat(difference.limits(0.95).lower()).isCloseTo(0.045817558218405, within(1e-12));
    assertThat(difference.limits(0.95).upper()).isCloseTo(0.411325298924452, within(1e-12));
    assertThat(Replications.varianceRatio(X, Y)).isCloseTo(0.0906077348066298, within(1e-13));
  }

  /** The first n with qt(.975, n - 1) sd / sqrt(n) at most 0.05 / 1.05 of the mean. */
  @Test
  void neededReplicationsAreTheFirstThatAreEnough() {
    Replications replications = Replications.of(X);
    assertThat(replications.needed(0.05, 0.95)).isEqualTo(196);
    assertThat(Replications.of(new double[] {2, 2, 2}).needed(0.05, 0.95)).isEqualTo(2);
    assertThatThrownBy(() -> Replications.of(new double[] {-1, 1}).needed(0.05, 0.95))
        .isInstanceOf(NotEstimableException.class);
  }

  @Test
  void warmUpIsLeftOutOfEachRun() {
    double[][] runs = {{9, 9, 1, 3}, {7, 7, 2, 6}, {50, 8, 5}};
    Replications replications = Replications.afterWarmUp(runs, 2);
    assertThat(replications.mean()).isCloseTo(11 / 3.0, within(1e-15));
    assertThatThrownBy(() -> Replications.afterWarmUp(runs, 3)).hasMessageContaining("run 3");
  }

  @Test
  void oneReplicationHasNoError() {
    assertThatThrownBy(() -> Replications.of(new double[] {1}))
        .isInstanceOf(NotEstimableException.class);
    assertThatThrownBy(() -> Replications.ofDifferences(X, new double[] {1, 2}))
        .hasMessageContaining("do not make pairs");
  }

  /** Begun far off; without deletion the mean of a run would be off by 0.6. */
  @Test
  void limitsAfterTheWarmUpHoldTheMean() {
    CoverageCount known = new CoverageCount(5);
    CoverageCount found = new CoverageCount(5);
    Autoregression model = new Autoregression("deletion", 5, 0.9);
    int perSet = 20;
    for (int set = 0; set < CoverageCount.replicates(); set++) {
      double[][] runs = new double[perSet][];
      for (int run = 0; run < perSet; run++) {
        runs[run] = model.from(20, perSet * set + run, 300);
      }
      known.add(Replications.afterWarmUp(runs, 80).limits(0.95));
      int warmUp = Math.min(150, MserWarmUp.ofReplications(runs).candidate());
      found.add(Replications.afterWarmUp(runs, warmUp).limits(0.95));
    }
    known.check("replication and deletion, known warm-up");
    // the same data choose the cut and give the mean: a little below the level (0.934 of 2,000)
    assertThat(found.share()).isGreaterThan(0.85);
  }
}
