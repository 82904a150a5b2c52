package org.reliefspan.app.studyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.facility.Access;
import org.reliefspan.domain.facility.ArrivalSpec;
import org.reliefspan.domain.facility.CalendarSpec;
import org.reliefspan.domain.facility.FacilityPathway;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.facility.Opening;
import org.reliefspan.domain.facility.Preemption;
import org.reliefspan.domain.facility.ResourceSpec;
import org.reliefspan.domain.facility.StepSpec;
import org.reliefspan.domain.pathway.ActivitySpec;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.pathway.Written;
import org.reliefspan.domain.study.Finding;

/** Facility files as written. */
class FacilityFileTest {
  static final String PATHWAY =
      """
      pathway: {name: clinic}
      time: {unit: day, horizon: 728}
      parameters: {minutes: 20, again: 0.3}
      attributes: {severity: 0, way: {draw: {categories: {front: 0.5, back: 0.5}}}}
      states: {care: {}}
      start: care
      events:
        come: {after: {at: 0}, request: {injection: "severity >= 0 & way != 'none'"}}
      activities:
        injection:
          window: {earliest: 0, latest: 30}
          duration: minutes / 1440
          needs: {suite: 1}
          waiting: {patience: 60}
          reneged: {add: {left: 1}}
          done: {request: {therapy: again > 0}}
        therapy: {window: {earliest: 1, latest: 3}, duration: 0.03, needs: {therapist: 1}}
      outcomes: {left: {}}
      strategies:
        usual: {}
        quick: {parameters: {minutes: 10}, activities: {therapy: {duration: 0.02}}}
      """
          .replace("'none'", "\\\"front\\\"");

  static final String FACILITY =
      """
      facility: {name: suites, title: Suites and therapists}
      calendar: {start: 2026-01-05, zone: America/New_York, holidays: [2026-01-19, 2026-05-25]}
      resources:
        suite: {count: 2, open: {mon-thu: "08:00-17:00", fri: ["08:00-12:00", "13:00-16:00"]}, turnover: 10 min, cost: 650000}
        therapist:
          count: 6
          open: {mon-fri: "08:00-17:00"}
          cost: 95000
          carve_outs:
            - {days: mon-fri, hours: "08:00-10:00", count: 2, only: [therapy], release: 1 day}
      steps:
        injection: {duration: 30 min, slots: {grid: 30 min}, target: {within: 4 weeks, share: 0.92}, waiting: {balk: 0.1}}
        therapy: {access: lists, lists: {calendar: {tue: ["09:00", {at: "13:00", size: 5}]}, size: 3}}
      arrivals:
        referrals: {rate: 40 / 7, pattern: {week: {mon-fri: 1.4, sat-sun: 0}}, growth: 0.03}
        known: {at: [2026-01-07, -3, 6 h], values: {severity: [2, 1, 0], way: [front, back, front]}, attributes: {severity: 5}}
      run: {until: 2026-07-06, warmup: auto, replications: 20}
      scenarios:
        third_suite: {title: A third suite, strategy: usual, resources: {suite: {count: 3}}}
        longer: {parameters: {again: 0.5}, steps: {injection: {slots: {length: 1 h}}, therapy: {lists: {size: 4}}}}
      search: {resources: {suite: {from: 1, to: 4}, therapist: {from: 3, to: 12}}}
      """;

  static PathwaySpec pathway() {
    PathwayFile file = PathwayFile.parse(Path.of("clinic.yaml"), PATHWAY);
    assertThat(file.findings()).isEmpty();
    return file.spec().orElseThrow();
  }

  static FacilitySpec facility(String text) {
    FacilityFile file = FacilityFile.parse(Path.of("facility.yaml"), text, pathway());
    assertThat(file.findings()).isEmpty();
    return file.spec().orElseThrow();
  }

  static List<String> findings(String text) {
    return FacilityFile.parse(Path.of("facility.yaml"), text, pathway()).findings().stream()
        .map(Finding::toString)
        .toList();
  }

