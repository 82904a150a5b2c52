package org.reliefspan.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.reliefspan.numerics.linear.LinearModel;
import org.reliefspan.numerics.linear.LinearModelFit;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.Quantiles;
import org.reliefspan.numerics.variance.Sandwich;

/** Linear regression of 100,000 rows on ten columns, and the sandwich of its scores. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LinearBenchmark {
  private static final int ROWS = 100_000;
  private static final int COLUMNS = 10;

  private final double[] design = new double[ROWS * COLUMNS];
  private final double[] response = new double[ROWS];
  private final int[] cluster = new int[ROWS];

  /** Draws the rows. */
  public LinearBenchmark() {
    Philox philox = Philox.keyed(7, "benchmark.linear");
    Purpose cell = Purpose.of("cell");
    for (int row = 0; row < ROWS; row++) {
      for (int j = 0; j < COLUMNS; j++) {
        double normal = Quantiles.normal(philox.uniform(row, cell, j), 0, 1);
        design[row * COLUMNS + j] = j == 0 ? 1 : normal;
      }
      response[row] = Quantiles.normal(philox.uniform(row, cell, COLUMNS), 0, 1);
      cluster[row] = row / 4;
    }
  }

  /** A whole fit with covariance. */
  @Benchmark
  public LinearModelFit fit() {
    return LinearModel.fit(design, response);
  }

  /** Outer products of the scores of 25,000 clusters. */
  @Benchmark
  public double[] meat() {
    return Sandwich.meat(design, cluster, COLUMNS);
  }
}
