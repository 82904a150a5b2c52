package org.reliefspan.spark.deid;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.analysis.intake.Header;
import org.reliefspan.analysis.intake.IngestException;
import org.reliefspan.analysis.intake.IntakeFinding;
import org.reliefspan.analysis.intake.RowMapper;
import org.reliefspan.domain.intake.SourceMapping;
import org.reliefspan.spark.session.EngineSession;

/** Lets raw files in, or says which columns look like direct identifiers. */
public final class DeidentificationGate {
  private final EngineSession session;

  public DeidentificationGate(EngineSession session) {
    this.session = session;
  }

  /**
   * Scans every file once.
   *
   * @throws IngestException if a file is missing, damaged, not UTF-8, or does not fit its mapping
   */
  public Admission admit(VisitSources sources) {
    SourceFiles files = SourceFiles.find(sources);
    List<FileInspection.Result> inspections = inspect(files.files());
    List<RawTable> tables = new ArrayList<>();
    List<FileScan> scans = new ArrayList<>();
    List<IntakeFinding> identifiers = new ArrayList<>();
    for (int at = 0; at < inspections.size(); at++) {
      SourceFile file = files.files().get(at);
      RawTable table = RawTable.open(session.spark(), file, inspections.get(at));
      FileScan scan = FileScan.of(table, inspections.get(at).sha256());
      identifiers.addAll(scan.identifiers().findings(file.name()));
      tables.add(table);
      scans.add(scan);
    }
    return identifiers.isEmpty()
        ? new Admission.Admitted(visits(files, tables, scans))
        : new Admission.Refused(identifiers);
  }

  private static List<FileInspection.Result> inspect(List<SourceFile> files) {
    Findings findings = new Findings();
    List<FileInspection.Result> results = new ArrayList<>();
    for (SourceFile file : files) {
      findings.collect(
          () -> {
            FileInspection.Result result = FileInspection.of(file);
            checkRepeated(file, result.header());
            results.add(result);
          });
    }
    findings.throwAny();
    return results;
  }

  private static void checkRepeated(SourceFile file, Header header) {
    if (!header.repeated().isEmpty()) {
      throw new IngestException(
          List.of(
              new IntakeFinding(
                  "The columns %s must stand in the header once each.".formatted(header.repeated()),
                  file.name(),
                  "Maybe rename all but one; case does not tell them apart.")));
    }
  }

  private static DeidentifiedVisits visits(
      SourceFiles files, List<RawTable> tables, List<FileScan> scans) {
    Findings findings = new Findings();
    List<DeidentifiedSource> sources = new ArrayList<>();
    for (int at = 0; at < tables.size(); at++) {
      SourceFile file = files.files().get(at);
      RawTable table = tables.get(at);
      FileScan scan = scans.get(at);
      findings.collect(
          () ->
              sources.add(new DeidentifiedSource(file, table, scan, mapper(file, table.header()))));
    }
    findings.throwAny();
    return new DeidentifiedVisits(sources, files.ignored(), files.mappingChecksum());
  }

  private static RowMapper mapper(SourceFile file, Header header) {
    SourceMapping mapping =
        file.mapping().emit().isEmpty()
            ? RowMapper.itself(file.mapping(), file.table().orElseThrow(), header)
            : file.mapping();
    return RowMapper.of(mapping, header);
  }

  /** Collects what several files are refused for. */
  private static final class Findings {
    private final List<IntakeFinding> all = new ArrayList<>();

    void collect(Runnable step) {
      try {
        step.run();
      } catch (IngestException refused) {
        all.addAll(refused.findings());
      }
    }

    void throwAny() {
      if (!all.isEmpty()) {
        throw new IngestException(all);
      }
    }
  }
}
