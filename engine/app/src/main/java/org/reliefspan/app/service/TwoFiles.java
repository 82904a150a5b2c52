package org.reliefspan.app.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pathway and a facility as one text, which a manifest keeps.
 *
 * @param pathway text of the pathway file
 * @param facility text of the facility file
 */
record TwoFiles(String pathway, String facility) {
  private static final Pattern HEAD =
      Pattern.compile("# The pathway file, (\\d+) characters, then the facility file\n");

  static TwoFiles read(Path pathway, Path facility) {
    try {
      return new TwoFiles(Files.readString(pathway), Files.readString(facility));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Both, the pathway first. */
  String joined() {
    return "# The pathway file, %d characters, then the facility file\n".formatted(pathway.length())
        + pathway
        + facility;
  }

  /** Reads what {@link #joined} wrote. */
  static TwoFiles split(String joined) {
    Matcher head = HEAD.matcher(joined);
    if (!head.lookingAt()) {
      throw new IllegalArgumentException(
          "The manifest must hold a pathway and a facility. Maybe another version wrote it");
    }
    int end = head.end() + Integer.parseInt(head.group(1));
    return new TwoFiles(joined.substring(head.end(), end), joined.substring(end));
  }
}
