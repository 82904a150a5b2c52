package org.reliefspan.analysis.eventlog;

/** Hours and days of local milliseconds since 1970. */
final class Week {
  static final int DAYS = 7;
  static final int HOURS = 24;
  static final long HOUR = 3_600_000;
  static final long DAY = HOURS * HOUR;

  /** 1970 began on a Thursday. */
  private static final int FIRST_WEEKDAY = 3;

  private Week() {}

  /** 0 for Monday. */
  static int weekday(long time) {
    return (int) Math.floorMod(Math.floorDiv(time, DAY) + FIRST_WEEKDAY, (long) DAYS);
  }

  /** Hour of the day, from 0. */
  static int hour(long time) {
    return (int) (Math.floorMod(time, DAY) / HOUR);
  }

  /** When the day began. */
  static long day(long time) {
    return Math.floorDiv(time, DAY) * DAY;
  }
}
