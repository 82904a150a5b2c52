package org.reliefspan.numerics.illness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * 240 simulated subjects in relief (1), lost (2), with a repeat (3) or dead (4), the last two on
 * their day; resource {@code dated_ends.csv} with columns subject, day, state, x, z, weight, end.
 */
record DatedEnds(List<double[]> rows) {
  private static final int STATE = 2;

  static DatedEnds all() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(DatedEnds.class.getResourceAsStream("dated_ends.csv")),
                StandardCharsets.UTF_8))) {
      return new DatedEnds(
          reader.lines().skip(1).map(DatedEnds::numbers).collect(Collectors.toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[] numbers(String line) {
    String[] words = line.split(",", -1);
    return IntStream.range(0, words.length)
        .mapToDouble(i -> Double.parseDouble(words[i]))
        .toArray();
  }

  /** Both end states as one. */
  DatedEnds oneEndState() {
    return new DatedEnds(
        rows.stream()
            .map(
                row -> {
                  double[] changed = row.clone();
                  changed[STATE] = Math.min(3, row[STATE]);
                  return changed;
                })
            .toList());
  }

  DatedEnds where(Predicate<double[]> kept) {
    return new DatedEnds(rows.stream().filter(kept).toList());
  }

  /**
   * Subjects with two visits in relief, from the second on.
   *
   * @return entry by subject
   */
  Map<Integer, Double> secondVisitInRelief() {
    Map<Integer, List<double[]>> bySubject =
        rows.stream()
            .filter(row -> row[STATE] == 1)
            .sorted(Comparator.comparingDouble(row -> row[1]))
            .collect(Collectors.groupingBy(row -> (int) row[0], TreeMap::new, Collectors.toList()));
    Map<Integer, Double> second = new TreeMap<>();
    bySubject.forEach(
        (subject, visits) -> {
          if (visits.size() > 1) {
            second.put(subject, visits.get(1)[1]);
          }
        });
    return second;
  }

  double[] column(int column) {
    return rows.stream().mapToDouble(row -> row[column]).toArray();
  }

  private int[] whole(int column, int less) {
    return rows.stream().mapToInt(row -> (int) row[column] - less).toArray();
  }

  /** Without covariates, weights and ends of observation. */
  IllnessHistories.Builder visits() {
    return IllnessHistories.of(whole(0, 1), column(1), whole(STATE, 1));
  }

  /** With the end of observation. */
  IllnessHistories.Builder followed() {
    return visits().ends(column(6));
  }

  double[] covariates() {
    return rows.stream()
        .flatMapToDouble(row -> IntStream.of(3, 4).mapToDouble(i -> row[i]))
        .toArray();
  }

  double[] weights() {
    return column(5);
  }
}
