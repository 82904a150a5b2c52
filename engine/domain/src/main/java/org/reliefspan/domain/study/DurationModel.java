package org.reliefspan.domain.study;

import java.util.Locale;

/** Shape of relief durations among responders. */
public enum DurationModel {
  WEIBULL,
  LOGNORMAL,
  LOGLOGISTIC;

  /** Identifier in studies and tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
