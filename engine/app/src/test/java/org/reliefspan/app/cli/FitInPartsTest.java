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
        "km   | Surv(day, event) ~ arm",
        "glm  | word ~ x + cluster(id)",
        "aft  | Surv(left, right, type = interval2) ~ x",
      })
  void partsGiveTheAnswerOfTheWhole(String model, String formula) {
    Path table = table();
    Path whole = folder.resolve("whole.json");
    Path parts = folder.resolve("parts.json");
    CommandResult first = CommandResult.of("fit", model, formula, table, "--out", whole);
    CommandResult second =
        CommandResult.of(
            "fit", model, formula, table, "--spark", "--partitions", 3, "--out", parts);
    assertThat(first.exit()).describedAs(first.err()).isZero();
    assertThat(second.exit()).describedAs(second.err()).isZero();
    assertThat(rounded(second.out())).isEqualTo(rounded(first.out()));
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
      })
  void whatIsRefusedIsRefusedInTheSameWords(String model, String formula, String words) {
    CommandResult fit =
        CommandResult.of(
            "fit", model, formula, table(), "--spark", "--out", folder.resolve("out.json"));
    assertThat(fit.err()).contains(words).doesNotContain("Exception");
    assertThat(fit.exit()).isEqualTo(1);
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
    List<String> rows = new ArrayList<>(List.of("id,day,event,arm,x,word,left,right,zero"));
    for (int row = 0; row < 120; row++) {
      int day = 1 + (row * 37) % 101;
      rows.add(
          "%d,%d,%d,%s,%d.5,%s,%d,%s,0"
              .formatted(
                  row / 3,
                  day,
                  row % 4 == 0 ? 0 : 1,
                  row % 2 == 0 ? "a" : "b",
                  (row * 13) % 17,
                  (row < 60 && row % 5 > 0) || row > 90 ? "yes" : "no",
                  day,
                  row % 4 == 0 ? "Inf" : Integer.toString(day + 30)));
    }
    Path table = folder.resolve("table.csv");
    Folders.write(table, rows.toArray(String[]::new));
    return table;
  }

  /** Without the notes and the last digits. */
  private static String rounded(String printed) {
    return printed
        .lines()
        .filter(line -> !line.contains("json"))
        .reduce("", (a, b) -> a + b + "\n");
  }
}
