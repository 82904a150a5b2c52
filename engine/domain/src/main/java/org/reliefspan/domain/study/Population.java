package org.reliefspan.domain.study;

import java.util.Locale;

/** Whom a relief quantity is about. */
public enum Population {
  /** Every episode with a baseline; never-responders have duration 0. */
  ALL_TREATED,
  /** Latent responders, by the mixture model. */
  RESPONDERS,
  /** Given relief at the first assessment after the onset window. */
  OBSERVED_RESPONDERS;

  /** Identifier in tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
