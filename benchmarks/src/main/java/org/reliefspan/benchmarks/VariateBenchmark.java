package org.reliefspan.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.Quantiles;
import org.reliefspan.numerics.resample.PatientBootstrapWeights;

/** One variate by inversion, and one bootstrap weight of a subject. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VariateBenchmark {
  private final Philox philox = Philox.keyed(1, "benchmark.variate");
  private final Purpose purpose = Purpose.of("variate");
  private final PatientBootstrapWeights weights =
      PatientBootstrapWeights.from(
          (patient, replicate) -> philox.uniform(patient, purpose, replicate));
  private long patient;

  private double next() {
    return philox.uniform(patient++, purpose, 0);
  }

  /** Gamma of shape 2.5. */
  @Benchmark
  public double gamma() {
    return Quantiles.gamma(next(), 2.5, 4);
  }

  /** Generalised gamma with q = -0.6. */
  @Benchmark
  public double generalisedGamma() {
    return Quantiles.generalisedGamma(next(), 3, 0.8, -0.6);
  }

  /** Log-logistic. */
  @Benchmark
  public double logLogistic() {
    return Quantiles.logLogistic(next(), 1.7, 40);
  }

  /** Gompertz. */
  @Benchmark
  public double gompertz() {
    return Quantiles.gompertz(next(), 0.02, 0.01);
  }

  /** Weight of a subject in a replicate. */
  @Benchmark
  public int bootstrapWeight() {
    return weights.weight(patient++, 3);
  }
}
