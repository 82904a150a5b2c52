package org.reliefspan.numerics.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PhiloxTest {

  private static final Purpose PURPOSE = Purpose.of("visit.attended");

  static List<String> knownAnswers() throws IOException {
    List<String> rows = new ArrayList<>();
    try (InputStream in = PhiloxTest.class.getResourceAsStream("philox_kat.csv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      text.lines().filter(line -> line.startsWith("philox4x32")).forEach(rows::add);
    }
    assertThat(rows).hasSize(6);
    return rows;
  }

  @ParameterizedTest
  @MethodSource("knownAnswers")
  void answersAreThoseOfRandom123(String row) {
    String[] cells = row.split(",", -1);
    long[] counter = longs(cells[2]);
    long[] expected = longs(cells[4]);
    Philox philox = Philox.bare(longs(cells[3])[0], Integer.parseInt(cells[1]));
    assertThat(philox.half(counter[0], counter[1], 0)).isEqualTo(expected[0]);
    assertThat(philox.half(counter[0], counter[1], 1)).isEqualTo(expected[1]);
  }

  /** Pairs of 32-bit words, the first the lower half. */
  private static long[] longs(String words) {
    String[] parts = words.split(" ", -1);
    long[] result = new long[parts.length / 2];
    for (int i = 0; i < result.length; i++) {
      long low = Long.parseLong(parts[2 * i], 16);
      long high = Long.parseLong(parts[2 * i + 1], 16);
      result[i] = low | (high << 32);
    }
    return result;
  }

  @Test
  void everyPartOfTheAddressMatters() {
    Philox philox = Philox.keyed(1, "model");
    double value = philox.uniform(7, PURPOSE, 3);
    assertThat(philox.uniform(7, PURPOSE, 3)).isEqualTo(value);
    assertThat(philox.uniform(8, PURPOSE, 3)).isNotEqualTo(value);
    assertThat(philox.uniform(7L + (1L << 32), PURPOSE, 3)).isNotEqualTo(value);
    assertThat(philox.uniform(7, Purpose.of("visit.jitter"), 3)).isNotEqualTo(value);
    assertThat(philox.uniform(7, PURPOSE, 4)).isNotEqualTo(value);
    assertThat(Philox.keyed(2, "model").uniform(7, PURPOSE, 3)).isNotEqualTo(value);
    assertThat(Philox.keyed(1, "other").uniform(7, PURPOSE, 3)).isNotEqualTo(value);
    assertThat(philox.replication(1).uniform(7, PURPOSE, 3)).isNotEqualTo(value);
    assertThat(philox.replication(0).uniform(7, PURPOSE, 3)).isEqualTo(value);
  }

  @Test
  void uniformsAreEvenlySpreadAndUncorrelated() {
    Philox philox = Philox.keyed(20260901, "test");
    int n = 200_000;
    int[] counts = new int[20];
    double sum = 0;
    double lagged = 0;
    double previous = 0.5;
    for (int patient = 0; patient < n; patient++) {
      double u = philox.uniform(patient, PURPOSE, 0);
      assertThat(u > 0 && u < 1).isTrue();
      counts[(int) (u * 20)]++;
      sum += u;
      lagged += (u - 0.5) * (previous - 0.5);
      previous = u;
    }
    double chiSquare = 0;
    for (int count : counts) {
      chiSquare += (count - n / 20.0) * (count - n / 20.0) / (n / 20.0);
    }
    assertThat(chiSquare).isBetween(6.0, 43.8); // 19 degrees of freedom, 0.1% in each tail
    assertThat(sum / n).isCloseTo(0.5, within(4 * 0.2887 / Math.sqrt(n)));
    assertThat(lagged / n * 12).isCloseTo(0, within(4 / Math.sqrt(n)));
  }

  @Test
  void negativeReplicationsAreRefused() {
    assertThatThrownBy(() -> Philox.keyed(1, "model").replication(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Maybe");
    assertThatThrownBy(() -> Purpose.of(" ")).isInstanceOf(IllegalArgumentException.class);
  }
}
