package org.reliefspan.domain.facility.check;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.reliefspan.domain.facility.Opening;
import org.reliefspan.domain.facility.Opening.Shift;
import org.reliefspan.domain.facility.ResourceSpec;
import org.reliefspan.domain.facility.ResourceSpec.CarveOut;

/** How many of a resource there are for an activity in the course of a week without holidays. */
final class WeekOf {
  private static final int DAY = 24 * 60;

  private WeekOf() {}

  /** The most of it that there ever is for an activity. */
  static int most(ResourceSpec resource, String activity) {
    if (resource.opening() instanceof Opening.Cyclic cyclic) {
      return cyclic.count().isEmpty() ? 0 : Collections.max(cyclic.count());
    }
    return times(resource).stream().mapToInt(time -> at(resource, activity, time)).max().orElse(0);
  }

  /** Whether all needs can be met at one time of the week. Turns that never meet are not seen. */
  static boolean everTogether(Map<ResourceSpec, Integer> needs, String activity) {
    TreeSet<Integer> times = new TreeSet<>();
    needs.keySet().forEach(resource -> times.addAll(times(resource)));
    return times.stream()
        .anyMatch(
            time ->
                needs.entrySet().stream()
                    .allMatch(need -> at(need.getKey(), activity, time) >= need.getValue()));
  }

  /** Minutes of the longest hours without a break within a day. */
  static int longest(Opening.Weekly weekly) {
    int longest = 0;
    for (DayOfWeek day : DayOfWeek.values()) {
      int length = 0;
      for (int minute = 0; minute < DAY; minute++) {
        int now = minute;
        boolean open =
            weekly.shifts().stream()
                .anyMatch(shift -> covers(shift, day, now) && shift.count().orElse(1) > 0);
        length = open ? length + 1 : 0;
        longest = Math.max(longest, length);
      }
    }
    return longest;
  }

  /** Minutes of the week at which the number may change. */
  private static SortedSet<Integer> times(ResourceSpec resource) {
    TreeSet<Integer> times = new TreeSet<>();
    times.add(0);
    if (resource.opening() instanceof Opening.Weekly weekly) {
      weekly.shifts().forEach(shift -> times.addAll(ends(shift)));
    }
    resource.carveOuts().forEach(held -> times.addAll(ends(held.hours())));
    return times;
  }

  private static SortedSet<Integer> ends(Shift shift) {
    TreeSet<Integer> times = new TreeSet<>();
    for (DayOfWeek day : shift.days()) {
      int begin = (day.getValue() - 1) * DAY;
      times.add(begin + shift.fromMinute());
      times.add((begin + shift.untilMinute()) % (DayOfWeek.values().length * DAY));
    }
    return times;
  }

  private static int at(ResourceSpec resource, String activity, int time) {
    int count = 0;
    if (resource.opening() instanceof Opening.Weekly weekly) {
      for (Shift shift : weekly.shifts()) {
        count += covers(shift, time) ? shift.count().orElse(resource.count()) : 0;
      }
    } else {
      count = most(resource);
    }
    for (CarveOut held : resource.carveOuts()) {
      boolean forOthers = held.release() == 0 && !held.activities().contains(activity);
      count -=
          forOthers && covers(held.hours(), time)
              ? held.hours().count().orElse(resource.count())
              : 0;
    }
    return Math.max(0, count);
  }

  private static int most(ResourceSpec resource) {
    return resource.opening() instanceof Opening.Cyclic cyclic
        ? cyclic.count().stream().mapToInt(Integer::intValue).max().orElse(0)
        : resource.count();
  }

  private static boolean covers(Shift shift, int time) {
    return covers(shift, DayOfWeek.of(1 + time / DAY), time % DAY);
  }

  private static boolean covers(Shift shift, DayOfWeek day, int minute) {
    return shift.days().contains(day)
        && shift.fromMinute() <= minute
        && minute < shift.untilMinute();
  }
}
