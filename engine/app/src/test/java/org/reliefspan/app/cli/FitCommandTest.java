package org.reliefspan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.reliefspan.analysis.fit.FitModel;
import org.reliefspan.analysis.fit.FitModels;
import org.reliefspan.app.fixture.Folders;

class FitCommandTest {
  private static final Path NERVE_BLOCK =
      Folders.repository().resolve("datasets/nerve-block/supraclavicular.csv");
  private static final String FORMULA = "Surv(med_duration, 1 - med_censor) ~ group";

  @TempDir Path folder;

  static List<FitModel> models() {
    return FitModels.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void theHelpListsEveryModelWithAnExample(FitModel model) {
    CommandResult help = CommandResult.of("fit", "--help");
    assertThat(help.out().replaceAll("\\s+", " "))
        .contains(" " + model.name() + ": " + model.summary())
        .contains("reliefspan " + model.example());
    assertThat(model.example()).startsWith("fit " + model.name() + " ");
  }

  @Test
  void aFitPrintsATableAndWritesJson() {
    Path json = folder.resolve("km.json");
    CommandResult fit =
        CommandResult.of("fit", "km", FORMULA, NERVE_BLOCK, "--tau", 48, "--out", json);
    assertThat(fit.err()).isEmpty();
    assertThat(fit.exit()).isZero();
    assertThat(fit.out())
        .contains("km: 103 rows, 93 events")
        .contains("group=1")
        .contains("8.69200");
    assertThat(Folders.text(json)).contains("\"model\" : \"km\"").contains("8.692");
    assertThat(Folders.names(folder)).containsExactly("km.json");
  }

  @Test
  void twoFitsAreEqualByteForByte() {
    Path first = folder.resolve("first.json");
    Path second = folder.resolve("second.json");
    CommandResult.of("fit", "km", FORMULA, NERVE_BLOCK, "--out", first);
    CommandResult.of("fit", "km", FORMULA, NERVE_BLOCK, "--threads", 1, "--out", second);
    assertThat(Folders.text(first)).isEqualTo(Folders.text(second));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kmm | Surv(time, status) ~ 1 | --level 0.9   | There is no model \"kmm\". Maybe km?",
        "lm  | y ~ frailty(id)        | --level 0.9   | frailty() is not a term of lm",
        "km  | Surv(time, status ~ 1  | --level 0.9   | cannot be read at character",
        "km  | Surv(time, status) ~ 1 | --level 2     | between 0 and 1",
        "km  | Surv(time, status) ~ 1 | --ties efron  | not an option of km",
        "km  | Surv(time, status) ~ 1 | --conf linear | must be one of log, log-log",
        "km  | Surv(time, status) ~ 1 | --tau long    | must be a number",
      })
  void whatIsTypedWronglyIsAMatterOfUsage(
      String model, String formula, String option, String words) {
    String[] pair = option.strip().split(" ", -1);
    CommandResult fit =
        CommandResult.of("fit", model, formula, NERVE_BLOCK, pair[0], pair[1], "--out", folder);
    assertThat(fit.exit()).isEqualTo(2);
    assertThat(fit.err()).contains(words).contains("Try: reliefspan fit --help");
    assertThat(Folders.names(folder)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "time,status | 5,1;3,0     | Surv(time, state) ~ 1   | no column \"state\"",
        "time,status | 5,1;3       | Surv(time, status) ~ 1  | line 3",
        "time,status | 5,1;3,7     | Surv(time, status) ~ 1  | 0 and 1",
        "time,status | 5,a;3,b     | Surv(time, status) ~ 1  | must be a number",
        "time,status | NA,1;3,NA   | Surv(time, status) ~ 1  | No row of the table is complete",
        "time,status | -5,1;3,1    | Surv(time, status) ~ 1  | not negative",
      })
  void dataThatCannotBeUsedAreRefusedWithAReason(
      String header, String rows, String formula, String words) {
    Path data = folder.resolve("data.csv");
    Folders.write(data, (header.strip() + ";" + rows.strip()).split(";", -1));
    CommandResult fit =
        CommandResult.of("fit", "km", formula, data, "--out", folder.resolve("out.json"));
    assertThat(fit.exit()).isEqualTo(1);
    assertThat(fit.err()).contains(words);
    assertThat(Folders.names(folder)).containsExactly("data.csv");
  }

  @Test
  void aMissingTableIsRefused() {
    CommandResult fit = CommandResult.of("fit", "km", FORMULA, folder.resolve("no.csv"));
    assertThat(fit.exit()).isEqualTo(1);
    assertThat(fit.err()).contains("no.csv");
  }
}
