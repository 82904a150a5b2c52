package org.reliefspan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.fixture.TableFile;

class SimulateCommandTest {
  private static final Path SICK_SICKER =
      Folders.repository().resolve("datasets/pathways/darth_sick_sicker_time_independent.yaml");

  @TempDir Path folder;

  /** Alarid-Escudero et al. 2023, doi 10.1177/0272989X221103163: table of costs and effects. */
  @Test
  void theCohortHasThePublishedCostsEffectsAndRatios() {
    Path results = simulated(SICK_SICKER, "--engine", "cohort");
    assertValue(results, "SoC", 151580, 20.711);
    assertValue(results, "A", 284805, 21.499);
    assertValue(results, "B", 259100, 22.184);
    assertValue(results, "AB", 378875, 23.137);
    List<CSVRecord> decision = rows(results, "decision");
    assertThat(decision.stream().map(row -> row.get("strategy") + " " + row.get("status")))
        .containsExactly("SoC frontier", "B frontier", "AB frontier", "A dominated");
    assertThat(decision.stream().map(row -> row.get("comparator")))
        .containsExactly("", "SoC", "B", "");
    assertThat(number(decision.get(1), "icer")).isCloseTo(72988, within(0.5));
    assertThat(number(decision.get(2), "icer")).isCloseTo(125764, within(0.5));
    assertThat(decision).allMatch(row -> row.get("effect_outcome").equals("qaly"));
    assertThat(Folders.names(results.resolve("tables")))
        .containsExactly(
            "cheers.csv",
            "courses.csv",
            "decision.csv",
            "differences.csv",
            "flows.csv",
            "inputs.csv",
            "moves.csv",
            "occupancy.csv",
            "states.csv",
            "strategies.csv");
    assertThat(Folders.names(results))
        .containsExactly("figures", "manifest.json", "report.html", "results.json", "tables");
  }

  private static void assertValue(Path results, String strategy, double cost, double qaly) {
    Map<String, Double> values = new LinkedHashMap<>();
    rows(results, "strategies").stream()
        .filter(row -> row.get("strategy").equals(strategy))
        .forEach(row -> values.put(row.get("outcome"), number(row, "value")));
    assertThat(values.get("cost")).as(strategy).isCloseTo(cost, within(0.5));
    assertThat(values.get("qaly")).as(strategy).isCloseTo(qaly, within(0.0005));
  }

  @Test
  void bothEnginesAgreeWithinTheirError() {
    Path results = simulated(SICK_SICKER, "--engine", "both", "--patients", 20000);
    List<CSVRecord> rows = rows(results, "strategies");
    assertThat(rows).hasSize(24);
    for (CSVRecord row : rows) {
      assertThat(Math.abs(number(row, "z"))).as(row.toString()).isLessThan(4);
      boolean isCohort = row.get("engine").equals("cohort");
      assertThat(row.get("patients")).isEqualTo(isCohort ? "" : "20000");
      assertThat(row.get("mc_error").equals("0")).isEqualTo(isCohort);
      assertThat(row.get("draws") + row.get("lower")).isEmpty();
    }
  }

  @Test
  void partsOnSparkGiveTheSameBytes() {
    Path example = Folders.repository().resolve("datasets/pathways/ablation_or_injection.yaml");
    SortedMap<String, String> here = tables(example, "--patients", 1_100_000, "--threads", 2);
    assertThat(tables(example, "--patients", 1_100_000, "--spark")).isEqualTo(here);
    SortedMap<String, String> drawn = tables(example, "--patients", 300, "--draws", 7);
    assertThat(tables(example, "--patients", 300, "--draws", 7, "--spark")).isEqualTo(drawn);
  }

  private SortedMap<String, String> tables(Path pathway, Object... options) {
    return Folders.content(simulated(pathway, options).resolve("tables"));
  }

  @Test
  void everybodyIsSomewhereAtEveryTime() {
    Path results = simulated(SICK_SICKER, "--patients", 500);
    Map<String, Double> sums = new LinkedHashMap<>();
    for (CSVRecord row : rows(results, "occupancy")) {
      sums.merge(row.get("strategy") + row.get("time"), number(row, "value"), Double::sum);
    }
    assertThat(sums).hasSize(4 * 76);
    assertThat(sums.values()).allSatisfy(sum -> assertThat(sum).isCloseTo(1, within(1e-12)));
  }

