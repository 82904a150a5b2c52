package org.reliefspan.report;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.reliefspan.domain.disclosure.Publishable;
import org.reliefspan.domain.disclosure.SimulatedRelease;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.domain.simulation.CourseRow;
import org.reliefspan.domain.simulation.EventRow;
import org.reliefspan.domain.simulation.FacilityDifferenceRow;
import org.reliefspan.domain.simulation.FacilityRow;
import org.reliefspan.domain.simulation.SearchRow;
import org.reliefspan.domain.simulation.SessionRow;
import org.reliefspan.domain.simulation.StrategyRow;
import org.reliefspan.domain.simulation.WaitingRow;

/** Results of a pathway in a facility as a run would leave them; the numbers are made up. */
final class ExampleCapacity {
  static final ZonedDateTime START =
      ZonedDateTime.of(2026, 1, 5, 0, 0, 0, 0, ZoneId.of("America/New_York"));
  private static final int MINUTES = 1440;
  private static final List<String> SCENARIOS = List.of("base", "third_suite");

  private ExampleCapacity() {}

  static Publishable<CapacityResults> published() {
    return SimulatedRelease.publish(results());
  }

  static CapacityResults results() {
    return new CapacityResults(
        "two_suites",
        "Two suites and six therapists",
        "integrated_programme",
        "day",
        MINUTES,
        List.of(
            new CapacityResults.Scenario("base", "As it is"),
            new CapacityResults.Scenario("third_suite", "A third suite")),
        List.of(
            new CapacityResults.Target("base", "injection", 14, "request", OptionalDouble.of(0.92)),
            new CapacityResults.Target("base", "therapy", 3, "wanted", OptionalDouble.of(0.8)),
            new CapacityResults.Target(
                "third_suite", "injection", 14, "request", OptionalDouble.of(0.92)),
            new CapacityResults.Target(
                "third_suite", "therapy", 3, "wanted", OptionalDouble.of(0.8))),
        new CapacityResults.Setting(
            20, OptionalDouble.of(728), 180, "MSER-5", 4123.5, true, Optional.of(START)),
        strategies(),
        waits(),
        throughput(),
        utilisation(),
        lost(),
        waiting(),
        differences(),
        sessions(),
        List.of(
            new EventRow("base", 0, 0, "start", "", "referred"),
            new EventRow("base", 0, 3.25, "injection.done", "referred", "relief")),
        courses(),
        closedForms(),
        search(),
        List.of("Patients who still wait at the end are counted as such; their waits are not."));
  }

