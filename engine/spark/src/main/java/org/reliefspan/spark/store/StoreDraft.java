package org.reliefspan.spark.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.reliefspan.analysis.intake.QuarantineEntry;

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
    StringBuilder csv = new StringBuilder("source,row,rule\r\n");
    for (QuarantineEntry entry : entries) {
      csv.append(quoted(entry.source())).append(',').append(entry.row()).append(',');
      csv.append(entry.rule().id()).append("\r\n");
    }
    try {
      Files.writeString(folder().resolve("quarantine.csv"), csv);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(letter -> ",\"\r\n".indexOf(letter) >= 0);
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
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
