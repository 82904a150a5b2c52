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

/** One addressed uniform number. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class UniformBenchmark {
  private final Philox philox = Philox.keyed(1, "benchmark.uniform");
  private final Purpose purpose = Purpose.of("uniform");
  private long patient;

  /** Philox4x32-10 at the next patient. */
  @Benchmark
  public double philox() {
    return philox.uniform(patient++, purpose, 0);
  }
}
