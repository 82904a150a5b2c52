package org.reliefspan.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.reliefspan.numerics.duration.AcceleratedFailureTime;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.duration.DurationFit;
import org.reliefspan.numerics.duration.DurationSample;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.Quantiles;

/**
 * Interval-censored regression of a million rows with an intercept and five covariates: one
 * operation is one fit. Durations are Weibull, visits every 20 to 90 days up to two years.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DurationBenchmark {
  private static final int ROWS = 1_000_000;
  private static final int COLUMNS = 6;
  private static final double[] COEFFICIENT = {5, 0.3, -0.2, 0.1, 0.05, -0.4};

  private final double[] left = new double[ROWS];
  private final double[] right = new double[ROWS];
  private final double[] design = new double[ROWS * COLUMNS];
  private final DurationSample sample;

  /** Simulates the rows. */
  public DurationBenchmark() {
    Philox philox = Philox.keyed(7, "benchmark.duration");
    Purpose covariate = Purpose.of("covariate");
    Purpose duration = Purpose.of("duration");
    Purpose visit = Purpose.of("visit");
    for (int row = 0; row < ROWS; row++) {
      double location = 0;
      for (int i = 0; i < COLUMNS; i++) {
        double x = i == 0 ? 1 : 2 * philox.uniform(row, covariate, i) - 1;
        design[row * COLUMNS + i] = x;
        location += COEFFICIENT[i] * x;
      }
      double lasts =
          Quantiles.weibull(philox.uniform(row, duration, 0), 1 / 0.7, Math.exp(location));
      double day = 10 + 80 * philox.uniform(row, visit, 0);
      for (int number = 1; day <= lasts && day < 730; number++) {
        left[row] = day;
        day += 20 + 70 * philox.uniform(row, visit, number);
      }
      right[row] = day < 730 ? day : Double.POSITIVE_INFINITY;
    }
    sample = DurationSample.of(left, right, design, COLUMNS);
  }

  /** Logarithms of the ends. */
  @Benchmark
  public DurationSample prepare() {
    return DurationSample.of(left, right, design, COLUMNS);
  }

  /** The Weibull fit. */
  @Benchmark
  public DurationFit weibull() {
    return AcceleratedFailureTime.of(DurationDistribution.WEIBULL).fit(sample);
  }

  /** The log-normal fit. */
  @Benchmark
  public DurationFit lognormal() {
    return AcceleratedFailureTime.of(DurationDistribution.LOGNORMAL).fit(sample);
  }
}
