package org.reliefspan.spark.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.reliefspan.analysis.intake.QuarantineEntry;
import org.reliefspan.domain.estimate.DataQualityRow;

/**
 * A store of validated events: {@code events/block=N}, {@code patients/block=N} and {@code
 * manifest.json}.
 */
public final class EventStore {
  private final Path folder;
  private final StoreManifest manifest;
  private final SortedMap<String, String> files;

  private EventStore(Path folder, StoreManifest manifest, SortedMap<String, String> files) {
    this.folder = folder;
    this.manifest = manifest;
    this.files = files;
  }

  /**
   * Opens a store.
   *
   * @throws StoreFormatException if the folder is not a complete store of this version
   */
  public static EventStore open(Path folder) {
    Path store = folder.toAbsolutePath().normalize();
    recover(store);
    JsonNode root = ManifestFile.readTree(store);
    EventStore opened =
        new EventStore(store, ManifestFile.manifest(root), ManifestFile.files(root));
    opened.checkPresent();
    return opened;
  }

  /** Whether a folder holds a store, readable or not. */
  public static boolean exists(Path folder) {
    Path store = folder.toAbsolutePath().normalize();
    recover(store);
    return Files.isRegularFile(store.resolve(ManifestFile.NAME));
  }

  private static void recover(Path store) {
    try {
      if (!Files.exists(store)) {
        FolderSwap.cleanLeftovers(store);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  public Path folder() {
    return folder;
  }

  public StoreManifest manifest() {
    return manifest;
  }

  /**
   * What the rules found when the store was written, by source and rule.
   *
   * @throws StoreFormatException if {@code data_quality.csv} is missing or damaged
   */
  public List<DataQualityRow> quality() {
    return StoredReport.readQuality(folder);
  }

  /**
   * The rows set aside when the store was written.
   *
   * @throws StoreFormatException if {@code quarantine.csv} is missing or damaged
   */
  public List<QuarantineEntry> quarantine() {
    return StoredReport.readQuarantine(folder);
  }

  private void checkPresent() {
    for (String file : files.keySet()) {
      if (!Files.isRegularFile(folder.resolve(file))) {
        throw new StoreFormatException(
            "The *file* (%s) of the store %s must exist. Maybe it was deleted: ingest again."
                .formatted(file, folder));
      }
    }
  }

  /** Files whose content is not what the manifest says; reads the whole store. */
  public List<String> damagedFiles() {
    List<String> damaged = new ArrayList<>();
    files.forEach(
        (file, sha256) -> {
          if (!sha256(folder.resolve(file)).equals(sha256)) {
            damaged.add(file);
          }
        });
    return damaged;
  }

  /** SHA-256 of every data file below a folder, by path relative to it. */
  static SortedMap<String, String> checksums(Path folder) {
    SortedMap<String, String> checksums = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(folder)) {
      tree.filter(path -> path.toString().endsWith(".parquet") || path.toString().endsWith(".csv"))
          .forEach(path -> checksums.put(relative(folder, path), sha256(path)));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return checksums;
  }

  private static String relative(Path folder, Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }

  private static String sha256(Path file) {
    try (InputStream bytes = Files.newInputStream(file);
        DigestInputStream digested =
            new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
      digested.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException(cause);
    }
  }
}
