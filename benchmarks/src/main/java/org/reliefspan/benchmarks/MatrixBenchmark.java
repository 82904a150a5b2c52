package org.reliefspan.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.reliefspan.numerics.matrix.Cholesky;
import org.reliefspan.numerics.matrix.MatrixExponential;

/** Small matrices as inner loops meet them: five states, twenty columns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MatrixBenchmark {
  private static final int STATES = 5;
  private static final int COLUMNS = 20;

  private final MatrixExponential exponential = MatrixExponential.ofSize(STATES);
  private final double[] generator = new double[STATES * STATES];
  private final Cholesky factor = Cholesky.ofSize(COLUMNS);
  private final double[] positive = new double[COLUMNS * COLUMNS];
  private final double[] right = new double[COLUMNS];

  /** A generator of neighbouring moves, and a matrix whose entries fall off the diagonal. */
  public MatrixBenchmark() {
    for (int i = 0; i < STATES; i++) {
      for (int j = 0; j < STATES; j++) {
        double rate = Math.abs(i - j) == 1 ? 0.3 + 0.1 * i : 0;
        generator[i * STATES + j] = rate;
        generator[i * STATES + i] -= rate;
      }
    }
    for (int i = 0; i < COLUMNS; i++) {
      for (int j = 0; j < COLUMNS; j++) {
        positive[i * COLUMNS + j] = Math.pow(0.5, Math.abs(i - j));
      }
    }
  }

  /** exp of a generator. */
  @Benchmark
  public boolean exponential() {
    return exponential.evaluate(generator);
  }

  /** A factorisation and one solution. */
  @Benchmark
  public double factorAndSolve() {
    right[0] = 1;
    factor.refactor(positive, Cholesky.TOLERANCE);
    factor.solve(right);
    return right[0];
  }
}
