package org.reliefspan.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.fixture.HandmadeClinic;
import org.reliefspan.app.fixture.SyntheticStudy;
import org.reliefspan.app.service.Reliefspan;

/** One set of services: what the command line and Java callers get from the same study. */
class StoredResultsTest {
  @TempDir Path folder;

  private Path copiedResults() {
    return Folders.copy(SyntheticStudy.shared().results(), folder.resolve("results"));
  }

  @Test
  void theCommandLineAndJavaCallersGetTheSameResults() {
    SyntheticStudy synthetic = SyntheticStudy.shared();
    Path results = folder.resolve("results");
    CommandResult run = CommandResult.ofRun(synthetic.study(), results);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Relief after lumbar facet ablation: ")
        .contains("Relief after transforaminal epidural: ")
        .contains("Function gain after lumbar facet ablation: ")
        .contains("Report: " + results.resolve("report.html"));
    assertThat(Folders.text(results.resolve("results.json")))
        .isEqualTo(Folders.text(synthetic.results().resolve("results.json")));
    assertThat(Folders.content(results.resolve("tables")))
        .isEqualTo(Folders.content(synthetic.tables()));
    assertThat(Folders.content(results.resolve("estimates")))
        .isEqualTo(Folders.content(synthetic.results().resolve("estimates")))
        .isNotEmpty();
  }

  @Test
  void theReportIsRenderedAgainToTheSameBytesWithoutData() throws Exception {
    Path results = copiedResults();
    Files.delete(results.resolve("store/manifest.json"));
    SortedMap<String, String> before = Folders.content(results);
    Files.delete(results.resolve("report.html"));
    Path loaded = folder.resolve("classes.txt");
    Process report =
        ChildProcess.start(List.of("-Xlog:class+load:file=" + loaded), "report", results);
    assertThat(report.waitFor()).isZero();
    assertThat(Folders.content(results)).isEqualTo(before);
    assertThat(Folders.text(loaded)).doesNotContain("org.apache.spark.");
  }

  @Test
  void aChangedTableIsRefused() throws IOException {
    Path results = copiedResults();
    Path relief = results.resolve("tables/relief.csv");
    Files.writeString(relief, Folders.text(relief).replaceFirst("weibull", "weibul1"));
    SortedMap<String, String> before = Folders.content(results);
    CommandResult report = CommandResult.of("report", results);
    assertThat(report.exit()).isEqualTo(1);
    assertThat(report.err()).contains("tables/relief.csv").contains("Maybe it was edited");
    assertThat(Folders.content(results)).isEqualTo(before);
  }

  @Test
  void aChangedEstimateIsNotReproduced() throws IOException {
    SyntheticStudy synthetic = SyntheticStudy.shared();
    Path study = Files.copy(synthetic.study(), folder.resolve("study.yaml"));
    Folders.copy(synthetic.study().resolveSibling("clinic"), folder.resolve("clinic"));
    Path results = copiedResults();
    String name = Folders.names(results.resolve("estimates")).get(0);
    Path estimate = results.resolve("estimates").resolve(name);
    Files.writeString(
        estimate,
        Folders.text(estimate).replaceFirst("\"kind\" : \"duration\"", "\"kind\" : \"mean\""));
    CommandResult reproduce = CommandResult.of("reproduce", results, "--quiet");
    assertThat(study).exists();
    assertThat(reproduce.out())
        .contains("different  estimates/" + name)
        .contains("same       tables/relief.csv")
        .contains("Not reproduced: files differ.");
    assertThat(reproduce.exit()).isEqualTo(1);
  }

  @Test
  void aFolderWithoutResultsHasNoReport() {
    CommandResult report = CommandResult.of("report", folder);
    assertThat(report.exit()).isEqualTo(1);
    assertThat(report.err()).contains("manifest.json").contains("Maybe");
  }

  @Test
  void anUntouchedFolderIsReproducedAndAChangedInputIsTold() {
    HandmadeClinic clinic = new HandmadeClinic(folder);
    Path results = folder.resolve("results");
    assertThat(CommandResult.ofRun(clinic.study(), results).exit()).isZero();
    SortedMap<String, String> before = Folders.content(results);

    CommandResult same = CommandResult.of("reproduce", results, "--threads", 1, "--quiet");
    assertThat(same.exit()).as(same.err()).isZero();
    assertThat(same.out())
        .contains("same       tables/relief.csv")
        .contains("Reproduced byte for byte.")
        .doesNotContain("different ")
        .doesNotContain("changed");

    clinic.addScore("p08", 60, "nrs", 9).write();
    CommandResult changed = CommandResult.of("reproduce", results, "--threads", 1, "--quiet");
    assertThat(changed.exit()).isEqualTo(1);
    assertThat(changed.out())
        .contains("input changed since: measures.csv")
        .contains("different  tables/relief.csv")
        .contains("Not reproduced");
    assertThat(Folders.content(results)).isEqualTo(before);
    assertThat(Folders.names(folder)).containsExactly("results", "study.yaml", "visits");
  }

  @Test
  void aFolderWithoutAManifestCannotBeReproduced() {
    CommandResult reproduce = CommandResult.of("reproduce", folder, "--quiet");
    assertThat(reproduce.exit()).isEqualTo(1);
    assertThat(reproduce.err()).contains("manifest.json");
  }

  @Test
  void checkThroughTheServiceFindsWhatTheCommandLineFinds() {
    HandmadeClinic clinic = new HandmadeClinic(folder);
    Folders.write(clinic.study(), "study: {name: empty}", "data: {source: visits}");
    String said = CommandResult.of("check", clinic.study()).out();
    assertThat(Reliefspan.standard().check(clinic.study()))
        .hasSize(1)
        .allSatisfy(finding -> assertThat(said).contains(finding.toString()));
  }
}
