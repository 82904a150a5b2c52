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

/** {@code simulate --replay}. */
class ReplayTest {
  private static final Path COHORT =
      Folders.repository().resolve("datasets/pathways/relief_of_a_cohort.yaml");
  private static final String OBSERVED =
      """
      observed:
        - {event: wane, file: seen.csv, time: days, status: waned, unit: day}
        - {measure: score, file: means.csv, time: months, value: mean, lower: low, upper: high}
      """;
  @TempDir Path folder;

  private Path pathway(String observed) {
    StringBuilder rows = new StringBuilder("days,waned");
    for (int i = 0; i < 60; i++) {
      rows.append('\n').append(30 + 5 * i).append(',').append(i % 3 == 0 ? 0 : 1);
    }
    Folders.write(folder.resolve("seen.csv"), rows.toString());
    Folders.write(folder.resolve("means.csv"), "months,mean,low,high", "2,40,35,45", "4,60,58,62");
    return Folders.write(
        folder.resolve("seen.yaml"),
        "pathway: {name: seen}",
        "time: {unit: month, horizon: 12}",
        "states: {relief: {}, pain: {}}",
        "start: relief",
        "events: {wane: {in: relief, after: {exponential: {mean: 6}}, go: pain}}",
        "measures: {score: 40}",
        "outcomes: {months: {per_time: 1}}",
        observed);
  }

  private static CommandResult replay(Path pathway, Path out) {
    return CommandResult.of(
        "simulate", pathway, "--replay", "--patients", 500, "--out", out, "--quiet");
  }

  private static List<CSVRecord> rows(Path results) {
    return TableFile.read(results.resolve("tables/replay.csv")).rows();
  }

  /** The cohort was made with another shape and scale than the file begins with. */
  @Test
  void theExampleIsReplayedStoredAndReproduced() {
    Path out = folder.resolve("out");
    CommandResult run = replay(COHORT, out);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("Replay of wane under usual", "furthest apart");
    List<CSVRecord> rows = rows(out);
    assertThat(rows).hasSizeBetween(10, 24);
    int before = Integer.MAX_VALUE;
    for (CSVRecord row : rows) {
      int atRisk = Integer.parseInt(row.get("at_risk"));
      assertThat(atRisk).isGreaterThanOrEqualTo(11);
      assertThat(before - atRisk == 0 || before - atRisk >= 11).isTrue();
      before = atRisk;
    }
    String table = Folders.text(out.resolve("tables/replay.csv"));
    String figure = Folders.text(out.resolve("figures/replay-wane-usual.svg"));
    assertThat(figure).contains("Observed", "Simulated", "Share without wane", "fill-opacity");
    assertThat(Folders.text(out.resolve("report.html"))).contains("What was observed, simulated");
    assertThat(CommandResult.of("report", out).exit()).isZero();
    assertThat(Folders.text(out.resolve("figures/replay-wane-usual.svg"))).isEqualTo(figure);
    assertThat(Folders.text(out.resolve("tables/replay.csv"))).isEqualTo(table);
    CommandResult again = CommandResult.of("reproduce", out);
    assertThat(again.out()).contains("same       tables/replay.csv", "Reproduced");
    assertThat(Folders.text(out.resolve("manifest.json"))).contains("relief_of_a_cohort.csv");
  }

  @Test
  void meansStandBesideMeans() {
    Path out = folder.resolve("out");
    CommandResult run = replay(pathway(OBSERVED), out);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("1 of 2 simulated means are outside the limits");
    List<CSVRecord> means =
        rows(out).stream().filter(row -> row.get("of").equals("score")).toList();
    assertThat(means).hasSize(2);
    assertThat(Double.parseDouble(means.get(1).get("simulated"))).isCloseTo(40, within(1e-9));
    assertThat(means.get(1).get("observed")).isEqualTo("60");
    assertThat(Folders.names(out.resolve("figures")))
        .contains("replay-score-base.svg", "replay-wane-base.svg");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "event: wane|event: wain|(wain) is not a declared event. Did you mean \"wane\"",
        "measure: score|measure: scores|(scores) is not a declared measure",
        "status: waned|status: days|neither 1 (it happened) nor 0",
        "time: days|time: day|has no column \"day\"",
        "file: seen.csv|file: sen.csv|(sen.csv) is not there",
        "event: wane, ||needs either \"event\" or \"measure\"",
        "upper: high|uper: high|is not a known key",
        "lower: low, upper: high|lower: high, upper: low|lower limit above",
        "time: months|time: mean|not between 0 and the horizon",
      })
  void mistakesAreFindings(String written, String instead, String words) {
    Path file = pathway(OBSERVED.replace(written, instead == null ? "" : instead));
    CommandResult check = CommandResult.of("check", file);
    assertThat(check.exit()).isEqualTo(ExitCode.FINDINGS);
    assertThat(check.out() + check.err()).contains("/observed/", words);
  }

  @Test
  void othersThanThoseOfTheProfilesAreRefused() {
    Path copy = Folders.write(folder.resolve("copy.yaml"), Folders.text(COHORT));
    Folders.write(folder.resolve("relief_of_a_cohort.csv"), "age,sex,odi", "50,F,40", "60,M,50");
    Folders.write(folder.resolve("other.csv"), "days,waned", "30,1", "60,0", "80,1");
    Path other =
        Folders.write(
            copy,
            Folders.text(copy)
                .replace("  file: relief_of_a_cohort.csv\n  time", "  file: other.csv\n  time"));
    CommandResult check = CommandResult.of("check", other);
    assertThat(check.out() + check.err()).contains("has 3 rows, but the profiles have 2");
  }

  @Test
  void nothingObservedIsSaid() {
    CommandResult run = replay(pathway(""), folder.resolve("out"));
    assertThat(run.exit()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.err()).contains("nothing to replay");
  }
}
