package org.reliefspan.app.service;

import java.nio.file.Path;

/** An input as seen from the results folder, so that a manifest names no machine path. */
final class RelativePath {
  private RelativePath() {}

  static String from(Path folder, Path file) {
    Path input = file.toAbsolutePath().normalize();
    try {
      return folder.toAbsolutePath().normalize().relativize(input).toString();
    } catch (IllegalArgumentException otherRoot) {
      return String.valueOf(input.getFileName());
    }
  }
}
