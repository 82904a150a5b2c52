package org.reliefspan.app.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reliefspan.domain.catalog.Catalogue;

/** Tells two catalogues apart by their content. */
final class CatalogueChecksum {
  private CatalogueChecksum() {}

  static String of(Catalogue catalogue) {
    String content =
        Stream.of(
                catalogue.families().stream().map(Object::toString),
                catalogue.measures().stream().map(Object::toString),
                catalogue.conditions().stream().map(Object::toString),
                catalogue.medications().stream().map(Object::toString),
                catalogue.codes().stream().map(Object::toString).sorted())
            .flatMap(lines -> lines)
            .collect(Collectors.joining("\n"));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }
}
