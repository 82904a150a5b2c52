package org.reliefspan.app.facilities;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Simulated numbers beside their exact values, added as rows to the file that {@code
 * -Dreliefspan.recovery.file} names; {@code benchmarks/exact-facilities.sh} asks for it.
 */
final class AgreementResults {
  private static final String HEADER = "model,number,exact,simulated,standard_error,replications";

  private AgreementResults() {}

  static void add(
      String model, String number, double exact, double simulated, double error, int n) {
    String file = System.getProperty("reliefspan.recovery.file", "");
    if (file.isEmpty()) {
      return;
    }
    String row =
        String.format(
            Locale.ROOT, "%s,%s,%.10g,%.10g,%.3g,%d%n", model, number, exact, simulated, error, n);
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
