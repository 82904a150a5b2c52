package org.reliefspan.app.facilities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.app.facilities.Agreement.Compared;
import org.reliefspan.domain.simulation.SessionRow;
import org.reliefspan.numerics.queueing.SlotList;

/** The shipped facilities of which the answer is known. */
class FacilityCasesTest {
  private static final double SMALL = 0.1;

  private static Compared compared(String name, double exact, ToDoubleFunction<World.Ran> read) {
    return new Compared(name, read, exact);
  }

  private static void require(String file, List<Compared> all) {
    double scale = Agreement.ASKED > 0 ? 1 : SMALL;
    Agreement.require(World.shipped(file), scale, all.toArray(Compared[]::new));
  }

  private static ToDoubleFunction<World.Ran> of(String name, String quantity) {
    return ran -> ran.value(name, quantity);
  }

  /** Erlang C, birth and death, Pollaczek and Khinchine. */
  @ParameterizedTest
  @CsvSource({
    // wait, number waiting, share turned away, servers busy
    "01, 0.5, 0.5, 0, 0.5",
    "02, 0.2083333333333333, 1.0416666666666665, 0, 0.625",
    "03, 0.25, 0.5, 0, 0.5",
    "04, 9.090909090909083, 9.090909090909083, 0, 0.9090909090909091",
    "05, 4.444444444444442, 0.8888888888888884, 0, 2",
    "06, 0.8695652173913043, 0.17391304347826086, 0, 2",
    "07, 2.1323780279767997, 0.5330945069941999, 0, 2.5",
    "08, 0.5558124644280017, 0.18527082147600055, 0, 3.3333333333333335",
    "09, 0.1670761815259989, 0.0556920605086663, 0, 3.3333333333333335",
    "10, 0.1355566062698726, 0.03388915156746815, 0, 2.5",
    "11, 0.03431883859339545, 0.008579709648348862, 0, 2.5",
    "12, 0.017307692307692312, 0.04936014625228519, 0.04936014625228519, 0.7129798903107861",
    "13, 0, 0, 0.5, 0.5",
    "14, 0, 0, 0.12166106425295149, 7.026711485976388",
    "15, 2, 1.6, 0, 0.8",
    "16, 3, 2.4, 0, 0.8",
    "17, 6.5, 5.2, 0, 0.8",
    "18, 0.2833333333333332, 0.85, 0, 0.5833333333333333"
  })
  void queuesAreAsTheirFormulasSay(
      String file, double wait, double waiting, double away, double busy) {
    List<Compared> all = new ArrayList<>();
    all.add(compared("wait", wait, of("service", "mean")));
    all.add(compared("number waiting", waiting, of("service", "number_waiting_mean")));
    all.add(compared("busy", busy, of("server", "busy_mean")));
    all.add(
        compared(
            "turned away",
            away,
            ran -> ran.value("service", "balked") / ran.value("service", "request")));
    if (away == 0) {
      all.add(
          compared(
              "time there",
              wait + busy / (waiting / wait),
              ran -> ran.value("time_there", "here")));
    }
    require("queue_formulas-" + file, all);
  }

  /** Cobham. */
  @Test
  void theMoreUrgentWaitLess() {
    require(
        "queue_formulas-19",
        List.of(
            compared("first", 1, of("first", "mean")),
            compared("second", 3.333333333333334, of("second", "mean"))));
  }

  /** The first class sees a queue of its own. */
  @Test
  void theMoreUrgentDoNotSeeTheOthersWhereTheyInterrupt() {
    require(
        "queue_formulas-20",
        List.of(
            compared("first", 1.4285714285714286, timeThere("first")),
            compared("second", 4.761904761904763, timeThere("second"))));
  }

  private static ToDoubleFunction<World.Ran> timeThere(String of) {
    return ran -> ran.value(of + "_time", "here") / ran.value(of + "_patients", "here");
  }

