package org.reliefspan.domain.pathway;

import java.util.Locale;

/** A unit of time; its length matters for discounting and rates per year only. */
public enum TimeUnit {
  /** A day. */
  DAY(1 / 365.25),
  /** Seven days. */
  WEEK(7 / 365.25),
  /** A twelfth of a year. */
  MONTH(1 / 12.0),
  /** 365.25 days. */
  YEAR(1);

  private final double years;

  TimeUnit(double years) {
    this.years = years;
  }

  /** Word in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Length in years. */
  public double years() {
    return years;
  }
}
