package org.reliefspan.app.studyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.domain.pathway.Happening;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.study.Finding;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.run.Simulation;
import org.reliefspan.simulation.run.SimulationRequest;
import org.reliefspan.simulation.run.SimulationResult;
import org.reliefspan.simulation.run.Watch;

/** Activities, effects and measures as written, run. */
class ActivitiesTest {
  static final String HEAD =
      """
      pathway: {name: test}
      time: {unit: day, horizon: 200}
      states: {home: {}, ward: {}, dead: {final: true}}
      start: home
      """;
  private static final String EVENTS =
      """
      events:
        to_ward: {in: home, after: {exponential: {rate: 1e-9}}, go: ward}
        die: {in: ward, after: {exponential: {rate: 1e-9}}, go: dead}
      """;

  static PathwaySpec spec(String text) {
    PathwayFile file = PathwayFile.parse(Path.of("pathway.yaml"), text);
    assertThat(file.findings()).isEmpty();
    return file.spec().orElseThrow();
  }

  static List<String> findings(String text) {
    return PathwayFile.parse(Path.of("pathway.yaml"), text).findings().stream()
        .map(Finding::message)
        .toList();
  }

  static SimulationResult run(String text, int patients) {
    return Simulation.run(request(text, patients));
  }

  private static SimulationRequest request(String text, int patients) {
    ResolvedPathway pathway = ResolvedPathway.of(spec(text));
    return SimulationRequest.of(pathway, SimulationRequest.Engine.SIMULATION, patients, 11);
  }

  /** What happens to the first patient, with the time: "name@time". */
  static List<String> story(String text) {
    ResolvedPathway pathway = ResolvedPathway.of(spec(text));
    List<String> names = Happening.names(pathway.strategies().get(0).model());
    List<String> story = new ArrayList<>();
    Watch watch =
        new Watch() {
          @Override
          public void event(int event, long tick, int state) {
            story.add(names.get(event) + "@" + Math.rint(tick / 1048.576) / 1000);
          }
        };
    Simulation.watch(pathway, 0, 1, List.of(0L), watch);
    return story;
  }

  static String once(String request) {
    return EVENTS + "  ask: {after: {at: 10}, request: %s}\n".formatted(request);
  }

  private static String effect(String more) {
    return HEAD
        + once("[]").replace(", request: []", "")
        + "effects: {gain: {from: ask, amount: 6, onset: 20, %s}}\n".formatted(more);
  }

  @Test
  void integralsOfEffectsAreExact() {
    String outcomes = "outcomes: {area: {per_time: gain}, square: {per_time: gain * gain}}\n";
    SimulationResult line = run(effect("plateau: 30, waning: 40") + outcomes, 2);
    assertThat(line.value(0, 0)).isCloseTo(6 * (10 + 30 + 20.0), within(1e-9));
    assertThat(line.value(0, 1)).isCloseTo(36 * (20 / 3.0 + 30 + 40 / 3.0), within(1e-9));
    SimulationResult halves =
        run(effect("plateau: 30, waning: 15, shape: exponential") + outcomes, 2);
    double mean = 15 / Math.log(2);
    assertThat(halves.value(0, 0))
        .isCloseTo(6 * (40 + mean * (1 - Math.pow(2, -140 / 15.0))), within(1e-9));
    assertThat(halves.value(0, 1))
        .isCloseTo(36 * (20 / 3.0 + 30 + mean / 2 * (1 - Math.pow(2, -280 / 15.0))), within(1e-9));
  }

  /** Of a + b t times exp(-d t). */
  private static double integral(double a, double b, double d, double from, double to) {
    return antiderivative(a, b, d, to) - antiderivative(a, b, d, from);
  }

  private static double antiderivative(double a, double b, double d, double t) {
    return -Math.exp(-d * t) * ((a + b * t) / d + b / (d * d));
  }