  @Test
  void drawsGiveCurvesAndTheValueOfInformation() {
    Path results = simulated(uncertain(), "--engine", "cohort", "--draws", 400, "--threads", 2);
    List<CSVRecord> curve = rows(results, "ceac");
    assertThat(curve).hasSize(3 * 2);
    for (int i = 0; i < curve.size(); i += 2) {
      assertThat(number(curve.get(i), "probability") + number(curve.get(i + 1), "probability"))
          .isCloseTo(1, within(1e-12));
      assertThat(curve.get(i).get("frontier").equals("true"))
          .isNotEqualTo(curve.get(i + 1).get("frontier").equals("true"));
    }
    List<CSVRecord> information = rows(results, "voi");
    assertThat(information.stream().limit(4).map(row -> row.get("quantity") + row.get("parameter")))
        .containsExactly("evpi", "evppibenefit", "evppiprice", "evppiprice;benefit");
    // benefit is normal, 0.1 with sd 0.05; price 1000 with sd 50, independent. At threshold 10,000
    // net benefit is normal, 0 with sd about 502.5, of which benefit makes 500: unit normal loss
    CSVRecord all = information.get(4);
    assertThat(number(all, "threshold")).isEqualTo(10_000);
    assertThat(number(all, "value")).isCloseTo(200.5, within(4 * number(all, "mc_error")));
    CSVRecord benefit = information.get(5);
    assertThat(number(benefit, "value")).isCloseTo(199.5, within(4 * number(benefit, "mc_error")));
    CSVRecord price = information.get(6);
    assertThat(number(price, "value")).isCloseTo(19.9, within(4 * number(price, "mc_error")));
    CSVRecord cost = rows(results, "strategies").get(2);
    assertThat(cost.get("outcome") + cost.get("strategy")).isEqualTo("costnew");
    assertThat(cost.get("draws")).isEqualTo("400");
    assertThat(number(cost, "draws_mean"))
        .isCloseTo(1000, within(4 * number(cost, "draws_error"))); // the law has mean 1000, sd 50
    assertThat(number(cost, "draws_error")).isCloseTo(50 / Math.sqrt(400), within(0.3));
    assertThat(number(cost, "lower")).isCloseTo(902, within(25.0));
    assertThat(number(cost, "upper")).isCloseTo(1098, within(25.0));
    assertThat(number(cost, "level")).isEqualTo(0.95);
  }

  @Test
  void threadsChangeNoByteAndSeedsDo() {
    SortedMap<String, String> one = tables("--threads", 1);
    assertThat(tables("--threads", 3)).isEqualTo(one);
    assertThat(tables("--threads", 1, "--seed", 7)).isNotEqualTo(one);
  }

  private SortedMap<String, String> tables(Object... options) {
    Object[] all =
        Stream.concat(
                Stream.of("--patients", 5000, "--draws", 30, "--engine", "both"),
                Arrays.stream(options))
            .toArray();
    Path results = simulated(uncertain(), all);
    SortedMap<String, String> tables = Folders.content(results.resolve("tables"));
    tables.put("results.json", Folders.text(results.resolve("results.json")));
    return tables;
  }

  @Test
  void aSimulationIsReproducedFromItsManifest() {
    Path pathway = uncertain();
    Path results = simulated(pathway, "--patients", 300, "--draws", 25, "--seed", 3);
    assertThat(Folders.text(results.resolve("manifest.json")))
        .contains("no patients are behind these numbers")
        .contains("--patients 300 --draws 25 --seed 3 ../uncertain.yaml")
        .doesNotContain(folder.toString());
    CommandResult again = CommandResult.of("reproduce", results, "--quiet");
    assertThat(again.err()).isEmpty();
    assertThat(again.out())
        .contains("same       tables/voi.csv")
        .contains("Reproduced byte for byte.");
    Folders.write(pathway, Folders.text(pathway) + "# a remark");
    assertThat(CommandResult.of("reproduce", results, "--quiet").out())
        .contains("input changed since: uncertain.yaml")
        .contains("Reproduced byte for byte.");
  }

  @Test
  void theManifestNamesTablesBesideThePathway() {
    Path pathway =
        Folders.repository().resolve("datasets/pathways/darth_sick_sicker_age_dependent.yaml");
    Path results = simulated(pathway, "--engine", "cohort");
    assertThat(Folders.text(results.resolve("manifest.json")))
        .contains("\"darth_sick_sicker_age_dependent.yaml\": ")
        .contains("\"life_table_usa_mx_2015.csv\": ");
  }

