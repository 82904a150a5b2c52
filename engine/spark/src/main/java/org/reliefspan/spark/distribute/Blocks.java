package org.reliefspan.spark.distribute;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import org.reliefspan.analysis.timeline.TimelineBlock;
import org.reliefspan.spark.session.EngineSession;
import org.reliefspan.spark.store.BlockReader;
import org.reliefspan.spark.store.EventStore;

/** The timeline blocks of a store, decoded once and kept for every further analysis. */
public final class Blocks implements AutoCloseable {
  private final JavaRDD<TimelineBlock> blocks;
  private final int count;

  private Blocks(JavaRDD<TimelineBlock> blocks, int count) {
    this.blocks = blocks;
    this.count = count;
  }

  /** The blocks of a store; they are decoded when first asked for. */
  public static Blocks of(EngineSession session, EventStore store) {
    JavaRDD<TimelineBlock> blocks =
        BlockReader.read(session, store).persist(StorageLevel.MEMORY_AND_DISK());
    return new Blocks(blocks, store.manifest().blocks());
  }

  private record Numbered<R>(long block, R result) implements Serializable {}

  public int count() {
    return count;
  }

  /**
   * What a function makes of each block, in block order whatever ran first.
   *
   * @param analysis its results must be serializable
   */
  public <R> List<R> map(SerializableFunction<TimelineBlock, R> analysis) {
    List<Numbered<R>> results =
        new ArrayList<>(
            blocks.map(block -> new Numbered<>(block.number(), analysis.apply(block))).collect());
    if (results.size() != count) {
      throw new IllegalStateException(
          "%d blocks were read but the manifest names %d".formatted(results.size(), count));
    }
    results.sort(Comparator.comparingLong(Numbered::block));
    return results.stream().map(Numbered::result).toList();
  }

  /**
   * Folds what a function makes of each block in block order: {@code merge(merge(first, second),
   * third)} and so on. The left operand may be changed and returned.
   *
   * @throws IllegalStateException if there is no block
   */
  public <R> R reduce(SerializableFunction<TimelineBlock, R> analysis, BinaryOperator<R> merge) {
    return map(analysis).stream()
        .reduce(merge)
        .orElseThrow(() -> new IllegalStateException("the store has no block"));
  }

  /** Frees the memory the blocks take. */
  @Override
  public void close() {
    blocks.unpersist();
  }
}
