package org.reliefspan.app.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for everything temporary; removed when closed. */
final class Scratch implements AutoCloseable {
  private final Path folder;

  Scratch(Path folder) {
    this.folder = folder;
  }

  /** A folder where the system keeps such. */
  static Scratch temporary(String purpose) {
    try {
      return new Scratch(Files.createTempDirectory("reliefspan-%s-".formatted(purpose)));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
