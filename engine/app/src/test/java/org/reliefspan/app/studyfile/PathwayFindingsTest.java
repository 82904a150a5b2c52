package org.reliefspan.app.studyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.study.Finding;

class PathwayFindingsTest {
  static final String CONTINUOUS =
      """
      pathway: {name: fine}
      time: {unit: month, horizon: 60}
      parameters:
        rate: {value: 0.1, draw: {gamma: {mean: 0.1, sd: 0.02}}}
        share: 0.5
        a: 1
        b: 2
      joint_parameters:
        - {names: [a, b], mean: [1, 2], covariance: [[0.1, 0.05], [0.05, 0.2]]}
      tables:
        risk: {points: [[0, 1], [10, 2]], between: linear}
      attributes:
        age: 60
        frail: {draw: {bernoulli: 0.2}}
        group: {draw: {categories: {mild: 0.3, severe: 0.7}}}
        visits: 0
        helped: FALSE
      states:
        relief: {utility: 0.8}
        pain: {utility: 0.6, cost: 10}
        dead: {final: true}
      start: {relief: share, pain: 1 - share}
      events:
        wane: {in: relief, after: {weibull: {shape: 1.6, scale: a * b + 8}}, go: pain}
        treat:
          in: pain
          after: {exponential: {rate: rate}}
          hazard_ratio: risk(visits)
          when: visits < 5 & group == "severe" & since("wane") > 1
          go: {relief: share, pain: 1 - share}
          set: {visits: visits + 1, helped: frail == 0, group: '"mild"'}
          add: {qaly: -0.01}
        die: {after: {gompertz: {shape: -0.1, rate: 0.001}}, clock: forward, go: dead}
      outcomes:
        qaly: {per_time: utility + 0 * entries("pain"), discount: 0.03}
        cost: {per_time: cost, discount: {rate: 0.03, form: continuous}}
      strategies:
        usual:
        more:
          parameters: {rate: 0.2}
          states: {pain: {cost: 20}}
          events: {wane: {hazard_ratio: 0.8}}
        never: {without: [treat], start: relief}
      decision: {cost: cost, effect: qaly, thresholds: [0, 100]}
      """;

  static final String DISCRETE =
      """
      pathway: {name: fine}
      time: {unit: year, horizon: 10, cycle: 0.5, correction: half_cycle}
      parameters: {p: 0.1}
      states:
        relief: {utility: 0.8}
        pain: {utility: 0.6}
        dead: {final: true}
      start: relief
      transitions:
        relief: {pain: p * (1 + time), dead: 0.01}
        pain: {relief: "ifelse(cycle > 3, 0.5, 0.4)"}
      on_transition:
        - {from: relief, to: pain, add: {qaly: -0.1}}
      outcomes:
        qaly: {per_time: utility, discount: {rate: 0.03, form: per_cycle}}
      """;

  private static PathwayFile parse(String text) {
    PathwayFile file = PathwayFile.parse(Path.of("pathway.yaml"), text);
    assertThat(file.spec().isPresent())
        .isEqualTo(file.findings().stream().noneMatch(Finding::isError));
    return file;
  }