  /** A run in which nobody came. */
  static CapacityResults empty() {
    return new CapacityResults(
        "empty",
        "An empty facility",
        "no_one",
        "week",
        10_080,
        List.of(new CapacityResults.Scenario("base", "")),
        List.of(),
        new CapacityResults.Setting(1, OptionalDouble.empty(), 0, "none", 0, false),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  static Provenance provenance() {
    TreeMap<String, String> inputs = new TreeMap<>();
    inputs.put("integrated_programme.yaml", "00aa");
    inputs.put("two_suites.yaml", "11bb");
    return new Provenance(
        "0.1.0",
        "pathway: {name: integrated_programme}",
        7,
        inputs,
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        "capacity --facility \"two_suites.yaml\" --seed 7 integrated_programme.yaml");
  }

  private static List<StrategyRow> strategies() {
    List<StrategyRow> rows = new ArrayList<>();
    for (String scenario : SCENARIOS) {
      double more = scenario.equals("base") ? 0 : 0.004;
      rows.add(outcome(scenario, "qaly", 1.52 + more, 0.0021, "QALY"));
      rows.add(outcome(scenario, "cost", 8412.5, 31.2, "USD 2023"));
    }
    return rows;
  }

  private static StrategyRow outcome(
      String scenario, String outcome, double value, double error, String unit) {
    return new StrategyRow(
        scenario,
        outcome,
        "simulation",
        OptionalDouble.of(value),
        error,
        Optional.empty(),
        Optional.empty(),
        unit,
        OptionalLong.of(3010),
        OptionalInt.empty(),
        OptionalDouble.empty(),
        "");
  }

  private static List<FacilityRow> waits() {
    List<FacilityRow> rows = new ArrayList<>();
    for (String scenario : SCENARIOS) {
      double f = scenario.equals("base") ? 1 : 0.4;
      step(rows, scenario, "injection", 11.8 * f, scenario.equals("base") ? 0.71 : 0.965);
      step(rows, scenario, "therapy", 1.4, 0.884);
      rows.add(row(scenario, "visit", "mean", 0, 0, "day"));
      rows.add(row(scenario, "visit", "p50", 0, 0, "day"));
      rows.add(
          new FacilityRow(
              scenario,
              "visit",
              "share_within_target",
              OptionalInt.empty(),
              OptionalDouble.empty(),
              Optional.empty(),
              "share",
              0,
              "no target"));
    }
    return rows;
  }

  private static void step(
      List<FacilityRow> rows, String scenario, String step, double mean, double within) {
    rows.add(mean(scenario, step, mean));
    rows.add(row(scenario, step, "from_request_mean", mean + 3.1, 0.05 * mean, "day"));
    rows.add(row(scenario, step, "from_request_p50", 0.7 * mean + 2.2, 0.06 * mean, "day"));
    rows.add(row(scenario, step, "from_request_p90", 2.3 * mean + 5, 0.11 * mean, "day"));
    rows.add(row(scenario, step, "p25", 0.3 * mean, 0.03 * mean, "day"));
    rows.add(row(scenario, step, "p50", 0.7 * mean, 0.05 * mean, "day"));
    rows.add(row(scenario, step, "p75", 1.4 * mean, 0.08 * mean, "day"));
    rows.add(row(scenario, step, "p90", 2.3 * mean, 0.12 * mean, "day"));
    rows.add(row(scenario, step, "share_within_target", within, 0.03, ""));
    rows.add(row(scenario, step, "breaches", 3000 * (1 - within), 22, "patient"));
    rows.add(row(scenario, step, "number_waiting_mean", 5.7 * mean, 0.5 * mean, "patient"));
    rows.add(row(scenario, step, "censored", 4.2 * mean, mean, "patient"));
  }

  private static FacilityRow mean(String scenario, String step, double mean) {
    return new FacilityRow(
        scenario,
        step,
        "mean",
        OptionalInt.empty(),
        OptionalDouble.of(mean),
        Optional.of(new Interval(Math.floor(mean), Math.floor(mean) + 1.5, 0.95)),
        "day",
        20,
        "");
  }

  private static FacilityRow row(
      String scenario, String name, String quantity, double value, double half, String unit) {
    return new FacilityRow(
        scenario,
        name,
        quantity,
        OptionalInt.empty(),
        OptionalDouble.of(value),
        Optional.of(new Interval(value - half, value + half, 0.95)),
        unit,
        20,
        "");
  }

  private static List<FacilityRow> throughput() {
    List<FacilityRow> rows = new ArrayList<>();
    for (String scenario : SCENARIOS) {
      for (String step : List.of("visit", "injection", "therapy")) {
        rows.add(row(scenario, step, "requested", 3140, 40, "patient"));
        rows.add(row(scenario, step, "done", 3010, 38, "patient"));
        rows.add(row(scenario, step, "missed", 96, 8, "patient"));
      }
    }
    return rows;
  }

  private static List<FacilityRow> utilisation() {
    List<FacilityRow> rows = new ArrayList<>();
    for (String scenario : SCENARIOS) {
      double f = scenario.equals("base") ? 1 : 0.66;
      rows.add(row(scenario, "suite", "utilisation", 0.941 * f, 0.012, ""));
      rows.add(row(scenario, "suite", "overtime", 0.31, 0.04, "days"));
      rows.add(row(scenario, "therapist", "utilisation", 0.782, 0.01, "share"));
      rows.add(row(scenario, "therapist", "overtime", 0.02, 0.01, "days"));
      for (int hour = 0; hour < 168; hour++) {
        int day = hour / 24;
        int clock = hour % 24;
        if (day < 5 && clock >= 8 && clock < 17 && !(day == 4 && clock == 12)) {
          double busy = 0.72 + 0.3 * Math.sin((clock - 6) / 4.0) + 0.04 * (2 - day);
          rows.add(hourly(scenario, "suite", hour, f * busy));
          rows.add(hourly(scenario, "therapist", hour, 0.8 * busy));
        }
      }
    }
    return rows;
  }

  private static FacilityRow hourly(String scenario, String name, int hour, double value) {
    return new FacilityRow(
        scenario,
        name,
        "utilisation",
        OptionalInt.of(hour),
        OptionalDouble.of(value),
        Optional.of(new Interval(value - 0.02, value + 0.02, 0.95)),
        "share",
        20,
        "");
  }

  private static List<FacilityRow> lost() {
    List<FacilityRow> rows = new ArrayList<>();
    for (String scenario : SCENARIOS) {
      double lost = scenario.equals("base") ? 0.0123 : 0.0041;
      rows.add(row(scenario, "qaly", "here", 1.5405 - lost, 0.004, "QALY"));
      rows.add(row(scenario, "qaly", "unlimited", 1.5405, 0.004, "QALY"));
      rows.add(row(scenario, "qaly", "difference", -lost, 0.0009, "QALY"));
      rows.add(row(scenario, "cost", "here", 8412.5, 61, "USD 2023"));
      rows.add(row(scenario, "cost", "unlimited", 8399, 61, "USD 2023"));
      rows.add(row(scenario, "cost", "difference", 13.5, 4, "USD 2023"));
    }
    return rows;
  }

  private static List<WaitingRow> waiting() {
    List<WaitingRow> rows = new ArrayList<>();
    for (String scenario : SCENARIOS) {
      double high = scenario.equals("base") ? 68 : 27;
      for (int i = 0; i <= 104; i++) {
        double value = high * (1 - Math.exp(-i / 22.0)) + 3 * Math.sin(i / 3.0);
        double at = Math.max(0, value);
        rows.add(waiting(scenario, "injection", 7.0 * i, at, 0.3 * at));
        double therapy = 8 + 2 * Math.cos(i / 5.0);
        rows.add(waiting(scenario, "therapy", 7.0 * i, therapy, 3));
        rows.add(
            new WaitingRow(scenario, "visit", 7.0 * i, 0, Optional.of(new Interval(0, 0, 0.95))));
      }
    }
    return rows;
  }

  private static WaitingRow waiting(
      String scenario, String step, double time, double value, double half) {
    return new WaitingRow(
        scenario, step, time, value, Optional.of(new Interval(value - half, value + half, 0.95)));
  }

  private static List<FacilityDifferenceRow> differences() {
    return List.of(
        difference("step", "injection", "mean", -7.08, 0.55, "day"),
        difference("step", "therapy", "mean", 0.03, 0.05, "day"),
        difference("step", "injection", "share_within_target", 0.255, 0.02, "share"),
        difference("resource", "suite", "utilisation", -0.32, 0.006, "share"),
        difference("outcome", "qaly", "here", 0.0082, 0.0008, "QALY"));
  }

  private static FacilityDifferenceRow difference(
      String about, String name, String quantity, double value, double half, String unit) {
    return new FacilityDifferenceRow(
        "third_suite",
        "base",
        about,
        name,
        quantity,
        value,
        Optional.of(new Interval(value - half, value + half, 0.95)),
        unit,
        20);
  }

  /** Half-hour injections and three-quarter-hour therapy from Monday to Friday of two weeks. */
  private static List<SessionRow> sessions() {
    List<SessionRow> rows = new ArrayList<>();
    for (String scenario : SCENARIOS) {
      long patient = 0;
      for (int day = 0; day < 12; day++) {
        if (day % 7 >= 5) {
          continue;
        }
        int full = day < 7 ? 5 : 9;
        for (int i = 0; i < full; i++) {
          long start = day * (long) MINUTES + 8 * 60 + 55L * i + 7L * (i % 3);
          rows.add(session(scenario, patient, "injection", start, 30, "suite+nurse"));
          rows.add(
              session(scenario, patient, "therapy", start + 2 * MINUTES + 60, 45, "therapist"));
          rows.add(session(scenario, patient, "visit", start - 1200, 0, ""));
          patient++;
        }
      }
      rows.add(
          new SessionRow(
              scenario,
              patient,
              "injection",
              9000,
              OptionalLong.empty(),
              OptionalLong.empty(),
              "suite+nurse"));
    }
    return rows;
  }

  private static SessionRow session(
      String scenario, long patient, String step, long start, long length, String resource) {
    return new SessionRow(
        scenario,
        patient,
        step,
        Math.max(0, start - 900),
        OptionalLong.of(start),
        OptionalLong.of(start + length),
        resource);
  }

  private static List<CourseRow> courses() {
    return List.of(
        new CourseRow(3, "base", 1, "Arrives on Monday 5 January 2026 at 10:12."),
        new CourseRow(
            3, "base", 2, "Asks for the injection and waits 9.4 days for a place in a suite."),
        new CourseRow(3, "third_suite", 1, "Arrives on Monday 5 January 2026 at 10:12."),
        new CourseRow(3, "third_suite", 2, "Asks for the injection and waits 2.1 days."));
  }

  private static List<FacilityRow> closedForms() {
    return List.of(
        new FacilityRow(
            "base",
            "injection",
            "mean",
            OptionalInt.empty(),
            OptionalDouble.of(11.5),
            Optional.empty(),
            "day",
            0,
            "M/M/2"),
        new FacilityRow(
            "base",
            "suite",
            "utilisation",
            OptionalInt.empty(),
            OptionalDouble.of(0.97),
            Optional.empty(),
            "share",
            0,
            "M/M/2"));
  }

  private static List<SearchRow> search() {
    List<SearchRow> rows = new ArrayList<>();
    plan(rows, "suite=2;therapist=6", 1_870_000, "misses", 0.71, 0.884);
    plan(rows, "suite=3;therapist=6", 2_520_000, "chosen", 0.965, 0.884);
    plan(rows, "suite=3;therapist=7", 2_615_000, "meets", 0.966, 0.951);
    rows.add(
        new SearchRow(
            "suite=4;therapist=7",
            3_265_000,
            0,
            "not run",
            "",
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty()));
    return rows;
  }

  private static void plan(
      List<SearchRow> rows,
      String plan,
      double cost,
      String verdict,
      double injection,
      double therapy) {
    rows.add(share(plan, cost, verdict, "injection", injection));
    rows.add(share(plan, cost, verdict, "therapy", therapy));
  }

  private static SearchRow share(
      String plan, double cost, String verdict, String step, double share) {
    return new SearchRow(
        plan,
        cost,
        40,
        verdict,
        step,
        OptionalDouble.of(share),
        OptionalDouble.of(share - 0.02),
        OptionalDouble.of(share + 0.02));
  }
}