  /** Erlang A. */
  @ParameterizedTest
  @CsvSource({
    "21, 0.10391321232630817, 2.0782642465261634, 0.8960867876736922",
    "22, 0.16975233386799496, 20.370280064159395, 0.9962971993584058"
  })
  void thoseGoWhoLosePatience(String file, double goes, double waiting, double utilisation) {
    require(
        "queue_formulas-" + file,
        List.of(
            compared(
                "goes",
                goes,
                ran -> ran.value("service", "reneged") / ran.value("service", "request")),
            compared("number waiting", waiting, of("service", "number_waiting_mean")),
            compared("utilisation", utilisation, of("server", "utilisation"))));
  }

  /** Markov chains: shares of time with a car, with a motorcycle, and numbers there. */
  @ParameterizedTest
  @CsvSource({
    "23, 0.4472049689440994, 0.05590062111801242, 0",
    "24, 0.4261761395446881, 0.10029481736121391, 0.1084905123447655"
  })
  void thePumpServesCarsAndMotorcycles(String file, double car, double cycle, double waits) {
    require(
        "queue_formulas-" + file,
        List.of(
            compared("a car", car, ran -> ran.value("first", "done_per_unit") / 0.125),
            compared("a motorcycle", cycle, ran -> ran.value("second", "done_per_unit") * 3),
            compared("busy", car + cycle, of("server", "busy_mean")),
            compared("waits", waits, of("second", "number_waiting_mean")),
            compared("no car waits", 0, of("first", "number_waiting_mean"))));
  }

  /** Theorem of Jackson. */
  @Test
  void aNetworkWithFeedbackHasAProductForm() {
    require(
        "jackson_feedback",
        List.of(
            compared("assessment", 0.1857941772104863, of("assessment", "mean")),
            compared("procedure", 0.0466282461757382, of("procedure", "mean")),
            compared("waiting", 1.9557281811630138, of("assessment", "number_waiting_mean")),
            compared("waiting", 0.3926589151641112, of("procedure", "number_waiting_mean")),
            compared("assessor", 0.7518796992481204, of("assessor", "utilisation")),
            compared("room", 0.5614035087719299, of("room", "utilisation")),
            compared("procedures", 1.0526315789473686, of("procedures", "here")),
            compared("time there", 0.6920446276423944, of("time_there", "here"))));
  }

  /** Markov chain of who is there, whether the server is broken, and who was interrupted. */
  @Test
  void aServerThatBreaksDownIsItsMarkovChain() {
    require(
        "server_breakdown",
        List.of(
            compared("wait", 79 / 30.0, of("service", "mean")),
            compared("waiting", 79 / 60.0, of("service", "number_waiting_mean")),
            compared("busy", 2 / 3.0, of("server", "busy_mean"))));
  }

  /** Birth and death. */
  @Test
  void aFinitePopulationKeepsItsCliniciansAsBusyAsKnown() {
    require(
        "finite_population",
        List.of(
            compared("waiting", 0.39776085562835206, of("care", "number_waiting_mean")),
            compared("busy", 1.2670398573952744, of("clinician", "busy_mean"))));
  }

  /** Falin and Templeton. */
  @Test
  void thoseWhoTryAgainAreAwayAsLongAsKnown() {
    require(
        "retrials",
        List.of(
            compared("away", 3.375, of("time_away", "here")),
            compared("busy", 0.6, of("line", "busy_mean"))));
  }

  /** Product form. */
  @Test
  void whoNeedsMoreAtOnceIsTurnedAwayMoreOften() {
    require(
        "beds_and_nurses",
        List.of(
            compared("short", 0.10560221789563765, turnedAway("short")),
            compared("long", 0.4111886359311391, turnedAway("long")),
            compared("beds", 6.403885675947982, of("bed", "busy_mean")),
            compared("nurses", 0.9420981825101776, of("nurse", "busy_mean"))));
  }

  private static ToDoubleFunction<World.Ran> turnedAway(String step) {
    return ran -> ran.value(step, "balked") / ran.value(step, "request");
  }

  /** Kolmogorov's equations by the method of Runge and Kutta, 9,600 steps a day. */
  @Test
  void arrivalsInAWaveWaitAsTheirDifferentialEquationsSay() {
    require(
        "arrivals_in_a_wave",
        List.of(
            compared("waiting", 1.8581023316, of("service", "number_waiting_mean")),
            compared("wait", 0.9290511658, of("service", "mean")),
            compared("busy", 4, of("server", "busy_mean"))));
  }

