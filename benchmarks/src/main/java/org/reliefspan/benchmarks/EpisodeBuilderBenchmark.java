package org.reliefspan.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.reliefspan.analysis.episode.EpisodeBuilder;
import org.reliefspan.analysis.episode.EpisodePlan;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.timeline.TimelineBlock;

/** Episodes of a full block: one operation is one event of a timeline. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class EpisodeBuilderBenchmark {
  private final TimelineBlock block = SyntheticBlock.make();
  private final EpisodePlan plan = SyntheticBlock.plan();

  /** Refuses a block of another size than the results are divided by. */
  public EpisodeBuilderBenchmark() {
    if (block.events() != SyntheticBlock.EVENTS) {
      throw new IllegalStateException(
          "events (%d) must be %d".formatted(block.events(), SyntheticBlock.EVENTS));
    }
  }

  /** One event. */
  @Benchmark
  @OperationsPerInvocation(SyntheticBlock.EVENTS)
  public EpisodeTable build() {
    return EpisodeBuilder.build(block, plan);
  }
}
