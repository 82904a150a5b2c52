package org.reliefspan.spark.store;

import java.nio.file.Path;
import java.util.List;
import org.reliefspan.analysis.intake.QuarantineEntry;
import org.reliefspan.domain.estimate.DataQualityRow;

/** A store that is being written; it takes the target's place only when published. */
public final class StoreDraft implements AutoCloseable {
  private final FolderSwap swap;
  private final Path target;

  private StoreDraft(FolderSwap swap, Path target) {
    this.swap = swap;
    this.target = target;
  }

  public static StoreDraft begin(Path target) {
    return new StoreDraft(FolderSwap.begin(target), target);
  }

  /** The temporary folder beside the target. */
  public Path folder() {
    return swap.folder();
  }

  /** Writes {@code quarantine.csv}: files, row numbers and rules, never values. */
  public void writeQuarantine(List<QuarantineEntry> entries) {
    StoredReport.writeQuarantine(folder(), entries);
  }

  /** Writes {@code data_quality.csv}: what the rules found, by source. */
  public void writeQuality(List<DataQualityRow> rows) {
    StoredReport.writeQuality(folder(), rows);
  }

  /** Completes the store and moves it into place. */
  public EventStore publish(StoreManifest manifest) {
    ManifestFile.write(folder(), manifest, EventStore.checksums(folder()));
    swap.publish();
    return EventStore.open(target);
  }

  /** Removes what was not published. */
  @Override
  public void close() {
    swap.close();
  }
}
