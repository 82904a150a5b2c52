package org.reliefspan.domain.study;

import java.util.Locale;

/** Which procedures of a patient start an episode that is analysed. */
public enum IndexPolicy {
  ALL,
  /** Only the first of each family in a patient's record. */
  FIRST;

  /** Identifier in studies. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
