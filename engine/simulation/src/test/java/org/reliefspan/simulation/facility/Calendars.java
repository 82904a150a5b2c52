package org.reliefspan.simulation.facility;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.reliefspan.domain.facility.CalendarSpec;
import org.reliefspan.domain.facility.Opening;
import org.reliefspan.domain.pathway.TimeUnit;

/** Calendars and hours for tests. */
final class Calendars {
  static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
  static final Set<DayOfWeek> ALL_DAYS = EnumSet.allOf(DayOfWeek.class);

  /** In days, a tick is a minute. */
  static final long MINUTES = 1440;

  private Calendars() {}

  static CalendarTime utc(String start, String... holidays) {
    return of(start, "UTC", MINUTES, holidays);
  }

  static CalendarTime of(String start, String zone, long ticksPerDay, String... holidays) {
    return new CalendarTime(
        spec(start, zone, CalendarSpec.Windows.ELAPSED, holidays), TimeUnit.DAY, ticksPerDay);
  }

  static CalendarSpec spec(
      String start, String zone, CalendarSpec.Windows windows, String... holidays) {
    return new CalendarSpec(
        LocalDateTime.parse(start),
        ZoneId.of(zone),
        windows,
        List.of(holidays).stream().map(LocalDate::parse).toList());
  }

  /** All of them, between two hours. */
  static Opening.Shift shift(Set<DayOfWeek> days, int fromHour, int untilHour) {
    return new Opening.Shift(days, 60 * fromHour, 60 * untilHour, OptionalInt.empty());
  }

  static Opening.Shift shift(Set<DayOfWeek> days, int fromMinute, int untilMinute, int count) {
    return new Opening.Shift(days, fromMinute, untilMinute, OptionalInt.of(count));
  }

  static Openings weekly(CalendarTime calendar, int count, Opening.Shift... shifts) {
    return Openings.of(new Opening.Weekly(List.of(shifts)), count, Optional.of(calendar), MINUTES);
  }
}
