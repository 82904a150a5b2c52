package org.reliefspan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.app.fixture.Folders;

/** {@code fit --spark}: the same answers and the same words as in one memory. */
class FitInPartsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "km   | Surv(day, event) ~ arm | ''",
        "glm  | word ~ x + cluster(id) | ''",
        "aft  | Surv(left, right, type = interval2) ~ x | ''",
        "mean-cumulative | Surv(from, to, event) ~ 1 | --subject id --tau 100",
        "gee  | x ~ arm | --subject id --time to --family gaussian --corr exchangeable",
        "visit-intensity | ~ x | --subject id --time to --tau 150",
        "panel | ~ 1 | --subject id --time to --state state --transitions 1-2,2-1",
        "spline-survival | Surv(day, event) ~ arm | --knots 1",
        "joint-visit | ~ 1 | --subject id --time to --state seen --initiator who --end last",
        "km   | Surv(day, event) ~ arm | --bootstrap 50 --subject id --seed 3 --times 50",
        "lm   | x ~ arm + cluster(id) | --bootstrap 50",
      })
  void partsGiveTheAnswerOfTheWhole(String model, String formula, String options) {
    Path table = table();
    List<Object> words = new ArrayList<>(List.of("fit", model, formula, table));
    words.addAll(options.isEmpty() ? List.of() : List.of((Object[]) options.split(" ", -1)));
    CommandResult first = of(words, "--out", folder.resolve("whole.json"));
    CommandResult second =
        of(words, "--spark", "--partitions", 3, "--out", folder.resolve("parts.json"));
    assertThat(first.exit()).describedAs(first.err()).isZero();
    assertThat(second.exit()).describedAs(second.err()).isZero();
    assertThat(rounded(second.out())).isEqualTo(rounded(first.out()));
  }

  private static CommandResult of(List<Object> words, Object... more) {
    List<Object> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return CommandResult.of(all.toArray());
  }

  @Test
  void rowsOfTwoColumnsCannotBothBeKeptTogether() {
    CommandResult fit =
        CommandResult.of(
            "fit", "gee", "x ~ 1 + cluster(arm)", table(), "--subject", "id", "--spark");
    assertThat(fit.err()).contains("must be one column").doesNotContain("Exception");
    assertThat(fit.exit()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "km  | Surv(day, event) ~ missing        | no column \"missing\"",
        "km  | Surv(arm, event) ~ 1              | must be a number",
        "km  | Surv(day, x) ~ 1                  | 0 and 1",
        "cox | Surv(day, event) ~ log(zero)      | infinite",
        "lmm | x ~ arm                           | all rows in one memory",
        "lm  | x ~ arm + cluster(I(id > 5))      | must name a column",
        "lm  | x ~ factor(zero)                  | one level only",
        "cox | Surv(day, event) ~ x + frailty(id) | all rows in one memory",
      })
  void whatIsRefusedIsRefusedInTheSameWords(String model, String formula, String words) {
    CommandResult fit =
        CommandResult.of(
            "fit", model, formula, table(), "--spark", "--out", folder.resolve("out.json"));
    assertThat(fit.err()).contains(words).doesNotContain("Exception");
    assertThat(fit.exit()).isEqualTo(1);
  }

  /** 1, 1.0 and 01 are one patient; white space around a name does not count, capitals do. */
  @Test
  void clustersAndNamesAreComparedAsInOneMemory() {
    List<String> rows = new ArrayList<>(List.of(" id,ID, y ,x,flag"));
    for (int row = 0; row < 60; row++) {
      int id = row / 3;
      String[] spellings = {"%d".formatted(id), "%d.0".formatted(id), "0%d".formatted(id)};
      rows.add(
          "%s,%d,%d.25,%d,%s"
              .formatted(
                  spellings[row % 3], row, (row * 37) % 23, (row * 13) % 17, row < 50 ? "T" : "F"));
    }
    Path table = folder.resolve("spelt.csv");
    Folders.write(table, rows.toArray(String[]::new));
    for (String formula : List.of("y ~ x + flag + cluster(id)", "y ~ . - ID + cluster(id)")) {
      CommandResult whole =
          CommandResult.of("fit", "lm", formula, table, "--out", folder.resolve("a.json"));
      CommandResult parts =
          CommandResult.of(
              "fit",
              "lm",
              formula,
              table,
              "--spark",
              "--partitions",
              4,
              "--out",
              folder.resolve("b.json"));
      assertThat(whole.exit()).describedAs(whole.err()).isZero();
      assertThat(whole.out()).contains("flagTRUE").contains("robust se");
      assertThat(parts.exit()).describedAs(parts.err()).isZero();
      assertThat(rounded(parts.out())).isEqualTo(rounded(whole.out()));
    }
  }

  @Test
  void aRowOfAnotherLengthIsRefusedWithoutItsCells() {
    Path table = folder.resolve("data.csv");
    Folders.write(table, "time,status", "5,1", "7341", "3,1,9");
    CommandResult fit = CommandResult.of("fit", "km", "Surv(time, status) ~ 1", table, "--spark");
    assertThat(fit.err()).contains("cells").doesNotContain("7341").doesNotContain("Exception");
    assertThat(fit.exit()).isEqualTo(1);
  }

  private Path table() {
    List<String> rows =
        new ArrayList<>(
            List.of("id,day,event,arm,x,word,left,right,zero,from,to,state,seen,who,last"));
    for (int row = 0; row < 120; row++) {
      int day = 1 + (row * 37) % 101;
      rows.add(
          "%d,%d,%d,%s,%d.5,%s,%d,%s,0,%d,%d,%d,%d,%s,200"
              .formatted(
                  row / 3,
                  day,
                  row % 4 == 0 ? 0 : 1,
                  row % 2 == 0 ? "a" : "b",
                  (row * 13) % 17,
                  (row < 60 && row % 5 > 0) || row > 90 ? "yes" : "no",
                  day,
                  row % 4 == 0 ? "Inf" : Integer.toString(day + 30),
                  row % 3 == 0 ? 0 : visit(row - 1),
                  visit(row),
                  1 + (row / 3 + (row % 5 == 0 ? 1 : 0)) % 2,
                  visit(row) < loss(row / 3) ? 1 : 2,
                  row % 7 == 0 || (visit(row) > loss(row / 3) && row % 4 == 0)
                      ? "patient"
                      : "scheduled"));
    }
    Path table = folder.resolve("table.csv");
    Folders.write(table, rows.toArray(String[]::new));
    return table;
  }

  private static int loss(int id) {
    return id % 5 == 0 ? 0 : 30 + id * 37 % 170;
  }

  private static int visit(int row) {
    return 40 * (row % 3) + 40 + row * 11 % 23;
  }

  /** Without the notes and the last digits. */
  private static String rounded(String printed) {
    return printed
        .lines()
        .filter(line -> !line.contains("json"))
        .reduce("", (a, b) -> a + b + "\n");
  }
}
