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
import org.reliefspan.numerics.longitudinal.CovarianceStructure;
import org.reliefspan.numerics.longitudinal.RepeatedMeasures;
import org.reliefspan.numerics.longitudinal.RepeatedMeasuresFit;
import org.reliefspan.numerics.longitudinal.RepeatedMeasuresModel;

/**
 * The restricted likelihood of repeated measures, climbed to its maximum: six visits, a fifth of
 * them missing, arm by visit and two covariates (14 columns). One operation is one fit.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RepeatedMeasuresBenchmark {
  private static final int VISITS = 6;
  private static final int COLUMNS = 2 * VISITS + 2;

  /** Patients. */
  @Param({"200", "2000"})
  public int patients;

  private double[] design = {};
  private double[] response = {};
  private int[] subject = {};
  private double[] visit = {};
  private double[] time = {};

  /** Draws the patients. */
  @Setup
  public void draw() {
    SplittableRandom random = new SplittableRandom(1);
    int rows = patients * VISITS;
    design = new double[rows * COLUMNS];
    response = new double[rows];
    subject = new int[rows];
    visit = new double[rows];
    time = new double[rows];
    for (int patient = 0; patient < patients; patient++) {
      double walk = 3 * random.nextGaussian();
      double age = 40 + 30 * random.nextDouble();
      double baseline = random.nextGaussian();
      for (int at = 0; at < VISITS; at++) {
        int row = patient * VISITS + at;
        walk += random.nextGaussian();
        subject[row] = patient;
        visit[row] = at;
        time[row] = 30.0 * at + random.nextInt(20);
        design[row * COLUMNS + at] = 1;
        design[row * COLUMNS + VISITS + at] = patient % 2;
        design[row * COLUMNS + 2 * VISITS] = age;
        design[row * COLUMNS + 2 * VISITS + 1] = baseline;
        double value = 50 - at + baseline + walk + random.nextGaussian();
        response[row] = random.nextDouble() < 0.2 ? Double.NaN : value;
      }
    }
  }

  /** Patterns of visits are shared. */
  @Benchmark
  public RepeatedMeasuresFit unstructured() {
    return RepeatedMeasuresModel.fit(
        RepeatedMeasures.of(design, response, subject, visit),
        CovarianceStructure.unstructured(VISITS));
  }

  /** Every patient has times of its own. */
  @Benchmark
  public RepeatedMeasuresFit spatialExponential() {
    return RepeatedMeasuresModel.fit(
        RepeatedMeasures.of(design, response, subject, time),
        CovarianceStructure.spatialExponential());
  }
}
