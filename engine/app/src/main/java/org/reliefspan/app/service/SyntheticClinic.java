package org.reliefspan.app.service;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.reliefspan.simulation.clinic.Clinic;
import org.reliefspan.simulation.clinic.ClinicSpec;
import org.reliefspan.simulation.clinic.ClinicTruth;
import org.reliefspan.simulation.clinic.DefectCounts;
import org.reliefspan.simulation.clinic.EpisodeTruth;
import org.reliefspan.simulation.clinic.PatientRecord;
import org.reliefspan.simulation.clinic.TruthDefinition;
import org.reliefspan.simulation.clinic.TruthRow;
import org.reliefspan.simulation.clinic.TruthStrategy;
import org.reliefspan.simulation.clinic.VisitTable;
import org.reliefspan.spark.store.FolderSwap;

/** Writes a synthetic clinic as visit tables, and its truth beside them. */
final class SyntheticClinic {
  /** Patients made at a time, on all processors, then written in order. */
  private static final int BATCH = 1000;

  private final SynthRequest request;
  private final ClinicSpec spec;
  private final Clinic clinic;
  private long rows;
  private DefectCounts defects = DefectCounts.NONE;

  private SyntheticClinic(SynthRequest request) {
    this.request = request;
    this.spec = ClinicSpec.scenario(request.scenario()).withSeed(request.seed());
    this.clinic = Clinic.of(spec);
  }

  static SynthReport write(SynthRequest request, Progress progress) {
    TargetFolder.requireForClinic(request.out());
    SyntheticClinic synthetic = new SyntheticClinic(request);
    try (FolderSwap swap = FolderSwap.begin(request.out())) {
      progress.stage("making patients");
      synthetic.writeVisits(Files.createDirectories(swap.folder().resolve("visits")));
      progress.stage("computing the truth");
      Path truth = Files.createDirectories(swap.folder().resolve("truth"));
      synthetic.writeEstimands(request.truth().orElse(truth.resolve("estimands.csv")));
      synthetic.writeEpisodes(truth.resolve("episodes.csv"));
      swap.publish();
      return new SynthReport(request.out(), request.patients(), synthetic.rows, synthetic.defects);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private void writeVisits(Path folder) throws IOException {
    Map<VisitTable, CSVPrinter> printers = new EnumMap<>(VisitTable.class);
    try {
      for (VisitTable table : VisitTable.values()) {
        printers.put(table, open(folder.resolve(table.key() + ".csv"), table.columns()));
      }
      for (long first = 0; first < request.patients(); first += BATCH) {
        long end = Math.min(first + BATCH, request.patients());
        for (PatientRecord patient :
            LongStream.range(first, end).parallel().mapToObj(clinic::patient).toList()) {
          write(patient, printers);
        }
      }
    } finally {
      for (CSVPrinter printer : printers.values()) {
        printer.close();
      }
    }
  }

  private void write(PatientRecord patient, Map<VisitTable, CSVPrinter> printers)
      throws IOException {
    defects = defects.plus(patient.defects());
    for (PatientRecord.Row row : patient.rows()) {
      CSVPrinter printer = printers.get(row.table());
      if (printer != null) {
        printer.printRecord(row.cells());
        rows++;
      }
    }
  }

  private void writeEstimands(Path file) throws IOException {
    try (CSVPrinter printer = open(file, TruthRow.header())) {
      for (TruthRow row : ClinicTruth.rows(spec, ClinicTruth.DEFAULT_PATIENTS)) {
        printer.printRecord(row.cells());
      }
    }
  }

  private void writeEpisodes(Path file) throws IOException {
    try (CSVPrinter printer = open(file, EpisodeTruth.header())) {
      for (long number = 0; number < request.patients(); number++) {
        for (EpisodeTruth episode : clinic.truth(number)) {
          for (TruthStrategy strategy : TruthStrategy.values()) {
            printer.printRecord(episode.cells(TruthDefinition.PAIN_50, strategy));
          }
        }
      }
    }
  }

  private static CSVPrinter open(Path file, List<String> header) throws IOException {
    BufferedWriter writer = Files.newBufferedWriter(file);
    CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
    printer.printRecord(header);
    return printer;
  }
}
