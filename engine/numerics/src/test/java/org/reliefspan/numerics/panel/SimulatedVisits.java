package org.reliefspan.numerics.panel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * 150 simulated subjects in relief (1), in pain (2) or dead (3), 99 not known; resource {@code
 * simulated_visits.csv} with columns subject, day, state, x, age, weight.
 */
final class SimulatedVisits {
  final int[] subject;
  final double[] day;
  final int[] state;
  final double[] x;
  final double[] age;
  final double[] weight;

  private SimulatedVisits(List<String[]> rows) {
    subject = rows.stream().mapToInt(row -> Integer.parseInt(row[0]) - 1).toArray();
    day = column(rows, 1);
    state = rows.stream().mapToInt(row -> Integer.parseInt(row[2]) - 1).toArray();
    x = column(rows, 3);
    age = column(rows, 4);
    weight = column(rows, 5);
  }

  static SimulatedVisits all() {
    return where(state -> true);
  }

  static SimulatedVisits known() {
    return where(state -> state != 99);
  }

  private static SimulatedVisits where(IntPredicate kept) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    SimulatedVisits.class.getResourceAsStream("simulated_visits.csv")),
                StandardCharsets.UTF_8))) {
      return new SimulatedVisits(
          reader
              .lines()
              .skip(1)
              .map(line -> line.split(",", -1))
              .filter(row -> kept.test(Integer.parseInt(row[2])))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PanelVisits.Builder rows() {
    return PanelVisits.of(subject, day, state);
  }

  double[] xAndAge() {
    return IntStream.range(0, 2 * x.length)
        .mapToDouble(i -> i % 2 == 0 ? x[i / 2] : age[i / 2])
        .toArray();
  }

  private static double[] column(List<String[]> rows, int column) {
    return rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray();
  }
}
