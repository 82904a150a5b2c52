package org.reliefspan.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.reliefspan.numerics.gee.GeeFit;
import org.reliefspan.numerics.gee.GeePart;
import org.reliefspan.numerics.gee.GeneralisedEstimatingEquations;
import org.reliefspan.numerics.gee.WorkingCorrelation;
import org.reliefspan.numerics.glm.Family;
import org.reliefspan.numerics.glm.RegressionData;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.Quantiles;
import org.reliefspan.numerics.variance.Clusters;

/** Estimating equations of 20,000 subjects with five rows and six columns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class GeeBenchmark {
  private static final int ROWS = 100_000;
  private static final int COLUMNS = 6;
  private static final int ROWS_OF_SUBJECT = 5;

  private final RegressionData data;
  private final Clusters clusters;
  private final GeePart part;
  private final double[] at = new double[COLUMNS];
  private final boolean[] estimable = new boolean[COLUMNS];

  /** Draws the rows: a share of the noise is the subject's. */
  public GeeBenchmark() {
    Philox philox = Philox.keyed(7, "benchmark.gee");
    Purpose covariate = Purpose.of("covariate");
    Purpose noise = Purpose.of("noise");
    double[] design = new double[ROWS * COLUMNS];
    double[] response = new double[ROWS];
    int[] subject = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      subject[row] = row / ROWS_OF_SUBJECT;
      design[row * COLUMNS] = 1;
      response[row] =
          Quantiles.normal(philox.uniform(subject[row], noise, -1), 0, 1)
              + Quantiles.normal(philox.uniform(row, noise, 0), 0, 1);
      for (int j = 1; j < COLUMNS; j++) {
        double value = Quantiles.normal(philox.uniform(row, covariate, j), 0, 1);
        design[row * COLUMNS + j] = value;
        response[row] += 0.1 * j * value;
      }
    }
    Arrays.fill(estimable, true);
    data = RegressionData.of(design, response);
    clusters = Clusters.of(subject);
    part = GeePart.of(Family.gaussian(), data, clusters, WorkingCorrelation.EXCHANGEABLE);
  }

  /** One pass: scores, information and outer products. */
  @Benchmark
  public double[] pass() {
    return part.pass(at, 0.4, estimable);
  }

  /** One pass for scale and correlation. */
  @Benchmark
  public double[] moments() {
    return part.moments(at);
  }

  /** A whole fit with both covariances. */
  @Benchmark
  public GeeFit fit() {
    return GeneralisedEstimatingEquations.fit(
        Family.gaussian(), data, clusters, WorkingCorrelation.EXCHANGEABLE);
  }
}
