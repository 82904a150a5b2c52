package org.reliefspan.domain.catalog;

import java.util.Locale;

/** Which way a measure gets better. */
public enum Direction {
  HIGHER_WORSE,
  HIGHER_BETTER,
  /** Best inside a band, such as hours of sleep; a plain gain is not defined. */
  TARGET_BAND,
  /** Depends on the instrument used; a plain gain is not defined. */
  INSTRUMENT;

  /** Whether gain = sign x (baseline - later) is defined. */
  public boolean hasGain() {
    return this == HIGHER_WORSE || this == HIGHER_BETTER;
  }

  /** Reads the catalogue's spelling, such as {@code higher_worse}. */
  public static Direction parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
