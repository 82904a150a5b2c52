package org.reliefspan.spark.ingest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.reliefspan.analysis.intake.IngestException;
import org.reliefspan.analysis.intake.IntakeCounts;
import org.reliefspan.analysis.intake.ValidationRule;
import org.reliefspan.domain.estimate.DataQualityRow;
import org.reliefspan.spark.deid.SourceState;
import org.reliefspan.spark.deid.VisitSources;
import org.reliefspan.spark.store.EventStore;
import org.reliefspan.spark.store.StoreFormatException;
import org.reliefspan.spark.store.StoreManifest;

/** An ingest that need not be repeated because its store is still what it would write. */
public final class StoredIngest {
  private StoredIngest() {}

  /**
   * The report of the ingest that wrote the store, if the store is undamaged and the catalogue, the
   * mapping and every file are unchanged. Needs no session.
   */
  public static Optional<IngestReport> reusable(
      VisitSources sources, CatalogueEdition edition, Path store) {
    try {
      return EventStore.exists(store)
          ? reusable(SourceState.of(sources), edition, EventStore.open(store))
          : Optional.empty();
    } catch (StoreFormatException | IngestException unusable) {
      return Optional.empty(); // an ingest says what is wrong
    }
  }

  private static Optional<IngestReport> reusable(
      SourceState state, CatalogueEdition edition, EventStore store) {
    StoreManifest manifest = store.manifest();
    List<DataQualityRow> quality = store.quality();
    boolean same =
        manifest.catalogueChecksum().equals(edition.checksum())
            && manifest.mappingChecksum().equals(state.mappingChecksum())
            && manifest.inputs().equals(state.inputs())
            && ignored(quality).equals(state.ignoredFiles())
            && store.damagedFiles().isEmpty();
    return same
        ? Optional.of(
            new IngestReport(
                store,
                IntakeCounts.ofNames(manifest.counts()),
                quality,
                store.quarantine(),
                manifest.inputs(),
                state.ignoredFiles()))
        : Optional.empty();
  }

  private static List<String> ignored(List<DataQualityRow> quality) {
    return quality.stream()
        .filter(row -> row.rule().equals(ValidationRule.IGNORED_FILE.id()))
        .map(DataQualityRow::source)
        .toList();
  }
}
