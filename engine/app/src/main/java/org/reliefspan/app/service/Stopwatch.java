package org.reliefspan.app.service;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Times the stages of a run for the manifest; never part of a result. */
final class Stopwatch {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Progress progress;
  private final SortedMap<String, Double> seconds = new TreeMap<>();

  Stopwatch(Progress progress) {
    this.progress = progress;
  }

  <T> T time(String stage, String words, Supplier<T> work) {
    progress.stage(words);
    long start = System.nanoTime();
    try {
      return work.get();
    } finally {
      seconds.merge(stage, (System.nanoTime() - start) / NANOS_PER_SECOND, Double::sum);
    }
  }

  SortedMap<String, Double> seconds() {
    return seconds;
  }
}
