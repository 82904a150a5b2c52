package org.reliefspan.app.service;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import org.reliefspan.spark.session.SparkSettings;

/**
 * How the engine runs; none of it changes a result.
 *
 * @param master Spark master URL; all local processors when empty
 * @param threads local threads; excludes a master
 * @param partitions parts that data are split into
 * @param progress told what is being done
 */
public record EngineOptions(
    Optional<String> master, OptionalInt threads, OptionalInt partitions, Progress progress) {
  public EngineOptions {
    if (master.isPresent() && threads.isPresent()) {
      throw new IllegalArgumentException(
          "threads and master exclude each other. Maybe write local[N] as the master?");
    }
  }

  /** All local processors, no progress. */
  public static EngineOptions standard() {
    return new EngineOptions(
        Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), Progress.silent());
  }

  /** Runs work whose parallel parts take no more threads than asked for. */
  <T> T within(Supplier<T> work) {
    if (threads.isEmpty()) {
      return work.get();
    }
    ForkJoinPool pool = new ForkJoinPool(threads.getAsInt());
    try {
      return pool.submit(work::get).join();
    } finally {
      pool.shutdown();
    }
  }

  SparkSettings spark(Path scratch) {
    int processors = threads.orElse(Runtime.getRuntime().availableProcessors());
    SparkSettings local = SparkSettings.local(processors, scratch);
    SparkSettings settings =
        master.map(url -> new SparkSettings(url, local.partitions(), scratch)).orElse(local);
    return partitions.isPresent() ? settings.withPartitions(partitions.getAsInt()) : settings;
  }
}
