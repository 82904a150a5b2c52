package org.reliefspan.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.reliefspan.numerics.accumulate.DailyEventCounts;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

/** Follow-ups counted by day and cause: one operation of {@code add} is one follow-up. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DailyEventCountsBenchmark {
  private static final int FOLLOW_UPS = 1 << 16;
  private static final int HORIZON_DAYS = 730;
  private static final int CAUSES = 4;

  private final DailyEventCounts counts = DailyEventCounts.withHorizon(HORIZON_DAYS, CAUSES);
  private final DailyEventCounts other = DailyEventCounts.withHorizon(HORIZON_DAYS, CAUSES);
  private final int[] days = new int[FOLLOW_UPS];
  private final int[] causes = new int[FOLLOW_UPS];

  /** Draws days (some beyond the horizon) and causes once. */
  public DailyEventCountsBenchmark() {
    Philox philox = Philox.keyed(1, "benchmark.follow-up");
    Purpose day = Purpose.of("day");
    Purpose cause = Purpose.of("cause");
    for (int i = 0; i < FOLLOW_UPS; i++) {
      days[i] = (int) (philox.uniform(i, day, 0) * 1.2 * HORIZON_DAYS);
      causes[i] = (int) (philox.uniform(i, cause, 0) * (CAUSES + 1));
      other.add(days[i], causes[i]);
    }
  }

  /** One follow-up. */
  @Benchmark
  @OperationsPerInvocation(FOLLOW_UPS)
  public DailyEventCounts add() {
    for (int i = 0; i < FOLLOW_UPS; i++) {
      counts.add(days[i], causes[i]);
    }
    return counts;
  }

  /** One merge of two years by day and five causes, as after a partition. */
  @Benchmark
  public DailyEventCounts merge() {
    counts.merge(other);
    return counts;
  }
}
