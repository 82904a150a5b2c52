package org.reliefspan.numerics.imputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.accumulate.ClusteredMean;
import org.reliefspan.numerics.accumulate.MeanEstimate;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

class ShiftedMeanTest {
  private static final Purpose VALUE = Purpose.of("value");
  private static final int SIZE = 90;
  private static final int VISITS = 3;

  private static final int[] CLUSTER = IntStream.range(0, SIZE).map(i -> i / 2).toArray();

  /** Three visits, the later ones missing for a third. */
  private static NormalImputation imputation(boolean[] left) {
    Philox philox = Philox.keyed(5, "shifted");
    double[] outcome = new double[SIZE * VISITS];
    double[] covariates = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      covariates[i] = 1;
      left[i] = i % 3 == 0;
      for (int visit = 0; visit < VISITS; visit++) {
        double noise = 10 * philox.uniform(i, VALUE, visit) + 10 * philox.uniform(i, VALUE, 9);
        outcome[i * VISITS + visit] = left[i] && visit > 0 ? Double.NaN : noise;
      }
    }
    long[] identity = IntStream.range(0, SIZE).asLongStream().toArray();
    return NormalImputation.of(
        IncompleteOutcomes.of(VISITS, outcome, covariates, identity), new ImputationPlan(6, 20, 3));
  }

  @Test
  void itIsThePooledMeanOfShiftedOutcomes() {
    boolean[] left = new boolean[SIZE];
    NormalImputation imputation = imputation(left);
    ShiftedMean mean = new ShiftedMean(left, CLUSTER);
    for (int k = 0; k < imputation.imputations(); k++) {
      mean.add(
          last(
              imputation.completed(
                  k, ReferenceStrategy.MISSING_AT_RANDOM, DeltaAdjustment.none())));
    }
    for (double delta : new double[] {-4, 0, 2.5}) {
      PooledEstimate direct =
          imputation.pool(
              ReferenceStrategy.MISSING_AT_RANDOM,
              DeltaAdjustment.constant(delta),
              outcomes -> {
                MeanEstimate clustered = ClusteredMean.of(last(outcomes), CLUSTER);
                double error = clustered.standardError().orElseThrow();
                return new CompletedEstimate(
                    clustered.mean(), error * error, clustered.clusters() - 1.0);
              });
      PooledEstimate shifted = mean.at(delta);
      assertThat(shifted.estimate()).isCloseTo(direct.estimate(), within(1e-10));
      assertThat(shifted.standardError()).isCloseTo(direct.standardError(), within(1e-10));
      assertThat(shifted.degreesOfFreedom()).isCloseTo(direct.degreesOfFreedom(), within(1e-6));
    }
    double delta = mean.deltaFor(7);
    assertThat(mean.at(delta).estimate()).isCloseTo(7, within(1e-10));
    assertThat(mean.share()).isCloseTo(1 / 3.0, within(1e-12));
  }

  private static double[] last(double[] outcomes) {
    return IntStream.range(0, SIZE).mapToDouble(i -> outcomes[i * VISITS + VISITS - 1]).toArray();
  }

  @Test
  void outcomesWithoutSpreadAreRefused() {
    ShiftedMean mean = new ShiftedMean(new boolean[4], new int[] {0, 1, 2, 3});
    mean.add(new double[] {1, 1, 1, 1});
    mean.add(new double[] {1, 1, 1, 1});
    assertThatThrownBy(() -> mean.at(0)).isInstanceOf(NotEstimableException.class);
    assertThatThrownBy(() -> new ShiftedMean(new boolean[2], new int[1]))
        .hasMessageContaining("as many as cluster");
  }
}
