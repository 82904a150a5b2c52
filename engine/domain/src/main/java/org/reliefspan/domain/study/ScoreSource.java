package org.reliefspan.domain.study;

import java.util.Locale;

/** Which scores tell about relief. */
public enum ScoreSource {
  ALL_SCORES,
  /**
   * Only scores of days with an attended visit that was scheduled, not asked for by the patient.
   */
  SCHEDULED_SCORES;

  /** Identifier in studies and tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