  @Test
  void aRunThatFailsLeavesTheOldResultsWhole() {
    Path pathway = uncertain();
    Path results = simulated(pathway, "--patients", 300);
    SortedMap<String, String> before = Folders.content(folder);
    CommandResult failed =
        CommandResult.of("simulate", SICK_SICKER, "--draws", 50, "--out", results, "--quiet");
    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.err()).contains("No parameter is uncertain").contains("Maybe");
    assertThat(Folders.content(folder)).isEqualTo(before);
  }

  @Test
  void aFileWithFindingsIsNotRun() {
    Path wrong = Folders.write(folder.resolve("wrong.yaml"), "pathway: {name: wrong}", "stats: {}");
    CommandResult refused =
        CommandResult.of("simulate", wrong, "--out", folder.resolve("results"), "--quiet");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("wrong.yaml").contains("Did you mean \"states\"?");
    assertThat(Folders.names(folder)).containsExactly("wrong.yaml");
  }

  @Test
  void theReportOfAStudyIsNotLeftBesideOtherTables() {
    Path results = folder.resolve("results");
    Folders.write(results.resolve("report.html"), "<html>");
    CommandResult refused = CommandResult.of("simulate", SICK_SICKER, "--out", results, "--quiet");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("holds a report.html that is not ours");
    assertThat(Folders.names(results)).containsExactly("report.html");
  }

  @ParameterizedTest
  @CsvSource({
    "--engine, cohorts, must be simulation",
    "--patients, 1, patients (1) must be at least 2",
    "--draws, 1, draws (1) must be 0 or at least 2",
    "--draws, many, many",
    "--threads, 0, must be at least 1"
  })
  void whatIsTypedWronglyIsAMatterOfUsage(String option, String value, String words) {
    CommandResult refused =
        CommandResult.of("simulate", SICK_SICKER, option, value, "--out", folder.resolve("out"));
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains(words).contains("Try: reliefspan simulate --help");
    assertThat(Folders.names(folder)).isEmpty();
  }

  @Test
  void theAnswerIsPrinted() {
    Path out = folder.resolve("out");
    CommandResult said =
        CommandResult.of("simulate", SICK_SICKER, "--engine", "cohort", "--out", out, "--quiet");
    assertThat(said.out())
        .contains("Sick-Sicker, time-independent")
        .contains("72988 for one more unit than SoC")
        .contains("dominated")
        .contains("Results: " + out);
  }

  /** One year, a sure price and a sure gain, both uncertain as parameters. */
  private Path uncertain() {
    return Folders.write(
        folder.resolve("uncertain.yaml"),
        "pathway: {name: uncertain, title: Uncertain}",
        "time: {unit: year, horizon: 1, cycle: 1}",
        "parameters:",
        "  price: 1000",
        "  benefit: 0.1",
        "  treated: 0",
        "joint_parameters:",
        "  - {names: [price, benefit], scale: identity, mean: [1000, 0.1],",
        "     covariance: [[2500, 0], [0, 0.0025]]}",
        "states:",
        "  well: {}",
        "  ill: {}",
        "start: {well: 0.5, ill: 0.5}",
        "transitions:",
        "  well: {ill: 0.5}",
        "  ill: {well: 0.5}",
        "outcomes:",
        "  cost: {per_time: \"treated * price * ifelse(time == 0, 1, 0)\"}",
        "  qaly: {per_time: \"treated * benefit * ifelse(time == 0, 1, 0)\"}",
        "strategies:",
        "  old: {}",
        "  new: {parameters: {treated: 1}}",
        "decision: {cost: cost, effect: qaly, thresholds: [0, 10000, 20000]}");
  }

  private Path simulated(Path pathway, Object... options) {
    Path results = folder.resolve("results");
    Object[] arguments =
        Stream.concat(
                Stream.of("simulate", pathway, "--out", results, "--quiet"), Arrays.stream(options))
            .toArray();
    CommandResult run = CommandResult.of(arguments);
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(Files.isDirectory(results)).isTrue();
    return results;
  }

  private static List<CSVRecord> rows(Path results, String table) {
    return TableFile.read(results.resolve("tables").resolve(table + ".csv")).rows();
  }

  private static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
