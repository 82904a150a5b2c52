package org.reliefspan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.fixture.HandmadeClinic;

class UsageTest {
  @TempDir Path folder;

  static Stream<String> commands() {
    return Main.commandLine().getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItselfWithAnExample(String command) {
    CommandResult help = CommandResult.of(command, "--help");
    assertThat(help.exit()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out())
        .contains("Usage: reliefspan " + command)
        .contains("Example:  reliefspan " + command);
  }

  @Test
  void theCommandLineAsAWholeExplainsItself() {
    CommandResult help = CommandResult.of("--help");
    assertThat(help.exit()).isZero();
    assertThat(help.out()).contains("Begin with:  reliefspan demo").contains("Exit codes:");
    commands().forEach(command -> assertThat(help.out()).contains(command));
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    CommandResult version = CommandResult.of("--version");
    assertThat(version.exit()).isZero();
    assertThat(version.out()).matches("reliefspan \\d+\\.\\d+\\.\\d+\\S*\\s*");
  }

  @Test
  void noCommandIsAUsageError() {
    CommandResult nothing = CommandResult.of();
    assertThat(nothing.exit()).isEqualTo(2);
    assertThat(nothing.err()).contains("Maybe begin with: reliefspan demo");
  }

  @Test
  void anUnknownCommandGetsASuggestion() {
    CommandResult unknown = CommandResult.of("reprot", "results");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("reprot").contains("Did you mean").contains("report");
  }

  @Test
  void anUnknownOptionIsAUsageErrorThatNamesIt() {
    CommandResult unknown = CommandResult.of("run", "study.yaml", "--thread", 2);
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("--thread").contains("Try: reliefspan run --help");
  }

  @ParameterizedTest
  @MethodSource("sparkCommands")
  void threadsAndMasterExcludeEachOther(List<String> command) {
    Object[] arguments =
        Stream.concat(
                command.stream(), Stream.of("--threads", "2", "--master", "local[2]", "--quiet"))
            .toArray();
    CommandResult both = CommandResult.of(arguments);
    assertThat(both.exit()).isEqualTo(2);
    assertThat(both.err()).contains("--threads and --master exclude each other");
  }

  static Stream<List<String>> sparkCommands() {
    return Stream.of(
        List.of("run", "study.yaml"),
        List.of("relief", "study.yaml"),
        List.of("demo"),
        List.of("ingest", "visits", "--store", "store"),
        List.of("reproduce", "results"));
  }

  @Test
  void fewerThanOneThreadIsAUsageError() {
    CommandResult none = CommandResult.of("run", "study.yaml", "--threads", 0);
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).contains("--threads (0) must be at least 1");
  }

  @Test
  void anUnknownScenarioIsAUsageErrorThatListsTheScenarios() {
    CommandResult unknown =
        CommandResult.of("synth", "--scenario", "dirty", "--out", folder.resolve("clinic"));
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("dirty").contains("default").contains("clean");
    assertThat(Folders.names(folder)).isEmpty();
  }

  @Test
  void aFormatThatIsNotReadIsAUsageError() {
    CommandResult omop =
        CommandResult.of("ingest", "visits", "--format", "omop", "--store", "store");
    assertThat(omop.exit()).isEqualTo(2);
    assertThat(omop.err()).contains("omop").contains("--map");
  }

  @Test
  void aFineStudyPassesTheCheck() {
    HandmadeClinic clinic = new HandmadeClinic(folder);
    CommandResult check = CommandResult.of("check", clinic.study());
    assertThat(check.exit()).isZero();
    assertThat(check.out()).contains("nothing to complain about");
  }

  @Test
  void checkSaysThatTheDataAreNotThere() throws IOException {
    HandmadeClinic clinic = new HandmadeClinic(folder);
    Files.move(clinic.visits(), folder.resolve("elsewhere"));
    CommandResult check = CommandResult.of("check", clinic.study());
    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.out()).contains("/data/source").contains("1 finding");
  }

  @Test
  void aCautionStandsBelowTheSummaryAndIsNoFinding() {
    CommandResult check =
        CommandResult.of(
            "check", Folders.repository().resolve("datasets/pathways/stimulator_trial.yaml"));
    assertThat(check.exit()).isZero();
    assertThat(check.out())
        .containsPattern(
            "(?s)nothing to complain about.*strategies .*\ncaution: .*passed: is used");
  }

  @Test
  void checkStartsNoSpark() throws Exception {
    HandmadeClinic clinic = new HandmadeClinic(folder);
    Path loaded = folder.resolve("classes.txt");
    Process check =
        ChildProcess.start(List.of("-Xlog:class+load:file=" + loaded), "check", clinic.study());
    assertThat(check.waitFor()).isZero();
    assertThat(Folders.text(loaded))
        .contains("org.reliefspan.app.cli.CheckCommand")
        .doesNotContain("org.apache.spark.");
  }
}
