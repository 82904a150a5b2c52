package org.reliefspan.app.studyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.study.Finding;

/** Mistakes in facility files, each planted in one that is fine. */
class FacilityFindingsTest {
  static final String FINE =
      """
      facility: {name: fine}
      calendar: {start: 2026-01-05, zone: America/New_York, holidays: [2026-01-19]}
      parameters: {minutes: 25}
      resources:
        suite: {count: 2, open: {mon-fri: "08:00-17:00"}, turnover: 10 min, cost: 1}
        therapist: {count: 3, shifts: {every: 7, from: [0, 5], count: [3, 0]}, cost: 2}
      steps:
        injection: {access: slots, slots: {grid: 30 min, length: 30 min}, target: {within: 28, share: 0.9}, priority: severity}
        therapy: {lists: {every: 7, at: [1, 7], size: [3, 4]}, duration: {gamma: {mean: 45 min, sd: 10 min}}, waiting: {patience: 60, balk: 0.1, places: 9}}
      arrivals:
        referrals: {rate: 5, pattern: {week: {mon-fri: {"08:00-17:00": 3}, sat-sun: 0}, months: {jan-mar: 1.2}}, attributes: {way: '"front"'}}
        often: {every: {exponential: {mean: 2}}, number: 10}
        waiting: {at: [-5, 0], values: {severity: [1, 2], way: [front, back]}}
      run: {until: 700, warmup: 100}
      scenarios:
        more: {strategy: usual, resources: {suite: {count: 3}}}
      search: {resources: {suite: {from: 1, to: 3}}}
      """;

  private static PathwaySpec pathway() {
    return FacilityFileTest.pathway();
  }

  static List<Finding> findings(String text) {
    return FacilityFile.parse(Path.of("f.yaml"), text, pathway()).findings().stream()
        .filter(Finding::isError)
        .toList();
  }

  private static String planted(String written, String instead) {
    String text = FINE.replace(written, instead == null ? "" : instead);
    assertThat(text).as("something is planted").isNotEqualTo(FINE);
    return text;
  }

