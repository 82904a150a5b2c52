package org.reliefspan.simulation.facility;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.reliefspan.domain.facility.Opening;

/**
 * Levels by shifts of the week, from the Monday of the week before tick 0 on; 0 on holidays.
 *
 * <p>Whatever began before tick 0 is known with its beginning, so that multiples of a grid can be
 * counted from there.
 */
final class WeeklyTurns implements Turns {
  private static final int DAYS = 7;

  /** A shift may fall into an hour that clocks leave out, but not in three weeks running. */
  private static final int QUIET_WEEKS = 3;

  private final CalendarTime calendar;
  private final List<Opening.Shift> shifts;
  private final int count;
  private final Set<LocalDate> holidays;
  private final LocalDate lastException;
  private LocalDate monday;
  private int quietWeeks;

  /**
   * Weeks.
   *
   * @param count of shifts that have none of their own
   */
  WeeklyTurns(List<Opening.Shift> shifts, int count, CalendarTime calendar) {
    this.calendar = calendar;
    this.shifts = shifts;
    this.count = count;
    this.holidays = new HashSet<>(calendar.holidays());
    LocalDate start = calendar.startDate();
    this.lastException = holidays.stream().max(Comparator.naturalOrder()).orElse(start);
    this.monday = start.minusDays(DAYS + start.getDayOfWeek().getValue() - 1L);
  }

  @Override
  public long addNext(LevelChanges changes) {
    Map<Long, Integer> rises = new TreeMap<>();
    for (int day = 0; day < DAYS; day++) {
      LocalDate date = monday.plusDays(day);
      if (!holidays.contains(date)) {
        addDay(date, rises);
      }
    }
    int before = changes.size();
    int level = 0;
    for (Map.Entry<Long, Integer> rise : rises.entrySet()) {
      level += rise.getValue();
      changes.put(rise.getKey(), level);
    }
    boolean isQuiet = changes.size() == before && monday.isAfter(lastException);
    quietWeeks = isQuiet ? quietWeeks + 1 : 0;
    monday = monday.plusDays(DAYS);
    long until = calendar.tick(monday, 0);
    if (quietWeeks < QUIET_WEEKS) {
      return until;
    }
    changes.dropFrom(until); // around the clock Sunday ends as Monday begins
    return Long.MAX_VALUE;
  }

  private void addDay(LocalDate date, Map<Long, Integer> rises) {
    for (Opening.Shift shift : shifts) {
      if (shift.days().contains(date.getDayOfWeek())) {
        int size = shift.count().orElse(count);
        rises.merge(calendar.tick(date, shift.fromMinute()), size, Integer::sum);
        rises.merge(calendar.tick(date, shift.untilMinute()), -size, Integer::sum);
      }
    }
  }
}
