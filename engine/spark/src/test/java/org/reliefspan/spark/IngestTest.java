package org.reliefspan.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reliefspan.analysis.intake.IntakeCounts;
import org.reliefspan.spark.ingest.IngestReport;

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
    System.out.println(String.join("\n", content));
    report.quality().forEach(System.out::println);
    report.quarantine().forEach(System.out::println);
    System.out.println(counts);
    assertThat(content).hasSize(4 + Math.toIntExact(counts.events()));
  }
}
