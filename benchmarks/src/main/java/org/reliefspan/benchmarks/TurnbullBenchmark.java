package org.reliefspan.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.reliefspan.numerics.interval.IntervalCensoredData;
import org.reliefspan.numerics.interval.TurnbullEstimate;
import org.reliefspan.numerics.interval.TurnbullEstimator;

/** Turnbull's estimate of 1,000 episodes: one operation is one fit to tolerance 1e-8. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TurnbullBenchmark {
  private final IntervalCensoredData data;
  private final TurnbullEstimator estimator;
  private final double[] fitted;
  private final double[] mass;
  private final double[][] resampled;
  private int resample;

  /** Fits once, for the warm starts. */
  public TurnbullBenchmark() {
    SyntheticDurations durations = new SyntheticDurations();
    data = durations.intervals();
    estimator = TurnbullEstimator.over(data);
    fitted = estimator.fit().masses();
    mass = fitted.clone();
    double[][] rows = durations.resampledWeights();
    resampled = new double[rows.length][data.size()];
    for (int i = 0; i < rows.length; i++) {
      data.sumByPair(rows[i], resampled[i]);
    }
  }

  /** Intervals and masses from nothing. */
  @Benchmark
  public TurnbullEstimate cold() {
    return TurnbullEstimator.over(data).fit();
  }

  /** Bootstrap weights, starting at the fitted masses. */
  @Benchmark
  public boolean warmRefit() {
    System.arraycopy(fitted, 0, mass, 0, mass.length);
    resample = (resample + 1) % resampled.length;
    return estimator.refit(resampled[resample], mass, TurnbullEstimator.TOLERANCE);
  }
}
