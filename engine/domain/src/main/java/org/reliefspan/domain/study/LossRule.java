package org.reliefspan.domain.study;

import java.util.Locale;

/** When failing scores end relief. */
public enum LossRule {
  /** One failing score ends relief. */
  FIRST_FAILURE,
  /** A failing score ends relief when a second one follows within 90 days. */
  CONFIRMED;

  /** Days within which the second failing score must follow. */
  public static final int CONFIRMATION_DAYS = 90;

  /** Identifier in studies and tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
