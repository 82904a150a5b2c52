package org.reliefspan.numerics.imputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.CoverageCount;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

class LeaverDurationsTest {
  private static final Purpose DURATION = Purpose.of("duration");
  private static final Purpose LEAVING = Purpose.of("leaving");
  private static final double SCALE = 120;

  /** Weibull durations seen every 20 days; a third leaves at random. */
  private static LeaverDurations.Rows simulated(int seed, int size, double shape) {
    Philox philox = Philox.keyed(seed, "leavers");
    double[] left = new double[size];
    double[] right = new double[size];
    boolean[] leaver = new boolean[size];
    for (int row = 0; row < size; row++) {
      double duration = SCALE * Math.pow(-Math.log(philox.uniform(row, DURATION, 0)), 1 / shape);
      double left0 = 400 * philox.uniform(row, LEAVING, 0);
      double end = Math.min(360, left0);
      double visit = 20 * Math.floor(duration / 20);
      boolean seen = visit + 20 <= end;
      left[row] = seen ? visit : 20 * Math.floor(Math.min(end, duration) / 20);
      right[row] = seen ? visit + 20 : Double.POSITIVE_INFINITY;
      leaver[row] = !seen && left0 < 360;
    }
    return rows(left, right, leaver);
  }

  private static LeaverDurations.Rows rows(double[] left, double[] right, boolean[] leaver) {
    return new LeaverDurations.Rows(
        left,
        right,
        leaver,
        IntStream.range(0, left.length).toArray(),
        IntStream.range(0, left.length).asLongStream().toArray());
  }

  @Test
  void anExponentialHasTheClosedForm() {
    int size = 4000;
    double[] left = new double[size];
    double[] right = new double[size];
    boolean[] leaver = new boolean[size];
    Philox philox = Philox.keyed(3, "closed");
    int left50 = 0;
    double early = 0;
    for (int row = 0; row < size; row++) { // all leave on day 50 unless lost before
      double duration = -SCALE * Math.log(philox.uniform(row, DURATION, 0));
      boolean seen = duration <= 50;
      left[row] = seen ? duration : 50;
      right[row] = seen ? duration : Double.POSITIVE_INFINITY;
      leaver[row] = !seen;
      left50 += seen ? 0 : 1;
      early += seen ? duration : 0;
    }
    LeaverDurations durations =
        LeaverDurations.of(rows(left, right, leaver), ImputationPlan.of(20, 1));
    for (double delta : LeaverDurations.DELTAS) { // memoryless: mean SCALE / delta after day 50
      double tau = 1000;
      double after = SCALE / delta * (1 - Math.exp(-(tau - 50) * delta / SCALE));
      double expected = (early + left50 * (50 + after)) / size;
      PooledEstimate pooled = durations.restrictedMean(tau, delta);
      assertThat(Math.abs(pooled.estimate() - expected)).isLessThan(4 * pooled.standardError());
    }
  }

  @Test
  void aHigherHazardOfThoseWhoLeftShortensTheMeanAndWhatWasSeenStays() {
    LeaverDurations durations =
        LeaverDurations.of(simulated(1, 300, 1.5), ImputationPlan.of(10, 7));
    double last = Double.POSITIVE_INFINITY;
    for (double delta : LeaverDurations.DELTAS) {
      double mean = durations.restrictedMean(365, delta).estimate();
      assertThat(mean).isLessThan(last);
      last = mean;
    }
    LeaverDurations.Rows rows = simulated(1, 300, 1.5);
    double[] half = durations.completed(0, 0.5);
    double[] triple = durations.completed(0, 3);
    for (int row = 0; row < half.length; row++) {
      assertThat(half[row]).isBetween(rows.left()[row], rows.right()[row]);
      if (rows.leaver()[row]) {
        assertThat(half[row]).isGreaterThan(triple[row]);
      } else {
        assertThat(half[row]).isEqualTo(triple[row]);
      }
    }
  }

  @Test
  void theDeltaForAMeanGivesThatMean() {
    LeaverDurations durations =
        LeaverDurations.of(simulated(2, 300, 1.5), ImputationPlan.of(10, 7));
    double wanted = durations.restrictedMean(365, 1).estimate() - 5;
    double delta = durations.deltaFor(365, wanted).orElseThrow();
    assertThat(delta).isGreaterThan(1);
    assertThat(durations.restrictedMean(365, delta).estimate()).isCloseTo(wanted, within(1e-6));
    assertThat(durations.deltaFor(365, 1)).isEmpty();
  }

  @Test
  void orderOfRowsChangesNothing() {
    LeaverDurations.Rows rows = simulated(4, 200, 1.5);
    int size = rows.left().length;
    double[] left = new double[size];
    double[] right = new double[size];
    boolean[] leaver = new boolean[size];
    long[] identity = new long[size];
    for (int row = 0; row < size; row++) {
      int from = size - 1 - row;
      left[row] = rows.left()[from];
      right[row] = rows.right()[from];
      leaver[row] = rows.leaver()[from];
      identity[row] = rows.identity()[from];
    }
    LeaverDurations.Rows turned =
        new LeaverDurations.Rows(left, right, leaver, rows.cluster(), identity);
    ImputationPlan plan = ImputationPlan.of(5, 9);
    assertThat(LeaverDurations.of(turned, plan).restrictedMean(365, 2).estimate())
        .isCloseTo(LeaverDurations.of(rows, plan).restrictedMean(365, 2).estimate(), within(1e-7));
  }

  @Test
  void leavingAtRandomIsCoveredAtTheStatedRate() {
    double shape = 1.5;
    double truth = 0;
    for (int day = 0; day < 3650; day++) { // tenths of days, midpoint rule
      truth += 0.1 * Math.exp(-Math.pow((day + 0.5) / 10 / SCALE, shape));
    }
    CoverageCount count = new CoverageCount(truth);
    for (int seed = 0; seed < CoverageCount.replicates(); seed++) {
      LeaverDurations durations =
          LeaverDurations.of(simulated(100 + seed, 200, shape), ImputationPlan.of(20, seed));
      count.add(durations.restrictedMean(365, 1).limits(0.95));
    }
    count.check("restricted mean with leavers imputed");
  }

  @Test
  void impossibleQuestionsAreRefused() {
    LeaverDurations durations = LeaverDurations.of(simulated(1, 100, 1.5), ImputationPlan.of(2, 1));
    assertThatThrownBy(() -> durations.restrictedMean(365, 0))
        .hasMessageContaining("must be above 0");
    assertThatThrownBy(
            () ->
                new LeaverDurations.Rows(
                    new double[] {1},
                    new double[] {2},
                    new boolean[] {true},
                    new int[1],
                    new long[1]))
        .hasMessageContaining("where its end was seen");
  }
}
