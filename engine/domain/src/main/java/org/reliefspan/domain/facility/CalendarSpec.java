package org.reliefspan.domain.facility;

import java.io.Serializable;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
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
    ELAPSED {
      @Override
      public ZonedDateTime after(ZonedDateTime from, Duration time) {
        return from.plus(time);
      }
    },
    /** The same time by the clock on the next day. */
    LOCAL {
      @Override
      public ZonedDateTime after(ZonedDateTime from, Duration time) {
        return from.toLocalDateTime().plus(time).atZone(from.getZone());
      }
    };

    /** The end of a time that begins then. */
    public abstract ZonedDateTime after(ZonedDateTime from, Duration time);
  }
}
