package org.reliefspan.app.facilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.simulation.model.SimulationException;

/** What goes wrong while a facility runs is said in words, and nothing runs for ever. */
class FacilityTroubleTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private static void refused(World world, String... words) {
    assertTimeoutPreemptively(
        LONG,
        () ->
            assertThatThrownBy(() -> world.run(1, 1))
                .isInstanceOf(SimulationException.class)
                .hasMessageContainingAll(words));
  }

  private static final String CIRCLE =
      """
      pathway: {name: circle, title: Circle}
      time: {unit: day, horizon: 1000}
      states: {here: {}}
      start: here
      events: {come: {in: here, after: {at: 0}, request: left}}
      activities:
        left: {duration: 1, needs: {a: 1}, done: {request: right}}
        right: {duration: 1, needs: {%s: 1}, done: {request: left}}
      outcomes: {none: {}}
      """;

  /** In the second case one room is left for a session in the same room. */
  @ParameterizedTest
  @CsvSource({"b, 3", "a, 2"})
  void stepsThatBlockOneAnotherForEverAreNamed(String room, int patients) {
    World world =
        World.of(
            CIRCLE.formatted(room),
            """
            resources: {a: {count: 1}, b: {count: 1}}
            steps:
              left: {when_full: block, waiting: {places: 0}}
              right: {when_full: block, waiting: {places: 0}}
            arrivals: {all: {every: 0.5, number: %d}}
            run: {until: 500}
            """
                .formatted(patients));
    refused(world, "A deadlock", "left", "right", "when_full");
  }

  /** The circle comes to no stop where somebody loses patience, or one more place is there. */
  @ParameterizedTest
  @CsvSource({"'places: 0', 2", "'places: 5', 3", "'places: 0, patience: 3', 2"})
  void whatCanGoOnGoesOn(String waiting, int rooms) {
    World world =
        World.of(
            CIRCLE.formatted("b"),
            """
            resources: {a: {count: %d}, b: {count: %d}}
            steps:
              left: {when_full: block, waiting: {%s}}
              right: {when_full: block, waiting: {%s}}
            arrivals: {all: {every: 0.5, number: 3}}
            run: {until: 500}
            """
                .formatted(rooms, rooms, waiting, waiting));
    assertTimeoutPreemptively(
        LONG, () -> assertThat(world.run(1, 1).value("left", "done")).isGreaterThan(200));
  }

  @Test
  void whereNothingEverOpensEverybodyWaits() {
    World world =
        World.service(
            """
            resources: {server: {count: 1, shifts: {from: [0, 400], count: [0, 1]}}}
            arrivals: {all: {every: 1}}
            run: {until: 300}
            """);
    assertTimeoutPreemptively(
        LONG,
        () -> {
          World.Ran ran = world.run(1, 1);
          assertThat(ran.value("service", "begun")).isZero();
          assertThat(ran.value("service", "mean")).isNaN();
          assertThat(ran.value("service", "censored")).isEqualTo(300);
        });
  }

  @Test
  void appointmentsThatNeverAreCountAsMissed() {
    World world =
        World.service(
            """
            resources: {server: {count: 1, shifts: {every: 24, from: [0, 1], count: [1, 0]}}}
            steps: {service: {access: slots, slots: {grid: 0.5, length: 0.5}, no_show: 0}}
            arrivals: {all: {at: [2, 3], values: {limit: [5, 7]}}}
            run: {until: 300}
            """);
    assertTimeoutPreemptively(
        LONG,
        () -> {
          World.Ran ran = world.run(1, 1);
          assertThat(ran.value("service", "missed")).isEqualTo(2);
          assertThat(ran.value("service", "breaches")).isEqualTo(2);
        });
  }

  @ParameterizedTest
  @CsvSource({"1e12", "1e300"})
  void aRateThatNobodyCanServeIsRefused(String rate) {
    World world =
        World.service(
            """
            resources: {server: {count: 1}}
            arrivals: {all: {rate: %s}}
            run: {until: 300}
            """
                .formatted(rate));
    refused(world, "arrivals", "all", "rate");
  }

  @Test
  void manyMoreThanCanBeServedAreRefusedBeforeMemoryEnds() {
    World world =
        World.service(
            """
            resources: {server: {count: 1}}
            arrivals: {all: {rate: 1e5}}
            run: {until: 300}
            """);
    refused(world, "patients are there at once");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "waiting: {patience: 0 - urgency}    | patience | service",
        "waiting: {balk: urgency + 1}        | going at once | service",
        "waiting: {places: 0 - urgency}      | places | service",
        "no_show: urgency + 1                | no-show | service",
        "duration: 0 - urgency               | duration | service",
        "priority: 0 / (urgency - 1)         | priority | service"
      })
  void whatIsWrongForAPatientIsNamed(String step, String word, String activity) {
    World world =
        World.service(
            """
            resources: {server: {count: 1}}
            steps: {service: {%s}}
            arrivals: {all: {at: [0, 0, 0], values: {urgency: [1, 1, 1]}}}
            """
                .formatted(step));
    refused(world, word, activity);
  }

  @Test
  void arrivalsWithoutAnEndInARunWithoutOneAreRefused() {
    World world =
        World.service(
            """
            resources: {server: {count: 1}}
            arrivals: {all: {every: 1, number: 3}}
            """);
    assertTimeoutPreemptively(
        LONG, () -> assertThat(world.run(1, 1).value("service", "done")).isEqualTo(3));
  }

  /** A patient who is turned away and asks again at once would do so for ever. */
  @Test
  void whoIsTurnedAwayAndAsksAgainAtOnceIsStopped() {
    World world =
        World.of(
            World.ONE_SERVICE.replace("balked: {go: gone", "balked: {request: service"),
            """
            resources: {server: {count: 1}}
            steps: {service: {waiting: {places: 0}}}
            arrivals: {all: {at: [0, 0], values: {length: [5, 5]}}}
            """);
    refused(world, "more than", "events");
  }
}
