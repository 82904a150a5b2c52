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
import org.reliefspan.numerics.survival.MeanCumulativeCount;
import org.reliefspan.numerics.survival.SurvivalData;

/** Mean counts of recurrent events of 20,000 patients with five rows each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RecurrentBenchmark {
  private static final int ROWS = 100_000;

  private final SurvivalData data;

  /** Draws the rows: gaps of 1 to 30 days, two in three ending with an event. */
  public RecurrentBenchmark() {
    Philox philox = Philox.keyed(7, "benchmark.recurrent");
    Purpose gap = Purpose.of("gap");
    double[] start = new double[ROWS];
    double[] stop = new double[ROWS];
    int[] status = new int[ROWS];
    int[] patient = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      patient[row] = row / 5;
      start[row] = row % 5 == 0 ? 0 : stop[row - 1];
      stop[row] = start[row] + 1 + Math.floor(30 * philox.uniform(row, gap, 0));
      status[row] = row % 3 == 0 ? 0 : 1;
    }
    data = SurvivalData.of(stop, status).withEntry(start).withClusters(patient);
  }

  /** The mean with its robust variance at all times. */
  @Benchmark
  public MeanCumulativeCount meanCount() {
    return MeanCumulativeCount.of(data);
  }
}
