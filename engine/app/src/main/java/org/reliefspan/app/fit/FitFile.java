package org.reliefspan.app.fit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.reliefspan.domain.fit.FitSource;
import org.reliefspan.domain.fit.FittedModel;

/** Writes the JSON of a fitted model beside its target and moves it into place. */
public final class FitFile {
  private FitFile() {}

  /**
   * Writes the JSON.
   *
   * @throws UncheckedIOException if it cannot be written; the old file then stands
   */
  public static void write(FittedModel model, Optional<FitSource> source, Path target) {
    Path path = target.toAbsolutePath().normalize();
    Path draft =
        path.resolveSibling("." + path.getFileName() + ".draft-" + ProcessHandle.current().pid());
    try {
      Path folder = path.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try {
        Files.writeString(draft, FitJson.of(model, source));
        Files.move(
            draft, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
