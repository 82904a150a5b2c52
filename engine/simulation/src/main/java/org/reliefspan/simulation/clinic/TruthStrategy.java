package org.reliefspan.simulation.clinic;

import java.util.Locale;

/** What the truth does with events after the index. */
public enum TruthStrategy {
  /** The next procedure, surgery, an opioid escalation or death ends relief. */
  COMPOSITE,
  /** Relief as if none of these happened. */
  HYPOTHETICAL;

  /**
   * The name used in tables.
   *
   * @return {@code composite} or {@code hypothetical}
   */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
