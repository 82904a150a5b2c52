package org.reliefspan.analysis.eventlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.reliefspan.domain.eventlog.TeamRow.OpenDay;

/** Stretches of time in which nobody of a team is free: all are busy, or it is closed. */
final class Stretches {
  private final long[] from; // rising
  private final long[] until; // apart

  private Stretches(long[] from, long[] until) {
    this.from = from;
    this.until = until;
  }

  /** A change at a time: of sessions, or of being closed. */
  private record Change(long time, int busy, int closed) {}

  /**
   * Stretches of a team.
   *
   * @param starts of its sessions
   * @param ends of its sessions
   * @param count how many can be busy
   * @param open hours; none for always
   */
  static Stretches of(long[] starts, long[] ends, int count, List<OpenDay> open) {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < starts.length; i++) {
      changes.add(new Change(starts[i], 1, 0));
      changes.add(new Change(ends[i], -1, 0));
    }
    if (!open.isEmpty() && starts.length > 0) {
      closed(
          Arrays.stream(starts).min().orElse(0),
          Arrays.stream(ends).max().orElse(0),
          open,
          changes);
    }
    changes.sort(Comparator.comparingLong(Change::time));
    return of(changes, count);
  }

  private static Stretches of(List<Change> changes, int count) {
    List<long[]> stretches = new ArrayList<>();
    int busy = 0;
    int closed = 0;
    boolean was = false;
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      busy += change.busy();
      closed += change.closed();
      if (i + 1 < changes.size() && changes.get(i + 1).time() == change.time()) {
        continue;
      }
      boolean is = busy >= count || closed > 0;
      if (is && !was) {
        stretches.add(new long[] {change.time(), Long.MAX_VALUE});
      } else if (was && !is) {
        stretches.get(stretches.size() - 1)[1] = change.time();
      }
      was = is;
    }
    return new Stretches(
        stretches.stream().mapToLong(each -> each[0]).toArray(),
        stretches.stream().mapToLong(each -> each[1]).toArray());
  }

  /** Closed from the day of the first time to the day of the last. */
  private static void closed(long first, long last, List<OpenDay> open, List<Change> changes) {
    for (long day = Week.day(first); day <= last; day += Week.DAY) {
      long shut = day;
      for (OpenDay each : open) {
        if (each.day() == Week.weekday(day)) {
          shut(shut, day + each.from() * Week.HOUR, changes);
          shut = day + each.until() * Week.HOUR;
        }
      }
      shut(shut, day + Week.DAY, changes);
    }
  }

  private static void shut(long from, long until, List<Change> changes) {
    if (from < until) {
      changes.add(new Change(from, 0, 1));
      changes.add(new Change(until, 0, -1));
    }
  }

  /** Since when nobody was free just before a time; the time itself if somebody was. */
  long since(long time) {
    int at = Arrays.binarySearch(from, time);
    int last = at >= 0 ? at : -at - 2;
    if (last >= 0 && from[last] == time && last > 0 && until[last - 1] == time) {
      last--;
    }
    return last >= 0 && until[last] >= time ? from[last] : time;
  }
}