  @ParameterizedTest
  @CsvSource({"0.03", "5", "400"})
  void discountedIntegralsOfEffectsAreExact(double rate) {
    String outcomes =
        "outcomes: {area: {per_time: 1 + gain, discount: {rate: %s, form: continuous}}}\n"
            .formatted(rate);
    double d = rate / 365.25;
    double exact =
        integral(1, 0, d, 0, 10)
            + integral(1 - 3, 0.3, d, 10, 30)
            + integral(7, 0, d, 30, 60)
            + integral(1 + 15, -0.15, d, 60, 100)
            + integral(1, 0, d, 100, 200);
    assertThat(run(effect("plateau: 30, waning: 40") + outcomes, 2).value(0, 0))
        .isCloseTo(exact, within(1e-9 * exact));
  }

  @Test
  void effectsStackUpToACeilingAndReadOneAnother() {
    String text =
        HEAD
            + EVENTS
            + """
              dose: {after: {fixed: 10}, when: events("dose") < 3}
              boost: {after: {at: 15}}
            effects:
              help: {from: boost, amount: 1}
              gain: {from: dose, amount: 4 + help, stack: add, ceiling: 12}
            measures: {level: gain + help}
            outcomes: {area: {per_time: level}}
            """;
    SimulationResult result = run(text, 2);
    assertThat(result.value(0, 0))
        .isCloseTo(10 * 4 + 10 * 9 + 170 * 12 + 185, within(1e-9)); // 4, 4 + 5, at most 12
    assertThat(result.measures().mean(0, 15, 0)).hasValue(5);
    assertThat(result.measures().mean(0, 20, 0)).hasValue(10);
    assertThat(result.measures().mean(0, 200, 0)).hasValue(13);
  }

  @Test
  void effectsBeginWithStatesAndDrawTheirAmounts() {
    String text =
        HEAD
            + """
            events:
              go: {in: home, after: {at: 100}, go: ward}
              die: {in: ward, after: {at: 200}, go: dead}
            effects:
              care: {from: "state:ward", amount: {draw: {uniform: {from: 1, to: 3}}}}
            outcomes: {area: {per_time: care}}
            """;
    SimulationResult result = run(text, 4000);
    assertThat(result.value(0, 0)).isCloseTo(200, within(4 * result.error(0, 0)));
    assertThat(result.error(0, 0) * Math.sqrt(4000))
        .isCloseTo(100 * 2 / Math.sqrt(12), within(2.0));
  }

  @Test
  void attendanceOfACourseIsBinomial() {
    String text =
        HEAD
            + once("therapy")
            + """
            activities:
              therapy:
                window: {target: 5}
                no_show: 0.2
                sessions: {number: 8, every: 3.5}
                done: {add: {held: 1}}
                missed: {add: {missed: 1}}
                finished: {add: {ends: time, all: 'events("therapy") == 8', both: 'events("therapy") + events("therapy.missed")'}}
            outcomes: {held: {}, missed: {}, ends: {}, all: {}, both: {}}
            """;
    SimulationResult result = run(text, 20_000);
    assertThat(result.value(0, 0)).isCloseTo(6.4, within(4 * result.error(0, 0)));
    assertThat(result.error(0, 0) * Math.sqrt(20_000))
        .isCloseTo(Math.sqrt(8 * 0.2 * 0.8), within(0.03));
    assertThat(result.value(0, 2)).isCloseTo(10 + 5 + 7 * 3.5, within(1e-5));
    assertThat(result.value(0, 3)).isCloseTo(Math.pow(0.8, 8), within(4 * result.error(0, 3)));
    assertThat(result.value(0, 4)).isEqualTo(8);
  }

  @Test
  void appointmentsAreMadeAgainUntilTheyAreTooMany() {
    String text =
        HEAD
            + once("visit")
            + """
            activities:
              visit:
                window: {target: 5}
                no_show: {probability: 0.3, add: {away: 1}}
                rebook: {after: 7, at_most: 2}
                missed: {add: {missed: 1, when: time}}
            outcomes: {away: {}, missed: {}, when: {}}
            """;
    SimulationResult result = run(text, 20_000);
    assertThat(result.value(0, 0)).isCloseTo(0.3 + 0.09 + 0.027, within(4 * result.error(0, 0)));
    assertThat(result.value(0, 1)).isCloseTo(0.027, within(4 * result.error(0, 1)));
    assertThat(result.value(0, 2) / result.value(0, 1)).isCloseTo(29, within(1e-9));
  }

