package org.reliefspan.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.reliefspan.numerics.glm.Family;
import org.reliefspan.numerics.glm.GeneralisedLinearLikelihood;
import org.reliefspan.numerics.glm.GeneralisedLinearModel;
import org.reliefspan.numerics.glm.GlmFit;
import org.reliefspan.numerics.glm.RegressionData;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.Quantiles;

/** Logistic regression of {@value #ROWS} rows on a constant and {@value #COVARIATES} covariates. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LogisticBenchmark {
  static final int ROWS = 1_000_000;
  static final int COVARIATES = 20;
  private static final int COLUMNS = COVARIATES + 1;

  private final RegressionData data;
  private final GeneralisedLinearLikelihood likelihood;
  private final double[] at = new double[COLUMNS];
  private final double[] gradient = new double[COLUMNS];
  private final double[] information = new double[COLUMNS * COLUMNS];

  /** Draws the rows: every third covariate is binary, the others normal. */
  public LogisticBenchmark() {
    Philox philox = Philox.keyed(7, "benchmark.logistic");
    Purpose covariate = Purpose.of("covariate");
    Purpose outcome = Purpose.of("outcome");
    double[] design = new double[ROWS * COLUMNS];
    double[] response = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      design[row * COLUMNS] = 1;
      double eta = -1;
      for (int j = 1; j < COLUMNS; j++) {
        double uniform = philox.uniform(row, covariate, j);
        double value = j % 3 == 0 ? (uniform < 0.3 ? 1 : 0) : Quantiles.normal(uniform, 0, 1);
        design[row * COLUMNS + j] = value;
        eta += 0.1 * (j % 5 - 2) * value;
      }
      response[row] = philox.uniform(row, outcome, 0) < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
    }
    data = RegressionData.of(design, response);
    likelihood = GeneralisedLinearLikelihood.of(Family.binomial(), data);
  }

  /** A whole fit with covariance. */
  @Benchmark
  public GlmFit fit() {
    return GeneralisedLinearModel.fit(Family.binomial(), data);
  }

  /** One pass: value, gradient and information. */
  @Benchmark
  public double pass() {
    return likelihood.evaluate(at, gradient, information);
  }
}
