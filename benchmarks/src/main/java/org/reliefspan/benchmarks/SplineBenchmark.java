package org.reliefspan.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.reliefspan.numerics.duration.DurationSample;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.Quantiles;
import org.reliefspan.numerics.spline.RoystonParmar;
import org.reliefspan.numerics.spline.RoystonParmarFit;
import org.reliefspan.numerics.spline.SplineScale;

/** Royston-Parmar splines of 20,000 durations, a fifth of them censored, one covariate. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SplineBenchmark {
  private static final int ROWS = 20_000;

  private final RoystonParmar model = RoystonParmar.ofDegreesOfFreedom(SplineScale.HAZARD, 3);
  private final DurationSample sample;

  /** Draws the rows. */
  public SplineBenchmark() {
    Philox philox = Philox.keyed(7, "benchmark.spline");
    Purpose time = Purpose.of("time");
    double[] left = new double[ROWS];
    double[] right = new double[ROWS];
    double[] x = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      x[row] = row % 2;
      double scale = x[row] == 0 ? 60 : 90;
      left[row] = Quantiles.weibull(philox.uniform(row, time, 0), 1.3, scale);
      right[row] = row % 5 == 0 ? Double.POSITIVE_INFINITY : left[row];
    }
    sample = DurationSample.of(left, right, x, 1);
  }

  /** A whole fit with three degrees of freedom. */
  @Benchmark
  public RoystonParmarFit fit() {
    return model.fit(sample);
  }
}
