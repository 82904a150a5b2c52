package org.reliefspan.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reliefspan.analysis.intake.IngestException;
import org.reliefspan.analysis.intake.IntakeCounts;
import org.reliefspan.analysis.intake.QuarantineEntry;
import org.reliefspan.analysis.intake.ValidationRule;
import org.reliefspan.domain.estimate.DataQualityRow;
import org.reliefspan.domain.intake.Emission;
import org.reliefspan.domain.intake.Expression;
import org.reliefspan.domain.intake.MappingSpec;
import org.reliefspan.domain.intake.SourceMapping;
import org.reliefspan.domain.intake.VisitTable;
import org.reliefspan.spark.deid.VisitSources;
import org.reliefspan.spark.ingest.CatalogueEdition;
import org.reliefspan.spark.ingest.IngestReport;
import org.reliefspan.spark.ingest.StoredIngest;
import org.reliefspan.spark.store.EventStore;
import org.reliefspan.spark.store.StoreFormatException;

class IngestTest {
  @TempDir Path folder;

  private Path visits() {
    Path visits = folder.resolve("visits");
    Fixture.write(
        visits,
        "patients.csv",
        "patient_id,Sex,age,site_id,enrol_start,enrol_end,death,smoker",
        "p1,F,55,A,0,400,,1",
        "p2,m,61,B,0,400,200,0",
        "p3,F,90,A,,,,",
        "p4,F,40,,,,,");
    Fixture.write(
        visits,
        "measures.csv",
        "patient_id,day,measure,value,unit,context,hour,extra",
        "p1,1,odi,50,,,9.5,x",
        "p1,1,odi,40,,,,x",
        "p1,90,nrs,35,mm,,,x",
        "p1,90,nrs,35,mm,,,x",
        "p1,91,nrs,,,,,x",
        "p1,91,nrs,11,,,,x",
        "p2,10,walk_tolerance_m,100,yards,,,x",
        "p2,20,walk_tolerance_m,6000,,,,x",
        "p2,300,odi,10,,,,x",
        "p9,1,odi,10,,,,x",
        "p3,1,sf36,10,,,,x",
        "p3,1,odi,10",
        "p3,soon,odi,10,,,,x");
    Fixture.write(
        visits,
        "procedures.csv",
        "patient_id,day,code,laterality,relief_pct,region",
        "p1,30,64635,left,80,L",
        "p1,30,64635,right,,L",
        "p1,31,64635,,,L",
        "p1,32,62323,,,L",
        "p1,32,J1030,,,L",
        "p2,250,62323,,,L",
        "p2,100,99999,,,L");
    Fixture.write(
        visits,
        "conditions.csv",
        "patient_id,date,icd10cm",
        "p3,2020-03-01,M5416",
        "p3,2020-03-01T10:30,M54.5");
    Fixture.write(
        visits,
        "medications.csv",
        "patient_id,start,days_supply,ingredient,strength,units_per_day,route",
        "p1,5,30,Acetaminophen,500,4,oral");
    Fixture.write(
        visits, "visits.csv", "patient_id,day,type,scheduled,attended", "p1,3,clinic,1,0");
    Fixture.write(visits, "plans.csv", "patient_id,day,goal,flare_plan", "p1,3,walk,yes");
    return visits;
  }

  @Test
  void aFolderOfVisitTablesBecomesBlocks() {
    IngestReport report = Fixture.ingest(visits(), folder.resolve("store"));
    IntakeCounts counts = report.counts();
    assertThat(counts.rows().read()).isEqualTo(29);
    assertThat(report.store().manifest().patients()).isEqualTo(4);
    List<String> content = Fixture.content(SharedSession.get(), report);
    assertThat(content).hasSize(4 + Math.toIntExact(counts.events()));
  }

  private static long rows(IngestReport report, String rule, String action) {
    return report.quality().stream()
        .filter(row -> row.rule().equals(rule) && row.action().equals(action))
        .mapToLong(row -> row.rows().orElseThrow())
        .sum();
  }

  @Test
  void everyRuleIsCountedAndConservationHolds() {
    IngestReport report = Fixture.ingest(visits(), folder.resolve("store"));
    for (String rule :
        List.of(
            "malformed_row",
            "bad_date",
            "out_of_range",
            "unknown_measure",
            "yards_in_metres",
            "unknown_patient",
            "unknown_code",
            "lost_laterality",
            "after_death")) {
      assertThat(rows(report, rule, "quarantined")).as(rule).isEqualTo(1);
    }
    assertThat(rows(report, "after_death", "warned")).isEqualTo(1);
    assertThat(rows(report, "exact_duplicate", "dropped_duplicate")).isEqualTo(1);
    assertThat(rows(report, "duplicate_score", "dropped_duplicate")).isEqualTo(1);
    assertThat(rows(report, "blank_cell", "counted")).isEqualTo(1);
    assertThat(rows(report, "companion_code", "counted")).isEqualTo(1);
    assertThat(rows(report, "unknown_column", "warned")).isEqualTo(13);
    assertThat(report.counts().rows()).isEqualTo(new IntakeCounts.Rows(29, 0, 20, 9));
    assertThat(report.counts().records()).isEqualTo(new IntakeCounts.Records(28, 16, 8, 2, 2));
  }

