package org.reliefspan.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.reliefspan.numerics.interval.DurationFamily;
import org.reliefspan.numerics.interval.MixtureDurationModel;
import org.reliefspan.numerics.interval.MixtureEstimate;
import org.reliefspan.numerics.interval.MixtureOutcome;
import org.reliefspan.numerics.interval.RelievedContributions;

/** The mixture of responders and never-responders over 1,000 episodes: one operation is one fit. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MixtureBenchmark {
  private final RelievedContributions data;
  private final MixtureDurationModel model;
  private final double[][] resampled;
  private final double[] start;
  private final double[] theta = new double[3];
  private int resample;

  /** Fits once, for the warm starts. */
  public MixtureBenchmark() {
    SyntheticDurations durations = new SyntheticDurations();
    data = durations.contributions();
    model = MixtureDurationModel.estimatingShare(data, DurationFamily.WEIBULL);
    resampled = durations.resampledWeights();
    start = new double[] {0, Math.log(200), 0};
    if (!(model.fit() instanceof MixtureEstimate) || !model.refit(data.weights(), start)) {
      throw new IllegalStateException("the mixture must be identified");
    }
  }

  /** Eight starts, both covariances. */
  @Benchmark
  public MixtureOutcome fit() {
    return model.fit();
  }

  /** Bootstrap weights, starting at the fitted parameters. */
  @Benchmark
  public boolean warmRefit() {
    System.arraycopy(start, 0, theta, 0, theta.length);
    resample = (resample + 1) % resampled.length;
    return model.refit(resampled[resample], theta);
  }
}