  /** The law of who is left after a list, {@link SlotList}. */
  @ParameterizedTest
  @CsvSource({"01, 0.8, 1", "02, 4, 5", "03, 9, 10", "04, 19, 20", "05, 27, 30"})
  void weeklyListsLeaveSomeBehind(String file, double referrals, int size) {
    SlotList exact = SlotList.of(referrals, size);
    require(
        "slot_queue_weekly_list-" + file,
        List.of(
            compared("wait", exact.meanWait(), of("treatment", "mean")),
            compared("weeks", exact.meanWait(), of("weeks", "here")),
            compared("waiting", exact.meanOverTime(), of("treatment", "number_waiting_mean"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "01 | base | 1 1 1 2 2 3 3 3 4",
        "02 | base | 1.05 1.05 1.05 2.05 2.05 3.05 3.05 3.05 4.05",
        "03 | base | 1.5 4.4 4.4 4.4 5.9 8.8 8.8 17.6",
        "04 | base | 1 1 11",
        "05 | base | 2 2 2 2 3",
        "06 | base | 2 2 2 2 5"
      })
  void listsBeginWhenTheyShould(String file, String scenario, String begins) {
    List<String> sessions =
        World.shipped("ciw_slotted_services-" + file).trace().sessions(scenario);
    assertThat(sessions.stream().sorted().map(each -> each.replaceAll("^.* (.*)-.*$", "$1")))
        .containsExactly(begins.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "base     | 0 service 4-14;1 service 4-14",
        "resume   | 1 service 4-11;0 service 4-14;1 service 15-18",
        "restart  | 1 service 4-11;0 service 4-14;1 service 15-25",
        "resample | 1 service 4-11;0 service 4-14;1 service 15-16"
      })
  void whoIsTooManyOnAListIsInterrupted(String scenario, String sessions) {
    assertThat(World.shipped("ciw_slotted_services-07").trace().sessions(scenario))
        .containsExactly(sessions.split(";"));
  }

  @ParameterizedTest
  @CsvSource({
    "01, UTC, 2024-06-03, 2024-06-07T14:00",
    "02, UTC, 2024-06-03, 2024-06-10T08:00",
    "04, UTC, 2024-06-03, 2024-06-07T08:00",
    "05, UTC, 2024-06-03, 2024-06-10T15:30",
    "07, America/New_York, 2024-03-09, 2024-03-10T15:00",
    "08, America/New_York, 2024-03-09, 2024-03-10T14:00"
  })
  void therapyBeginsInItsWindow(String file, String zone, LocalDate start, LocalDateTime begins) {
    long minutes =
        Duration.between(
                start.atStartOfDay(ZoneId.of(zone)).toInstant(),
                begins.atZone(ZoneId.of(zone)).toInstant())
            .toMinutes();
    assertThat(World.shipped("window_calendar-" + file).trace().results().sessions())
        .extracting(SessionRow::start)
        .containsExactly(OptionalLong.of(minutes));
  }

  /** At the end of the window it is known: on Monday at 16:00, after 7 days and 16 hours. */
  @Test
  void therapyIsMissedWhereTheCalendarClosesTheWindow() {
    World.Ran ran = World.shipped("window_calendar-03").trace();
    assertThat(ran.results().sessions())
        .extracting(SessionRow::end)
        .containsExactly(OptionalLong.of((7 * 24 + 16) * 60));
    assertThat(ran.value("therapy", "missed")).isEqualTo(1);
    assertThat(ran.value("therapy", "breaches")).isEqualTo(1);
  }

  @Test
  void ofTwentyFivePatientsOneFindsNoPlaceOnTheLists() {
    World.Ran ran = World.shipped("window_calendar-06").trace();
    assertThat(ran.value("therapy", "done")).isEqualTo(24);
    assertThat(ran.value("therapy", "missed")).isEqualTo(1);
    assertThat(ran.value("therapy", "breaches")).isEqualTo(1);
  }
}
