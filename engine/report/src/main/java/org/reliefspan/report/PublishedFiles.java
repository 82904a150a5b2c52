package org.reliefspan.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Names and checksums of what a results folder publishes. */
final class PublishedFiles {
  static final String TABLES = "tables";
  static final String FIGURES = "figures";
  static final String ESTIMATES = "estimates";
  static final String RESULTS = "results.json";
  static final String MANIFEST = "manifest.json";

  private PublishedFiles() {}

  /** SHA-256 of every published file, by its path in the folder. */
  static SortedMap<String, String> checksums(Path directory) throws IOException {
    return checksums(directory, List.of(RESULTS));
  }

  /** SHA-256 of every table, figure and estimate, and of some files beside them. */
  static SortedMap<String, String> checksums(Path directory, List<String> beside)
      throws IOException {
    SortedMap<String, String> checksums = new TreeMap<>();
    for (String folder : List.of(TABLES, FIGURES, ESTIMATES)) {
      if (!Files.isDirectory(directory.resolve(folder))) {
        continue;
      }
      try (Stream<Path> files = Files.list(directory.resolve(folder))) {
        for (Path file : files.toList()) {
          checksums.put(folder + "/" + file.getFileName(), sha256(file));
        }
      }
    }
    for (String name : beside) {
      checksums.put(name, sha256(directory.resolve(name)));
    }
    return checksums;
  }

  private static String sha256(Path file) throws IOException {
    return sha256(Files.readAllBytes(file));
  }

  /** SHA-256 in hexadecimal digits. */
  static String sha256(byte[] content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }
}