  @Test
  void resourcesAndCalendarAreRead() {
    FacilitySpec spec = facility(FACILITY);
    CalendarSpec calendar = spec.calendar().orElseThrow();
    assertThat(calendar.start()).isEqualTo(LocalDate.of(2026, 1, 5).atStartOfDay());
    assertThat(calendar.zone().getId()).isEqualTo("America/New_York");
    assertThat(calendar.holidays()).hasSize(2);
    ResourceSpec suite = spec.resources().get(0);
    assertThat(suite.count()).isEqualTo(2);
    assertThat(suite.turnover()).isEqualTo(10 / 1440.0);
    assertThat(suite.cost()).hasValue(650000);
    assertThat(suite.opening())
        .isEqualTo(
            new Opening.Weekly(
                List.of(
                    shift(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.THURSDAY), 480, 1020),
                    shift(Set.of(DayOfWeek.FRIDAY), 480, 720),
                    shift(Set.of(DayOfWeek.FRIDAY), 780, 960))));
    ResourceSpec.CarveOut held = spec.resources().get(1).carveOuts().get(0);
    assertThat(held.hours().count()).hasValue(2);
    assertThat(held.activities()).containsExactly("therapy");
    assertThat(held.release()).isEqualTo(1);
  }

  private static Opening.Shift shift(Set<DayOfWeek> days, int from, int until) {
    return new Opening.Shift(days, from, until, OptionalInt.empty());
  }

  @Test
  void stepsAreRead() {
    FacilitySpec spec = facility(FACILITY);
    StepSpec injection = spec.steps().get(0);
    assertThat(injection.access())
        .isEqualTo(new Access.Slots(30 / 1440.0, 30 / 1440.0, Double.POSITIVE_INFINITY, 0, false));
    assertThat(injection.target())
        .contains(new StepSpec.Target(28, StepSpec.Since.REQUEST, OptionalDouble.of(0.92)));
    assertThat(injection.instead().needs()).isEmpty();
    assertThat(spec.steps().get(1).access())
        .isEqualTo(
            new Access.Lists(
                new Access.ByCalendar(new Opening.Weekly(List.of(list(540, 3), list(780, 5)))),
                false,
                Preemption.NONE));
  }

  private static Opening.Shift list(int at, int size) {
    return new Opening.Shift(Set.of(DayOfWeek.TUESDAY), at, at + 1, OptionalInt.of(size));
  }

  @Test
  void arrivalsAreRead() {
    FacilitySpec spec = facility(FACILITY);
    ArrivalSpec.Poisson referrals = (ArrivalSpec.Poisson) spec.arrivals().get(0).when();
    assertThat(referrals.rate().expression().words()).isEqualTo("40/7");
    assertThat(referrals.pattern())
        .containsExactly(
            new ArrivalSpec.Week(List.of(0, 5 * 1440), List.of(1.4, 0.0), OptionalDouble.empty()));
    ArrivalSpec known = spec.arrivals().get(1);
    ArrivalSpec.Given given = (ArrivalSpec.Given) known.when();
    assertThat(given.at()).containsExactly(-3.0, 0.25, 2.0);
    assertThat(Objects.requireNonNull(given.values().get("severity")).at(2)).isEqualTo(2);
    assertThat(Objects.requireNonNull(given.values().get("way")).words())
        .containsExactly("back", "front");
    assertThat(given.values().get("way").at(0)).isEqualTo(0);
    assertThat(known.number()).isEqualTo(OptionalLong.empty());
    assertThat(spec.run().until()).hasValue(182 - 1 / 24.0); // clocks went forward
    assertThat(spec.run().warmup()).isEmpty();
    assertThat(spec.run().replications()).hasValue(20);
  }

  @Test
  void scenariosChangeKeyByKey() {
    FacilitySpec spec = facility(FACILITY);
    FacilitySpec third = spec.in(spec.scenarios().get(0));
    assertThat(spec.scenarios().get(0).strategy()).contains("usual");
    assertThat(third.resources().get(0))
        .usingRecursiveComparison()
        .ignoringFields("count", "place")
        .isEqualTo(spec.resources().get(0));
    assertThat(third.resources().get(0).count()).isEqualTo(3);
    FacilitySpec longer = spec.in(spec.scenarios().get(1));
    assertThat(longer.steps().get(0).access())
        .isEqualTo(new Access.Slots(30 / 1440.0, 60 / 1440.0, Double.POSITIVE_INFINITY, 0, false));
    assertThat(longer.steps().get(0).target()).isEqualTo(spec.steps().get(0).target());
    assertThat(longer.parameters()).containsOnlyKeys("again");
  }

  @Test
  void aPathwayIsRunAsTheFacilitySays() {
    FacilitySpec spec = facility(FACILITY);
    PathwaySpec run = FacilityPathway.of(pathway(), spec.in(spec.scenarios().get(1)));
    List<ResolvedPathway.Strategy> strategies = ResolvedPathway.of(run).strategies();
    PathwaySpec usual = strategies.get(0).model();
    PathwaySpec quick = strategies.get(1).model();
    ActivitySpec injection = usual.activities().get(0);
    assertThat(words(injection.duration())).isEqualTo("0.0208333333333333");
    assertThat(words(quick.activities().get(0).duration())).isEqualTo("0.0208333333333333");
    assertThat(injection.needs()).containsOnlyKeys("suite");
    assertThat(words(injection.waiting().patience())).isEqualTo("60");
    assertThat(injection.waiting().balk().expression().words()).isEqualTo("0.1");
    assertThat(injection.waiting().reneged().add()).containsOnlyKeys("left");
    assertThat(words(usual.activities().get(1).duration())).isEqualTo("0.03");
    assertThat(words(quick.activities().get(1).duration())).isEqualTo("0.02");
    assertThat(value(usual, "again")).isEqualTo("0.5");
    assertThat(value(quick, "minutes")).isEqualTo("10");
  }

  private static String words(AttributeSpec.Start start) {
    return ((AttributeSpec.Fixed) start).value().expression().words();
  }

  private static String value(PathwaySpec model, String parameter) {
    Written value =
        model.parameters().stream()
            .filter(each -> each.name().equals(parameter))
            .findFirst()
            .orElseThrow()
            .value();
    return value.expression().words();
  }
}
