package org.reliefspan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.fixture.TableFile;

class CapacityCommandTest {
  @TempDir Path folder;

  /** Patients are seen once, then treated twice at least a week apart; one in ten does not come. */
  private Path pathway() {
    return Folders.write(
        folder.resolve("care.yaml"),
        "pathway: {name: care, title: Care}",
        "time: {unit: day, horizon: 60, ticks_per_unit: 1440}",
        "states: {care: {}, over: {final: true}}",
        "start: care",
        "events:",
        "  over: {in: care, after: {exponential: {rate: 0.005}}, go: over}",
        "  referral: {in: care, after: {at: 0}, request: treatment}",
        "activities:",
        "  treatment:",
        "    in: care",
        "    window: {earliest: 0, target: 0}",
        "    duration: {uniform: {from: 0.01, to: 0.03}}",
        "    no_show: 0.1",
        "    sessions: {number: 2, every: 7}",
        "    done: {add: {treatments: 1}}",
        "outcomes:",
        "  treatments: {unit: sessions}");
  }

  private Path facility(String... more) {
    return Folders.write(
        folder.resolve("clinic.yaml"),
        Stream.concat(
                Stream.of(
                    "facility: {name: clinic, title: A clinic}",
                    "pathway: care.yaml",
                    "calendar: {start: 2026-01-05, zone: America/New_York}",
                    "resources:",
                    "  suite: {count: 1, open: {mon-fri: \"08:00-12:00\"}}",
                    "steps:",
                    "  treatment: {needs: {suite: 1}, target: {within: 3, since: wanted, share:"
                        + " 0.8}}",
                    "arrivals:",
                    "  referrals: {rate: 1.2}",
                    "run: {until: 120, replications: 3}"),
                Arrays.stream(more))
            .toArray(String[]::new));
  }

  private Path ran(Path pathway, Path facility, Object... options) {
    Path results = folder.resolve("results");
    CommandResult run =
        CommandResult.of(
            Stream.concat(
                    Stream.of(
                        "capacity", pathway, "--facility", facility, "--out", results, "--quiet"),
                    Arrays.stream(options))
                .toArray());
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    return results;
  }

  private static List<CSVRecord> rows(Path results, String table) {
    return TableFile.read(results.resolve("tables").resolve(table + ".csv")).rows();
  }

  private static SortedMap<String, String> withoutTimings(Path results) {
    SortedMap<String, String> content = Folders.content(results);
    content.remove("manifest.json");
    return content;
  }

  private Path everything(Object... options) {
    List<Object> all = new ArrayList<>(List.of("--log", 12, "--explain", 3, "--warmup", "20"));
    all.addAll(List.of(options));
    return ran(
        pathway(),
        facility("scenarios:", "  two: {title: Two suites, resources: {suite: {count: 2}}}"),
        all.toArray());
  }

  @Test
  void replicationsOnSparkGiveTheSameBytes() {
    SortedMap<String, String> here = withoutTimings(everything("--threads", 2));
    assertThat(withoutTimings(everything("--spark", "--partitions", 2))).isEqualTo(here);
  }

  @Test
  void threadsChangeNoByteOfTablesFiguresAndReport() {
    SortedMap<String, String> one = withoutTimings(everything("--threads", 1));
    assertThat(withoutTimings(everything("--threads", 4))).isEqualTo(one);
    assertThat(one)
        .containsKeys(
            "tables/waits.csv",
            "tables/utilisation.csv",
            "tables/throughput.csv",
            "tables/scenario_differences.csv",
            "tables/events.csv",
            "tables/clinical_events.csv",
            "tables/courses.csv",
            "report.html",
            "figures/week-suite.svg");
  }

  @Test
  void theReportIsRenderedAgainToTheSameBytesAndAChangedTableIsRefused() throws IOException {
    Path results = everything("--threads", 2);
    SortedMap<String, String> before = Folders.content(results);
    Files.delete(results.resolve("report.html"));
    assertThat(CommandResult.of("report", results).exit()).isZero();
    assertThat(Folders.content(results)).isEqualTo(before);
    Path table = results.resolve("tables/waits.csv");
    Files.writeString(table, Folders.text(table).replaceFirst("treatment", "treatmemt"));
    CommandResult refused = CommandResult.of("report", results);
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("tables/waits.csv").contains("Maybe it was edited");
  }