  @Test
  void quarantineNamesRowsAndRulesButNoValues() throws IOException {
    IngestReport report = Fixture.ingest(visits(), folder.resolve("store"));
    String file = Files.readString(report.store().folder().resolve("quarantine.csv"));
    assertThat(file)
        .startsWith("source,row,rule\r\nmeasures.csv,6,out_of_range\r\n")
        .doesNotContain("sf36")
        .doesNotContain("soon");
  }

  @Test
  void scoresAreConvertedAndLateHoursWin() {
    IngestReport report = Fixture.ingest(visits(), folder.resolve("store"));
    assertThat(Fixture.content(SharedSession.get(), report))
        .anyMatch(line -> line.startsWith("10 -1") && line.endsWith(" 91.44"))
        .anyMatch(line -> line.startsWith("1 570") && line.endsWith(" 50.0"))
        .anyMatch(line -> line.startsWith("90 -1") && line.endsWith(" 3.5"));
  }

  @Test
  void aPatientWithoutEventsIsKept() {
    Fixture.write(folder.resolve("v"), "patients.csv", "patient_id", "p1");
    Fixture.write(folder.resolve("v"), "measures.csv", "patient_id,day,measure,value");
    IngestReport report = Fixture.ingest(folder.resolve("v"), folder.resolve("store"));
    assertThat(Fixture.content(SharedSession.get(), report)).containsExactly("block 0 subject 0");
  }

  @Test
  void aMappingTurnsAWideFileIntoRecords() {
    Fixture.write(
        folder.resolve("v"),
        "knee.csv.gz",
        "Gender,Revision Flag,Score,Predicted,Comment",
        "1,0,29,28.5,free words that nobody may store here at all",
        "2,1,30,30,x",
        "2,0,999,30,x",
        "2,0,49,30,x");
    Map<String, Expression> patient =
        Map.of("patient_id", Expression.parse("=ROW()"), "sex", Expression.parse("=gender"));
    SourceMapping mapping =
        new SourceMapping(
            "knee.csv.gz",
            Map.of("Revision Flag", Set.of("0")),
            Map.of("Score", Set.of("999")),
            Set.of("comment"),
            List.of(
                new Emission(
                    VisitTable.PATIENTS, patient, Map.of("sex", Map.of("1", "M", "2", "F"))),
                score("=Score", ""),
                score("=Predicted", "predicted")));
    VisitSources sources =
        new VisitSources(List.of(folder.resolve("v")), new MappingSpec(List.of(mapping)));
    IngestReport report = Fixture.ingest(SharedSession.get(), sources, folder.resolve("store"));
    assertThat(report.counts().rows()).isEqualTo(new IntakeCounts.Rows(4, 1, 2, 1));
    assertThat(report.counts().records()).isEqualTo(new IntakeCounts.Records(9, 7, 1, 0, 1));
    assertThat(report.store().manifest().dropped()).containsEntry("knee.csv.gz", "comment");
    assertThat(Fixture.content(SharedSession.get(), report))
        .anyMatch(line -> line.contains("MeasureKind[measure=oks, context=predicted] 28.5"));
  }

  private static Emission score(String value, String context) {
    return Emission.of(
        VisitTable.MEASURES,
        Map.of(
            "patient_id", Expression.parse("=ROW()"),
            "day", Expression.parse("180"),
            "measure", Expression.parse("oks"),
            "context", Expression.parse(context),
            "value", Expression.parse(value)));
  }

  @Test
  void aFailedRunLeavesTheOldStore() {
    Path store = folder.resolve("store");
    Fixture.ingest(visits(), store);
    Fixture.write(folder.resolve("bad"), "patients.csv", "patient_id", "!");
    Fixture.write(folder.resolve("bad"), "measures.csv", "patient_id,day,measure,value");
    assertThatThrownBy(() -> Fixture.ingest(folder.resolve("bad"), store))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("at least one patient");
    assertThat(EventStore.open(store).manifest().patients()).isEqualTo(4);
  }

  @Test
  void leftoversOfDeadRunsAreRemovedAndAReplacedStoreIsPutBack() throws IOException {
    Path store = folder.resolve("store");
    Fixture.ingest(visits(), store);
    Path leftover = Files.createDirectories(folder.resolve(".store.partial-999999999"));
    Fixture.ingest(visits(), store);
    assertThat(leftover).doesNotExist();
    Files.move(store, folder.resolve(".store.replaced-999999999"));
    assertThat(EventStore.open(store).damagedFiles()).isEmpty();
  }

