package org.reliefspan.app.service;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.reliefspan.simulation.clinic.Clinic;
import org.reliefspan.simulation.clinic.ClinicSpec;
import org.reliefspan.simulation.clinic.DefectCounts;

/**
 * The files of a synthetic clinic. A file holds a fixed range of patients, so that neither threads
 * nor partitions change it. Sent to wherever files are written.
 *
 * @param folder the clinic's folder
 */
record ClinicFiles(ClinicSpec spec, long patients, SynthRequest.Layout layout, String folder)
    implements Serializable {

  /** Patients that are made and encoded at a time. */
  private static final int BATCH = 250;

  /** Batches that are held at a time. */
  private static final int BATCHES_AT_A_TIME = 16;

  /** How much of the machine one file may take. */
  enum Pace {
    ALL_PROCESSORS,
    ONE_PROCESSOR
  }

  /** What one set of files holds. */
  record Written(long rows, DefectCounts defects) implements Serializable {}

  static ClinicFiles of(ClinicSpec spec, SynthRequest request, Path folder) {
    return new ClinicFiles(
        spec, request.patients(), request.layout(), folder.toAbsolutePath().toString());
  }

  /** Number of files per table. */
  int count() {
    return Math.toIntExact((patients + layout.patientsPerFile() - 1) / layout.patientsPerFile());
  }

  void createFolders() throws IOException {
    for (ClinicTable table : ClinicTable.values()) {
      Path parent = file(table, 0).getParent();
      Files.createDirectories(parent);
    }
  }

  private Path file(ClinicTable table, int number) {
    String ending = layout.format() == SynthRequest.Format.CSV ? ".csv" : ".parquet";
    Path place = Path.of(folder).resolve(table.folder());
    return count() == 1
        ? place.resolve(table.key() + ending)
        : place
            .resolve(table.key())
            .resolve(String.format(Locale.ROOT, "part-%05d%s", number, ending));
  }

  /** Writes the files of one number, of every table. */
  Written write(int number, Pace pace) {
    Map<ClinicTable, TableFile> tables = new EnumMap<>(ClinicTable.class);
    try {
      for (ClinicTable table : ClinicTable.values()) {
        tables.put(table, open(table, number));
      }
      return write(number, pace, tables);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } finally {
      close(tables);
    }
  }

  private TableFile open(ClinicTable table, int number) throws IOException {
    Path file = file(table, number);
    List<String> columns = table.columns(spec);
    return layout.format() == SynthRequest.Format.CSV
        ? TableFile.csv(file, columns)
        : TableFile.parquet(file, columns);
  }

  private Written write(int number, Pace pace, Map<ClinicTable, TableFile> tables)
      throws IOException {
    Clinic clinic = Clinic.of(spec);
    long first = (long) number * layout.patientsPerFile();
    long end = Math.min(patients, first + layout.patientsPerFile());
    long step = (long) BATCH * BATCHES_AT_A_TIME;
    long rows = 0;
    DefectCounts defects = DefectCounts.NONE;
    for (long from = first; from < end; from += step) {
      for (PatientBatch batch : batches(clinic, from, Math.min(end, from + step), pace, tables)) {
        rows += batch.visitRows();
        defects = defects.plus(batch.defects());
        batch.appendTo(tables);
      }
    }
    return new Written(rows, defects);
  }

  private static List<PatientBatch> batches(
      Clinic clinic, long from, long end, Pace pace, Map<ClinicTable, TableFile> tables) {
    LongStream starts = LongStream.iterate(from, start -> start < end, start -> start + BATCH);
    List<Long> each = starts.boxed().toList();
    return (pace == Pace.ALL_PROCESSORS ? each.parallelStream() : each.stream())
        .map(start -> PatientBatch.make(clinic, start, Math.min(end, start + BATCH), tables))
        .toList();
  }

  private static void close(Map<ClinicTable, TableFile> tables) {
    List<IOException> problems = new ArrayList<>();
    for (TableFile table : tables.values()) {
      try {
        table.close();
      } catch (IOException problem) {
        problems.add(problem);
      }
    }
    if (!problems.isEmpty()) {
      throw new UncheckedIOException(problems.get(0));
    }
  }
}
