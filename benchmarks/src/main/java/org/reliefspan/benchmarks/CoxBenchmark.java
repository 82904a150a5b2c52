package org.reliefspan.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.reliefspan.numerics.hazard.CoxFit;
import org.reliefspan.numerics.hazard.CoxRegression;
import org.reliefspan.numerics.hazard.HazardData;
import org.reliefspan.numerics.hazard.TieHandling;

/** A Cox model of 1,000,000 rows and 10 covariates: one operation is one full fit. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CoxBenchmark {
  private static final int ROWS = 1_000_000;
  private static final int COLUMNS = 10;
  private static final double[] TRUTH = {0.5, -0.3, 0.2, 0, 0.1, -0.1, 0.4, -0.2, 0.3, 0};

  /** Whole days, at most 1,000 of them, or continuous times. */
  @Param({"days", "continuous"})
  public String times = "days";

  /** Handling of ties. */
  @Param({"EFRON", "BRESLOW"})
  public TieHandling ties = TieHandling.EFRON;

  private final double[] design = new double[ROWS * COLUMNS];
  private final double[] time = new double[ROWS];
  private final int[] status = new int[ROWS];

  /** Draws the rows. */
  @Setup
  public void draw() {
    SplittableRandom random = new SplittableRandom(1);
    for (int row = 0; row < ROWS; row++) {
      double predictor = 0;
      for (int j = 0; j < COLUMNS; j++) {
        double x = j % 2 == 0 ? random.nextGaussian() : Math.max(0, random.nextInt(3) - 1);
        design[row * COLUMNS + j] = x;
        predictor += TRUTH[j] * x;
      }
      double event = -300 * Math.log(1 - random.nextDouble()) / Math.exp(predictor);
      double end = Math.min(event, 1000 * random.nextDouble());
      time[row] = times.equals("days") ? Math.ceil(end) : end;
      status[row] = event == end ? 1 : 0;
    }
  }

  /** From arrays to the fitted model. */
  @Benchmark
  public CoxFit fit() {
    return CoxRegression.withTies(ties).fit(HazardData.ofTimes(design, COLUMNS, time, status));
  }
}
