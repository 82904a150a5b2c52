package org.reliefspan.numerics.hiddenmarkov;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.reliefspan.numerics.panel.PanelVisits;

/**
 * 200 simulated subjects in relief (1) or pain (2), scored with mistakes, or dead (3) on their day;
 * resource {@code mistaken_scores.csv} with columns subject, day, state, x, first.
 */
record MistakenScores(List<double[]> rows) {
  static MistakenScores all() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    MistakenScores.class.getResourceAsStream("mistaken_scores.csv")),
                StandardCharsets.UTF_8))) {
      return new MistakenScores(reader.lines().skip(1).map(MistakenScores::numbers).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[] numbers(String line) {
    String[] words = line.split(",", -1);
    double[] numbers = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = Double.parseDouble(words[i]);
    }
    return numbers;
  }

  double[] column(int column) {
    return rows.stream().mapToDouble(row -> row[column]).toArray();
  }

  private int[] whole(int column) {
    return rows.stream().mapToInt(row -> (int) row[column] - 1).toArray();
  }

  HiddenMarkovRows.Builder builder() {
    return HiddenMarkovRows.of(whole(0), column(1), whole(2))
        .occasions(
            rows.stream()
                .map(row -> row[2] == 3 ? Occasion.ENTERED : Occasion.PLANNED)
                .toArray(Occasion[]::new));
  }

  /** First scores are right. */
  HiddenMarkovRows.Builder firstKnown() {
    boolean[] known = new boolean[rows.size()];
    for (int row = 0; row < known.length; row++) {
      known[row] = rows.get(row)[4] == 1;
    }
    return builder().known(known);
  }

  PanelVisits.Builder visits() {
    return PanelVisits.of(whole(0), column(1), whole(2)).enteredExactly(2);
  }
}
