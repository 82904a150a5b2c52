package org.reliefspan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.app.fixture.Folders;

/** {@code learn}, on the artificial clinic of eventdataR. */
class LearnCommandTest {
  private static final double EXACT = 1e-12; // relative
  private static final int REPLICATIONS = 20;
  @TempDir static Path folder;
  private static Path out;
  private static CommandResult run;

  @BeforeAll
  static void learn() {
    out = folder.resolve("learned");
    run = learn(out, "--threshold", 1, "--replay", REPLICATIONS);
  }

  private static Path log() {
    return Folders.repository().resolve("datasets/clinic-eventlog/patients_eventlog.csv");
  }

  private static CommandResult learn(Path to, Object... more) {
    return learnFrom(log(), to, more);
  }

  private static CommandResult learnFrom(Path log, Path to, Object... more) {
    Object[] first = {
      "learn",
      log,
      "--case",
      "patient",
      "--activity",
      "handling",
      "--time",
      "time",
      "--lifecycle",
      "registration_type",
      "--instance",
      "handling_id",
      "--resource",
      "employee",
      "--out",
      to,
      "--threads",
      2,
      "--quiet"
    };
    Object[] all = new Object[first.length + more.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return CommandResult.of(all);
  }

  private static List<CSVRecord> rows(String table) {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser =
        format.parse(Files.newBufferedReader(out.resolve("tables/" + table + ".csv")))) {
      return parser.getRecords();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static Map<String, Double> column(String table, String key, String value) {
    Map<String, Double> column = new TreeMap<>();
    rows(table).forEach(row -> column.put(row.get(key), Double.parseDouble(row.get(value))));
    return column;
  }

  private static Map<String, Double> cases() {
    Map<String, Double> values = new TreeMap<>();
    rows("learned_cases")
        .forEach(
            row ->
                values.put(
                    (row.get("quantity") + " " + row.get("of")).trim(),
                    Double.parseDouble(row.get("value"))));
    return values;
  }

  private static void assertExact(double value, String expected, String what) {
    double number = Double.parseDouble(expected);
    assertThat(value).as(what).isCloseTo(number, within(EXACT * Math.max(1, Math.abs(number))));
  }

  private static List<Matcher> lines(String text, String pattern) {
    return text.lines().map(Pattern.compile(pattern)::matcher).filter(Matcher::matches).toList();
  }

  private static String reference() {
    Optional<Path> file = Folders.reference("data/clinic_eventlog/reference.txt");
    Assumptions.assumeTrue(file.isPresent(), "the reference data are not here");
    return Folders.text(file.orElseThrow());
  }

  @Test
  @Tag("reference")
  void sessionsAreAsTheReferenceHasThem() {
    List<Matcher> lines =
        lines(
            reference(),
            "processing minutes (.+) n (\\S+) mean (\\S+) median (\\S+) sd (\\S+) max (\\S+)");
    assertThat(lines).hasSize(7);
    for (Matcher line : lines) {
      List<String> columns = List.of("n", "mean", "median", "sd", "max");
      for (int i = 0; i < columns.size(); i++) {
        String column = columns.get(i);
        double value =
            Optional.ofNullable(column("learned_activities", "activity", column).get(line.group(1)))
                .orElseThrow();
        assertExact(value, line.group(i + 2), line.group(1) + " " + column);
      }
    }
  }

  private static double at(Map<String, Double> values, String name) {
    return Objects.requireNonNull(values.get(name));
  }

  @Test
  @Tag("reference")
  void casesAndArrivalsAreAsTheReferenceHasThem() {
    Matcher days =
        lines(
                reference(),
                "throughput days n 500 mean (\\S+) sd (\\S+) quartiles \\['(\\S+)', '(\\S+)',"
                    + " '(\\S+)'\\] min (\\S+) max (\\S+)")
            .get(0);
    List<String> names = List.of("mean", "sd", "q1", "median", "q3", "min", "max");
    for (int i = 0; i < names.size(); i++) {
      assertExact(at(cases(), "throughput_days_" + names.get(i)), days.group(i + 1), names.get(i));
    }
    Matcher work =
        lines(
                reference(),
                "processing days per case mean (\\S+) idle \\(throughput-processing\\) mean (\\S+)")
            .get(0);
    assertExact(at(cases(), "processing_days_mean"), work.group(1), "processing");
    assertExact(at(cases(), "idle_days_mean"), work.group(2), "idle");
    Matcher arrivals =
        lines(reference(), "arrivals first .* mean interarrival hours (\\S+)").get(0);
    assertExact(at(cases(), "interarrival_hours_mean"), arrivals.group(1), "arrivals");
  }

  @Test
  @Tag("reference")
  void tracesAndBusyHoursAreAsTheReferenceHasThem() {
    Map<String, Double> traces = column("learned_traces", "trace", "cases");
    List<Matcher> lines = lines(reference(), "(\\d+) (Registration.*)");
    assertThat(lines).hasSize(7);
    assertThat(traces).hasSize(7);
    lines.forEach(line -> assertExact(at(traces, line.group(2)), line.group(1), line.group(2)));
    Map<String, Double> busy = column("learned_resources", "resource", "busy_hours");
    Matcher all =
        Pattern.compile("'(r\\d)': ([0-9.]+)")
            .matcher(lines(reference(), "busy hours.*").get(0).group());
    int resources = 0;
    while (all.find()) {
      assertThat(busy.get(all.group(1)))
          .isCloseTo(Double.parseDouble(all.group(2)), within(0.5e-6));
      resources++;
    }
    assertThat(resources).isEqualTo(7).isEqualTo(busy.size());
  }

  /** Published with the data set: eventdataR 0.3.1, {@code patients}. */
  @Test
  void throughputIsAsPublished() {
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(cases().get("throughput_days_mean")).isCloseTo(6.676307546296, within(1e-11));
    assertThat(cases().get("throughput_days_median")).isCloseTo(6.085509259259, within(1e-11));
    assertThat(cases().get("throughput_days_q1")).isCloseTo(4.313923611111, within(1e-11));
    assertThat(cases().get("throughput_days_q3")).isCloseTo(8.586692708333, within(1e-11));
  }

  /** How the log was made: patients gather, nothing is a delay, and triage is a queue. */
  @Test
  void whatPatientsWaitForIsFound() {
    Map<String, Double> gathers = column("learned_waits", "activity", "gathers");
    assertThat(gathers)
        .containsEntry("Registration", 1.0)
        .containsEntry("Triage and Assessment", 1.0)
        .containsEntry("Blood test", 3.0)
        .containsEntry("X-Ray", 3.0)
        .containsEntry("MRI SCAN", 2.0)
        .containsEntry("Discuss Results", 3.0)
        .containsEntry("Check-out", 4.0);
    assertThat(column("learned_waits", "activity", "delay").values()).containsOnly(0.0);
    assertThat(column("learned_waits", "activity", "resource").get("Triage and Assessment"))
        .isCloseTo(12.919820555555555, within(1e-9));
    assertThat(Folders.text(out.resolve("facility.yaml"))).contains("together: 2");
  }

  @Test
  void whatIsWrittenPassesTheCheck() {
    CommandResult check = CommandResult.of("check", out.resolve("pathway.yaml"));
    assertThat(check.exit()).isZero();
    assertThat(check.out()).contains("nothing to complain about");
    CommandResult facility = CommandResult.of("check", out.resolve("facility.yaml"));
    assertThat(facility.exit()).isZero();
  }

  /**
   * The log is one draw, so it lies within four standard deviations of the replications; and what
   * patients feel is within a few percent.
   */
  @Test
  void theReplayIsWithinTheSamplingErrorOfTheLog() {
    for (CSVRecord row : rows("replay")) {
      double observed = Double.parseDouble(row.get("observed"));
      double simulated = Double.parseDouble(row.get("simulated"));
      double sd = Double.parseDouble(row.get("sd"));
      if (!row.get("quantity").equals("trace_share")) {
        assertThat(Math.abs(simulated - observed))
            .as("%s %s", row.get("quantity"), row.get("of"))
            .isLessThan(4 * sd * Math.sqrt(1 + 1.0 / REPLICATIONS));
      } else {
        double share = Math.max(observed, 1 / 500.0);
        assertThat(simulated)
            .as(row.get("of"))
            .isCloseTo(observed, within(4 * Math.sqrt(share * (1 - share) / 500)));
      }
      if (row.get("quantity").matches("throughput_days_(mean|q1|median|q3)|processing.*")) {
        assertThat(simulated / observed).as(row.get("quantity")).isBetween(0.93, 1.07);
      }
    }
    assertThat(rows("replay")).hasSizeGreaterThan(30);
  }

  @Test
  void reproduces() {
    Path again = folder.resolve("again");
    assertThat(learn(again).exit()).isZero();
    CommandResult reproduced = CommandResult.of("reproduce", again);
    assertThat(reproduced.out()).contains("same       tables/learned_traces.csv", "Reproduced");
    assertThat(reproduced.exit()).isZero();
  }

  /** 258 cases go one way; 234 the other, and 8 are too few to stand alone. */
  @Test
  void withTheUsualThresholdFewCasesArePooled() {
    Path to = folder.resolve("published");
    assertThat(learn(to).exit()).isZero();
    String traces = Folders.text(to.resolve("tables/learned_traces.csv"));
    assertThat(traces.lines()).hasSize(3);
    assertThat(traces).contains(",258,").contains("other,242,");
    String activities = Folders.text(to.resolve("tables/learned_activities.csv"));
    assertThat(activities).contains("Registration,registration,495,165.228").contains(",,");
    assertThat(Folders.text(to.resolve("tables/learned_cases.csv"))).doesNotContain("_max");
    assertThat(Folders.text(to.resolve("pathway.yaml")))
        .contains("{blood_test: 0.48, x_ray: 0.52}")
        .doesNotContain("237 sessions");
  }

  @Test
  void aLogWithoutResourcesOrInstancesIsLearnedToo() {
    Path to = folder.resolve("bare");
    CommandResult bare =
        CommandResult.of(
            "learn",
            log(),
            "--case",
            "patient",
            "--activity",
            "handling",
            "--time",
            "time",
            "--lifecycle",
            "registration_type",
            "--threshold",
            1,
            "--replay",
            2,
            "--out",
            to,
            "--quiet");
    assertThat(bare.err()).isEmpty();
    assertThat(bare.exit()).isZero();
    assertThat(Folders.text(to.resolve("facility.yaml"))).contains("x_ray_places: {count: 1}");
    assertThat(Folders.text(to.resolve("tables/learned_cases.csv")))
        .contains("throughput_days_mean,,6.676307546296297");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--case|pateint|has no column \"pateint\". Did you mean \"patient\"",
        "--time|employee|cells in the column \"employee\" that are no time. Maybe write them as",
        "--lifecycle|employee|holds no session",
      })
  void aColumnThatIsNotWhatIsSaidIsAFinding(String option, String column, String words) {
    Path to = folder.resolve("refused");
    Object[] arguments = {
      "learn",
      log(),
      "--case",
      "patient",
      "--activity",
      "handling",
      "--time",
      "time",
      "--lifecycle",
      "registration_type",
      "--out",
      to,
      "--quiet"
    };
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals(option)) {
        arguments[i + 1] = column;
      }
    }
    CommandResult wrong = CommandResult.of(arguments);
    assertThat(wrong.exit()).isEqualTo(ExitCode.FINDINGS);
    assertThat(wrong.err()).contains(words).doesNotContain("r1");
    assertThat(to).doesNotExist();
  }

  @Test
  void aLogWithFewCasesIsRefused() {
    Path few = folder.resolve("few.csv");
    Folders.write(
        few,
        "patient,handling,employee,handling_id,registration_type,time",
        "1,a,r,1,start,2026-01-05 08:00:00",
        "1,a,r,1,complete,2026-01-05 09:00:00");
    CommandResult refused = learnFrom(few, folder.resolve("fewer"));
    assertThat(refused.exit()).isEqualTo(ExitCode.FINDINGS);
    assertThat(refused.err()).contains("has 1 cases, fewer than 11. Maybe --threshold 1");
  }

  @Test
  void aPathwayFileOfSomebodyElseIsNotReplaced() {
    Path taken = folder.resolve("taken");
    Folders.write(taken.resolve("pathway.yaml"), "mine: true");
    CommandResult refused = learn(taken);
    assertThat(refused.exit()).isEqualTo(ExitCode.FINDINGS);
    assertThat(refused.err()).contains("holds pathway.yaml, which is not ours");
  }

  @Test
  void timesOfEventsAndOfSessionsExcludeEachOther() {
    CommandResult both = learn(folder.resolve("both"), "--start", "time");
    assertThat(both.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(both.err()).contains("--time (a row for each event) or both start and end");
  }

  @Test
  void otherResultsDoNotReplaceALearnedClinicNorItsTables() {
    Map<String, String> before = Folders.content(out);
    CommandResult refused =
        CommandResult.of(
            "capacity",
            out.resolve("pathway.yaml"),
            "--facility",
            out.resolve("facility.yaml"),
            "--out",
            out,
            "--quiet");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("holds the results of a learned clinic");
    CommandResult report = CommandResult.of("report", out);
    assertThat(report.exit()).isEqualTo(1);
    assertThat(report.err()).contains("which have no report");
    assertThat(Folders.content(out)).isEqualTo(before);
  }

  @Test
  void aPathwayThatWasEditedIsNotLostWhenTheClinicIsLearnedAgain(@TempDir Path other)
      throws IOException {
    Path target = other.resolve("learned");
    assertThat(learn(target, "--threshold", 1).exit()).isZero();
    assertThat(learn(target, "--threshold", 1).exit()).isZero();
    Path pathway = target.resolve("pathway.yaml");
    Files.writeString(pathway, Folders.text(pathway) + "# mine\n");
    CommandResult refused = learn(target, "--threshold", 1);
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("pathway.yaml, which was edited and would be lost");
    assertThat(Folders.text(pathway)).endsWith("# mine\n");
  }
}
