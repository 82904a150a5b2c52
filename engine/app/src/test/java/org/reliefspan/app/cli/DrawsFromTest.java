package org.reliefspan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.fixture.TableFile;

/** {@code simulate --draws-from}. */
class DrawsFromTest {
  @TempDir Path folder;
  private Path pathway = Path.of("");

  @BeforeEach
  void writePathway() {
    pathway =
        Folders.write(
            folder.resolve("p.yaml"),
            "pathway: {name: elsewhere}",
            "time: {unit: year, horizon: 1, cycle: 1, correction: half_cycle}",
            "parameters:",
            "  a: {value: 1, draw: {normal: {mean: 1, sd: 0.1}}}",
            "  b: 2",
            "  c: {value: 5, draw: {normal: {mean: 5, sd: 1}}}",
            "  d: 1",
            "  e: 1",
            "joint_parameters: [{names: [d, e], mean: [1, 1], covariance: [[1, 0], [0, 1]]}]",
            "states: {well: {}}",
            "start: well",
            "outcomes: {ab: {per_time: 10 * a + b}, c: {per_time: c}}",
            "strategies: {base: {}, fixed: {parameters: {a: 7}}}");
  }

  private Path draws(String... lines) {
    return Folders.write(folder.resolve("draws.csv"), lines);
  }

  private CommandResult simulate(Path out, Object... options) {
    Object[] arguments =
        Stream.concat(
                Stream.of("simulate", pathway, "--engine", "cohort", "--out", out, "--quiet"),
                Arrays.stream(options))
            .toArray();
    return CommandResult.of(arguments);
  }

  private static List<CSVRecord> drawn(Path results, String strategy, String outcome) {
    return TableFile.read(results.resolve("tables/draws.csv")).rows().stream()
        .filter(row -> row.get("strategy").equals(strategy) && row.get("outcome").equals(outcome))
        .toList();
  }

  @Test
  void rowsAreDrawnTogetherInTheirOrderAndOthersAsDeclared() {
    Path file = draws("b,.draw,a", "1,1,3", "2,2,6", "4,3,9");
    Path out = folder.resolve("out");
    assertThat(simulate(out, "--draws-from", file).err()).isEmpty();
    assertThat(drawn(out, "base", "ab").stream().map(row -> row.get("value")))
        .containsExactly("31", "62", "94");
    assertThat(drawn(out, "fixed", "ab").stream().map(row -> row.get("value")))
        .containsExactly("71", "72", "74");
    Path declared = folder.resolve("declared");
    assertThat(simulate(declared, "--draws", 3).exit()).isZero();
    assertThat(drawn(out, "base", "c").stream().map(row -> row.get("value")))
        .isEqualTo(drawn(declared, "base", "c").stream().map(row -> row.get("value")).toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void reproducesAndSeesAnotherFile() {
    Path file = draws("a", "3", "4", "5");
    Path out = folder.resolve("out");
    assertThat(simulate(out, "--draws-from", file, "--draws", 2).exit()).isZero();
    assertThat(drawn(out, "base", "ab")).hasSize(2);
    assertThat(Folders.text(out.resolve("manifest.json"))).contains("\"draws.csv\"");
    assertThat(CommandResult.of("reproduce", out).exit()).isZero();
    draws("a", "3", "4.5", "5");
    CommandResult again = CommandResult.of("reproduce", out);
    assertThat(again.exit()).isEqualTo(ExitCode.FINDINGS);
    assertThat(again.out()).contains("input changed since: draws.csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x;1;2|0|has a column \"x\", which is no parameter of the pathway.",
        "a;1;wo|0|has 1 of 2 cells in the column \"a\" that are no finite number",
        "a;1;|0|has 1 rows of draws. It must have at least 2",
        "a,b;1,2;2,|0|has 1 of 2 rows without a value in the column \"b\"",
        "a;1;2|10|has 2 rows of draws, but 10 draws are asked for",
        "d;1;2|0|has no column \"e\", which the pathway draws together",
        ".draw;1;2|0|has no columns of parameters",
      })
  void mistakesAreSaid(String lines, int draws, String words) {
    Path file = draws(lines.split(";"));
    Path out = folder.resolve("out");
    CommandResult run =
        draws == 0
            ? simulate(out, "--draws-from", file)
            : simulate(out, "--draws-from", file, "--draws", draws);
    assertThat(run.exit()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.err()).contains("draws.csv", words);
    assertThat(out).doesNotExist();
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    CommandResult run = simulate(folder.resolve("out"), "--draws-from", folder.resolve("no.csv"));
    assertThat(run.exit()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.err()).contains("no.csv", "is not there");
  }

  @Test
  void concentrationsThatCannotBeAreFindings() {
    Path wrong =
        Folders.write(
            folder.resolve("wrong.yaml"),
            Folders.text(pathway)
                .replace(
                    "mean: [1, 1], covariance: [[1, 0], [0, 1]]",
                    "law: dirichlet, concentration: [3, 0]"));
    CommandResult check = CommandResult.of("check", wrong);
    assertThat(check.exit()).isEqualTo(ExitCode.FINDINGS);
    assertThat(check.out() + check.err()).contains("must have concentrations above 0");
  }
}
