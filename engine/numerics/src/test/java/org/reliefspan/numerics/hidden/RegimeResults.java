package org.reliefspan.numerics.hidden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;

/**
 * Estimates of the median over data sets, added as one row to the file that {@code
 * -Dreliefspan.recovery.file} names; {@code benchmarks/visit-regimes.sh} draws it.
 */
final class RegimeResults {
  private static final String HEADER = "visits,method,mean,p2.5,p97.5,held,data_sets";

  private RegimeResults() {}

  static double mean(double[] medians) {
    return Arrays.stream(medians).average().orElseThrow();
  }

  /** Adds a row; {@code held} is empty for methods without limits. */
  static void add(VisitRegime regime, String method, double[] medians, String held) {
    String file = System.getProperty("reliefspan.recovery.file", "");
    if (file.isEmpty()) {
      return;
    }
    double[] sorted = medians.clone();
    Arrays.sort(sorted);
    String row =
        String.format(
            Locale.ROOT,
            "%s,%s,%.3f,%.3f,%.3f,%s,%d%n",
            regime.name().toLowerCase(Locale.ROOT),
            method,
            mean(medians),
            sorted[(int) (0.025 * sorted.length)],
            sorted[(int) (0.975 * (sorted.length - 1))],
            held,
            sorted.length);
    try {
      Path path = Path.of(file);
      String text = Files.exists(path) ? row : HEADER + System.lineSeparator() + row;
      Files.writeString(
          path, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
