package org.reliefspan.app.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.reliefspan.app.catalog.CatalogueFiles;
import org.reliefspan.app.studyfile.ClinicFile;
import org.reliefspan.simulation.clinic.Clinic;
import org.reliefspan.simulation.clinic.ClinicContrasts;
import org.reliefspan.simulation.clinic.ClinicSpec;
import org.reliefspan.simulation.clinic.ClinicTruth;
import org.reliefspan.simulation.clinic.ContrastRow;
import org.reliefspan.simulation.clinic.DefectCounts;
import org.reliefspan.simulation.clinic.ParameterTable;
import org.reliefspan.simulation.clinic.TruthRow;
import org.reliefspan.spark.distribute.NumberedTasks;
import org.reliefspan.spark.session.EngineSession;
import org.reliefspan.spark.store.FolderSwap;

/** Writes a synthetic clinic as visit tables, and its truth beside them. */
final class SyntheticClinic {

  /** Above this number of files Spark makes them. */
  private static final int FILES_WITHOUT_SPARK = 4;

  private final SynthRequest request;
  private final EngineOptions options;
  private final ClinicSpec spec;

  private SyntheticClinic(SynthRequest request, EngineOptions options) {
    this.request = request;
    this.options = options;
    this.spec = spec(request);
  }

  /** The truth file must not lie where the clinic's own files are replaced. */
  private static void requireOutside(SynthRequest request) {
    Path out = request.out().toAbsolutePath().normalize();
    boolean inside =
        request
            .truth()
            .filter(file -> file.toAbsolutePath().normalize().startsWith(out))
            .isPresent();
    if (inside) {
      throw new IllegalArgumentException(
          "The truth file lies inside %s, which this run replaces. Maybe move the file, or choose another --out."
              .formatted(request.out()));
    }
  }

  static SynthReport write(SynthRequest request, EngineOptions options) {
    SyntheticClinic synthetic = new SyntheticClinic(request, options);
    TargetFolder.requireForClinic(request.out());
    requireOutside(request);
    try (FolderSwap swap = FolderSwap.begin(request.out())) {
      options.progress().stage("making patients");
      List<ClinicFiles.Written> written = synthetic.writePatients(swap.folder());
      options.progress().stage("computing the truth");
      Path truth = Files.createDirectories(swap.folder().resolve("truth"));
      DefectCounts defects = DefectCounts.NONE;
      long rows = 0;
      for (ClinicFiles.Written file : written) {
        defects = defects.plus(file.defects());
        rows += file.rows();
      }
      synthetic.writeTruth(truth, defects);
      swap.publish();
      return new SynthReport(request.out(), request.patients(), rows, defects);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static ClinicSpec spec(SynthRequest request) {
    ClinicSpec spec =
        request
            .truth()
            .map(
                file -> {
                  ClinicFile read =
                      ClinicFile.read(file, request.scenario(), CatalogueFiles.builtIn());
                  return read.spec().orElseThrow(() -> new FindingsException(read.findings()));
                })
            .orElseGet(() -> ClinicSpec.scenario(request.scenario().orElse("default")));
    return request.seed().isPresent() ? spec.withSeed(request.seed().getAsLong()) : spec;
  }

  private List<ClinicFiles.Written> writePatients(Path folder) throws IOException {
    ClinicFiles files = ClinicFiles.of(spec, request, folder);
    files.createFolders();
    if (!needsSpark(files)) {
      List<ClinicFiles.Written> written = new ArrayList<>();
      for (int file = 0; file < files.count(); file++) {
        written.add(files.write(file, ClinicFiles.Pace.ALL_PROCESSORS));
      }
      return written;
    }
    Scratch scratch = new Scratch(folder.resolve(".scratch"));
    try (EngineSession session = new EngineSession(options.spark(scratch.folder()))) {
      return NumberedTasks.map(
          session, files.count(), file -> files.write(file, ClinicFiles.Pace.ONE_PROCESSOR));
    } finally {
      scratch.close();
    }
  }

  /**
   * Whoever names a master or partitions asks for Spark; so does a clinic of many files, or of more
   * than one in Parquet, which one processor writes.
   */
  private boolean needsSpark(ClinicFiles files) {
    boolean parquet = request.layout().format() == SynthRequest.Format.PARQUET;
    return options.master().isPresent()
        || options.partitions().isPresent()
        || files.count() > (parquet ? 1 : FILES_WITHOUT_SPARK);
  }

  private void writeTruth(Path truth, DefectCounts defects) throws IOException {
    int patients = ClinicTruth.DEFAULT_PATIENTS;
    int contrastPatients = patients / 5; // means only, so fewer are enough
    write(
        truth.resolve("estimands.csv"),
        TruthRow.header(),
        ClinicTruth.rows(spec, patients).stream().map(TruthRow::cells).toList());
    write(
        truth.resolve("contrasts.csv"),
        ContrastRow.header(),
        ClinicContrasts.rows(spec, contrastPatients).stream().map(ContrastRow::cells).toList());
    write(truth.resolve("parameters.csv"), ParameterTable.header(), ParameterTable.rows(spec));
    write(
        truth.resolve("sites.csv"),
        List.of("site_id", "odi_shift", "transforaminal_logit", "recording_logit"),
        Clinic.of(spec).sites());
    write(
        truth.resolve("defects.csv"),
        List.of("rule", "table", "count"),
        defects.entries().stream()
            .map(entry -> List.of(entry.rule(), entry.table(), Long.toString(entry.count())))
            .toList());
  }

  private static void write(Path file, List<String> header, List<List<String>> rows)
      throws IOException {
    try (TableFile table = TableFile.csv(file, header)) {
      table.append(table.encode(rows));
    }
  }
}
