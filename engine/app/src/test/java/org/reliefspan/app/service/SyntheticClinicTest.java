package org.reliefspan.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.fixture.SyntheticStudy;
import org.reliefspan.app.fixture.TableFile;
import org.reliefspan.domain.study.ReliefDefinition;

class SyntheticClinicTest {
  @TempDir Path folder;

  private SynthReport synth(long seed, Path out, Optional<Path> truth) {
    return Reliefspan.standard().synth(new SynthRequest(20, "default", seed, out, truth));
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOtherPatients() {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    SynthReport report = synth(1, first, Optional.empty());
    synth(1, second, Optional.empty());
    assertThat(Folders.content(second)).isEqualTo(Folders.content(first));
    assertThat(Folders.names(first)).containsExactly("truth", "visits");
    assertThat(report.patients()).isEqualTo(20);
    assertThat(TableFile.read(first.resolve("visits/patients.csv")).rows()).hasSize(20);
    assertThat(TableFile.read(first.resolve("truth/estimands.csv")).rows())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(ReliefDefinition.IDS).contains(row.get("definition")));

    synth(2, second, Optional.empty());
    assertThat(Folders.text(second.resolve("visits/measures.csv")))
        .isNotEqualTo(Folders.text(first.resolve("visits/measures.csv")));
    assertThat(Folders.names(folder)).containsExactly("first", "second");
  }

  @Test
  void filesAreTheSameForAnyNumberOfThreadsAndPartitions() {
    SynthRequest.Layout layout = new SynthRequest.Layout(SynthRequest.Format.CSV, 40);
    Path alone = folder.resolve("alone");
    engine(Optional.empty(), OptionalInt.of(1), OptionalInt.empty()).synth(request(alone, layout));
    for (int partitions : new int[] {1, 64}) {
      Path other = folder.resolve("partitions-" + partitions);
      engine(Optional.of("local[2]"), OptionalInt.empty(), OptionalInt.of(partitions))
          .synth(request(other, layout));
      assertThat(Folders.content(other)).isEqualTo(Folders.content(alone));
    }
    assertThat(Folders.names(alone.resolve("visits/measures")))
        .containsExactly("part-00000.csv", "part-00001.csv", "part-00002.csv");
    assertThat(Folders.names(alone)).containsExactly("truth", "visits");

    Path whole = folder.resolve("whole");
    Reliefspan.standard().synth(request(whole, SynthRequest.Layout.standard()));
    StringBuilder joined = new StringBuilder();
    for (int part = 0; part < 3; part++) {
      String text = Folders.text(alone.resolve("visits/measures/part-%05d.csv".formatted(part)));
      joined.append(part == 0 ? text : text.substring(text.indexOf('\n') + 1)); // one header
    }
    assertThat(joined.toString()).isEqualTo(Folders.text(whole.resolve("visits/measures.csv")));
  }

  private static SynthRequest request(Path out, SynthRequest.Layout layout) {
    return new SynthRequest(
        100, Optional.of("default"), OptionalLong.of(3), out, Optional.empty(), layout);
  }

  private static Reliefspan engine(
      Optional<String> master, OptionalInt threads, OptionalInt partitions) {
    return Reliefspan.with(new EngineOptions(master, threads, partitions, Progress.silent()));
  }

  /** The store says what was read: both formats give the same events. */
  @Test
  void parquetHoldsWhatCsvHolds() {
    Path csv = folder.resolve("csv");
    Path parquet = folder.resolve("parquet");
    Reliefspan.standard().synth(request(csv, SynthRequest.Layout.standard()));
    Reliefspan.standard()
        .synth(
            request(
                parquet,
                new SynthRequest.Layout(
                    SynthRequest.Format.PARQUET, SynthRequest.PATIENTS_PER_FILE)));
    assertThat(store(parquet)).isEqualTo(store(csv)).isNotEmpty();
  }

  private Map<String, String> store(Path clinic) {
    Path store = folder.resolve(clinic.getFileName() + "-store");
    Reliefspan.standard()
        .ingest(
            new IngestRequest(
                List.of(clinic.resolve("visits")), Optional.empty(), Optional.empty(), store));
    Map<String, String> events = new TreeMap<>();
    Folders.content(store)
        .forEach(
            (name, bytes) -> {
              if (name.startsWith("events")) {
                events.put(name, bytes);
              }
            });
    return events;
  }

  @Test
  void theTruthFolderNamesParametersSitesContrastsAndErrors() {
    Path clinic = folder.resolve("clinic");
    SynthReport report = synth(5, clinic, Optional.empty());
    assertThat(Folders.names(clinic.resolve("truth")))
        .containsExactly(
            "contrasts.csv",
            "defects.csv",
            "episodes.csv",
            "estimands.csv",
            "parameters.csv",
            "patients.csv",
            "potential_outcomes.csv",
            "sites.csv");
    assertThat(TableFile.read(clinic.resolve("truth/patients.csv")).rows()).hasSize(20);
    assertThat(TableFile.read(clinic.resolve("truth/sites.csv")).rows()).hasSize(12);
    assertThat(TableFile.read(clinic.resolve("truth/parameters.csv")).rows())
        .anySatisfy(
            row -> {
              assertThat(row.get("parameter")).isEqualTo("effects.epidural.duration.weibull.shape");
              assertThat(row.get("value")).isEqualTo("1.8");
            });
    long duplicates =
        TableFile.read(clinic.resolve("truth/defects.csv")).rows().stream()
            .filter(row -> row.get("rule").startsWith("duplicate"))
            .mapToLong(row -> Long.parseLong(row.get("count")))
            .sum();
    assertThat(duplicates)
        .isEqualTo(report.defects().duplicateMeasures() + report.defects().duplicateVisits());
  }

  /** What was planted is what intake finds, row for row. */
  @Test
  void intakeFindsExactlyThePlantedErrors() {
    SyntheticStudy synthetic = SyntheticStudy.shared();
    Path truth = synthetic.study().resolveSibling("clinic/truth/defects.csv");
    Path found = synthetic.tables().resolve("data_quality.csv");
    Map<String, String> rules =
        Map.of(
            "out_of_range", "out_of_range/measures.csv",
            "duplicate_measures", "exact_duplicate/measures.csv",
            "duplicate_visits", "exact_duplicate/visits.csv",
            "procedure_after_death", "after_death/procedures.csv",
            "lost_laterality", "lost_laterality/procedures.csv");
    rules.forEach(
        (planted, rule) -> {
          long expected = count(truth, row -> row.get("rule").equals(planted), "count");
          long rows =
              count(found, row -> rule.equals(row.get("rule") + "/" + row.get("source")), "rows");
          assertThat(rows).as(planted).isEqualTo(expected);
        });
    assertThat(count(truth, row -> row.get("rule").equals("out_of_range"), "count")).isPositive();
  }

  private static long count(Path file, Predicate<CSVRecord> which, String column) {
    return TableFile.read(file).rows().stream()
        .filter(which)
        .mapToLong(row -> Long.parseLong(row.get(column)))
        .sum();
  }

  @Test
  void anImpossibleRequestIsRefusedInWords() {
    assertThatThrownBy(
            () -> new SynthRequest(0, "default", 1, folder.resolve("x"), Optional.empty()))
        .hasMessage("patients (0) must be at least 1. Maybe 5000?");
  }
}
