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
import org.reliefspan.numerics.survival.SurvivalComparison;

/** A million follow-ups in ten groups: ten Kaplan-Meier curves and the log-rank test. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SurvivalComparisonBenchmark {
  private static final int ROWS = 1_000_000;
  private static final int GROUPS = 10;
  private static final double MEAN_DAYS = 400;
  private static final double LONGEST_DAYS = 1500;

  private final double[] days = new double[ROWS];
  private final double[] times = new double[ROWS];
  private final int[] status = new int[ROWS];
  private final int[] group = new int[ROWS];

  /** Exponential times, uniform censoring. */
  public SurvivalComparisonBenchmark() {
    Philox philox = Philox.keyed(1, "benchmark.survival");
    Purpose event = Purpose.of("event");
    Purpose censoring = Purpose.of("censoring");
    for (int i = 0; i < ROWS; i++) {
      double relapse = -MEAN_DAYS * Math.log(philox.uniform(i, event, 0));
      double end = LONGEST_DAYS * philox.uniform(i, censoring, 0);
      times[i] = Math.min(relapse, end);
      days[i] = Math.floor(times[i]);
      status[i] = relapse <= end ? 1 : 0;
      group[i] = i % GROUPS;
    }
  }

  /** Whole days, which are counted. */
  @Benchmark
  public SurvivalComparison wholeDays() {
    return SurvivalComparison.of(days, status, group, GROUPS);
  }

  /** Times without ties, which are sorted. */
  @Benchmark
  public SurvivalComparison continuousTimes() {
    return SurvivalComparison.of(times, status, group, GROUPS);
  }
}
