package org.reliefspan.domain.study;

import java.util.Locale;

/** How a repeat, surgery, opioid escalation, other procedure or death is handled (ICH E9(R1)). */
public enum IntercurrentStrategy {
  /** The event is loss of relief. */
  COMPOSITE,
  /** Repeat, surgery and death compete with loss of relief. */
  COMPETING,
  /** As if the event had not happened: censored at the last score before it. */
  HYPOTHETICAL;

  /** Identifier in studies and tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
