package org.reliefspan.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reliefspan.spark.deid.VisitSources;
import org.reliefspan.spark.ingest.IngestReport;
import org.reliefspan.spark.session.EngineSession;

class DeterminismTest {
  private static final int PATIENTS = 5000;

  @TempDir Path folder;

  private static List<String> patients() {
    List<String> rows = new ArrayList<>();
    for (int patient = 0; patient < PATIENTS; patient++) {
      rows.add("p%d,%s,%d".formatted(patient, patient % 2 == 0 ? "F" : "M", 20 + patient % 70));
      if (patient % 50 == 0) {
        rows.add("p%d,F,%d".formatted(patient, patient % 90));
      }
    }
    return rows;
  }

  private static List<String> measures() {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < 6 * PATIENTS; row++) {
      String measure = row % 7 == 0 ? "nrs" : "odi";
      int day = 30 * (row / PATIENTS) - row % 2;
      rows.add("p%d,%d,%s,%d,clinic".formatted(row % PATIENTS, day / 2, measure, row % 12));
    }
    return rows;
  }

  private VisitSources folder(String name, long seed) {
    write(name, "patients.csv", "patient_id,sex,age", shuffled(patients(), seed));
    write(name, "measures.csv", "patient_id,day,measure,value,context", shuffled(measures(), seed));
    return VisitSources.folder(folder.resolve(name));
  }

  private void write(String name, String file, String header, List<String> rows) {
    rows.add(0, header);
    Fixture.write(folder.resolve(name), file, rows.toArray(String[]::new));
  }

  private static List<String> shuffled(List<String> rows, long seed) {
    List<String> shuffled = new ArrayList<>(rows);
    if (seed != 0) {
      Collections.shuffle(shuffled, new Random(seed));
    }
    return shuffled;
  }

  private record Run(IngestReport report, List<String> content) {}

  private Run run(EngineSession session, VisitSources sources) {
    IngestReport report = Fixture.ingest(session, sources, folder.resolve("store"));
    return new Run(report, Fixture.content(session, report));
  }

  private static void assertSame(Run one, Run other) {
    assertThat(other.content()).isEqualTo(one.content());
    assertThat(other.report().counts()).isEqualTo(one.report().counts());
    assertThat(other.report().quality()).isEqualTo(one.report().quality());
  }

  @Test
  void blocksDoNotDependOnPartitionsThreadsOrTheOrderOfRows() {
    VisitSources sorted = folder("sorted", 0);
    Run expected = run(SharedSession.with(1, 1), sorted);
    assertThat(expected.report().store().manifest().blocks()).isEqualTo(2);
    assertThat(expected.report().counts().records().duplicates()).isPositive();
    assertThat(expected.report().quarantine()).isNotEmpty();
    for (int partitions : new int[] {7, 64}) {
      Run run = run(SharedSession.with(2, partitions), sorted);
      assertSame(expected, run);
      assertThat(run.report().quarantine()).isEqualTo(expected.report().quarantine());
    }
    assertSame(expected, run(SharedSession.get(), folder("shuffled", 42)));
  }

  @Test
  void parquetAndGzipGiveTheSameBlocksAsText() {
    Run expected = run(SharedSession.get(), folder("sorted", 0));
    EngineSession session = SharedSession.get();
    session
        .spark()
        .read()
        .option("header", "true")
        .option("inferSchema", "true")
        .csv(folder.resolve("sorted/measures.csv").toString())
        .repartition(3)
        .write()
        .parquet(folder.resolve("parquet/measures").toString());
    write("parquet", "patients.csv.gz", "patient_id,sex,age", patients());
    Run actual = run(session, VisitSources.folder(folder.resolve("parquet")));
    assertThat(actual.content()).isEqualTo(expected.content());
    assertThat(actual.report().counts()).isEqualTo(expected.report().counts());
  }
}
