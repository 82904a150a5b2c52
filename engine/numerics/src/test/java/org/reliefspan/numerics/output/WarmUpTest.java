package org.reliefspan.numerics.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.numerics.model.NotEstimableException;

class WarmUpTest {

  @Test
  void aStepIsCutAtItsBatch() {
    double[] series = new double[200];
    Arrays.fill(series, 0, 23, 10);
    assertThat(MserWarmUp.of(series).length()).isEqualTo(25);
    double[] flat = new double[200];
    assertThat(MserWarmUp.of(flat).length()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void theSmallestCriterionIsFound(int run) {
    double[] series = new Autoregression("search", 3, 0.7).from(15, run, 303);
    int batches = 60;
    double lowest = Double.POSITIVE_INFINITY;
    int best = -1;
    for (int d = 0; d < batches - 5; d++) {
      double sum = 0;
      for (int i = 5 * d; i < 300; i++) {
        sum += series[i];
      }
      double mean = sum / (300 - 5 * d);
      double squares = 0;
      for (int b = d; b < batches; b++) {
        double batch = Arrays.stream(series, 5 * b, 5 * b + 5).sum() / 5;
        squares += (batch - mean) * (batch - mean);
      }
      double criterion = squares / ((batches - d) * (double) (batches - d));
      if (criterion < lowest) {
        lowest = criterion;
        best = 5 * d;
      }
    }
    MserWarmUp found = MserWarmUp.of(series);
    assertThat(found.candidate()).isEqualTo(best);
    assertThat(found.observations()).isEqualTo(300);
  }

  /**
   * Begun 20 standard deviations off, phi 0.95: the mean of 1,000 is off by 0.38 if all is kept.
   */
  @Test
  void whatIsLeftIsNearlyFreeOfTheTransient() {
    Autoregression model = new Autoregression("transient", 5, 0.95);
    int runs = 200;
    double kept = 0;
    double cut = 0;
    int shortRuns = 0;
    for (int run = 0; run < runs; run++) {
      double[] series = model.from(20, run, 1000);
      MserWarmUp warmUp = MserWarmUp.of(series);
      shortRuns += warmUp.isRunLongEnough() ? 0 : 1;
      kept += (Series.mean(series) - 5) / runs;
      cut += (Series.mean(Series.after(series, Math.min(500, warmUp.candidate()))) - 5) / runs;
    }
    double exact = 20 * 0.95 * (1 - Math.pow(0.95, 1000)) / 0.05 / 1000;
    assertThat(kept).isCloseTo(exact, within(0.06));
    assertThat(Math.abs(cut)).isLessThan(0.1 * exact);
    assertThat(shortRuns).isLessThan(runs / 10);
  }

  @Test
  void manyRunsShowTheTransientOfTheirMean() {
    Autoregression model = new Autoregression("many runs", 5, 0.9);
    double[][] runs = new double[400][];
    for (int run = 0; run < runs.length; run++) {
      runs[run] = model.from(20, run, 400);
    }
    int warmUp = MserWarmUp.ofReplications(runs).length();
    // 20 x 0.9^(t + 1) is one standard error of the mean of 400 runs, 0.05, at t = 56
    assertThat(warmUp).isBetween(35, 200);
    int welch = WelchCurve.of(runs, 10).warmUp();
    assertThat(welch).isBetween(35, 110);
  }

  @Test
  void aRunThatNeverSettlesIsTooShort() {
    double[] growing = new double[500];
    for (int t = 0; t < growing.length; t++) {
      growing[t] = t;
    }
    MserWarmUp warmUp = MserWarmUp.of(growing);
    assertThat(warmUp.isRunLongEnough()).isFalse();
    assertThatThrownBy(warmUp::length)
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("has not settled");
    assertThatThrownBy(() -> WelchCurve.of(new double[][] {growing}, 10).warmUp())
        .isInstanceOf(NotEstimableException.class);
    assertThatThrownBy(() -> MserWarmUp.of(new double[49])).hasMessageContaining("at least 50");
  }

  @Test
  void theMovingAverageNarrowsAtTheBegin() {
    double[][] runs = {{1, 2, 6, 4, 5, 9, 7, 8, 3}, {3, 2, 0, 4, 5, 3, 7, 8, 3, 99}};
    WelchCurve curve = WelchCurve.of(runs, 2);
    assertThat(curve.mean()).containsExactly(2, 2, 3, 4, 5, 6, 7, 8, 3);
    assertThat(curve.smoothed())
        .containsExactly(new double[] {2, 7 / 3.0, 3.2, 4, 5, 6, 5.8}, within(1e-15));
    assertThat(WelchCurve.of(runs, 0).smoothed()).containsExactly(curve.mean());
    assertThatThrownBy(() -> WelchCurve.of(runs, 3)).hasMessageContaining("window (3)");
  }

  @Test
  void steadyRunsNeedNoWarmUp() {
    Autoregression model = new Autoregression("steady", 5, 0.5);
    int welch = 0;
    int mser = 0;
    for (int set = 0; set < 100; set++) {
      double[][] runs = new double[20][];
      for (int run = 0; run < runs.length; run++) {
        runs[run] = model.steady(20 * set + run, 500);
      }
      welch += WelchCurve.of(runs, 10).warmUp() <= 25 ? 1 : 0;
      mser += MserWarmUp.ofReplications(runs).candidate() <= 100 ? 1 : 0;
    }
    assertThat(welch).isGreaterThan(85);
    assertThat(mser).isGreaterThan(80);
  }
}
