package org.reliefspan.numerics.survival;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** The rows of reference.R, and the numbers that R computed from them (reference.csv). */
final class SixtyRows {
  static final int SIZE = 60;
  static final double[] TIMES = {1, 2.5, 4, 6, 8, 10};

  private static final Map<String, double[]> REFERENCE = read();

  final double[] time = new double[SIZE];
  final int[] status = new int[SIZE];
  final int[] event = new int[SIZE];
  final int[] group = new int[SIZE];
  final int[] stratum = new int[SIZE];
  final double[] entry = new double[SIZE];
  final double[] weight = new double[SIZE];
  final int[] cluster = new int[SIZE];

  SixtyRows() {
    for (int i = 0; i < SIZE; i++) {
      time[i] = ((i * 37) % 61 / 3 + 1) / 2.0;
      status[i] = (i * 7 + i / 5) % 3;
      event[i] = Math.min(1, status[i]);
      group[i] = (i % 3 + (time[i] > 5 ? i % 2 : 0)) % 3;
      stratum[i] = (i / 7) % 2;
      entry[i] = Math.max(0, time[i] - (1 + (i * 11) % 7) * 0.75);
      weight[i] = 1 + (i % 4) / 2.0;
      cluster[i] = i / 2;
    }
  }

  SurvivalData events() {
    return SurvivalData.of(time, event);
  }

  SurvivalData causes() {
    return SurvivalData.of(time, status);
  }

  /** Thirty patients with two rows each, the second following the first. */
  SurvivalData recurrent(boolean terminal) {
    double[] stop = new double[SIZE];
    double[] start = new double[SIZE];
    int[] state = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double half = time[i / 2 * 2];
      start[i] = i % 2 == 0 ? 0 : half;
      stop[i] = i % 2 == 0 ? half : half + time[i];
      state[i] = (i * 5 + i / 3) % 4 != 0 ? 1 : 0;
      state[i] = terminal && i % 2 == 1 && i / 2 % 3 == 0 ? 2 : state[i];
    }
    return SurvivalData.of(stop, state).withEntry(start).withClusters(cluster);
  }

  /** A vector of reference.csv; NaN where R has NA. */
  static double[] reference(String name) {
    return Objects.requireNonNull(REFERENCE.get(name), name).clone();
  }

  private static Map<String, double[]> read() {
    Map<String, Map<Integer, Double>> values = new HashMap<>();
    try (InputStream stream =
            Objects.requireNonNull(SixtyRows.class.getResourceAsStream("reference.csv"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      lines.lines().skip(1).map(line -> line.split(",", -1)).forEach(cells -> put(values, cells));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, double[]> arrays = new HashMap<>();
    values.forEach(
        (name, map) ->
            arrays.put(name, map.values().stream().mapToDouble(Double::doubleValue).toArray()));
    return arrays;
  }

  private static void put(Map<String, Map<Integer, Double>> values, String[] cells) {
    values
        .computeIfAbsent(cells[0], name -> new TreeMap<>())
        .put(
            Integer.valueOf(cells[1]),
            cells[2].isEmpty() ? Double.NaN : Double.parseDouble(cells[2]));
  }

  static double[] at(DoubleUnaryOperator curve) {
    return Arrays.stream(TIMES).map(curve).toArray();
  }
}