  @Test
  void everythingIsReproducedFromTheManifestThoughTheFilesHaveChanged() {
    Path results = everything("--threads", 2);
    assertThat(Folders.text(results.resolve("manifest.json")))
        .contains("capacity --facility \\\"../clinic.yaml\\\" --warmup 20.0 --seed 20260901")
        .contains("--log 12 --explain 3 ../care.yaml")
        .contains("\"care.yaml\": ")
        .contains("\"clinic.yaml\": ")
        .doesNotContain(folder.toString());
    Path facility = folder.resolve("clinic.yaml");
    Folders.write(facility, Folders.text(facility).replace("rate: 1.2", "rate: 0.3"));
    CommandResult again = CommandResult.of("reproduce", results, "--quiet");
    assertThat(again.err()).isEmpty();
    assertThat(again.out())
        .contains("same       tables/waits.csv")
        .contains("same       tables/events.csv")
        .contains("input changed since: clinic.yaml")
        .contains("Reproduced byte for byte.");
  }

  @Test
  void whereNothingIsScarcePatientsOfAllStrategiesHaveTheEventsOfASimulation() {
    Path programme = Folders.repository().resolve("datasets/pathways/integrated_programme.yaml");
    Path free =
        Folders.write(
            folder.resolve("free.yaml"),
            "facility: {name: free, title: Nothing is scarce}",
            "arrivals: {all: {every: 0.37, number: 30}}");
    Path results = ran(programme, free, "--replications", 1, "--log", 30);
    Path simulated = folder.resolve("simulated");
    CommandResult run =
        CommandResult.of(
            "simulate", programme, "--patients", 30, "--log", 30, "--out", simulated, "--quiet");
    assertThat(run.exit()).isZero();
    assertThat(Folders.text(results.resolve("tables/clinical_events.csv")))
        .isEqualTo(Folders.text(simulated.resolve("tables/events.csv")));
    assertThat(Folders.text(results.resolve("report.html")))
        .contains("Nothing is scarce, so nobody waits for anything.");
  }

  @Test
  void sessionsAreInTicksAndInOpenHours() {
    Path results = everything("--threads", 2);
    List<CSVRecord> held =
        rows(results, "events").stream()
            .filter(row -> row.get("resource").equals("suite") && !row.get("start").isEmpty())
            .toList();
    assertThat(held).isNotEmpty();
    for (CSVRecord row : held) {
      long start = Long.parseLong(row.get("start"));
      assertThat(start).isGreaterThanOrEqualTo(Long.parseLong(row.get("requested")));
      assertThat(start % 1440).as(row.toString()).isBetween(8 * 60L, 12 * 60L);
      assertThat(start / 1440 % 7).as("weekday of %s", row).isLessThan(5);
    }
  }

  @Test
  void hoursOfTheWeekAddUpToTheWhole() {
    Path results = everything("--threads", 2);
    List<CSVRecord> suite =
        rows(results, "utilisation").stream()
            .filter(row -> row.get("scenario").equals("base"))
            .filter(row -> row.get("quantity").equals("utilisation"))
            .toList();
    assertThat(suite.stream().filter(row -> row.get("hour").isEmpty())).hasSize(1);
    List<CSVRecord> open =
        suite.stream()
            .filter(row -> !row.get("hour").isEmpty() && !row.get("value").isEmpty())
            .toList();
    assertThat(open).hasSize(20);
    double hours =
        open.stream().mapToDouble(row -> Double.parseDouble(row.get("value"))).average().orElse(0);
    double whole = Double.parseDouble(suite.get(0).get("value"));
    assertThat(hours).isPositive().isCloseTo(whole, within(0.12 * whole + 0.02));
  }

