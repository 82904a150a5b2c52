package org.reliefspan.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.reliefspan.numerics.math.DetMath;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

/** Logarithms of uniform numbers: what the same bits on every machine cost. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LogarithmBenchmark {
  private static final int NUMBERS = 1024;

  private final double[] numbers = new double[NUMBERS];

  /** Draws the arguments once. */
  public LogarithmBenchmark() {
    Philox philox = Philox.keyed(1, "benchmark.logarithm");
    Purpose purpose = Purpose.of("argument");
    for (int i = 0; i < NUMBERS; i++) {
      numbers[i] = philox.uniform(i, purpose, 0);
    }
  }

  /** The same bits everywhere. */
  @Benchmark
  @OperationsPerInvocation(NUMBERS)
  public double detMath() {
    double sum = 0;
    for (double number : numbers) {
      sum += DetMath.log(number);
    }
    return sum;
  }

  /** The same bits everywhere, from the JDK. */
  @Benchmark
  @OperationsPerInvocation(NUMBERS)
  public double strictMath() {
    double sum = 0;
    for (double number : numbers) {
      sum += StrictMath.log(number);
    }
    return sum;
  }

  /** Fastest; the last bit may differ between machines. */
  @Benchmark
  @OperationsPerInvocation(NUMBERS)
  public double math() {
    double sum = 0;
    for (double number : numbers) {
      sum += Math.log(number);
    }
    return sum;
  }
}
