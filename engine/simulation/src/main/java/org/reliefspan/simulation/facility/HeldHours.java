package org.reliefspan.simulation.facility;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.reliefspan.domain.facility.Opening;

/**
 * Hours of the week that are held for some, day by day: those of a day are given to all at once,
 * some time before they begin. Not thread-safe.
 */
final class HeldHours {
  private final CalendarTime calendar;
  private final Opening.Shift hours;
  private final long release;
  private final Set<LocalDate> holidays;
  private long[] begins = new long[64];
  private long[] ends = new long[64];
  private int size;
  private int released;
  private int looked; // day that was looked at last
  private LocalDate date;

  /**
   * Hours that are held.
   *
   * @param release ticks before their beginning; 0 for never
   */
  HeldHours(Opening.Shift hours, long release, CalendarTime calendar) {
    this.calendar = calendar;
    this.hours = hours;
    this.release = release;
    this.holidays = new HashSet<>(calendar.holidays());
    this.date = calendar.startDate();
  }

  private void makeUntil(long tick) {
    while (calendar.tick(date, 0) <= tick) {
      if (hours.days().contains(date.getDayOfWeek()) && !holidays.contains(date)) {
        add(calendar.tick(date, hours.fromMinute()), calendar.tick(date, hours.untilMinute()));
      }
      date = date.plusDays(1);
    }
  }

  private void add(long begin, long end) {
    if (begin >= end) {
      return; // clocks leave them out
    }
    if (size == begins.length) {
      begins = Arrays.copyOf(begins, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    begins[size] = begin;
    ends[size++] = end;
  }

  /** Tells an axis where they begin and end. */
  void bound(CellAxis axis, long until) {
    makeUntil(until);
    for (int day = firstEndingAfter(axis.end()); day < size && begins[day] < until; day++) {
      axis.bound(begins[day]);
      axis.bound(ends[day]);
    }
  }

  private int firstEndingAfter(long tick) {
    int at = Arrays.binarySearch(ends, 0, size, tick);
    return at >= 0 ? at + 1 : -at - 1;
  }

  /** Whether a tick, not before the one asked for last, lies in hours that are held still. */
  boolean holds(long tick) {
    makeUntil(tick);
    while (looked < size && ends[looked] <= tick) {
      looked++;
    }
    return looked < size && begins[looked] <= tick && looked >= released;
  }

  /** When the next hours are given to all; {@link Long#MAX_VALUE} if never. */
  long nextRelease() {
    if (release == 0) {
      return Long.MAX_VALUE;
    }
    while (released >= size) {
      if (hours.days().isEmpty()) {
        return Long.MAX_VALUE;
      }
      makeUntil(calendar.tick(date, 0));
    }
    return begins[released] - release;
  }

  /** Where the hours begin that are given to all next. */
  long releasedBegin() {
    return begins[released];
  }

  /** Where they end. */
  long releasedEnd() {
    return ends[released];
  }

  /** They are given to all. */
  void release() {
    released++;
  }
}
