package org.reliefspan.simulation.facility;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;
import org.reliefspan.domain.facility.ArrivalSpec;

/** A factor that goes by the local week, day by day, with one for holidays. Not thread-safe. */
final class WeekFactors implements FactorPieces {
  private static final int DAY = 24 * 60;

  private final CalendarTime calendar;
  private final int[] from; // minutes since Monday 0:00
  private final double[] factor;
  private final OptionalDouble holiday;
  private final Set<LocalDate> holidays;
  private LocalDate date;
  private int minute; // of the day, where the piece begins
  private long until;

  WeekFactors(ArrivalSpec.Week week, CalendarTime calendar) {
    this.calendar = calendar;
    this.from = week.fromMinute().stream().mapToInt(each -> each).toArray();
    this.factor = week.factor().stream().mapToDouble(each -> each).toArray();
    this.holiday = week.holiday();
    this.holidays = new HashSet<>(calendar.holidays());
    this.date = calendar.startDate();
    this.until = end();
    while (until <= 0) {
      advance();
    }
  }

  private boolean isHoliday() {
    return holiday.isPresent() && holidays.contains(date);
  }

  private int dayBegins() {
    return (date.getDayOfWeek().getValue() - 1) * DAY;
  }

  /** The piece of the week in which this one lies. */
  private int piece() {
    int found = Arrays.binarySearch(from, dayBegins() + minute);
    return found >= 0 ? found : -found - 2;
  }

  /** The minute of the day at which this piece ends. */
  private int endMinute() {
    int next = piece() + 1;
    return isHoliday() || next == from.length ? DAY : Math.min(DAY, from[next] - dayBegins());
  }

  private long end() {
    return calendar.tick(date, endMinute());
  }

  @Override
  public double factor() {
    return isHoliday() ? holiday.getAsDouble() : factor[piece()];
  }

  @Override
  public long until() {
    return until;
  }

  @Override
  public void advance() {
    minute = endMinute();
    if (minute == DAY) {
      minute = 0;
      date = date.plusDays(1);
    }
    until = end();
  }
}
