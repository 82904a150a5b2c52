package org.reliefspan.app.studyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.reliefspan.app.studyfile.ActivitiesTest.HEAD;
import static org.reliefspan.app.studyfile.ActivitiesTest.findings;
import static org.reliefspan.app.studyfile.ActivitiesTest.once;
import static org.reliefspan.app.studyfile.ActivitiesTest.run;
import static org.reliefspan.app.studyfile.ActivitiesTest.story;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.run.SimulationResult;

/** Appointments that are given up before they begin. Each is asked for at time 10. */
class LateCancelTest {
  private static String visit(String keys) {
    return HEAD
        + once("visit")
        + "activities: {visit: {%s}}\noutcomes: {none: {}}\n".formatted(keys);
  }

  @Test
  void aNewAppointmentCountsFromTheCancellation() {
    String text =
        visit("window: {target: 5}, rebook: {after: 7}, late_cancel: {probability: 1, notice: 2}");
    assertThat(story(text))
        .containsExactly(
            "ask@10.0",
            "visit.request@10.0",
            "visit.late_cancel@13.0",
            "visit.late_cancel@18.0",
            "visit.missed@18.0");
  }

  @Test
  void theNextSessionCountsFromTheAppointmentThatWasCancelled() {
    String text =
        visit(
            "window: {target: 5}, sessions: {number: 3, every: 2},"
                + " late_cancel: {probability: 'events(\"visit.start\") < 1', notice: 3}");
    assertThat(story(text))
        .containsExactly(
            "ask@10.0",
            "visit.request@10.0",
            "visit.late_cancel@12.0",
            "visit.missed@12.0",
            "visit.late_cancel@14.0", // of 17
            "visit.missed@14.0",
            "visit.late_cancel@16.0", // of 19
            "visit.missed@16.0",
            "visit.finished@16.0");
  }

  @ParameterizedTest
  @CsvSource({"0, 15.0", "4, 11.0", "5, 10.0", "60, 10.0", "Inf, 10.0"})
  void nobodyCancelsBeforeTheAppointmentIsMade(String notice, String when) {
    String text =
        visit("window: {target: 5}, late_cancel: {probability: 1, notice: %s}".formatted(notice));
    assertThat(story(text))
        .containsExactly(
            "ask@10.0", "visit.request@10.0", "visit.late_cancel@" + when, "visit.missed@" + when);
  }

  @Test
  void theProbabilityIsThatOfTheMomentOfCancelling() {
    String cancel = "window: {target: 5}, late_cancel: {probability: time %s 13.5, notice: 2}";
    assertThat(story(visit(cancel.formatted("<")))).contains("visit.late_cancel@13.0");
    assertThat(story(visit(cancel.formatted(">")))).contains("visit.start@15.0");
  }

  @Test
  void cancellationsAndNoShowsShareTheirNewAppointments() {
    String text =
        HEAD
            + once("visit")
            + """
            activities:
              visit:
                window: {target: 5}
                no_show: {probability: 0.3, add: {away: 1}}
                late_cancel: {probability: 0.2, notice: 1, add: {cancelled: 1}}
                rebook: {after: 7, at_most: 2}
                missed: {add: {missed: 1, counted: 'events("visit.late_cancel")'}}
            outcomes: {away: {}, cancelled: {}, missed: {}, counted: {}}
            """;
    SimulationResult result = run(text, 20_000);
    double away = 1 - 0.8 * 0.7;
    double appointments = 1 + away + away * away;
    assertThat(result.value(0, 0))
        .isCloseTo(0.8 * 0.3 * appointments, within(4 * result.error(0, 0)));
    assertThat(result.value(0, 1)).isCloseTo(0.2 * appointments, within(4 * result.error(0, 1)));
    assertThat(result.value(0, 2)).isCloseTo(Math.pow(away, 3), within(4 * result.error(0, 2)));
    assertThat(result.value(0, 3)).isCloseTo(3 * 0.2 * away * away, within(4 * result.error(0, 3)));
  }

  @Test
  void aStrategyChangesItKeyByKey() {
    String text =
        HEAD
            + once("visit")
            + """
            activities:
              visit:
                window: {target: 5}
                late_cancel: {probability: 1, notice: 2, add: {when: time, cost: 30}}
            outcomes: {when: {}, cost: {}}
            strategies:
              usual: {}
              reminded: {activities: {visit: {late_cancel: {notice: 4}}}}
              certain: {activities: {visit: {late_cancel: 0}}}
            """;
    SimulationResult result = run(text, 2);
    assertThat(result.value(0, 0)).isEqualTo(13);
    assertThat(result.value(1, 0)).isEqualTo(11);
    assertThat(result.value(1, 1)).isEqualTo(30);
    assertThat(result.value(2, 0)).isZero();
  }

  @Test
  void whatCannotBeIsAFinding() {
    assertThat(findings(visit("late_cancel: {probability: 1.5, notice: -1, notise: 2}")))
        .hasSize(3)
        .anyMatch(each -> each.contains("(1.5)") && each.contains("probability"))
        .anyMatch(each -> each.contains("(-1)"))
        .anyMatch(each -> each.contains("notise") || each.contains("\"notice\""));
    assertThatThrownBy(() -> run(visit("late_cancel: time"), 2))
        .isInstanceOf(SimulationException.class)
        .hasMessageContaining("late cancellation of the activity visit");
  }
}
