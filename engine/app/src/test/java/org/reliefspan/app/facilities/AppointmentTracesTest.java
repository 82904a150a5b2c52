package org.reliefspan.app.facilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Appointments worked out by hand: one server, sessions of a day on a grid of days. */
class AppointmentTracesTest {
  private static World slots(String pathway, String slots, String more, String arrivals) {
    return World.of(
        pathway,
        """
        resources: {server: {count: 1}}
        steps: {service: {access: slots, slots: {grid: 1%s}%s}}
        arrivals: {all: {%s}}
        """
            .formatted(slots, more, arrivals));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''            | 0 service 1-2;1 service 2-3;2 service 3-4;3 service 4-5",
        "', ahead: 2'  | 0 service 1-2;1 service 2-3;2 service 3-4;3 service 4-5",
        "', overbook: 2' | 0 service 1-2;1 service 2-3;2 service 3-4;3 service 4-5",
        "', length: 2' | 0 service 1-2;1 service 3-4;2 service 5-6;3 service 7-8"
      })
  void appointmentsAreGivenInTurn(String slots, String sessions) {
    World world = slots(World.ONE_SERVICE, slots, "", "at: [0.1, 0.2, 0.3, 0.4]");
    assertThat(world.trace().sessions()).containsExactly(sessions.split(";"));
  }

  /** Nothing is free from the target on, so the appointment is the last one before it. */
  @Test
  void whoBeginsBeforeItIsWantedHasWaitedNothing() {
    String late =
        World.ONE_SERVICE.replace("window: {latest: limit}", "window: {target: 2.5, latest: 2.9}");
    World.Ran ran =
        slots(late, "", ", target: {within: 0.6, since: wanted}", "at: [0.5, 0.5]").trace();
    assertThat(ran.sessions()).containsExactly("1 service 2-3", "0 service 3-4");
    assertThat(ran.value("service", "mean")).isEqualTo(0);
    assertThat(ran.value("service", "share_within_target")).isEqualTo(1);
  }

  /** Every second beginning takes one more, who waits on the day. */
  @Test
  void whoIsBookedInExcessWaitsOnTheDay() {
    World world = slots(World.ONE_SERVICE, ", overbook: 2", "", "at: [0.1, 0.2, 0.3, 0.4]");
    assertThat(world.trace().value("service", "mean"))
        .isCloseTo((0.9 + 1.8 + 2.7 + 3.6) / 4, within(1e-6));
  }

  @Test
  void whoDoesNotComeLeavesAGap() {
    World world =
        slots(
            World.ONE_SERVICE,
            "",
            ", no_show: urgency",
            "at: [0.1, 0.2, 0.3], values: {urgency: [0, 1, 0]}");
    World.Ran ran = world.trace();
    assertThat(ran.sessions()).containsExactly("0 service 1-2", "1 service -2", "2 service 3-4");
    assertThat(ran.value("service", "no_show")).isEqualTo(1);
    assertThat(ran.value("server", "busy_mean")).isEqualTo(2 / 4.0);
  }

  private static final String CANCELS =
      World.ONE_SERVICE.replace(
          "duration: length",
          "duration: length\n    late_cancel: {probability: urgency, notice: 0.5}");

  @Test
  void anAppointmentThatIsGivenUpIsGivenToTheNext() {
    World world = slots(CANCELS, "", "", "at: [0.1, 0.2, 0.6], values: {urgency: [1, 0, 0]}");
    assertThat(world.trace().sessions())
        .containsExactly("0 service -0.5", "2 service 1-2", "1 service 2-3");
  }

  @Test
  void whoCancelsAtTheLastMomentLeavesAGap() {
    World world =
        slots(
            CANCELS.replace("notice: 0.5", "notice: 0"),
            "",
            "",
            "at: [0.1, 0.2], values: {urgency: [1, 0]}");
    World.Ran ran = world.trace();
    assertThat(ran.sessions()).containsExactly("0 service -1", "1 service 2-3");
    assertThat(ran.value("service", "late_cancel")).isEqualTo(1);
  }

  /** Appointments are given a day ahead: the second has none until the first cancels. */
  @Test
  void anAppointmentThatIsGivenUpIsGivenToWhoWaitsForOne() {
    World world = slots(CANCELS, ", ahead: 1", "", "at: [0.1, 0.2], values: {urgency: [1, 0]}");
    assertThat(world.trace().sessions()).containsExactly("0 service -0.5", "1 service 1-2");
  }

  /** The window of the second ends before the only appointment in it would be free. */
  @Test
  void whoCannotBeGivenOneDoesNotHoldUpOthers() {
    World world =
        slots(
            World.ONE_SERVICE.replace("latest: limit", "earliest: urgency, latest: limit"),
            ", ahead: 2",
            "",
            "at: [0.1, 0.2, 0.3, 0.4], values: {urgency: [0, 20, 0, 0], limit: [99, 21, 99, 99]}");
    assertThat(world.trace().sessions())
        .containsExactly("0 service 1-2", "2 service 2-3", "3 service 3-4", "1 service 21-22");
  }

  @Test
  void whoDidNotComeGetsANewAppointment() {
    String again =
        World.ONE_SERVICE.replace(
            "duration: length",
            "duration: length\n    rebook: {after: 1, at_most: 1}"
                + "\n    no_show: 'ifelse(events(\"service.no_show\") < urgency, 1, 0)'");
    World world = slots(again, "", "", "at: [0.1, 0.2, 0.3], values: {urgency: [1, 0, 2]}");
    assertThat(world.trace().sessions())
        .containsExactly(
            "0 service -1", "1 service 2-3", "2 service -3", "0 service 4-5", "2 service -5");
  }

  /** Who comes to an appointment is served in the order of coming, not of asking. */
  @Test
  void whoComesFirstOnTheDayIsServedFirst() {
    World world =
        World.of(
            World.ONE_SERVICE
                .replace("latest: limit", "target: urgency, latest: limit")
                .replace("priority: urgency", "priority: 'ifelse(length > 50, 1, 0)'"),
            """
            resources: {server: {count: 1}}
            steps: {service: {access: slots, slots: {grid: 1}}}
            arrivals: {all: {at: [0.1, 0.2, 0.3], values: {length: [4, 1, 1], urgency: [0, 2.5, 1]}}}
            """);
    assertThat(world.trace().sessions())
        .containsExactly("0 service 1-5", "2 service 5-6", "1 service 6-7");
  }

  private static final String TWO_KINDS =
      """
      pathway: {name: kinds, title: Kinds}
      time: {unit: day, horizon: 60, ticks_per_unit: 1440}
      attributes: {is_urgent: 0}
      states: {here: {}, gone: {final: true}}
      start: here
      events: {come: {in: here, after: {at: 0}, request: {urgent: is_urgent == 1, routine: is_urgent == 0}}}
      activities:
        urgent: {duration: 1 / 24, needs: {server: 1}, done: {go: gone}}
        routine: {duration: 1 / 24, needs: {server: 1}, done: {go: gone}}
      outcomes: {none: {}}
      """;

  /** Mornings until 10 are held for urgent ones and given to all a day before. */
  @Test
  void heldHoursAreReleased() {
    World world =
        World.of(
            TWO_KINDS,
            """
            calendar: {start: 2024-06-03}
            resources:
              server:
                count: 1
                open: {mon-fri: "08:00-12:00"}
                carve_outs: [{days: mon-fri, hours: "08:00-10:00", only: [urgent], release: 1}]
            steps:
              urgent: {access: slots, slots: {grid: 1 h}}
              routine: {access: slots, slots: {grid: 1 h}}
            arrivals:
              first: {at: [0, 0, 0, 0, 0]}
              urgent: {at: [0.1], attributes: {is_urgent: 1}}
              late: {at: [0.5, 0.5, 0.5]}
            """);
    assertThat(world.trace().results().sessions())
        .extracting(row -> "%s %s".formatted(row.patient(), clock(row.start().getAsLong())))
        .containsExactly(
            "0 d0 08:00",
            "1 d0 09:00",
            "2 d0 10:00",
            "3 d0 11:00",
            "5 d1 08:00",
            "6 d1 09:00",
            "4 d1 10:00",
            "7 d1 11:00",
            "8 d2 10:00");
  }

  private static String clock(long minutes) {
    return "d%d %02d:%02d".formatted(minutes / 1440, minutes % 1440 / 60, minutes % 60);
  }
}
