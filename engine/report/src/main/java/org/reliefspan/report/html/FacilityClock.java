package org.reliefspan.report.html;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/**
 * Ticks of a facility as people read them.
 *
 * @param start by the calendar, when time is 0
 * @param unit {@code day}, {@code week}, {@code month} or {@code year}
 */
record FacilityClock(ZonedDateTime start, String unit, long ticksPerUnit) {
  private static final long DAY = 86_400;
  private static final double YEAR = 365.25 * DAY;

  /** The local time of a tick, to the second. */
  LocalDateTime local(long tick) {
    return start
        .plusSeconds(Math.round((double) tick / ticksPerUnit * secondsOf(unit)))
        .toLocalDateTime();
  }

  /** Seconds of a unit of time. */
  static double secondsOf(String unit) {
    return switch (unit) {
      case "week" -> 7.0 * DAY;
      case "month" -> YEAR / 12;
      case "year" -> YEAR;
      default -> DAY;
    };
  }

  /** Units of a week. */
  static double week(String unit) {
    return 7.0 * DAY / secondsOf(unit);
  }
}
