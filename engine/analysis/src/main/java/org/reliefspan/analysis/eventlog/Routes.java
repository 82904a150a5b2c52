package org.reliefspan.analysis.eventlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.reliefspan.domain.eventlog.RouteRow;
import org.reliefspan.domain.eventlog.SessionLog;

/**
 * What comes after what. A case that stops where hardly any case ends, so shortly before the end of
 * the log that it may still go on, is unfinished: nothing is said of what comes next.
 */
final class Routes {
  private static final double HARDLY = 0.05;
  private static final double LONG_WAIT = 0.99;

  private final SessionLog log;
  private final int[][] count; // [from][to]; begin and end are the last index
  private int unfinished;

  Routes(SessionLog log) {
    this.log = log;
    int outside = log.activities().size();
    this.count = new int[outside + 1][outside + 1];
    for (int c = 0; c < log.cases(); c++) {
      int from = outside;
      for (int s = log.first(c); s < log.afterLast(c); s++) {
        count[from][log.activity(s)]++;
        from = log.activity(s);
      }
      count[from][outside]++;
    }
    leaveOutUnfinished(outside);
  }

  private void leaveOutUnfinished(int outside) {
    long last = Long.MIN_VALUE;
    for (int s = 0; s < log.sessions(); s++) {
      last = Math.max(last, log.end(s));
    }
    long[] patience = longWaits(outside);
    int[] ends = new int[outside];
    int[] all = new int[outside];
    for (int a = 0; a < outside; a++) {
      ends[a] = count[a][outside];
      all[a] = Arrays.stream(count[a]).sum();
    }
    for (int c = 0; c < log.cases(); c++) {
      int s = log.afterLast(c) - 1;
      int a = log.activity(s);
      if (ends[a] < HARDLY * all[a] && last - log.end(s) <= patience[a]) {
        count[a][outside]--;
        unfinished++;
      }
    }
  }

  /** Long waits after each activity, of those who went on; none where nobody did. */
  private long[] longWaits(int outside) {
    List<List<Long>> waits = new ArrayList<>();
    for (int a = 0; a < outside; a++) {
      waits.add(new ArrayList<>());
    }
    for (int c = 0; c < log.cases(); c++) {
      for (int s = log.first(c) + 1; s < log.afterLast(c); s++) {
        waits.get(log.activity(s - 1)).add(Math.max(0, log.start(s) - log.end(s - 1)));
      }
    }
    return waits.stream()
        .mapToLong(
            each ->
                each.isEmpty()
                    ? -1
                    : (long)
                        SortedSample.of(each.stream().mapToLong(time -> time).toArray())
                            .quantile(LONG_WAIT, 1))
        .toArray();
  }

  /** Cases that may still go on. */
  int unfinished() {
    return unfinished;
  }

  /**
   * Ways between activities that are kept.
   *
   * @param ids by activity
   */
  List<RouteRow> rows(List<String> ids, boolean[] isKept) {
    int outside = ids.size();
    List<RouteRow> rows = new ArrayList<>();
    for (int step = 0; step <= outside; step++) {
      int from = step == 0 ? outside : step - 1;
      if (from < outside && !isKept[from]) {
        continue;
      }
      int all = 0;
      for (int to = 0; to <= outside; to++) {
        all += to == outside || isKept[to] ? count[from][to] : 0;
      }
      for (int to = 0; to <= outside; to++) {
        if (count[from][to] > 0 && (to == outside || isKept[to])) {
          rows.add(
              new RouteRow(
                  from == outside ? RouteRow.BEGIN : ids.get(from),
                  to == outside ? RouteRow.END : ids.get(to),
                  OptionalLong.of(count[from][to]),
                  (double) count[from][to] / all));
        }
      }
    }
    return rows;
  }
}