  @Test
  void theAnswerIsPrinted() {
    CommandResult said =
        CommandResult.of(
            "capacity",
            pathway(),
            "--facility",
            facility(),
            "--explain",
            0,
            "--out",
            folder.resolve("results"),
            "--quiet");
    assertThat(said.out())
        .contains("Simulated patient 0")
        .contains("A clinic")
        .contains("wait, days")
        .contains("treatment")
        .contains("suite")
        .contains("Results: " + folder.resolve("results"));
  }

  @Test
  void aFileWithFindingsIsNotRun() {
    Path wrong =
        Folders.write(folder.resolve("wrong.yaml"), "facility: {name: wrong}", "arrival: {}");
    CommandResult refused =
        CommandResult.of(
            "capacity",
            pathway(),
            "--facility",
            wrong,
            "--out",
            folder.resolve("results"),
            "--quiet");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("wrong.yaml").contains("Did you mean \"arrivals\"?");
    assertThat(Folders.names(folder)).containsExactly("care.yaml", "wrong.yaml");
  }

  @Test
  void aFileThatIsNotThereAndASearchThatIsNotWrittenAreFindings() {
    Path out = folder.resolve("results");
    CommandResult missing =
        CommandResult.of(
            "capacity", pathway(), "--facility", folder.resolve("no.yaml"), "--out", out);
    assertThat(missing.exit()).isEqualTo(1);
    assertThat(missing.err()).contains("no.yaml").contains("is not there");
    CommandResult search =
        CommandResult.of(
            "capacity", pathway(), "--facility", facility(), "--search", "--out", out, "--quiet");
    assertThat(search.exit()).isEqualTo(1);
    assertThat(search.err()).contains("clinic.yaml").contains("names no search");
    assertThat(out).doesNotExist();
  }

  @Test
  void resultsOfASimulationAreNotReplaced() {
    Path simulated = folder.resolve("simulated");
    assertThat(
            CommandResult.of("simulate", pathway(), "--patients", 20, "--out", simulated, "--quiet")
                .exit())
        .isZero();
    SortedMap<String, String> before = Folders.content(simulated);
    CommandResult refused =
        CommandResult.of(
            "capacity", pathway(), "--facility", facility(), "--out", simulated, "--quiet");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("holds the results of a simulation");
    assertThat(Folders.content(simulated)).isEqualTo(before);
  }

  @Test
  void aPatientOfTheFolderIsExplainedAsIfHadBeenAskedForAtOnce() {
    Path results = everything("--threads", 2);
    String course =
        rows(results, "courses").stream()
            .map(row -> "  " + row.get("sentence") + System.lineSeparator())
            .collect(Collectors.joining());
    CommandResult told = CommandResult.of("explain", results, "--patient", 3);
    assertThat(told.err()).isEmpty();
    assertThat(told.out()).contains("Simulated patient 3, base").contains("asks for treatment");
    assertThat(
            told.out()
                .lines()
                .filter(line -> line.startsWith("  "))
                .map(line -> line + System.lineSeparator())
                .collect(Collectors.joining()))
        .isEqualTo(course);
    CommandResult nobody = CommandResult.of("explain", results, "--patient", 1_000_000);
    assertThat(nobody.exit()).isZero();
    assertThat(nobody.out()).contains("So many patients did not come");
  }

  @Test
  void aFacilityInPlaceOfThePathwayIsSaidInOneLine() {
    Path facility = facility();
    Path out = folder.resolve("results");
    CommandResult swapped =
        CommandResult.of("capacity", facility, "--facility", pathway(), "--out", out, "--quiet");
    assertThat(swapped.exit()).isEqualTo(1);
    assertThat(swapped.err().lines()).hasSize(1).first().asString().contains("is a facility file");
    CommandResult simulated = CommandResult.of("simulate", facility, "--out", out, "--quiet");
    assertThat(simulated.exit()).isEqualTo(1);
    assertThat(simulated.err()).contains("is a facility file");
    assertThat(out).doesNotExist();
  }

