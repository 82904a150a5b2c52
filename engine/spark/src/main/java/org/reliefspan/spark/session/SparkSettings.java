package org.reliefspan.spark.session;

import java.nio.file.Path;

/**
 * How Spark is to run.
 *
 * @param master master URL, such as {@code local[2]}
 * @param partitions least number of parts that inputs are split into where their size allows
 * @param scratch folder for everything temporary; nothing is written elsewhere
 */
public record SparkSettings(String master, int partitions, Path scratch) {
  public SparkSettings {
    if (master.isBlank()) {
      throw new IllegalArgumentException(
          "The master () must be a Spark master URL. Maybe local[*].");
    }
    if (partitions < 1) {
      throw new IllegalArgumentException(
          "The partitions (%d) must be at least 1. Maybe leave them out.".formatted(partitions));
    }
    scratch = scratch.toAbsolutePath().normalize();
  }

  /** Threads of this process. */
  public static SparkSettings local(int threads, Path scratch) {
    if (threads < 1) {
      throw new IllegalArgumentException(
          "The threads (%d) must be at least 1. Maybe leave them out.".formatted(threads));
    }
    return new SparkSettings("local[%d]".formatted(threads), threads, scratch);
  }

  public SparkSettings withPartitions(int newPartitions) {
    return new SparkSettings(master, newPartitions, scratch);
  }
}
