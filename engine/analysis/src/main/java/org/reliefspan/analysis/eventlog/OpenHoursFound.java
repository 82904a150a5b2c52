package org.reliefspan.analysis.eventlog;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.domain.eventlog.TeamRow.OpenDay;

/**
 * Hours in which somebody works, by when sessions begin. Hours and days without a beginning are
 * closed where that would be chance in fewer than one of a thousand logs in which sessions begin
 * around the clock.
 */
final class OpenHoursFound {
  private static final double CHANCE = 0.001;

  private OpenHoursFound() {}

  /** Days with their hours; none where it is always open. */
  static List<OpenDay> of(long[] starts) {
    int[] byDay = new int[Week.DAYS];
    int[] byHour = new int[Week.HOURS];
    for (long start : starts) {
      byDay[Week.weekday(start)]++;
      byHour[Week.hour(start)]++;
    }
    int from = 0;
    int until = Week.HOURS;
    int[] gap = longestGap(byHour);
    boolean isNightClosed =
        Week.HOURS * Math.pow(1 - gap[1] / (double) Week.HOURS, starts.length) < CHANCE;
    int opens = (gap[0] + gap[1]) % Week.HOURS;
    int closes = gap[0] == 0 ? Week.HOURS : gap[0];
    if (isNightClosed && opens < closes) { // who works through midnight is taken as always there
      from = opens;
      until = closes;
    }
    boolean mayBeClosed = Week.DAYS * Math.pow(1 - 1.0 / Week.DAYS, starts.length) < CHANCE;
    List<OpenDay> open = new ArrayList<>();
    for (int day = 0; day < Week.DAYS; day++) {
      if (byDay[day] > 0 || !mayBeClosed) {
        open.add(new OpenDay(day, from, until));
      }
    }
    boolean isAlways = open.size() == Week.DAYS && from == 0 && until == Week.HOURS;
    return isAlways ? List.of() : open;
  }

  /** The longest run of empty hours around the clock: its beginning, its length. */
  private static int[] longestGap(int[] byHour) {
    int best = 0;
    int at = 0;
    for (int from = 0; from < byHour.length; from++) {
      int length = 0;
      while (length < byHour.length && byHour[(from + length) % byHour.length] == 0) {
        length++;
      }
      if (length > best) {
        best = length;
        at = from;
      }
    }
    return new int[] {at, best};
  }
}
