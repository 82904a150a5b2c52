package org.reliefspan.spark.distribute;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.reliefspan.spark.session.EngineSession;

/** Work that is cut into numbered tasks beforehand, so that partitions only say who does which. */
public final class NumberedTasks {

  private NumberedTasks() {}

  private record Numbered<R>(int task, R result) implements Serializable {}

  /**
   * What a function makes of each number from 0, in the order of the numbers.
   *
   * @param work its results must be serializable
   */
  public static <R> List<R> map(
      EngineSession session, int tasks, SerializableFunction<Integer, R> work) {
    List<Integer> numbers = IntStream.range(0, tasks).boxed().toList();
    int partitions = Math.min(tasks, session.settings().partitions());
    List<Numbered<R>> results =
        new ArrayList<>(
            session
                .context()
                .parallelize(new ArrayList<>(numbers), partitions)
                .map(number -> new Numbered<>(number, work.apply(number)))
                .collect());
    results.sort(Comparator.comparingInt(Numbered::task));
    return results.stream().map(Numbered::result).toList();
  }
}
