package org.reliefspan.app.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;

/** SHA-256 of files. */
final class Checksums {
  private Checksums() {}

  /**
   * Adds a file and files beside it to inputs of a run, by their names; a second file of the same
   * name with its folder. What is not there any more is left out.
   */
  static void add(SortedMap<String, String> inputs, Path file, List<String> beside) {
    add(inputs, String.valueOf(file.getFileName()), file);
    beside.forEach(name -> add(inputs, name, file.resolveSibling(name)));
  }

  private static void add(SortedMap<String, String> inputs, String name, Path file) {
    if (Files.isRegularFile(file)) {
      String sum = sha256(file);
      Path folder = file.toAbsolutePath().normalize().getParent();
      boolean isFree = inputs.getOrDefault(name, sum).equals(sum);
      inputs.put(isFree || folder == null ? name : folder.getFileName() + "/" + name, sum);
    }
  }

  static String sha256(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(stream, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }
}
