package org.reliefspan.spark.ingest;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reliefspan.analysis.intake.IntakeCounts;
import org.reliefspan.analysis.intake.QuarantineEntry;
import org.reliefspan.domain.estimate.DataQualityRow;
import org.reliefspan.spark.store.EventStore;

/**
 * What an ingest did.
 *
 * @param quality what the rules found, by source and rule
 * @param quarantine rows set aside, by source, row and rule
 * @param inputs SHA-256 by input file
 * @param ignoredFiles files of the folder that are no visit tables
 */
public record IngestReport(
    EventStore store,
    IntakeCounts counts,
    List<DataQualityRow> quality,
    List<QuarantineEntry> quarantine,
    SortedMap<String, String> inputs,
    List<String> ignoredFiles) {
  public IngestReport {
    quality = List.copyOf(quality);
    inputs = new TreeMap<>(inputs);
    ignoredFiles = List.copyOf(ignoredFiles);
  }
}
