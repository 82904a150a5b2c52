package org.reliefspan.simulation.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Death rates of the United States 2015 by age, both sexes; the source stands in the file. */
final class LifeTableResource {
  private LifeTableResource() {}

  static List<Double> rates() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    LifeTableResource.class.getResourceAsStream("life_table_usa_2015.csv")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isEmpty() && Character.isDigit(line.charAt(0)))
          .map(line -> Double.valueOf(line.substring(line.indexOf(',') + 1)))
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
