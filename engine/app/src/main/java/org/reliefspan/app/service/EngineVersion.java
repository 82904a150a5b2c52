package org.reliefspan.app.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this engine, from the build. */
public final class EngineVersion {
  private EngineVersion() {}

  /** Such as {@code 0.1.0}. */
  public static String current() {
    Properties properties = new Properties();
    try (InputStream stream = EngineVersion.class.getResourceAsStream("version.properties")) {
      if (stream == null) {
        throw new IllegalStateException("version.properties is missing from the build");
      }
      properties.load(stream);
      return properties.getProperty("version", "unknown");
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