  @Test
  void nothingIsWrongWithTheFileInWhichMistakesArePlanted() {
    assertThat(findings(FINE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // what is planted | what stands instead | line | path | part of the message
        "zone: America/New_York|zone: America/NewYork|2|/calendar/zone|Did you mean"
            + " \"America/New_York\"",
        "start: 2026-01-05|start: 5.1.2026|2|/calendar/start|must be a date",
        "{minutes: 25}|{minuets: 25}|3|/parameters/minuets|Did you mean \"minutes\"",
        "{minutes: 25}|{minutes: -25}|3|/parameters|cannot be a time",
        "{minutes: 25}|{minutes: seconds}|3|/parameters/minutes|uses \"seconds\", which is not"
            + " known",
        "mon-fri: \"08:00-17:00\"}|mon-fir: \"08:00-17:00\"}|5|/resources/suite/open/mon-fir|no day"
            + " of the week",
        "mon-fri: \"08:00-17:00\"}|mon-fri: \"17:00-08:00\"}|5|/resources/suite/open/mon-fri|ends"
            + " before it begins",
        "mon-fri: \"08:00-17:00\"}|mon,tue: \"08:00-17:00\"}|5|/resources/suite/open/mon|needs"
            + " hours",
        "mon-fri: \"08:00-17:00\"}|mon-fri: [\"08:00-12:00\","
            + " \"11:00-17:00\"]}|5|/resources/suite|two shifts at 11:00 on Monday",
        "turnover: 10 min|turnover: -10 min|5|/resources/suite|turnover of -",
        "turnover: 10 min|continuity: true|5|/resources/suite/continuity|units of a resource are"
            + " alike",
        "turnover: 10 min|turnover: 10 mim|5|/resources/suite/turnover|must be a number",
        "turnover: 10 min|turn_over: 10 min|5|/resources/suite/turn_over|Did you mean \"turnover\"",
        "count: 2, open|count: 0, open|5|/resources/suite|has at most 0 for injection, which needs"
            + " 1",
        "count: 2, open|count: -2, open|5|/resources/suite/count|whole number from 0 on",
        "  suite: {count: 2|  suit: {count: 2|4|/resources|does not declare \"suite\", which"
            + " injection needs. Did you mean \"suit\"",
        "from: [0, 5], count|from: [0, 8], count|6|/resources/therapist|rises from 0 and ends"
            + " before",
        "count: [3, 0]|count: [3]|6|/resources/therapist|(2 and 1)",
        "  injection: {access|  injektion: {access|8|/steps/injektion|Did you mean \"injection\"",
        "access: slots, slots|access: walk, slots|8|/steps/injection|write access: slots",
        "grid: 30 min, length|grid: 0, length|8|/steps/injection|grid of 0.0. It must be above 0",
        "length: 30 min|length: 10 h|8|/steps/injection|longer than suite is ever open",
        "share: 0.9|share: 90|8|/steps/injection|share of 90.0",
        "priority: severity|priority: sevrity|8|/steps/injection/priority|Did you mean"
            + " \"severity\"",
        "at: [1, 7]|at: [0, 7]|9|/steps/therapy|rise above 0",
        "size: [3, 4]|size: [3, 4, 5]|9|/steps/therapy|3 sizes for 2 lists",
        "size: [3, 4]|size: 0|9|/steps/therapy|take nobody",
        "gamma: {mean: 45 min|normal: {mean: 45 min|9|/steps/therapy/duration/normal|no"
            + " distribution of a time",
        "patience: 60|patience: -60|9|/steps/therapy/waiting/patience|cannot be a time",
        "balk: 0.1|balk: 1.1|9|/steps/therapy/waiting/balk|1.1",
        "places: 9|places: 9.5|9|/steps/therapy/waiting/places|whole number",
        "rate: 5,|rate: -5,|11|/arrivals/referrals/rate|cannot be a rate",
        "rate: 5,|rate: severity,|11|/arrivals/referrals/rate|before there are patients",
        "rate: 5,|rate: 5, every: 3,|11|/arrivals/referrals|all but one",
        "sat-sun: 0|sat-sun: -1|11|/arrivals/referrals|no number from 0 on",
        "jan-mar|jan-mai|11|/arrivals/referrals/pattern/months/jan-mai|no month",
        "way: '\"front\"'|way: '\"top\"'|11|/arrivals/referrals/attributes/way|Maybe one of: front,"
            + " back",
        "way: '\"front\"'|way: 3|11|/arrivals/referrals/attributes/way|is a number, but way is a"
            + " word",
        "way: '\"front\"'|wai: 3|11|/arrivals/referrals/attributes/wai|Did you mean \"way\"",
        "{exponential: {mean: 2}}|{normal: {mean: 2, sd: 1}}|12|/arrivals/often/every/normal|no"
            + " distribution of a time",
        "{exponential: {mean: 2}}|{exponential: {mean:"
            + " -2}}|12|/arrivals/often/every/exponential/mean|",
        "{exponential: {mean: 2}}|0|12|/arrivals/often/every|above 0",
        "number: 10|number: 0|12|/arrivals/often|at least 1",
        "severity: [1, 2]|severity: [1]|13|/arrivals/waiting/values/severity|1 values for 2"
            + " arrivals",
        "severity: [1, 2]|severity: [high, low]|13|/arrivals/waiting|gives words to severity",
        "[front, back]|[front, top]|13|/arrivals/waiting|gives a word to way that it never is",
        "{exponential: {mean: 2}}|{uniform: {from: -1, to:"
            + " 2}}|12|/arrivals/often/every/uniform/from|below 0",
        "until: 700|until: 50|14|/run/warmup|before the end",
        "rate: 5, pattern: {|rate: 5, pattern: {every: 7, wave: 1.5,"
            + " |11|/arrivals/referrals/pattern/wave|between 0 and 1",
        "rate: 5, pattern: {|rate: 5, pattern: {wave: 0.5, |11|/arrivals/referrals/pattern|needs"
            + " \"every\"",
        "until: 700|unitl: 700|14|/run/unitl|Did you mean \"until\"",
        "until: 700, ||11|/arrivals/referrals|never ends",
        "strategy: usual|strategy: unusual|16|/scenarios/more|Did you mean \"usual\"",
        "{suite: {count: 3}}|{suite: {count: 0}}|16|/scenarios/more/resources/suite|could never"
            + " begin",
        "{suite: {from|{suites: {from|17|/search|Did you mean \"suite\"",
        "{from: 1, to: 3}|{from: 4, to: 3}|17|/search|no range",
        ", cost: 1}|}|5|/resources/suite|needs a \"cost\"",
        ", target: {within: 28, share: 0.9}||17|/search|nothing to meet",
        "calendar: {start: 2026-01-05, zone: America/New_York, holidays:"
            + " [2026-01-19]}||5|/resources/suite|needs a \"calendar\"",
      })
  void eachMistakeIsFoundAtItsPlace(
      String written, String instead, int line, String path, String words) {
    List<Finding> findings = findings(planted(written, instead));
    assertThat(findings)
        .anySatisfy(
            finding -> {
              assertThat(finding.file()).isEqualTo("f.yaml");
              assertThat(finding.line()).isEqualTo(line);
              assertThat(finding.path()).isEqualTo(path);
              assertThat(finding.message()).contains(words == null ? "" : words);
            });
  }

  @Test
  void allFindingsComeAtOnce() {
    String many =
        FINE.replace("turnover: 10 min", "turnover: -1")
            .replace("share: 0.9", "share: 9")
            .replace("rate: 5,", "rate: -5,")
            .replace("strategy: usual", "strategy: other");
    assertThat(findings(many)).hasSize(4);
  }

  @Test
  void whatIsWrongInAScenarioOnlySaysSo() {
    String text =
        FINE.replace(
            "scenarios:\n",
            """
            scenarios:
              slow: {parameters: {again: 2}, steps: {therapy: {waiting: {balk: again}}}}
            """);
    assertThat(findings(text))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.path()).isEqualTo("/scenarios/slow/steps/therapy/waiting/balk");
              assertThat(finding.message()).contains("2");
            });
  }

  @Test
  void discreteTimeIsRefused() {
    PathwaySpec discrete =
        PathwayFile.parse(Path.of("p.yaml"), PathwayFindingsTest.DISCRETE).spec().orElseThrow();
    String text = "facility: {name: f}\narrivals: {all: {at: 0}}\n";
    assertThat(FacilityFile.parse(Path.of("f.yaml"), text, discrete).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("discrete time"));
  }

  @Test
  void aResourceThatAScenarioAddsAndNothingNeedsIsCautioned() {
    String text =
        FINE.replace("more: {strategy: usual, resources: {suite", "more: {resources: {siute");
    assertThat(cautions(text))
        .anySatisfy(
            caution ->
                assertThat(caution)
                    .contains(
                        "f.yaml:16: /scenarios/more/resources/siute", "Did you mean \"suite\""));
  }

  private static List<String> cautions(String text) {
    FacilityFile file = FacilityFile.parse(Path.of("f.yaml"), text, pathway());
    assertThat(file.spec()).isPresent();
    return file.findings().stream().map(Finding::toString).toList();
  }

  /**
   * Injections from 08:00 to 15:30, therapy on workdays 24 to 72 hours after. All sixteen of the
   * Friday before a closed Monday are without, and the first one of the Friday before clocks go
   * back: 72 hours after 08:30 it is 07:30.
   */
  @Test
  void windowsThatTheCalendarClosesAreCautioned() {
    String text =
        """
        facility: {name: windows}
        calendar: {start: 2026-01-05, zone: America/New_York, holidays: [2026-01-19]}
        resources:
          suite: {open: {mon-fri: "08:00-16:00"}}
          therapist: {open: {mon-fri: "08:00-17:00"}}
        steps:
          injection: {slots: {grid: 30 min}, duration: 30 min}
          therapy: {slots: {grid: 30 min, length: 1 h}, duration: 1 h}
        arrivals: {all: {rate: 1}}
        run: {until: 100}
        """;
    assertThat(cautions(text))
        .singleElement()
        .asString()
        .contains("f.yaml:8: /steps/therapy:")
        .contains("after 17 of the")
        .contains("Friday 2026-01-16 08:00");
    assertThat(cautions(text.replace("New_York,", "New_York, windows: local,")))
        .singleElement()
        .asString()
        .contains("after 16 of the");
    assertThat(cautions(text.replace("New_York, holidays: [2026-01-19]", "New_York")))
        .singleElement()
        .asString()
        .contains("after 1 of the")
        .contains("Friday 2026-10-30 08:00");
  }

  @Test
  void stepsThatMayWaitForOneAnotherAreCautioned() {
    String text =
        """
        facility: {name: blocking}
        resources: {suite: {}, therapist: {}}
        steps:
          therapy: {needs: {suite: 1}, waiting: {places: 2}, when_full: block}
        arrivals: {all: {rate: 1}}
        run: {until: 100}
        """;
    assertThat(cautions(text))
        .singleElement()
        .asString()
        .contains("may come to a stop")
        .contains("(injection -> therapy -> injection)");
    assertThat(cautions(text.replace("when_full: block", "when_full: leave"))).isEmpty();
    assertThat(cautions(text.replace("needs: {suite: 1}, ", ""))).isEmpty();
  }

  @Test
  void interruptionWithoutPrioritiesAndShortPlansAreCautioned() {
    String text =
        """
        facility: {name: cautions}
        parameters: {minutes: 45}
        resources: {suite: {}, therapist: {}}
        steps:
          injection: {preemption: resume, slots: {grid: 30 min}}
        arrivals: {all: {rate: 1}}
        run: {until: 100}
        """;
    assertThat(cautions(text))
        .satisfiesExactlyInAnyOrder(
            caution -> assertThat(caution).contains("set it themselves: quick"),
            caution -> assertThat(caution).contains("the same one"),
            caution -> assertThat(caution).contains("shorter than they last"));
    assertThat(
            cautions(
                text.replace("preemption: resume", "preemption: resume, priority: severity")
                    .replace("{rate: 1}", "{rate: 1, attributes: {severity: minutes}}")))
        .hasSize(2);
  }
}
