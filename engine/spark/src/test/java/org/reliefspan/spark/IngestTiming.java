package org.reliefspan.spark;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.reliefspan.spark.deid.Admission;
import org.reliefspan.spark.deid.DeidentificationGate;
import org.reliefspan.spark.deid.VisitSources;
import org.reliefspan.spark.distribute.Blocks;
import org.reliefspan.spark.ingest.Ingest;
import org.reliefspan.spark.ingest.IngestReport;
import org.reliefspan.spark.session.EngineSession;
import org.reliefspan.spark.session.SparkSettings;

/** Prints the seconds of each step for a folder of many scores; run by hand. */
final class IngestTiming {
  private static final OperatingSystemMXBean CLOCK =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private IngestTiming() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    int patients = Integer.parseInt(arguments[1]);
    int scores = Integer.parseInt(arguments[2]);
    Path visits = folder.resolve("visits-" + patients + "-" + scores);
    if (!Files.exists(visits)) {
      write(visits, patients, scores);
    }
    try (EngineSession session =
        new EngineSession(SparkSettings.local(2, folder.resolve("scratch")))) {
      for (int round = 0; round < 2; round++) {
        time(session, visits, folder.resolve("store"));
      }
    }
  }

  private static void write(Path visits, int patients, int scores) throws IOException {
    Files.createDirectories(visits);
    try (BufferedWriter out = Files.newBufferedWriter(visits.resolve("patients.csv"))) {
      out.write("patient_id,sex,age,site_id,enrol_start,enrol_end\n");
      for (int patient = 0; patient < patients; patient++) {
        out.write(
            "p%d,%s,%d,S%d,0,900%n"
                .formatted(patient, patient % 2 == 0 ? "F" : "M", 30 + patient % 50, patient % 12));
      }
    }
    try (BufferedWriter out = Files.newBufferedWriter(visits.resolve("measures.csv"))) {
      out.write("patient_id,day,measure,value,unit,context,hour\n");
      for (int score = 0; score < patients * scores; score++) {
        int patient = score % patients;
        int day = 20 * (score / patients);
        out.write(
            "p"
                + patient
                + ","
                + day
                + ","
                + (score % 3 == 0 ? "odi" : "nrs")
                + ","
                + score % 10
                + ",,clinic,9.25\n");
      }
    }
  }

  private static void time(EngineSession session, Path visits, Path store) {
    long start = System.nanoTime();
    session.context();
    start = lap("session", start);
    Admission admission = new DeidentificationGate(session).admit(VisitSources.folder(visits));
    start = lap("gate", start);
    Admission.Admitted admitted = (Admission.Admitted) admission;
    IngestReport report =
        new Ingest(session, TestCatalogue.edition()).ingest(admitted.visits(), store);
    start = lap("ingest", start);
    try (Blocks blocks = Blocks.of(session, report.store())) {
      System.out.println(blocks.map(block -> block.events()) + " " + report.counts());
      start = lap("blocks", start);
      blocks.map(block -> block.events());
      lap("again", start);
    }
  }

  private static long lap(String step, long start) {
    long now = System.nanoTime();
    double processor = CLOCK.getProcessCpuTime() / 1e9;
    System.out.printf(
        Locale.ROOT, "%-8s %.2f s, processor total %.2f s%n", step, (now - start) / 1e9, processor);
    return now;
  }
}
