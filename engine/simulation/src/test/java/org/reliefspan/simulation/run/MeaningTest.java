package org.reliefspan.simulation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.reliefspan.simulation.run.PathwayText.text;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.OutcomeSpec.Form;
import org.reliefspan.domain.pathway.TimeSpec;
import org.reliefspan.domain.pathway.TimeUnit;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.run.PathwayText.Event;

/** What the words of a pathway mean, on patients that can be checked by hand. */
class MeaningTest {

  private static double[] patient(PathwayText model) {
    return Simulation.patients(model.resolved(), 1, List.of(0L)).get(0);
  }

  private static PathwayText onAndOff(String from, String to) {
    return PathwayText.continuous("on_off", TimeUnit.YEAR, "10")
        .attribute("on", "0")
        .state("a", "value", "2500 * on")
        .start("a", "1")
        .event(Event.of("begin", new EventSpec.At(text(from))).set("on", "1").spec())
        .event(Event.of("end", new EventSpec.At(text(to))).set("on", "0").spec());
  }

  /** WARDEN's tests of discounting, test-input_f.R. */
  @ParameterizedTest
  @CsvSource({
    "0.5, 3, 0.035, 5886.650382522282",
    "1, 2, 0, 2500",
    "5, 5, 0.035, 0",
  })
  void anOngoingValueIsDiscountedWithoutABreak(
      String from, String to, String rate, double expected) {
    double[] gains = patient(onAndOff(from, to).outcome("value", "value", rate, Form.ANNUAL));
    assertThat(gains[0]).isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
  }

  @Test
  void aSmallRateLosesNoDigits() { // (1 - exp(-x)) / x = 1 - x/2 + ..., here x = 1e-9 * 10
    double[] gains =
        patient(onAndOff("0", "10").outcome("value", "value", "1e-9", Form.CONTINUOUS));
    assertThat(gains[0]).isCloseTo(25_000 * (1 - 0.5e-8), within(1e-14 * 25_000));
  }

  @ParameterizedTest
  @CsvSource({"3, 0.035, 2254.856764170056", "2, 0, 2500"})
  void aValueOfAMomentIsDiscountedAtItsTime(String at, String rate, double expected) {
    PathwayText model =
        onAndOff("1", "1")
            .event(Event.of("pay", new EventSpec.At(text(at))).add("value", "2500").spec())
            .outcome("value", "", rate, Form.ANNUAL);
    assertThat(patient(model)[0]).isCloseTo(expected, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "1, events('pay'), 1000",
    "2, events('pay'), 1966.1835748792273",
    "30, 0.5 + events('pay') / 12, 28296.443022132233", // monthly from 0.5 until before 3
  })
  void paymentsComeBack(String times, String next, double expected) {
    PathwayText model =
        onAndOff("1", "1")
            .event(
                Event.of(
                        "pay",
                        new EventSpec.At(
                            text("ifelse(events('pay') < %s, %s, Inf)".formatted(times, next))))
                    .add("value", "1000")
                    .spec())
            .outcome("value", "", "0.035", Form.ANNUAL);
    assertThat(patient(model)[0]).isCloseTo(expected, within(1e-10 * expected));
  }

  /** Integral of exp(-t / 4) exp(-0.03 t) from 0 to 10. */
  @Test
  void aValueThatRunsWithTimeIsIntegrated() {
    double exact = (1 - Math.exp(-10 * 0.28)) / 0.28;
    PathwayText model =
        onAndOff("3", "7").outcome("value", "exp(-time / 4)", "0.03", Form.CONTINUOUS);
    assertThat(patient(model)[0]).isCloseTo(exact, within(1e-12));
    PathwayText inState =
        onAndOff("3", "7").outcome("value", "exp(-time_in_state / 4)", "0.03", Form.CONTINUOUS);
    assertThat(patient(inState)[0]).isCloseTo(exact, within(1e-12));
  }

  @Test
  void goingToTheSameStateEntersItAgain() {
    PathwayText model =
        PathwayText.continuous("again", TimeUnit.MONTH, "20")
            .state("relief", "long", "time_in_state")
            .finalState("lost")
            .start("relief", "1")
            .event(
                Event.after("wane", Law.Family.FIXED, "value", "6")
                    .in("relief")
                    .go("lost", "1")
                    .add("lost_at", "time")
                    .spec())
            .event(Event.of("renew", new EventSpec.At(text("5"))).go("relief", "1").spec())
            .event(
                Event.of("look", new EventSpec.At(text("7")))
                    .add("entries", "entries('relief')")
                    .add("since", "since('renew') + 100 * (since('look') == Inf)")
                    .spec())
            .outcome("lost_at", "")
            .outcome("entries", "")
            .outcome("since", "");
    assertThat(patient(model)).containsExactly(11, 0, 102);
  }

  @Test
  void changesOfAnEventComeAllAtOnce() {
    PathwayText model =
        onAndOff("1", "1")
            .attribute("x", "1")
            .attribute("y", "2")
            .event(
                Event.of("swap", new EventSpec.At(text("4")))
                    .set("x", "y", "y", "x")
                    .add("before", "10 * x + y")
                    .spec())
            .event(Event.of("see", new EventSpec.At(text("5"))).add("after", "10 * x + y").spec())
            .outcome("before", "")
            .outcome("after", "");
    assertThat(patient(model)).containsExactly(12, 21);
  }

