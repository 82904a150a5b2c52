package org.reliefspan.domain.facility;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Hours by the calendar in which all of several weekly openings are open. */
public final class OpenHours {
  private static final int DAY_MINUTES = 24 * 60;
  private final List<Opening.Weekly> openings;
  private final ZoneId zone;
  private final Set<LocalDate> holidays;

  private OpenHours(List<Opening.Weekly> openings, ZoneId zone, Set<LocalDate> holidays) {
    this.openings = openings;
    this.zone = zone;
    this.holidays = holidays;
  }

  /**
   * Of openings.
   *
   * @param openings all of which must be open; without any it is always open, on holidays too
   */
  public static OpenHours of(Collection<Opening.Weekly> openings, CalendarSpec calendar) {
    return new OpenHours(List.copyOf(openings), calendar.zone(), Set.copyOf(calendar.holidays()));
  }

  /**
   * Hours without a break.
   *
   * @param from when they begin
   * @param until when they end, later
   */
  public record Hours(ZonedDateTime from, ZonedDateTime until) {
    /** How long they are. */
    public Duration length() {
      return Duration.between(from, until);
    }
  }

  /** Open hours of a day, in order. Those that meet are one. */
  public List<Hours> on(LocalDate day) {
    if (openings.isEmpty()) {
      return List.of(hours(day, 0, DAY_MINUTES));
    }
    List<Hours> hours = new ArrayList<>();
    boolean[] open = minutes(day);
    int begin = 0;
    for (int minute = 0; minute <= DAY_MINUTES; minute++) {
      boolean now = minute < DAY_MINUTES && open[minute];
      if (now && (minute == 0 || !open[minute - 1])) {
        begin = minute;
      }
      if (!now && minute > 0 && open[minute - 1]) {
        hours.add(hours(day, begin, minute));
      }
    }
    return hours;
  }

  /** By minute of the day: whether all are open. */
  private boolean[] minutes(LocalDate day) {
    int[] count = new int[DAY_MINUTES];
    for (Opening.Weekly opening : holidays.contains(day) ? List.<Opening.Weekly>of() : openings) {
      boolean[] open = new boolean[DAY_MINUTES];
      for (Opening.Shift shift : opening.shifts()) {
        if (shift.days().contains(day.getDayOfWeek()) && shift.count().orElse(1) > 0) {
          Arrays.fill(open, shift.fromMinute(), shift.untilMinute(), true);
        }
      }
      for (int minute = 0; minute < DAY_MINUTES; minute++) {
        count[minute] += open[minute] ? 1 : 0;
      }
    }
    boolean[] all = new boolean[DAY_MINUTES];
    for (int minute = 0; minute < DAY_MINUTES; minute++) {
      all[minute] = count[minute] == openings.size();
    }
    return all;
  }

  private Hours hours(LocalDate day, int fromMinute, int untilMinute) {
    return new Hours(at(day, fromMinute), at(day, untilMinute));
  }

  private ZonedDateTime at(LocalDate day, int minute) {
    return day.atStartOfDay().plusMinutes(minute).atZone(zone);
  }

  /**
   * When sessions can begin: on the grid that each opening begins, so that they end within it.
   *
   * @param earliest first time, included
   * @param latest last time, included
   * @param grid between beginnings, positive
   * @param length of a session
   * @return in order
   */
  public List<ZonedDateTime> starts(
      ZonedDateTime earliest, ZonedDateTime latest, Duration grid, Duration length) {
    List<ZonedDateTime> starts = new ArrayList<>();
    LocalDate last = latest.withZoneSameInstant(zone).toLocalDate();
    LocalDate day = earliest.withZoneSameInstant(zone).toLocalDate();
    for (; !day.isAfter(last); day = day.plusDays(1)) {
      for (Hours hours : on(day)) {
        ZonedDateTime start = hours.from();
        for (; !start.plus(length).isAfter(hours.until()); start = start.plus(grid)) {
          if (!start.isBefore(earliest) && !start.isAfter(latest)) {
            starts.add(start);
          }
        }
      }
    }
    return starts;
  }

  /** The longest hours of some days; zero if there are none. */
  public Duration longest(LocalDate first, LocalDate last) {
    return first
        .datesUntil(last.plusDays(1))
        .flatMap(day -> on(day).stream())
        .map(Hours::length)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }
}
