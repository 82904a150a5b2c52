package org.reliefspan.app.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.reliefspan.analysis.fit.FitRequest;
import org.reliefspan.domain.fit.FitSource;

/**
 * A model to be fitted to a table.
 *
 * @param data CSV (plain or .gz) or Parquet
 * @param place where the rows are held
 */
public record FitJob(FitRequest request, Path data, Place place) {

  /** Where the rows are held while a model is fitted. */
  public enum Place {
    /** In memory, or in parts when the file is larger than {@link #LARGEST_IN_MEMORY}. */
    BY_SIZE,
    /** In parts, whatever the size. */
    IN_PARTS
  }

  /** What the fit is made from; empty for a folder. */
  public Optional<FitSource> source() {
    return Files.isRegularFile(data)
        ? Optional.of(new FitSource(Checksums.sha256(data), EngineVersion.current()))
        : Optional.empty();
  }

  /** Size of a file in bytes from which on it is held in parts: 512 MiB. */
  public static final long LARGEST_IN_MEMORY = 1L << 29;
}
