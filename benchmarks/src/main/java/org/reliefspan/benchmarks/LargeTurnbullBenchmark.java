package org.reliefspan.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.reliefspan.numerics.interval.IntervalCensoredData;
import org.reliefspan.numerics.interval.TurnbullEstimate;
import org.reliefspan.numerics.interval.TurnbullEstimator;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.Quantiles;

/**
 * Turnbull's estimate of 100,000 intervals from rows to masses, tolerance 1e-8: durations
 * Weibull(1.3, 210), visits every 30 to 90 days for two years, on whole days or at any time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LargeTurnbullBenchmark {
  private static final int ROWS = 100_000;

  private final double[] weight = new double[ROWS];
  private final double[][] wholeDays = new double[2][ROWS];
  private final double[][] anyTime = new double[2][ROWS];

  /** Draws the visits. */
  @Setup
  public void draw() {
    Arrays.fill(weight, 1);
    Philox philox = Philox.keyed(7, "benchmark.turnbull");
    for (int row = 0; row < ROWS; row++) {
      double lasts = Quantiles.weibull(philox.uniform(row, Purpose.of("duration"), 0), 1.3, 210);
      observe(philox, row, lasts, 1, wholeDays);
      observe(philox, row, lasts, 0, anyTime);
    }
  }

  private static void observe(Philox philox, int row, double lasts, int grid, double[][] ends) {
    Purpose visit = Purpose.of("visit");
    double day = 0;
    ends[1][row] = Double.POSITIVE_INFINITY;
    for (int number = 0; day < 730; number++) {
      double gap = 30 + 60 * philox.uniform(row, visit, number);
      day += grid > 0 ? Math.floor(gap) : gap;
      if (day >= lasts) {
        ends[1][row] = day;
        return;
      }
      ends[0][row] = day;
    }
  }

  /** Visits on whole days. */
  @Benchmark
  public TurnbullEstimate wholeDays() {
    return fit(wholeDays);
  }

  /** Visits at any time. */
  @Benchmark
  public TurnbullEstimate anyTime() {
    return fit(anyTime);
  }

  private TurnbullEstimate fit(double[][] ends) {
    return TurnbullEstimator.over(IntervalCensoredData.aggregate(ends[0], ends[1], weight)).fit();
  }
}