  private static Finding onlyFinding(String fine, String written, String instead) {
    assertThat(fine).contains(written);
    String text = fine.replace(written, instead);
    List<Finding> findings = parse(text).findings();
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).line()).isEqualTo(lineOfChange(fine, text));
    return findings.get(0);
  }

  private static int lineOfChange(String fine, String text) {
    List<String> before = fine.lines().toList();
    List<String> after = text.lines().toList();
    int line = 0;
    while (before.get(line).equals(after.get(line))) {
      line++;
    }
    return line + 1;
  }

  @Test
  void finePathwaysHaveNoFindings() {
    assertThat(parse(CONTINUOUS).findings()).isEmpty();
    assertThat(parse(DISCRETE).findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "share: 0.5|share: 0.5 *|/parameters/share|it ends too soon",
        "share: 0.5|share: log(0 - 1)|/parameters/share|has no value",
        "share: 0.5|share: age / 120|/parameters/share|before there are patients",
        "age: 60|a: 60|/attributes/a|taken: it is a parameter",
        "visits < 5|visit < 5|/events/treat/when|Did you mean \"visits\"",
        "when: visits < 5|when: visits + 5|/events/treat/when|is a number where true or false",
        "risk(visits)|risk(visits, 2)|/events/treat/hazard_ratio|takes 1 argument, not 2",
        "risk(visits)|risc(visits)|/events/treat/hazard_ratio|Did you mean \"risk\"",
        "risk(visits)|ifelse(visits > 1, 2)|/events/treat/hazard_ratio|takes 3 arguments, not 2",
        "risk(visits)|utility|/events/treat/hazard_ratio|which only outcomes can use",
        "risk(visits)|cycle|/events/treat/hazard_ratio|discrete time only",
        "risk(visits)|-1|/events/treat/hazard_ratio|below 0",
        "== \"severe\"|== \"severest\"|/events/treat/when|Did you mean \"severe\"",
        "== \"severe\"|== 2|/events/treat/when|compares a word",
        "'\"mild\"'|'\"mid\"'|/events/treat/set/group|Did you mean \"mild\"",
        "'\"mild\"'|mild|/events/treat/set/group|uses \"mild\" without quotes",
        "group == \"severe\"|state == pain|/events/treat/when|uses \"pain\" without quotes",
        "helped: frail == 0|helped: frail|/events/treat/set/helped|true or false is needed",
        "set: {visits:|set: {vists:|/events/treat/set/vists|Did you mean \"visits\"",
        "add: {qaly|add: {qualy|/events/treat/add/qualy|Did you mean \"qaly\"",
        "go: dead|go: deat|/events/die/go|Did you mean \"dead\"",
        "die: {after|die: {in: [relief, pan], after|/events/die|Did you mean \"pain\"",
        "die: {after|die: {in: [pain, dead], after|/events/die|which is final",
        "clock: forward|clock: foward|/events/die/clock|Did you mean \"forward\"",
        "scale: a * b + 8|scal: 8|/events/wane/after/weibull|Did you mean \"scale\"",
        "scale: a * b + 8|scale: a - 8|/events/wane/after/weibull/scale|(a - 8 = -7)",
        "{weibull:|{weibul:|/events/wane/after|Did you mean \"weibull\"",
        "sd: 0.02|sd: -0.02|/parameters/rate/draw/gamma/sd|must be above 0",
        "{gamma: {mean: 0.1, sd: 0.02}}|{beta: {mean: 0.1, sd:"
            + " 0.4}}|/parameters/rate/draw/beta|sd^2",
        "{bernoulli: 0.2}|{bernoulli: 2}|/attributes/frail/draw/bernoulli|between 0 and 1",
        "mild: 0.3|mild: 0.4|/attributes/group/draw/categories/mild|sum to 1.1",
        "{mild: 0.3, severe: 0.7}|{mild: 1.3, severe: 0}|/attributes/group/draw/categories/mild|no",
        "relief: share, pain: 1 - share}\\n"
            + "events|relief: 1, pain: 0.5}\\n"
            + "events|/start/relief|sum to",
        "[0.05, 0.2]|[0.04, 0.2]|/joint_parameters/0|symmetric",
        "[[0.1, 0.05], [0.05, 0.2]]|[[0.1, 0.5], [0.5, 0.2]]|/joint_parameters/0|semi-definite",
        "names: [a, b]|names: [a, a]|/joint_parameters/0|which is drawn already",
        "names: [a, b]|names: [a, shar]|/joint_parameters/0|Did you mean \"share\"",
        "[10, 2]|[0, 2]|/tables/risk|arguments that rise",
        "horizon: 60|horizon: -60|/time/horizon|above 0",
        "horizon: 60|horizon: 60, correction: simpson|/time/correction|discrete time",
        "unit: month|unit: mont|/time/unit|Did you mean \"month\"",
        "discount: 0.03|discount: -0.03|/outcomes/qaly/discount|must not be below 0",
        "form: continuous|form: per_cycle|/outcomes/cost|no \"cycle\"",
        "parameters: {rate: 0.2}|parameters: {rat: 0.2}|/strategies/more/parameters/rat|\"rate\"",
        "parameters: {rate: 0.2}|parameters: {a: 0.2}|/strategies/more/parameters/a|jointly",
        "pain: {cost: 20}|pan: {cost: 20}|/strategies/more/states/pan/cost|Did you mean \"pain\"",
        "{cost: 20}|{costs: 20}|/strategies/more/states/pain/costs|Did you mean \"cost\"",
        "{hazard_ratio: 0.8}|{hazard_rato: 0.8}|/strategies/more/events/wane/hazard_rato|ratio",
        "without: [treat]|without: [treet]|/strategies/never|Did you mean \"treat\"",
        "start: relief}|start: releif}|/strategies/never/start|Did you mean \"relief\"",
        "effect: qaly|effect: qualy|/decision|Did you mean \"qaly\"",
        "thresholds: [0, 100]|thresholds: [100, 0]|/decision|thresholds that rise",
        "entries(\"pain\")|entries(\"pan\")|/outcomes/qaly/per_time|Did you mean \"pain\"",
        "since(\"wane\")|since(wane)|/events/treat/when|in quotes",
      })
  void aMistakeInContinuousTimeIsOneFindingAtItsLine(
      String written, String instead, String path, String words) {
    Finding finding =
        onlyFinding(CONTINUOUS, written.translateEscapes(), instead.translateEscapes());
    assertThat(finding.path()).isEqualTo(path);
    assertThat(finding.message()).contains(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "horizon: 10|horizon: 10.2|/time/horizon|20.4 cycles",
        "cycle: 0.5|cycle: 0|/time/cycle|above 0",
        "cycle: 0.5|cycle: 0.5, ticks_per_unit: 4|/time/ticks_per_unit|continuous time",
        "dead: 0.01|dead: 0.95|/transitions/relief/pain|sum to 1.05",
        "dead: 0.01|dead: 1.5|/transitions/relief/dead|(1.5) is no probability",
        "dead: 0.01|dead: 0.01, relief: 0.2|/transitions/relief/relief|the state itself",
        "dead: 0.01|dead: since(\"x\") * 0.01|/transitions/relief/dead|cannot use since()",
        "0.5, 0.4)|0.5, 'x')|/transitions/pain/relief|a word in one case",
        "to: pain|to: relief|/on_transition/0|which is no move",
        "from: relief|from: dead|/on_transition/0|which is final",
        "add: {qaly|add: {qalys|/on_transition/0/add/qalys|Did you mean",
        "p: 0.1|p: 0.1, q: q2, q2: q|/parameters/q|q -> q2 -> q",
        "p: 0.1|p: 0.1, 2q: 1|/parameters/2q|begins with a letter",
        "p: 0.1|p: 0.1, time: 1|/parameters/time|taken: it is built in",
      })
  void aMistakeInDiscreteTimeIsOneFindingAtItsLine(
      String written, String instead, String path, String words) {
    Finding finding = onlyFinding(DISCRETE, written, instead);
    assertThat(finding.path()).isEqualTo(path);
    assertThat(finding.message()).contains(words);
  }

  @Test
  void aFinalStateIsNotLeft() {
    Finding finding =
        onlyFinding(DISCRETE, "on_transition:", "  dead: {pain: 0.1}\non_transition:");
    assertThat(finding.path()).isEqualTo("/transitions/dead/pain");
    assertThat(finding.message()).contains("leaves dead, which is final");
  }

  @Test
  void aStateWithoutAWayToItIsFoundUnlessSomeStrategyHasOne() {
    String text = DISCRETE.replace("  dead: {final", "  limbo: {}\n  dead: {final");
    assertThat(parse(text).findings()).hasSize(1);
    assertThat(parse(text).findings().get(0).path()).isEqualTo("/states/limbo");
    String reached = "strategies: {odd: {transitions: {pain: {limbo: 0.1}}}, usual: }\n";
    assertThat(parse(text + reached).findings()).isEmpty();
  }

  /** Streams of a facility may let patients begin with other values. */
  @Test
  void whatAnAttributeRulesOutOnlyAsWrittenIsNoFinding() {
    String text =
        DISCRETE
            .replace("states:\n", "attributes: {is_other: 0}\nstates:\n  other: {}\n")
            .replace("start: relief", "start: {relief: 1 - is_other, other: is_other}");
    assertThat(parse(text).findings()).isEmpty();
  }

  /** What walks through it goes as deep. */
  @Test
  void aFormulaWithThousandsOfPartsIsFound() {
    for (String part : List.of("(", "-", "exp(", "1 + ")) {
      Finding finding = onlyFinding(DISCRETE, "{p: 0.1}", "{p: %s}".formatted(part.repeat(5000)));
      assertThat(finding.path()).isEqualTo("/parameters/p");
      assertThat(finding.message()).contains("more than 500 operators");
    }
  }

  @Test
  void eventsNeedContinuousTimeAndTransitionsDiscreteTime() {
    String events = "events: {die: {after: {fixed: 3}, go: dead}}\n";
    List<Finding> findings = parse(DISCRETE + events).findings();
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).path()).isEqualTo("/events/die");
    Finding transition =
        onlyFinding(CONTINUOUS, "outcomes:", "transitions: {pain: {dead: 0.1}}\noutcomes:");
    assertThat(transition.message()).contains("needs discrete time");
  }

  @Test
  void anEventWhoseConditionNeverHoldsIsFound() {
    Finding finding =
        onlyFinding(
            CONTINUOUS,
            "  die:",
            "  idle: {when: share > 1 & frail == 1, after: {fixed: 2}}\n  die:");
    assertThat(finding.path()).isEqualTo("/events/idle/when");
    assertThat(finding.message()).contains("can never happen");
  }

  @Test
  void aConditionThatADrawOrAStrategyCanFulfilIsFine() {
    String text =
        CONTINUOUS.replace("  die:", "  busy: {when: rate > 0.15, after: {fixed: 2}}\n  die:");
    assertThat(parse(text).findings()).isEmpty();
  }

  @Test
  void aLoopWithoutDelayIsFoundOnceAndAConditionOpensIt() {
    String loop =
        """
        to_pain: {in: relief, after: {fixed: 0}, go: pain}
          back: {in: pain, after: {fixed: a - 1}, go: relief}
          die:\
        """;
    String text = CONTINUOUS.replace("die: {", loop + " {");
    List<Finding> findings = parse(text).findings();
    assertThat(findings).hasSize(2);
    assertThat(findings).allMatch(finding -> finding.message().contains("time stands still"));
    String open = text.replace("{in: pain, after", "{in: pain, when: visits > 0, after");
    assertThat(parse(open).findings()).isEmpty();
  }

  @Test
  void aValueThatIsWrongInOneStrategySaysWhere() {
    String text = CONTINUOUS.replace("parameters: {rate: 0.2}", "parameters: {rate: -0.2}");
    List<Finding> findings = parse(text).findings();
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).path()).isEqualTo("/events/treat/after/exponential/rate");
    assertThat(findings.get(0).message()).contains("This is so in: more.");
  }

  @Test
  void everyPlantedMistakeIsFoundWithItsLine() {
    Path file =
        Folders.repository()
            .resolve(
                "engine/app/src/test/resources/org/reliefspan/app/studyfile/ten-mistakes.yaml");
    List<String> lines = Folders.text(file).lines().toList();
    List<Integer> planted = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).matches(".*# \\d+: .*")) {
        planted.add(i + 1);
      }
    }
    PathwayFile read = PathwayFile.read(file);
    assertThat(planted).hasSize(10);
    assertThat(read.findings().stream().map(Finding::line)).containsExactlyElementsOf(planted);
    assertThat(read.spec()).isEmpty();
  }

  static List<Path> shipped() {
    Path folder = Folders.repository().resolve("datasets/pathways");
    return Folders.names(folder).stream()
        .filter(name -> name.endsWith(".yaml"))
        .map(folder::resolve)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void shippedPathwaysAreFine(Path file) {
    PathwayFile read = PathwayFile.read(file);
    assertThat(read.findings()).noneMatch(Finding::isError);
    String stem = String.valueOf(file.getFileName()).replace(".yaml", "");
    assertThat(read.spec().map(PathwaySpec::name)).hasValue(stem);
  }

  @Test
  void aTableComesFromTheFileBesideThePathway(@TempDir Path folder) {
    Folders.write(folder.resolve("rates.csv"), "# by age", "age,sex,rate", "0,f,0.5", "10,f,1.5");
    String text =
        CONTINUOUS.replace(
            "risk: {points: [[0, 1], [10, 2]], between: linear}",
            "risk: {file: rates.csv, x: age, y: rate}");
    PathwayFile read = PathwayFile.parse(folder.resolve("p.yaml"), text);
    assertThat(read.findings()).isEmpty();
    assertThat(read.spec().orElseThrow().tables().get(0).x()).containsExactly(0.0, 10.0);
    assertThat(read.spec().orElseThrow().tables().get(0).at(9.9)).isEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{file: gone.csv, x: age, y: rate}|is not there",
        "{file: rates.csv, x: ages, y: rate}|Did you mean \"age\"",
        "{file: rates.csv, x: age, y: sex}|cells in the column \"sex\" that are no finite number",
        "{points: [[0, 1, 2]]}|must be a pair",
        "{between: step}|either",
      })
  void aTableThatCannotBeReadSaysWhy(String table, String words, @TempDir Path folder) {
    Folders.write(folder.resolve("rates.csv"), "age,sex,rate", "0,f,0.5", "10,f,1.5");
    String text = CONTINUOUS.replace("{points: [[0, 1], [10, 2]], between: linear}", table);
    List<Finding> findings = PathwayFile.parse(folder.resolve("p.yaml"), text).findings();
    assertThat(findings).isNotEmpty();
    assertThat(findings.get(0).line()).isEqualTo(11);
    assertThat(findings.get(0).message()).contains(words);
  }

  @Test
  void aStrategyChangesOnlyTheKeysThatItNames() {
    PathwaySpec spec = parse(CONTINUOUS).spec().orElseThrow();
    var more = spec.strategies().get(1).events().get(0);
    var base = spec.events().get(0);
    assertThat(more.after()).isEqualTo(base.after());
    assertThat(more.go()).isEqualTo(base.go());
    assertThat(more.hazardRatio()).isPresent();
  }
}
