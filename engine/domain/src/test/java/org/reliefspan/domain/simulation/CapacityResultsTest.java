package org.reliefspan.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CapacityResultsTest {
  private static CapacityResults noted(String... notes) {
    return new CapacityResults(
        "clinic",
        "A clinic",
        "care",
        "day",
        1440,
        List.of(
            new CapacityResults.Scenario("base:usual", ""),
            new CapacityResults.Scenario("base:other", ""),
            new CapacityResults.Scenario("third_suite:usual", "A third suite")),
        List.of(),
        new CapacityResults.Setting(2, OptionalDouble.empty(), 0, "none", 10, false),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Arrays.asList(notes));
  }

  @Test
  void aNoteThatIsTheSameOfSeveralScenariosStandsOnce() {
    assertThat(
            noted(
                    "Of all.",
                    "base:usual: nobody came.",
                    "base:other: nobody came.",
                    "base:usual: it is full.",
                    "base:other: it is full.",
                    "third_suite:usual: it is full.",
                    "third_suite:usual: alone.")
                .notesTogether())
        .containsExactly(
            "Of all.",
            "base:usual, base:other: nobody came.",
            "All scenarios: it is full.",
            "third_suite:usual: alone.");
  }
}
