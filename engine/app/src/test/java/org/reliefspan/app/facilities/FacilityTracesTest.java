package org.reliefspan.app.facilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who begins and ends when, worked out by hand. Times are days unless a calendar is named. */
class FacilityTracesTest {
  private static World one(String steps, String arrivals) {
    return World.service(
        "resources: {server: {count: 1}}\nsteps: {service: {%s}}\narrivals: {all: {%s}}\n"
            .formatted(steps, arrivals));
  }

  /** A server with shifts 0 to 10, closed until 24, again and again. */
  private static World shifts(String atClose, String duration) {
    return World.service(
        """
        resources: {server: {at_close: %s, shifts: {every: 24, from: [0, 10], count: [1, 0]}}}
        steps: {service: {duration: %s}}
        arrivals: {all: {at: [1, 8, 9], values: {length: [2, 6, 1]}}}
        """
            .formatted(atClose, quoted(duration)));
  }

  private static String quoted(String formula) {
    return "'%s'".formatted(formula.replace("service.interrupted", "\"service.interrupted\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "first_come   | 0 service 0-10;1 service 10-12;2 service 12-13;3 service 13-16",
        "last_come    | 0 service 0-10;3 service 10-13;2 service 13-14;1 service 14-16",
        "longest_wait | 0 service 0-10;1 service 10-12;2 service 12-13;3 service 13-16",
        "earliest_latest | 0 service 0-10;3 service 10-13;1 service 13-15;2 service 15-16"
      })
  void whoIsNextIsByTheOrder(String order, String sessions) {
    World world =
        one(
            "order: " + order,
            "at: [0, 1, 2, 3], values: {length: [10, 2, 1, 3], limit: [99, 50, 60, 20]}");
    assertThat(world.trace().sessions()).containsExactly(sessions.split(";"));
  }

  @Test
  void ofThoseWhoWaitTheMostUrgentIsNext() {
    World world =
        one("", "at: [0, 1, 2, 3], values: {length: [10, 2, 1, 3], urgency: [0, 1, 2, 1]}");
    assertThat(world.trace().sessions())
        .containsExactly("0 service 0-10", "2 service 10-11", "1 service 11-13", "3 service 13-16");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "finish   | length | 0 service 1-3;1 service 8-14;2 service 24-25",
        "resume   | length | 0 service 1-3;1 service 8-10;1 service 24-28;2 service 28-29",
        "restart  | length | 0 service 1-3;1 service 8-10;1 service 24-30;2 service 30-31",
        "resample | length + (3 - length) * (events(service.interrupted) > 0)"
            + " | 0 service 1-3;1 service 8-10;1 service 24-27;2 service 27-28",
        "leave    | length | 0 service 1-3;1 service 8-10;2 service 24-25",
        "fit      | 3      | 0 service 1-4;1 service 24-27;2 service 27-30",
        "fit      | 2      | 0 service 1-3;1 service 8-10;2 service 24-26"
      })
  void whatHappensAtTheEndOfAShiftIsAsWritten(String atClose, String duration, String sessions) {
    assertThat(shifts(atClose, duration).trace().sessions()).containsExactly(sessions.split(";"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resume   | length | 0 service 0-4;1 service 4-7;0 service 7-13;2 service 13-15",
        "restart  | length | 0 service 0-4;1 service 4-7;0 service 7-17;2 service 17-19",
        "resample | length + (1 - length) * (events(service.interrupted) > 0)"
            + " | 0 service 0-4;1 service 4-7;0 service 7-8;2 service 8-10",
        "leave    | length | 0 service 0-4;1 service 4-7;2 service 7-9"
      })
  void theMoreUrgentInterrupts(String how, String duration, String sessions) {
    World world =
        one(
            "preemption: %s, duration: %s".formatted(how, quoted(duration)),
            "at: [0, 4, 5], values: {length: [10, 3, 2], urgency: [0, 1, 0]}");
    assertThat(world.trace().sessions()).containsExactly(sessions.split(";"));
  }

  /** Of three who are served, two of the lowest priority: who began last makes room. */
  @Test
  void whoBeganLastOfTheLeastUrgentMakesRoom() {
    World world =
        World.service(
            """
            resources: {server: {count: 3}}
            steps: {service: {preemption: resume}}
            arrivals: {all: {at: [0, 1, 2, 3], values: {length: [9, 9, 9, 2], urgency: [1, 0, 0, 5]}}}
            """);
    assertThat(world.trace().sessions())
        .containsExactly(
            "2 service 2-3", "3 service 3-5", "0 service 0-9", "1 service 1-10", "2 service 5-13");
  }

  @Test
  void whoLosesPatienceGoesAndTheNextOneMovesUp() {
    World world = one("", "at: [0, 1, 2], values: {length: [10, 3, 2], patience: [9, 5, 50]}");
    World.Ran ran = world.trace();
    assertThat(ran.sessions()).containsExactly("1 service -6", "0 service 0-10", "2 service 10-12");
    assertThat(ran.value("service", "reneged")).isEqualTo(1);
    assertThat(ran.value("service", "mean")).isEqualTo(4); // of those who began: 0 and 8
  }

  /** Patience that ends when the server becomes free: what ends a session happens first. */
  @Test
  void atOneTickPatientsComeInTheOrderOfTheirArrival() {
    World world = one("", "at: [0, 1], values: {length: [10, 3], patience: [9, 9]}");
    assertThat(world.trace().sessions()).containsExactly("0 service 0-10", "1 service 10-13");
  }

  @Test
  void whoWaitsUntilTheWindowEndsIsMissed() {
    World world = one("", "at: [0, 1, 2], values: {length: [10, 3, 2], limit: [1, 5, 50]}");
    World.Ran ran = world.trace();
    assertThat(ran.sessions()).containsExactly("1 service -6", "0 service 0-10", "2 service 10-12");
    assertThat(ran.value("service", "missed")).isEqualTo(1);
    assertThat(ran.value("service", "breaches")).isEqualTo(1);
  }

  @Test
  void aServerIsMadeReadyAfterEachSession() {
    World world =
        World.service(
            """
            resources: {server: {turnover: 2}}
            arrivals: {all: {at: [0, 1, 8], values: {length: [3, 1, 1]}}}
            """);
    World.Ran ran = world.trace();
    assertThat(ran.sessions()).containsExactly("0 service 0-3", "1 service 5-6", "2 service 8-9");
    assertThat(ran.value("server", "busy_mean")).isCloseTo(9.0 / 9, within(1e-9));
  }

  /** A session of an hour and a turnover of an hour are two hours of the week. */
  @Test
  void aTurnoverStandsInTheHoursOfTheWeek() {
    World world =
        World.service(
            """
            calendar: {start: 2026-01-05}
            resources: {server: {turnover: 1 h}}
            arrivals: {all: {at: [1], values: {length: [0.041666667]}}}
            run: {until: 7}
            """);
    World.Ran ran = world.trace();
    double hours =
        ran.results().utilisation().stream()
            .filter(row -> row.hour().isPresent())
            .mapToDouble(row -> row.value().orElse(0))
            .sum();
    assertThat(hours).isCloseTo(2, within(1e-4));
    assertThat(ran.value("server", "busy_mean")).isCloseTo(2.0 / 168, within(1e-6));
  }

  /** Clocks go back at two on 1 November: that day has 25 hours, and nothing is open on it. */
  @ParameterizedTest
  @CsvSource({"local,25", "elapsed,24"})
  void aWindowEndsByTheClockThatCountsIt(String windows, double hours) {
    World world =
        World.service(
            """
            calendar: {start: 2026-10-31T12:00, zone: America/New_York, windows: %s}
            resources: {server: {open: {mon: "08:00-17:00"}}}
            arrivals: {all: {at: [0], values: {limit: [1]}}}
            """
                .formatted(windows));
    World.Ran ran = world.trace();
    assertThat(ran.results().events())
        .filteredOn(row -> row.event().equals("service.missed"))
        .singleElement()
        .satisfies(row -> assertThat(row.time()).isCloseTo(hours / 24, within(1e-6)));
    assertThat(ran.value("service", "breaches")).isEqualTo(1);
  }

  /**
   * Sessions end at 3, 5, 8 and 9; who came at 0 and 1 does not count, what is done after 4 does.
   */
  @Test
  void whatIsDonePerTimeCountsFromTheWarmUpOn() {
    World world =
        World.service(
            """
            resources: {server: {count: 1}}
            arrivals: {all: {at: [0, 1, 4.5, 6], values: {length: [3, 2, 3, 1]}}}
            run: {until: 10, warmup: 4}
            """);
    World.Ran ran = world.run(1, 1);
    assertThat(ran.value("service", "done_per_unit")).isEqualTo(3 / 6.0);
    assertThat(ran.value("service", "done")).isEqualTo(2);
  }

  /** Who waits since before the beginning has waited since then, and is served first. */
  @Test
  void theWaitingListOfTheBeginningHasWaited() {
    World world = one("", "at: [1, -5, -3], values: {length: [1, 2, 4]}");
    World.Ran ran = world.trace();
    assertThat(ran.sessions()).containsExactly("0 service 0-2", "1 service 2-6", "2 service 6-7");
    assertThat(ran.value("service", "mean")).isEqualTo((5 + 5 + 5) / 3.0);
  }

  @Test
  void allThatASessionNeedsIsTakenTogether() {
    String pathway = World.ONE_SERVICE.replace("needs: {server: 1}", "needs: {server: 1, room: 2}");
    World world =
        World.of(
            pathway,
            """
            resources: {server: {count: 2}, room: {count: 3}}
            arrivals: {all: {at: [0, 1, 2], values: {length: [4, 2, 1]}}}
            """);
    World.Ran ran = world.trace();
    assertThat(ran.sessions()).containsExactly("0 service 0-4", "1 service 4-6", "2 service 6-7");
    assertThat(ran.value("room", "busy_mean")).isEqualTo(2.0);
    assertThat(ran.value("server", "busy_mean")).isEqualTo(1.0);
  }

  /** A list calls up four; two servers serve them two by two. */
  @Test
  void whoIsCalledUpWaitsForAServer() {
    World world =
        World.service(
            """
            resources: {server: {count: 2}}
            steps: {service: {access: lists, lists: {every: 7, size: 4}}}
            arrivals: {all: {at: [1, 2, 3, 4, 5], values: {length: [2, 3, 1, 1, 1]}}}
            """);
    assertThat(world.trace().sessions())
        .containsExactly(
            "0 service 7-9",
            "1 service 7-10",
            "2 service 9-10",
            "3 service 10-11",
            "4 service 14-15");
  }

  private static final String TWO =
      """
      pathway: {name: two, title: Two}
      time: {unit: day, horizon: 1000}
      attributes: {one: 1, two: 1}
      states: {here: {}, gone: {final: true}}
      start: here
      events: {come: {in: here, after: {at: 0}, request: first}}
      activities:
        first: {duration: one, needs: {left: 1}, done: {request: second}}
        second: {duration: two, needs: {right: 1}, done: {go: gone}, balked: {go: gone}}
      outcomes: {none: {}}
      """;

  /** Without a waiting place who has been served first keeps the first server until there is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "block | 0 | 0 first 0-1;1 first 1-2;0 second 1-6;2 first 6-7;1 second 6-11;2 second 11-16",
        "block | 1 | 0 first 0-1;1 first 1-2;2 first 2-3;0 second 1-6;1 second 6-11;2 second 11-16",
        "leave | 0 | 0 first 0-1;1 first 1-2;1 second -2;2 first 2-3;2 second -3;0 second 1-6"
      })
  void whoFindsNoPlaceBlocksOrGoes(String whenFull, int places, String sessions) {
    World world =
        World.of(
            TWO,
            """
            resources: {left: {count: 1}, right: {count: 1}}
            steps: {second: {when_full: %s, waiting: {places: %d}}}
            arrivals: {all: {at: [0, 0, 0], values: {two: [5, 5, 5]}}}
            """
                .formatted(whenFull, places));
    assertThat(world.trace().sessions()).containsExactly(sessions.split(";"));
  }

  private static final String ROOMS =
      """
      pathway: {name: rooms, title: Rooms}
      time: {unit: day, horizon: 1000}
      attributes: {kind: 0, length: 1}
      states: {here: {}, gone: {final: true}}
      start: here
      events:
        come:
          in: here
          after: {at: 0}
          request: {both: kind == 0, staff: kind == 1, room: kind == 2}
      activities:
        both: {duration: length, needs: {nurse: 1, bed: 1}, done: {go: gone}}
        staff: {duration: length, needs: {nurse: 1}, priority: 1, done: {go: gone}}
        room: {duration: length, needs: {bed: 1}, done: {go: gone}}
      outcomes: {none: {}}
      """;

  /**
   * The urgent one takes the nurse; the bed that this frees is used at once by who waits for it.
   */
  @Test
  void whatAnInterruptionFreesIsUsedAtOnce() {
    World world =
        World.of(
            ROOMS,
            """
            resources: {nurse: {count: 1}, bed: {count: 1}}
            steps: {staff: {preemption: resume}}
            arrivals: {all: {at: [0, 1, 2], values: {kind: [0, 2, 1], length: [10, 3, 1]}}}
            """);
    assertThat(world.trace().sessions())
        .containsExactly("0 both 0-2", "2 staff 2-3", "1 room 2-5", "0 both 5-13");
  }

  /** The urgent one needs both; the bed cannot be had, so nobody is interrupted for the nurse. */
  @Test
  void nobodyIsInterruptedInVain() {
    World world =
        World.of(
            ROOMS
                .replace(
                    "staff: {duration: length, needs: {nurse: 1}, priority: 1",
                    "staff: {duration: length, needs: {nurse: 1}, priority: 0")
                .replace("both: {duration: length,", "both: {duration: length, priority: 1,")
                .replace("room: {duration: length,", "room: {duration: length, priority: 1,"),
            """
            resources: {nurse: {count: 1}, bed: {count: 1}}
            steps: {both: {preemption: resume}}
            arrivals: {all: {at: [0, 0, 1], values: {kind: [1, 2, 0], length: [10, 6, 2]}}}
            """);
    assertThat(world.trace().sessions())
        .containsExactly("1 room 0-6", "0 staff 0-6", "2 both 6-8", "0 staff 8-12");
  }

  /** The day nurse goes when the night nurse comes: who needs either is served by both in turn. */
  @Test
  void shiftsOfOneTickChangeTogether() {
    World world =
        World.of(
            ROOMS,
            """
            resources:
              bed: {at_close: resume, shifts: {every: 24, from: [0, 12], count: [1, 0]}}
              nurse: {at_close: resume, shifts: {every: 24, from: [0, 12], count: [0, 1]}}
            steps: {both: {needs: {nurse: 1, bed: 1}}}
            arrivals: {all: {at: [1, 2, 3], values: {kind: [2, 0, 1], length: [20, 1, 15]}}}
            run: {until: 60}
            """);
    assertThat(world.trace().sessions().stream().filter(each -> each.contains("both")))
        .containsExactly("1 both -");
  }
}
