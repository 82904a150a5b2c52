package org.reliefspan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.fixture.TableFile;

/** {@code calibrate}. */
class CalibrateCommandTest {
  private static final String TARGETS =
      """
      targets:
        - {state: relief, at: 6, strategy: usual, value: 0.65, sd: 0.02, source: a register}
        - {outcome: months, strategy: less, value: 15, lower: 13, upper: 17}
      """;
  @TempDir Path folder;

  /** The share in relief is exp(-6 rate), so the rate is near 0.0718. */
  private Path pathway(String targets) {
    return Folders.write(
        folder.resolve("waning.yaml"),
        "pathway: {name: waning, title: Waning}",
        "time: {unit: month, horizon: 24}",
        "parameters:",
        "  rate: {value: 0.1, draw: {log_normal: {log_mean: -2.3, log_sd: 0.6}}}",
        "  ratio: {value: 0.5, draw: {beta: {mean: 0.5, sd: 0.2}}}",
        "  factor: 1",
        "states: {relief: {in_relief: 1}, pain: {}}",
        "start: relief",
        "events: {wane: {in: relief, after: {exponential: {rate: rate * factor}}, go: pain}}",
        "outcomes: {months: {per_time: in_relief}}",
        "strategies: {usual: {}, less: {parameters: {factor: ratio}}}",
        targets);
  }

  private CommandResult calibrate(Path pathway, Path out) {
    return CommandResult.of("calibrate", pathway, "--out", out, "--draws", 400, "--quiet");
  }

  private static List<CSVRecord> rows(Path file) {
    return TableFile.read(file).rows();
  }

  private static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }

  @Test
  void drawsMeetTheTargetsAndSimulateReadsThem() {
    Path out = folder.resolve("out");
    CommandResult run = calibrate(pathway(TARGETS), out);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("wave 3", "state relief at 6", "without Monte Carlo error");
    List<CSVRecord> targets = rows(out.resolve("tables/targets.csv"));
    assertThat(number(targets.get(0), "after")).isCloseTo(0.65, within(0.01));
    assertThat(number(targets.get(0), "lower")).isCloseTo(0.65 - 1.96 * 0.02, within(1e-5));
    assertThat(number(targets.get(0), "before_lower")).isLessThan(0.25);
    assertThat(targets.get(0).get("source")).isEqualTo("a register");
    assertThat(number(targets.get(1), "after")).isBetween(13.5, 16.5);
    assertThat(rows(out.resolve("tables/calibration.csv"))).hasSize(3);
    CSVRecord rate = rows(out.resolve("tables/parameters.csv")).get(0);
    assertThat(rate.get("parameter")).isEqualTo("rate");
    assertThat(number(rate, "after")).isCloseTo(-Math.log(0.65) / 6, within(0.002));

    List<CSVRecord> draws = rows(out.resolve("draws.csv"));
    assertThat(draws).hasSize(400);
    Path simulated = folder.resolve("simulated");
    CommandResult again =
        CommandResult.of(
            "simulate",
            folder.resolve("waning.yaml"),
            "--engine",
            "cohort",
            "--draws-from",
            out.resolve("draws.csv"),
            "--out",
            simulated,
            "--quiet");
    assertThat(again.err()).isEmpty();
    List<CSVRecord> months =
        rows(simulated.resolve("tables/draws.csv")).stream()
            .filter(row -> row.get("strategy").equals("usual"))
            .toList();
    assertThat(months).hasSize(400);
    for (int draw = 0; draw < 400; draw += 57) {
      double drawnRate = number(draws.get(draw), "rate");
      assertThat(number(months.get(draw), "value"))
          .isCloseTo((1 - Math.exp(-24 * drawnRate)) / drawnRate, within(1e-9));
    }
  }

  @Test
  void reproduces() {
    Path out = folder.resolve("out");
    assertThat(calibrate(pathway(TARGETS), out).exit()).isZero();
    CommandResult again = CommandResult.of("reproduce", out);
    assertThat(again.out()).contains("same       tables/targets.csv", "Reproduced");
    assertThat(again.exit()).isZero();
  }

  @Test
  void whatCannotBeMetIsRefusedAndLeavesNothing() {
    Path out = folder.resolve("out");
    CommandResult run = calibrate(pathway(TARGETS.replace("15, lower: 13", "30, lower: 29")), out);
    assertThat(run.exit()).isEqualTo(ExitCode.FINDINGS);
    CommandResult far =
        calibrate(
            pathway(TARGETS.replace("15, lower: 13, upper: 17", "30, lower: 29, upper: 31")), out);
    assertThat(far.exit()).isEqualTo(ExitCode.FINDINGS);
    assertThat(far.err()).contains("outcome months under less (30) rules out most");
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "state: relief|state: releif|(releif) is not a declared state. Did you mean \"relief\"",
        "at: 6, | |needs \"at\"",
        "at: 6|at: 60|not between 0 and the horizon (24",
        "strategy: usual|strategy: usuall|(usuall) is not a declared strategy",
        "strategy: usual, | |needs \"strategy\"",
        "value: 0.65|value: 1.65|must lie between 0 and 1",
        "sd: 0.02|sd: 0|limits that are apart",
        "sd: 0.02, | |needs either \"sd\"",
        "lower: 13|lower: 16|must have its value (15.0) between",
        "outcome: months|outcome: months, at: 3|has no \"at\"",
        "state: relief, at|time: relief, at|needs one of",
        "sd: 0.02|se: 0.02|is not a known key",
      })
  void mistakesInTargetsAreFindings(String written, String instead, String words) {
    String text = TARGETS.replace(written, instead == null ? "" : instead.trim());
    CommandResult check = CommandResult.of("check", pathway(text));
    assertThat(check.exit()).isEqualTo(ExitCode.FINDINGS);
    assertThat(check.out() + check.err()).contains("/targets/", words);
  }

  @Test
  void withoutTargetsThereIsNothingToDo() {
    CommandResult run = calibrate(pathway(""), folder.resolve("out"));
    assertThat(run.exit()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.err()).contains("has no targets");
    CommandResult few =
        CommandResult.of(
            "calibrate", pathway(TARGETS), "--points", 5, "--out", folder.resolve("o"));
    assertThat(few.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(few.err()).contains("--points (5) must be at least 10");
  }
}