  @Test
  void expressionsMeanWhatTheyMeanInR() {
    PathwayText model =
        onAndOff("1", "1")
            .categories("group", "a", "0", "b", "1")
            .parameter("later", "earlier ^ 2")
            .parameter("earlier", "3")
            .table("f", List.of(0.0, 10.0), List.of(5.0, 7.0))
            .event(
                Event.of("see", new EventSpec.At(text("5")))
                    .add(
                        "words",
                        "(group == 'b') + 10 * (group %in% c('a', 'c')) + 100 * (state == 'a')",
                        "numbers",
                        "later + pow(2, 3) + round(2.5) + floor(-1.5) + max(1, 2, 3) + -2 ^ 2",
                        "truth",
                        "ifelse(!(1 > 2) & (TRUE | FALSE), f(9.99) + f(10) + f(99), 0)")
                    .spec())
            .outcome("words", "")
            .outcome("numbers", "")
            .outcome("truth", "");
    // 9 + 8 + 2 - 2 + 3 - 4
    assertThat(patient(model)).containsExactly(101, 16, 19);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "WEIBULL; shape; 1.5; scale; 4",
        "LOG_NORMAL; log_mean; 1; log_sd; 0.5",
        "LOG_NORMAL; mean; 4; sd; 2",
        "LOG_LOGISTIC; shape; 3; scale; 4",
        "GAMMA; shape; 2; scale; 2",
        "GAMMA; mean; 4; sd; 2",
        "GAMMA; shape; 2; rate; 0.5",
        "GOMPERTZ; shape; 0.3; rate; 0.1",
        "UNIFORM; from; 1; to; 7"
      })
  void aPausedAndAChangedClockKeepsItsLaw(
      Law.Family family, String one, String first, String two, String second) {
    // the state changes nothing in the law: the share that rang by 4 must not move
    PathwayText plain = clock(family, one, first, two, second, false);
    PathwayText changed = clock(family, one, first, two, second, true);
    List<Long> numbers = LongStream.range(0, 2000).boxed().toList();
    List<double[]> a = Simulation.patients(plain.resolved(), 3, numbers);
    List<double[]> b = Simulation.patients(changed.resolved(), 3, numbers);
    for (int i = 0; i < a.size(); i++) {
      assertThat(b.get(i)[0]).isCloseTo(a.get(i)[0], within(1e-5 + 1e-6 * a.get(i)[0]));
    }
  }

  /** A law whose parameters change back and forth in an instant, and a forward clock in pauses. */
  private static PathwayText clock(
      Law.Family family, String one, String first, String two, String second, boolean changing) {
    PathwayText model =
        PathwayText.continuous("clock", TimeUnit.MONTH, "500")
            .attribute("factor", "1")
            .state("relief")
            .finalState("lost")
            .start("relief", "1")
            .event(
                Event.after("wane", family, one, first + " * factor", two, second)
                    .go("lost", "1")
                    .add("at", "time")
                    .spec());
    if (changing) {
      model
          .event(Event.of("up", new EventSpec.At(text("2"))).set("factor", "1.01").spec())
          .event(Event.of("down", new EventSpec.At(text("2"))).set("factor", "1").spec());
    }
    return model.outcome("at", "");
  }

  @Test
  void aRateWithoutBoundsIsRefusedWithTheNameOfTheEvent() {
    PathwayText model =
        onAndOff("1", "1")
            .event(Event.after("storm", Law.Family.EXPONENTIAL, "rate", "1e9").spec())
            .outcome("nothing", "0");
    assertThatThrownBy(() -> patient(model))
        .isInstanceOf(SimulationException.class)
        .hasMessageContaining("storm")
        .hasMessageContaining("more than 100");
  }

  @Test
  void whatIsNoProbabilityIsRefused() {
    PathwayText model =
        PathwayText.cycles("wrong", "10", TimeSpec.Correction.NONE)
            .state("a")
            .state("b")
            .start("a", "1")
            .transition("a", "b", "0.6 + 0.1 * cycle")
            .outcome("nothing", "0");
    assertThatThrownBy(() -> patient(model))
        .isInstanceOf(SimulationException.class)
        .hasMessageContaining("leaving a within cycle 5");
    PathwayText negative =
        PathwayText.cycles("wrong", "10", TimeSpec.Correction.NONE)
            .attribute("x", PathwayText.law(Law.Family.NORMAL, "mean", "0", "sd", "1"))
            .state("a")
            .state("b")
            .start("a", "1")
            .transition("a", "b", "x")
            .outcome("nothing", "0");
    assertThatThrownBy(() -> Simulation.tally(negative.resolved(), 1, 0, 100))
        .isInstanceOf(SimulationException.class)
        .hasMessageContaining("from a to b");
  }

  @Test
  void unknownNamesAndCirclesAreRefused() {
    assertThatThrownBy(() -> patient(onAndOff("1", "1").outcome("x", "utilty")))
        .isInstanceOf(SimulationException.class)
        .hasMessageContaining("utilty");
    assertThatThrownBy(
            () ->
                patient(
                    onAndOff("1", "1")
                        .parameter("p", "q + 1")
                        .parameter("q", "p")
                        .outcome("x", "p")))
        .isInstanceOf(SimulationException.class)
        .hasMessageContaining("defined by itself");
    assertThatThrownBy(() -> patient(onAndOff("1", "1").outcome("x", "1 / on")))
        .isInstanceOf(SimulationException.class)
        .hasMessageContaining("x")
        .hasMessageContaining("finite");
  }
}
