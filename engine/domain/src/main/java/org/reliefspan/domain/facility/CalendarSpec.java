package org.reliefspan.domain.facility;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * What the time of a facility is by the calendar.
 *
 * @param start local date and time at which its time is 0
 * @param zone where it lies; UTC for clocks that are never changed
 * @param windows whether windows of activities count hours that pass or days of the calendar
 * @param holidays on which nothing is open
 */
public record CalendarSpec(
    LocalDateTime start, ZoneId zone, Windows windows, List<LocalDate> holidays)
    implements Serializable {
  /** Copies. */
  public CalendarSpec {
    holidays = List.copyOf(holidays);
  }

  /** What a window of a day means when clocks are changed. */
  public enum Windows {
    /** 24 hours pass. */
    ELAPSED,
    /** The same time by the clock on the next day. */
    LOCAL
  }
}
