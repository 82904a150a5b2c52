package org.reliefspan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.fixture.TableFile;

/** What {@code simulate} tells besides its numbers: report, log, courses, sensitivity. */
class SimulatedReportTest {
  private static final Path EXAMPLE =
      Folders.repository().resolve("datasets/pathways/ablation_or_injection.yaml");
  private static final Path MEASURED =
      Folders.repository().resolve("datasets/pathways/trigger_points.yaml");
  private static final Path COMPETING =
      Folders.repository().resolve("datasets/pathways/competing_weibull-01.yaml");

  @TempDir Path folder;

  private Path simulated(Path pathway, Object... options) {
    Path results = folder.resolve("results");
    CommandResult run =
        CommandResult.of(
            Stream.concat(
                    Stream.of("simulate", pathway, "--out", results, "--quiet"),
                    Arrays.stream(options))
                .toArray());
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    return results;
  }

  private static List<CSVRecord> rows(Path results, String table) {
    return TableFile.read(results.resolve("tables").resolve(table + ".csv")).rows();
  }

  private Path everything(int threads) {
    return simulated(
        EXAMPLE,
        "--patients",
        300,
        "--draws",
        25,
        "--tornado",
        "--two-way",
        "relief_ablation,cost_ablation",
        "--log",
        4,
        "--explain",
        17,
        "--threads",
        threads);
  }

  @Test
  void threadsChangeNoByteOfTablesFiguresAndReport() {
    Path one = everything(1);
    SortedMap<String, String> before = Folders.content(one);
    SortedMap<String, String> after = Folders.content(everything(4));
    before.remove("manifest.json"); // it has timings
    after.remove("manifest.json");
    assertThat(after).isEqualTo(before);
  }

  @Test
  void theReportIsRenderedAgainToTheSameBytesAndAChangedTableIsRefused() throws IOException {
    Path results = everything(2);
    SortedMap<String, String> before = Folders.content(results);
    Files.delete(results.resolve("report.html"));
    assertThat(CommandResult.of("report", results).exit()).isZero();
    assertThat(Folders.content(results)).isEqualTo(before);
    Path table = results.resolve("tables/differences.csv");
    Files.writeString(table, Folders.text(table).replaceFirst("ablation", "ablatiom"));
    CommandResult refused = CommandResult.of("report", results);
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("tables/differences.csv").contains("Maybe it was edited");
  }

  @Test
  void everythingIsReproducedFromTheManifest() {
    Path results = everything(2);
    assertThat(Folders.text(results.resolve("manifest.json")))
        .contains("--log 4 --explain 17 --tornado --two-way relief_ablation,cost_ablation ");
    CommandResult again = CommandResult.of("reproduce", results, "--quiet");
    assertThat(again.out())
        .contains("same       tables/events.csv")
        .contains("same       tables/sensitivity.csv")
        .contains("Reproduced byte for byte.");
  }

  @Test
  void theReportAnswersAndSaysHowSureItIs() {
    Path results = everything(2);
    String page = Folders.text(results.resolve("report.html"));
    assertThat(page)
        .contains("for one QALY, Radiofrequency ablation is the strategy to choose.")
        .contains("of 25 draws of the uncertain parameters")
        .contains("Monte Carlo error of")
        .contains("Inputs are from the literature or declared, not from your data.")
        .contains("Simulated patient 17")
        .contains("Perspective")
        .contains("Payer")
        .contains("USD 2023")
        .doesNotContain("http://www.w3.org/1999")
        .doesNotContain("NaN");
    assertThat(Folders.names(results.resolve("figures")))
        .containsExactly(
            "ceac.svg",
            "evpi.svg",
            "flow-ablation.svg",
            "flow-injection.svg",
            "occupancy.svg",
            "pathway.svg",
            "plane.svg",
            "tornado.svg",
            "two-way.svg");
  }

  @Test
  void measuresHaveLimitsOverDrawsAndTheirFiguresBands() throws IOException {
    Path results = simulated(MEASURED, "--patients", 200, "--draws", 10);
    List<CSVRecord> measures = rows(results, "measures");
    assertThat(measures).isNotEmpty();
    for (CSVRecord row : measures) {
      assertThat(Double.parseDouble(row.get("lower")))
          .isLessThanOrEqualTo(Double.parseDouble(row.get("upper")));
      assertThat(row.get("level")).isEqualTo("0.95");
    }
    SortedMap<String, String> before = Folders.content(results);
    assertThat(before.get("figures/measure-nrs.svg")).contains("fill-opacity=\"0.16\"");
    Files.delete(results.resolve("report.html"));
    assertThat(CommandResult.of("report", results).exit()).isZero();
    assertThat(Folders.content(results)).isEqualTo(before);
  }

  @Test
  void withoutDrawsMeasuresHaveNoLimits() {
    Path results = simulated(MEASURED, "--patients", 50);
    assertThat(rows(results, "measures"))
        .isNotEmpty()
        .allMatch(row -> row.get("lower").isEmpty() && row.get("level").isEmpty());
    assertThat(Folders.text(results.resolve("figures/measure-nrs.svg")))
        .doesNotContain("fill-opacity=\"0.16\"");
  }

  @Test
  void whatDoesNotApplyIsFoldedWithItsReason() {
    Path results = simulated(COMPETING, "--patients", 50);
    assertThat(Folders.text(results.resolve("report.html")))
        .contains("How sure the choice is: not shown")
        .contains("The file names no decision")
        .contains("Which parameters matter: not shown")
        .contains("Not asked for: simulate with --tornado");
  }

