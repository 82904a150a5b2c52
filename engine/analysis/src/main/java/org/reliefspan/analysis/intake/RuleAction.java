package org.reliefspan.analysis.intake;

import java.util.Locale;

/** What a rule did with what it found. */
public enum RuleAction {
  QUARANTINED,
  FILTERED,
  DROPPED_DUPLICATE,
  WARNED,
  COUNTED;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