  @Test
  void aRunInWhichNothingWouldCountIsRefused() {
    Path out = folder.resolve("results");
    Path pathway = pathway();
    Path facility = facility();
    CommandResult refused =
        CommandResult.of(
            "capacity", pathway, "--facility", facility, "--warmup", 120, "--out", out, "--quiet");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("clinic.yaml").contains("so nothing counts. Maybe");
    assertThat(out).doesNotExist();
  }

  @Test
  void aKilledRunLeavesTheOldResultsAndTheNextOneCleansUp() throws Exception {
    Path results = ran(pathway(), facility());
    SortedMap<String, String> before = Folders.content(results);
    Process run =
        ChildProcess.start(
            List.of(),
            "capacity",
            folder.resolve("care.yaml"),
            "--facility",
            folder.resolve("clinic.yaml"),
            "--replications",
            100_000,
            "--out",
            results);
    try (BufferedReader said = run.errorReader()) {
      assertThat(said.lines().anyMatch(line -> line.contains("running the facility"))).isTrue();
      run.destroyForcibly().waitFor();
    }
    assertThat(run.exitValue()).isNotZero();
    assertThat(Folders.content(results)).isEqualTo(before);
    assertThat(Folders.names(folder)).anyMatch(name -> name.startsWith(".results.partial-"));

    ran(folder.resolve("care.yaml"), folder.resolve("clinic.yaml"));
    assertThat(withoutTimings(results)).isEqualTo(without(before, "manifest.json"));
    assertThat(Folders.names(folder)).containsExactly("care.yaml", "clinic.yaml", "results");
  }

  private static SortedMap<String, String> without(SortedMap<String, String> content, String file) {
    SortedMap<String, String> others = new TreeMap<>(content);
    others.remove(file);
    return others;
  }

  @Test
  void theFilesMayBeGoneWhenItIsReproduced() throws IOException {
    Path results = ran(pathway(), facility());
    Files.delete(folder.resolve("care.yaml"));
    CommandResult again = CommandResult.of("reproduce", results, "--quiet");
    assertThat(again.err()).isEmpty();
    assertThat(again.out())
        .contains("input changed since: care.yaml")
        .contains("Reproduced byte for byte.");
  }

  @Test
  void twoFilesOfOneNameBothStandInTheManifest() throws IOException {
    Path other = Files.createDirectory(folder.resolve("clinics"));
    Path facility = Files.move(facility(), other.resolve("care.yaml"));
    Path results = ran(pathway(), facility);
    assertThat(Folders.text(results.resolve("manifest.json")))
        .contains("\"care.yaml\": ")
        .contains("\"clinics/care.yaml\": ");
  }

  @Test
  void aCommandOfAnotherVersionIsNotGuessedAt() throws IOException {
    Path results = ran(pathway(), facility());
    Path manifest = results.resolve("manifest.json");
    Files.writeString(
        manifest, Folders.text(manifest).replace("capacity --facility", "capacity --place"));
    CommandResult refused = CommandResult.of("reproduce", results, "--quiet");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("written by a command that is not known here");
  }

  @ParameterizedTest
  @CsvSource({
    "--replications, 0, replications (0) must be at least 1",
    "--until, -3, until (-3.0) must be a time after the start",
    "--warmup, soon, 'must be none, auto or a time'",
    "--warmup, -1, 'must be 0 or more, none or auto'",
    "--log, -2, log (-2) must not be negative",
    "--explain, -1, 'must be 0 or more: patients count from 0'",
    "--threads, 0, must be at least 1"
  })
  void whatIsTypedWronglyIsAMatterOfUsage(String option, String value, String words) {
    Path pathway = pathway();
    Path facility = facility();
    CommandResult refused =
        CommandResult.of(
            "capacity",
            pathway,
            "--facility",
            facility,
            option + "=" + value,
            "--out",
            folder.resolve("out"));
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains(words).contains("Try: reliefspan capacity --help");
    assertThat(Folders.names(folder)).containsExactly("care.yaml", "clinic.yaml");
  }
}