  @Test
  void unitsAndDifferencesReachTheTables() {
    Path results = everything(2);
    CSVRecord cost = rows(results, "differences").get(0);
    assertThat(cost.get("strategy") + cost.get("comparator") + cost.get("outcome"))
        .isEqualTo("ablationinjectioncost");
    assertThat(cost.get("unit")).isEqualTo("USD 2023");
    List<CSVRecord> strategies = rows(results, "strategies");
    double difference =
        Double.parseDouble(strategies.get(4).get("value"))
            - Double.parseDouble(strategies.get(0).get("value"));
    assertThat(Double.parseDouble(cost.get("value"))).isCloseTo(difference, within(1e-8));
    // luck is shared, so the difference is known better than if it were not
    double apart =
        Math.hypot(
            Double.parseDouble(strategies.get(4).get("mc_error")),
            Double.parseDouble(strategies.get(0).get("mc_error")));
    assertThat(Double.parseDouble(cost.get("mc_error"))).isLessThan(0.8 * apart);
    assertThat(strategies).allMatch(row -> row.get("inputs").equals("declared"));
    assertThat(rows(results, "cheers")).hasSize(28);
  }

  @Test
  void theLogAgreesWithWhatWasCounted() {
    Path results = simulated(EXAMPLE, "--patients", 40, "--log", 40);
    long treated =
        rows(results, "events").stream()
            .filter(row -> row.get("strategy").equals("injection"))
            .filter(row -> row.get("event").equals("treat"))
            .count();
    CSVRecord procedures = rows(results, "strategies").get(3);
    assertThat(procedures.get("outcome")).isEqualTo("procedures");
    assertThat(Double.parseDouble(procedures.get("value")) * 40)
        .isCloseTo((double) treated, within(1e-9));
  }

  @Test
  void onePatientIsExplainedFromTheFolderAsInTheRun() {
    Path out = folder.resolve("results");
    CommandResult run =
        CommandResult.of(
            "simulate", EXAMPLE, "--patients", 20, "--explain", 5, "--out", out, "--quiet");
    CommandResult explained = CommandResult.of("explain", out, "--patient", 5);
    assertThat(explained.exit()).isZero();
    assertThat(explained.out())
        .contains("Simulated patient 5, injection")
        .contains("Begins in waiting.")
        .contains("Adds cost 2,100 USD 2023")
        .contains("Where the strategies part");
    assertThat(run.out()).contains(explained.out());
  }

  @Test
  void aFolderWithoutASimulationExplainsNobody() {
    CommandResult refused = CommandResult.of("explain", folder, "--patient", 5);
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("manifest.json");
  }

  @Test
  void aPathwayIsDrawn() {
    Path picture = folder.resolve("picture.svg");
    CommandResult check = CommandResult.of("check", EXAMPLE, "--picture", picture);
    assertThat(check.exit()).isZero();
    assertThat(check.out()).contains("Picture: " + picture);
    assertThat(Folders.text(picture)).startsWith("<svg").contains(">surgery<").contains("operate");
  }

  @Test
  void aPrecisionEndsTheRunAndIsSaid() {
    Path results = simulated(EXAMPLE, "--until-error", 0.05, "--patients", 60_000, "--threads", 2);
    String patients = rows(results, "strategies").get(0).get("patients");
    assertThat(patients).isEqualTo("40960");
    assertThat(Folders.text(results.resolve("results.json")))
        .contains("40,960 patients were enough")
        .contains("(asked for: 5.00 percent)");
  }

  @Test
  void whatGoesWrongWhileRunningNamesStrategyLineAndEvent() {
    Path endless =
        Folders.write(
            folder.resolve("endless.yaml"),
            "pathway: {name: endless}",
            "time: {unit: month, horizon: 6}",
            "parameters: {wait: 1}",
            "states: {pain: {}}",
            "start: pain",
            "events:",
            "  call: {in: pain, after: {fixed: wait * wait}}",
            "outcomes: {time: {per_time: 1}}",
            "strategies:",
            "  usual: {}",
            "  fast: {parameters: {wait: 0.001}}");
    CommandResult failed =
        CommandResult.of("simulate", endless, "--out", folder.resolve("out"), "--quiet");
    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.err()).contains("Strategy fast: Line 7, /events/call: ");
  }

  @Test
  void occupancyEndsAtTheHorizonOfTheStrategy() {
    Path shorter =
        Folders.write(
            folder.resolve("shorter.yaml"),
            "pathway: {name: shorter}",
            "time: {unit: month, horizon: months}",
            "parameters: {months: 10}",
            "states: {pain: {}}",
            "start: pain",
            "events:",
            "  call: {in: pain, after: {fixed: 3}}",
            "outcomes: {time: {per_time: 1}}",
            "strategies:",
            "  long: {}",
            "  short: {parameters: {months: 4}}");
    List<CSVRecord> rows = rows(simulated(shorter, "--patients", 10), "occupancy");
    assertThat(rows).hasSize(11 + 5).allMatch(row -> row.get("value").equals("1"));
  }

  @ParameterizedTest
  @CsvSource({
    "--log, 99999999, must not exceed patients",
    "--explain, -1, patients count from 0",
    "--until-error, 0, must be positive",
    "--two-way, a, must be two parameters"
  })
  void whatIsTypedWronglyIsAMatterOfUsage(String option, String value, String words) {
    CommandResult refused =
        CommandResult.of("simulate", EXAMPLE, option, value, "--out", folder.resolve("out"));
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains(words);
  }
}