  @Test
  void aCourseStopsAtItsAim() {
    String text =
        HEAD
            + once("therapy")
            + """
            activities:
              therapy:
                sessions: {number: 8, every: 4, stop_when: 'events("therapy") >= 3'}
            outcomes: {none: {}}
            """;
    assertThat(story(text))
        .containsExactly(
            "ask@10.0",
            "therapy.request@10.0",
            "therapy.start@10.0",
            "therapy@10.0",
            "therapy.start@14.0",
            "therapy@14.0",
            "therapy.start@18.0",
            "therapy@18.0",
            "therapy.finished@18.0");
  }

  @ParameterizedTest
  @CsvSource({"0", "0.9", "-2"})
  void aCourseWithoutSessionsIsFinishedAtOnce(String number) {
    String text =
        HEAD
            + once("[therapy, scan]")
            + """
            attributes: {n: {draw: {uniform: {from: %1$s, to: %1$s}}}, m: 0}
            activities:
              scan: {window: {target: 0}}
              therapy: {window: {target: 3}, sessions: {number: n, every: 4}, finished: {set: {m: 1}, request: [scan]}}
            outcomes: {m: {per_time: m}}
            """
                .formatted(number);
    assertThat(story(text))
        .containsExactly(
            "ask@10.0",
            "therapy.request@10.0",
            "scan.request@10.0",
            "scan.start@10.0",
            "scan@10.0",
            "therapy.finished@10.0",
            "scan.request@10.0",
            "scan.start@10.0",
            "scan@10.0");
    assertThat(run(text, 2).value(0, 0)).isEqualTo(190);
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "2.9, 2", "1, 1"})
  void theWholePartOfTheNumberOfSessionsCounts(String number, double held) {
    String text =
        HEAD
            + once("therapy")
            + """
            attributes: {n: {draw: {uniform: {from: %1$s, to: %1$s}}}}
            activities: {therapy: {sessions: {number: n, every: 4}, done: {add: {held: 1}}}}
            outcomes: {held: {}}
            """
                .formatted(number);
    assertThat(run(text, 2).value(0, 0)).isEqualTo(held);
  }

  @ParameterizedTest
  @CsvSource({"0", "0.9", "-2", "2.5", "n"})
  void aNumberOfSessionsThatIsNoneIsAFinding(String number) {
    String text =
        HEAD
            + once("therapy")
            + "parameters: {n: 0}\nactivities: {therapy: {sessions: {number: %s, every: 4}}}\n"
                .formatted(number)
            + "outcomes: {none: {}}\n";
    assertThat(findings(text)).singleElement().asString().contains("a number of sessions");
  }

  @Test
  void whatIsWantedTooLateIsMissedAtTheLatest() {
    String text =
        HEAD
            + once("scan")
            + """
            activities:
              scan: {window: {earliest: 2, target: {uniform: {from: 40, to: 50}}, latest: 30}}
            outcomes: {none: {}}
            """;
    assertThat(story(text)).containsExactly("ask@10.0", "scan.request@10.0", "scan.missed@40.0");
  }

  @Test
  void requestsChangeNothingWhileItIsBookedAndLeavingWithdraws() {
    String text =
        HEAD
            + """
            events:
              ask: {in: home, after: {fixed: 10}, request: stay}
              go: {in: home, after: {at: 25}, go: ward}
              die: {in: ward, after: {at: 60}, go: dead}
              again: {in: ward, after: {at: 30}, request: [stay, rounds]}
            activities:
              stay: {in: home, window: {target: 18}}
              rounds: {window: {target: 1}, duration: 90}
            outcomes: {waits: {per_time: waiting("stay")}, under: {per_time: 'in_progress("rounds")'}}
            """;
    assertThat(story(text))
        .containsExactly(
            "ask@10.0",
            "stay.request@10.0",
            "ask@20.0",
            "go@25.0",
            "stay.cancelled@25.0",
            "again@30.0",
            "rounds.request@30.0",
            "rounds.start@31.0",
            "die@60.0",
            "rounds.cancelled@60.0");
    SimulationResult result = run(text, 2);
    assertThat(result.value(0, 0)).isCloseTo(15, within(1e-9));
    assertThat(result.value(0, 1)).isCloseTo(29, within(1e-9));
  }

  @Test
  void eventsComeBeforeActivitiesAndBothInTheOrderOfTheFile() {
    String text =
        HEAD
            + once("[b, a]")
            + """
              late: {after: {at: 13}}
              early: {after: {at: 13}}
            activities:
              a: {window: {target: 3}}
              b: {window: {target: 3}}
            outcomes: {none: {}}
            """;
    assertThat(story(text))
        .containsExactly(
            "ask@10.0",
            "b.request@10.0",
            "a.request@10.0",
            "late@13.0",
            "early@13.0",
            "a.start@13.0",
            "a@13.0",
            "b.start@13.0",
            "b@13.0");
  }

  @Test
  void whatIsSetCanBeDrawnAndRequestsAndAmountsKnowIt() {
    String text =
        HEAD
            + """
            attributes: {true_level: 40, score: 0, group: {draw: {categories: {a: 1, b: 0}}}}
            events:
              to_ward: {in: home, after: {exponential: {rate: 1e-9}}, go: ward}
              die: {in: ward, after: {exponential: {rate: 1e-9}}, go: dead}
              read:
                after: {at: 10}
                set:
                  score: {draw: {normal: {mean: true_level, sd: 5}}}
                  group: {draw: {categories: {a: 0.25, b: 0.75}}}
                request: {help: score < 40}
            activities: {help: {done: {add: {helped: 1}}}}
            effects: {level: {from: read, amount: score}}
            outcomes: {helped: {}, level: {per_time: level}, b: {per_time: group == "b"}}
            """;
    SimulationResult result = run(text, 20_000);
    assertThat(result.value(0, 0)).isCloseTo(0.5, within(4 * result.error(0, 0)));
    assertThat(result.value(0, 1)).isCloseTo(190 * 40, within(4 * result.error(0, 1)));
    assertThat(result.error(0, 1) * Math.sqrt(20_000)).isCloseTo(190 * 5, within(20.0));
    assertThat(result.value(0, 2)).isCloseTo(190 * 0.75, within(4 * result.error(0, 2)));
  }

  @Test
  void conditionsOnRunningTimeChangeAtTheirTime() {
    String text =
        HEAD
            + EVENTS
            + """
              first: {when: time >= 30, after: {fixed: 5}, add: {one: 'ifelse(events("first") == 0, time, 0)'}}
              then: {when: events("first") > 0 & since("first") > 2.5 & events("then") == 0, after: {fixed: 1}, add: {two: time}}
              fades: {when: gain < 3 & time > 20 & events("fades") == 0, after: {fixed: 0}, add: {three: time}}
              give: {after: {at: 10}}
            effects: {gain: {from: give, amount: 6, onset: 20, plateau: 30, waning: 40}}
            outcomes: {one: {}, two: {}, three: {}}
            """;
    SimulationResult result = run(text, 2);
    assertThat(result.value(0, 0)).isEqualTo(35);
    assertThat(result.value(0, 1)).isCloseTo(38.5, within(1e-5));
    assertThat(result.value(0, 2)).isCloseTo(80, within(1e-5));
  }

  @Test
  void hazardRatiosThatMoveAreFollowed() {
    String text =
        HEAD
            + """
            events:
              go: {in: home, after: {exponential: {rate: 0.05}}, hazard_ratio: "ifelse(time < 10, 0, 2)", go: ward, add: {n: time <= 20}}
              slow: {in: ward, after: {exponential: {rate: 1e-9}}, go: dead}
              rising: {after: {exponential: {rate: 0.001}}, when: events("rising") == 0, hazard_ratio: time / 10, add: {m: time <= 60}}
            outcomes: {n: {}, m: {}}
            """;
    SimulationResult result = run(text, 40_000);
    assertThat(result.value(0, 0)).isCloseTo(1 - Math.exp(-1), within(4 * result.error(0, 0)));
    assertThat(result.value(0, 1))
        .isCloseTo(1 - Math.exp(-0.001 * 60 * 60 / 20), within(4 * result.error(0, 1)));
  }

  @Test
  void jumpsOfValuesInTimeAreExact() {
    String text =
        HEAD.replace("horizon: 200", "horizon: 50")
            + """
            tables: {step: {points: [[0, 1], [60.3, 2], [70.9, 5]]}, line: {points: [[0, 0], [10, 20], [40, 5]], between: linear}}
            """
            + EVENTS
            + """
            outcomes:
              a: {per_time: step(50 + time)}
              b: {per_time: line(time)}
              c: {per_time: "ifelse(time > 12.3 & time <= 30.1, 2, 0) + max(10 - time, 0) + floor(time / 7)"}
            """;
    SimulationResult result = run(text, 2);
    assertThat(result.value(0, 0)).isCloseTo(10.3 + 2 * 10.6 + 5 * 29.1, within(1e-9));
    assertThat(result.value(0, 1)).isCloseTo(100 + 375 + 50, within(1e-9));
    assertThat(result.value(0, 2)).isCloseTo(2 * 17.8 + 50 + 7 * 21 + 7, within(1e-9));
  }

  static final String PROGRAMME =
      """
      attributes: {risk: {draw: {gamma: {mean: 1, sd: 0.5}}}}
      events:
        flare: {in: home, after: {exponential: {rate: 0.02}}, hazard_ratio: risk, go: ward, request: talk, add: {flares: 1}}
        back: {in: ward, after: {weibull: {shape: 1.4, scale: 9}}, go: {home: 0.99, dead: 0.01}}
        see: {after: {fixed: 30}, request: [talk]}
      activities:
        talk: {window: {target: {gamma: {mean: 8, sd: 4}}}, no_show: 0.2, rebook: {after: 5}, sessions: {number: 4, every: 7}}
      effects: {calm: {from: talk, amount: risk, onset: 3, plateau: 5, waning: 20, stack: add}}
      measures: {ease: calm - risk}
      outcomes: {flares: {}, ease: {per_time: ease, discount: 0.03}}
      """;

  @Test
  void equalStrategiesDifferByNothingAndThreadsChangeNothing() {
    String text = HEAD + PROGRAMME + "strategies: {one: {}, other: {title: The same}}\n";
    SimulationRequest request = request(text, 10_000);
    SimulationResult result = Simulation.run(request);
    assertThat(result.difference(1, 0, 1)).isZero();
    assertThat(result.differenceError(1, 0, 1)).isZero();
    assertThat(result.values()[1]).isNotZero();
    SimulationResult threaded = Simulation.run(request.withThreads(3));
    assertThat(threaded.values()).containsExactly(result.values());
    assertThat(threaded.errors()).containsExactly(result.errors());
    assertThat(threaded.measures().means()).containsExactly(result.measures().means());
    assertThat(threaded.measures().patients()).containsExactly(result.measures().patients());
  }

  /** How often measures are read, by whom and when decides nothing that is computed of them. */
  @Test
  void readingMeasuresChangesNoNumber() {
    String text =
        HEAD
            + PROGRAMME
                .replace("waning: 20,", "waning: 20, shape: exponential,")
                .replace("ease: calm - risk", "ease: 'max(-0.3, min(1, calm - risk))'")
                .replace("hazard_ratio: risk", "hazard_ratio: risk * (1 + (ease > 0.4))");
    SimulationRequest request = request(text, 2_000);
    SimulationResult often = Simulation.run(request);
    SimulationResult seldom = Simulation.run(request.withTimes(List.of(0.5, 100.0)));
    assertThat(seldom.values()).containsExactly(often.values());
    assertThat(seldom.errors()).containsExactly(often.errors());
    assertThat(seldom.measures().mean(0, 1, 0)).isEqualTo(often.measures().mean(0, 100, 0));
  }

  /** Limits of what rises, stays and wanes: corners on the line, by hand. */
  @ParameterizedTest
  @CsvSource({
    "'plateau: 30, waning: 40', 66.66666666666667, 93.33333333333333, 80",
    "'plateau: 30, waning: 15, shape: exponential', 63.94551608, 98.77443751, 86.56170245"
  })
  void limitedEffectsAreExact(String how, double leavesFive, double comesToOne, double between) {
    String more =
        """
        measures: {held: 'min(5, max(1, gain))', free: 8 - 0.5 * gain}
        outcomes: {area: {per_time: held}, below: {per_time: free < 6}}
        """;
    SimulationRequest request = request(effect(how) + more, 2);
    SimulationResult result =
        Simulation.run(request.withTimes(List.of(5.0, 20.0, leavesFive, comesToOne, 150.0)));
    double area = 40 / 3.0 + 40 + 5 * (leavesFive - 80 / 3.0) + between + 200 - comesToOne;
    assertThat(result.value(0, 0)).isCloseTo(area, within(1e-6));
    List<Double> held = List.of(1.0, 3.0, 5.0, 1.0, 1.0);
    for (int time = 0; time < held.size(); time++) {
      assertThat(result.measures().mean(0, time, 0).orElseThrow())
          .isCloseTo(held.get(time), within(1e-6));
    }
    double free = how.contains("shape") ? 60 + 15 * Math.log(1.5) / Math.log(2) : 60 + 40 / 3.0;
    assertThat(result.value(0, 1)).isCloseTo(free - (10 + 40 / 3.0), within(1e-6));
  }

  @Test
  void conditionsOnShiftedMeasuresAreSeenWhenTheyTurn() {
    String text =
        HEAD
            + once("[]").replace(", request: []", "")
            + "  turn: {in: home, when: free < 6, after: {fixed: 0}, go: ward}\n"
            + "effects: {gain: {from: ask, amount: 6, onset: 20}}\n"
            + "measures: {free: 8 - 0.5 * gain}\n"
            + "outcomes: {days: {per_time: 1}}\n";
    assertThat(story(text)).contains("ask@10.0", "turn@23.333");
  }

  @Test
  void anotherActivityMovesNoOtherLuck() {
    String more =
        HEAD
            + PROGRAMME
                .replace("request: [talk]", "request: [talk, walk]")
                .replace(
                    "activities:\n",
                    """
                    activities:
                      walk: {window: {target: {gamma: {mean: 3, sd: 2}}}, no_show: 0.4, late_cancel: 0.3}
                    """)
                .replace("effects: {", "effects: {fit: {from: walk, amount: 1, waning: 9}, ");
    assertThat(run(more, 2000).values()).containsExactly(run(HEAD + PROGRAMME, 2000).values());
  }

  @Test
  void strategiesDoWithoutOrChangeActivities() {
    String text =
        HEAD
            + PROGRAMME
            + """
            strategies:
              all: {}
              none: {without: [talk]}
              short: {activities: {talk: {sessions: {number: 1}, no_show: 0}}, effects: {calm: {amount: 0}}}
            """;
    ResolvedPathway pathway = ResolvedPathway.of(spec(text));
    SimulationResult result = run(text, 500);
    assertThat(result.value(1, 1)).isLessThan(result.value(0, 1));
    assertThat(result.value(2, 1)).isEqualTo(result.value(1, 1));
    assertThat(
            pathway.strategies().get(2).model().activities().get(0).course().orElseThrow().every())
        .isEqualTo(
            pathway.strategies().get(0).model().activities().get(0).course().orElseThrow().every());
  }

  @Test
  void measuresLeaveOutTheDead() {
    String text =
        HEAD
            + """
            attributes: {x: {draw: {bernoulli: 0.5}}}
            events:
              go: {in: home, when: x == 1, after: {at: 50}, go: dead}
              ward: {in: home, after: {exponential: {rate: 1e-9}}, go: ward}
            measures: {m: 2 + x + 0.5 * time}
            outcomes: {none: {}}
            """;
    SimulationResult result = run(text, 1000);
    long ones = 1000 - result.measures().patients(0, 50, 0);
    assertThat(ones).isBetween(400L, 600L);
    assertThat(result.measures().mean(0, 49, 0).orElseThrow())
        .isCloseTo(2 + ones / 1000.0 + 24.5, within(1e-12));
    assertThat(result.measures().mean(0, 50, 0)).hasValue(27);
  }

  @Test
  void probabilitiesThatDoNotSumToOneAreRefusedWhenTheyAreUsed() {
    String text =
        HEAD
            + """
            attributes: {p: {draw: {uniform: {from: 0.1, to: 0.2}}}}
            events:
              move: {in: home, after: {at: 5}, go: {ward: p, dead: p}}
            outcomes: {none: {}}
            """;
    assertThatThrownBy(() -> run(text, 2))
        .isInstanceOf(SimulationException.class)
        .hasMessageContaining("the event move leads sum to 0.")
        .hasMessageContaining("must sum to 1");
  }

  @Test
  void aLawWithAnEndRingsOnceWhenItGoesForward() {
    String text =
        HEAD
            + EVENTS
            + """
              once: {after: {uniform: {from: 10, to: 20}}, clock: forward, add: {n: 1}}
              off: {after: {uniform: {from: 10, to: 20}}, hazard_ratio: "ifelse(time > 30, 1, 0)", add: {m: 1}}
            outcomes: {n: {}, m: {}}
            """;
    SimulationResult result = run(text, 200);
    assertThat(result.value(0, 0)).isBetween(1.0, 20.0);
    assertThat(result.value(0, 1)).isZero();
  }

  @Test
  void anActivityThatGoesRoundWithoutTimeIsRefused() {
    String text =
        HEAD
            + once("a")
            + """
            activities:
              a: {done: {request: b}}
              b: {done: {request: a}}
              c: {done: {request: d}}
              d: {window: {target: 1}, done: {request: c}}
            outcomes: {none: {}}
            """;
    assertThat(findings(text)).singleElement().asString().contains("without any time passing");
  }

  @Test
  void everyMistakeIsFoundAtOnce() {
    String text =
        HEAD
            + EVENTS
            + """
              ask: {after: {at: 10}, request: [therapi], cancel: [scan]}
              again: {after: {at: 20}, request: {scan: 1 + 1}, set: {x: {draw: {uniform: {from: 2, to: 1}}}}}
            attributes: {x: 0}
            activities:
              therapy: {window: {earliest: 9, target: 5}, needs: {suite: 0}, no_show: 1.5}
              scan: {sessions: {number: 2.5, every: -1}, don: {}}
            effects:
              gain: {from: therappy, amount: 1, waning: -3, ceiling: 4}
            measures: {a: b + 1, b: a + 1}
            outcomes: {none: {per_time: waiting("therapys") + gian}}
            """;
    List<String> found = findings(text);
    assertThat(found)
        .anyMatch(each -> each.contains("(therapi)") && each.contains("therapy"))
        .anyMatch(each -> each.contains("is a number where true or false is needed"))
        .anyMatch(each -> each.contains("from <= to"))
        .anyMatch(each -> each.contains("is never requested"))
        .anyMatch(each -> each.contains("impossible window"))
        .anyMatch(each -> each.contains("a number needed"))
        .anyMatch(each -> each.contains("1.5"))
        .anyMatch(each -> each.contains("a number of sessions"))
        .anyMatch(each -> each.contains("(-1)"))
        .anyMatch(each -> each.contains("is not a known key") && each.contains("done"))
        .anyMatch(each -> each.contains("(therappy)"))
        .anyMatch(each -> each.contains("(-3)"))
        .anyMatch(each -> each.contains("stack: add"))
        .anyMatch(each -> each.contains("is made of itself: a -> b -> a"))
        .anyMatch(each -> each.contains("(therapys)"))
        .anyMatch(each -> each.contains("gian") && each.contains("gain"))
        .hasSize(16);
  }

  @Test
  void cyclesKnowNoActivities() {
    String text =
        """
        pathway: {name: test}
        time: {unit: year, horizon: 10, cycle: 1}
        states: {a: {}, b: {}}
        start: a
        transitions: {a: {b: 0.1}}
        effects: {e: {from: "state:b", amount: 1}}
        measures: {m: time}
        outcomes: {none: {}}
        """;
    assertThat(findings(text)).singleElement().asString().contains("continuous time");
  }
}