  @Test
  void aFolderThatIsNoStoreSaysSo() throws IOException {
    assertThatThrownBy(() -> EventStore.open(folder))
        .isInstanceOf(StoreFormatException.class)
        .hasMessageContaining("must hold manifest.json");
    Files.writeString(folder.resolve("manifest.json"), "{\"schema_version\": 99}");
    assertThatThrownBy(() -> EventStore.open(folder))
        .isInstanceOf(StoreFormatException.class)
        .hasMessageContaining("(99)");
  }

  @Test
  void changedFilesAreNoticed() throws IOException {
    IngestReport report = Fixture.ingest(visits(), folder.resolve("store"));
    String file = "patients/block=0/patients.parquet";
    Files.writeString(report.store().folder().resolve(file), "x");
    assertThat(report.store().damagedFiles()).containsExactly(file);
  }

  @Test
  void quotedCellsMayHoldLineBreaksAndRowsKeepTheirNumbers() {
    Fixture.write(
        folder.resolve("v"),
        "patients.csv",
        "patient_id,payer",
        "\"p1\",\"a\nb\"",
        "p2,\"self_pay\"");
    Fixture.write(folder.resolve("v"), "measures.csv", "patient_id,day,measure,value");
    IngestReport report = Fixture.ingest(folder.resolve("v"), folder.resolve("store"));
    assertThat(report.quarantine())
        .containsExactly(new QuarantineEntry("patients.csv", 1, ValidationRule.BAD_CODED_TEXT));
  }

  private Path hospital(String name, String patient) {
    Path visits = folder.resolve(name).resolve("visits");
    Fixture.write(visits, "patients.csv", "patient_id", patient, "!");
    Fixture.write(visits, "measure.csv", "patient_id,day,measure,value", patient + ",1,odi,5");
    return visits;
  }

  private static SourceMapping patients(Set<String> drop) {
    return new SourceMapping("patients.csv", Map.of(), Map.of(), drop, List.of());
  }

  @Test
  void everyRootIsReadUnderItsOwnName() {
    List<Path> roots = List.of(hospital("a", "p1"), hospital("b", "p2"));
    for (MappingSpec mapping :
        List.of(MappingSpec.none(), new MappingSpec(List.of(patients(Set.of()))))) {
      IngestReport report =
          Fixture.ingest(
              SharedSession.get(), new VisitSources(roots, mapping), folder.resolve("store"));
      assertThat(report.store().manifest().patients()).isEqualTo(2);
      assertThat(report.inputs()).containsOnlyKeys("visits/patients.csv", "visits-2/patients.csv");
      assertThat(report.quarantine())
          .extracting(QuarantineEntry::source)
          .containsExactly("visits-2/patients.csv", "visits/patients.csv");
    }
  }

  @Test
  void aFileUnderTwoMappingsIsNumbered() {
    Path visits = hospital("a", "p1");
    SourceMapping some =
        new SourceMapping(
            "patients.csv", Map.of("patient_id", Set.of("p1")), Map.of(), Set.of(), List.of());
    VisitSources sources =
        new VisitSources(
            List.of(visits, visits.resolve("patients.csv")),
            new MappingSpec(List.of(patients(Set.of()), some)));
    IngestReport report = Fixture.ingest(SharedSession.get(), sources, folder.resolve("store"));
    assertThat(report.inputs()).containsOnlyKeys("visits/patients.csv", "visits/patients.csv#2");
  }

  @Test
  void aMisnamedFileIsReportedAndTheReportIsStored() {
    IngestReport report = Fixture.ingest(hospital("a", "p1"), folder.resolve("store"));
    assertThat(report.quality())
        .contains(
            new DataQualityRow("ignored_file", "measure.csv", OptionalLong.of(0), 0, "warned"));
    assertThat(report.store().quality()).isEqualTo(report.quality());
    assertThat(report.store().quarantine()).isEqualTo(report.quarantine()).hasSize(1);
  }

  @Test
  void aStoreIsReusableUntilSomethingChanges() {
    Path visits = hospital("a", "p1");
    Path store = folder.resolve("store");
    VisitSources sources = VisitSources.folder(visits);
    CatalogueEdition edition = TestCatalogue.edition();
    assertThat(StoredIngest.reusable(sources, edition, store)).isEmpty();
    IngestReport report = Fixture.ingest(visits, store);
    IngestReport reused = StoredIngest.reusable(sources, edition, store).orElseThrow();
    assertThat(reused).usingRecursiveComparison().ignoringFields("store").isEqualTo(report);
    CatalogueEdition other = new CatalogueEdition(TestCatalogue.catalogue(), "other");
    assertThat(StoredIngest.reusable(sources, other, store)).isEmpty();
    VisitSources mapped =
        new VisitSources(List.of(visits), new MappingSpec(List.of(patients(Set.of()))));
    assertThat(StoredIngest.reusable(mapped, edition, store)).isEmpty();
    Fixture.write(visits, "patients.csv", "patient_id", "p2", "!");
    assertThat(StoredIngest.reusable(sources, edition, store)).isEmpty();
  }
}
