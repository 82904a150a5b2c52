package org.reliefspan.analysis.eventlog;

import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.reliefspan.domain.eventlog.SessionLog;

/**
 * Reads sessions from the columns of a log. Rows that have no pair, no value or end before they
 * start are left out and counted.
 */
public final class LogReader {
  private static final Set<String> MISSING = Set.of("", "NA", "NaN", "NULL", "null", ".");
  private static final Set<String> STARTS = Set.of("start", "started", "begin");
  private static final Set<String> ENDS =
      Set.of("complete", "completed", "end", "ended", "finish", "finished", "stop");

  private final LogColumns columns;
  private final LogTimes times;
  private final Map<String, Integer> cases = new LinkedHashMap<>();
  private final Map<String, Integer> activities = new LinkedHashMap<>();
  private final Map<String, Integer> resources = new LinkedHashMap<>();
  private final List<Session> sessions = new ArrayList<>();
  private int missing;
  private int others;
  private int unpaired;
  private int reversed;

  private LogReader(LogColumns columns, ZoneId zone) {
    this.columns = columns;
    this.times = new LogTimes(zone);
  }

  /**
   * What was read.
   *
   * @param log all sessions
   * @param rows of the file
   * @param notes what was left out
   */
  public record Read(SessionLog log, int rows, List<String> notes) {
    /** Copies. */
    public Read {
      notes = List.copyOf(notes);
    }
  }

  /** A session, with the row that told of it first. */
  private record Session(int number, int activity, int resource, long start, long end, int row) {}

  /**
   * Reads.
   *
   * @param zone whose clock counts for times that have an offset
   * @throws EventLogException if columns cannot be read or hold no session
   */
  public static Read read(LogColumns columns, ZoneId zone) {
    return new LogReader(columns, zone).read();
  }

  private Read read() {
    if (columns.rows() instanceof LogColumns.Intervals intervals) {
      intervals(intervals);
    } else if (columns.rows() instanceof LogColumns.Events events) {
      events(events);
    }
    if (sessions.isEmpty()) {
      throw new EventLogException(
          "holds no session. Maybe --lifecycle or --instance names another column?");
    }
    return new Read(log(), columns.cases().cells().size(), notes());
  }

  private boolean isMissing(int row) {
    boolean isMissing =
        MISSING.contains(columns.cases().cells().get(row))
            || MISSING.contains(columns.activities().cells().get(row));
    missing += isMissing ? 1 : 0;
    return isMissing;
  }

  private static int number(Map<String, Integer> names, String name) {
    return names.computeIfAbsent(name, each -> names.size());
  }

  private int resource(int row) {
    return columns
        .resources()
        .map(column -> column.cells().get(row))
        .filter(name -> !MISSING.contains(name))
        .map(name -> number(resources, name))
        .orElse(-1);
  }

  private void add(int firstRow, long start, long end) {
    if (end < start) {
      reversed++;
      return;
    }
    sessions.add(
        new Session(
            number(cases, columns.cases().cells().get(firstRow)),
            number(activities, columns.activities().cells().get(firstRow)),
            resource(firstRow),
            start,
            end,
            firstRow));
  }

  private void intervals(LogColumns.Intervals intervals) {
    long[] start = times.of(intervals.start().cells(), intervals.start().name());
    long[] end = times.of(intervals.end().cells(), intervals.end().name());
    for (int row = 0; row < start.length; row++) {
      if (!isMissing(row)) {
        add(row, start[row], end[row]);
      }
    }
  }

  private void events(LogColumns.Events events) {
    long[] time = times.of(events.time().cells(), events.time().name());
    if (events.lifecycle().isEmpty()) {
      for (int row = 0; row < time.length; row++) {
        if (!isMissing(row)) {
          add(row, time[row], time[row]);
        }
      }
      return;
    }
    pair(events, events.lifecycle().get().cells(), time);
  }

  /** Rows of one session, by its instance or in the order of their times. */
  private void pair(LogColumns.Events events, List<String> lifecycle, long[] time) {
    Map<List<String>, Deque<Integer>> starts = new LinkedHashMap<>();
    Map<List<String>, Deque<Integer>> ends = new LinkedHashMap<>();
    Integer[] order = new Integer[time.length];
    Arrays.setAll(order, row -> row);
    Arrays.sort(order, Comparator.comparingLong(row -> time[row]));
    for (int row : order) {
      if (!isMissing(row)) {
        String word = lifecycle.get(row).trim().toLowerCase(Locale.ROOT);
        Map<List<String>, Deque<Integer>> kind =
            STARTS.contains(word) ? starts : ENDS.contains(word) ? ends : Map.of();
        if (kind == starts || kind == ends) {
          kind.computeIfAbsent(key(events, row), name -> new ArrayDeque<>()).add(row);
        } else {
          others++;
        }
      }
    }
    match(starts, ends, time);
  }

  private List<String> key(LogColumns.Events events, int row) {
    String name = columns.cases().cells().get(row);
    String activity = columns.activities().cells().get(row);
    return events
        .instance()
        .map(column -> List.of(name, activity, column.cells().get(row)))
        .orElseGet(() -> List.of(name, activity));
  }

  private void match(
      Map<List<String>, Deque<Integer>> starts,
      Map<List<String>, Deque<Integer>> ends,
      long[] time) {
    if (starts.isEmpty()) { // nobody wrote down when sessions began
      ends.values().forEach(rows -> rows.forEach(row -> add(row, time[row], time[row])));
      return;
    }
    starts.forEach(
        (key, began) -> {
          Deque<Integer> over = ends.getOrDefault(key, new ArrayDeque<>());
          while (!began.isEmpty() && !over.isEmpty()) {
            int start = began.remove();
            add(start, time[start], time[over.remove()]);
          }
          unpaired += began.size() + over.size();
        });
    ends.forEach((key, over) -> unpaired += starts.containsKey(key) ? 0 : over.size());
  }

  /**
   * Cases in the order of their first session, activities in the order in which cases meet them.
   */
  private SessionLog log() {
    sessions.sort(
        Comparator.comparingInt(Session::number)
            .thenComparingLong(Session::start)
            .thenComparingLong(Session::end)
            .thenComparingInt(Session::row));
    int[] first = new int[cases.size() + 1];
    Arrays.fill(first, sessions.size());
    for (int i = sessions.size() - 1; i >= 0; i--) {
      first[sessions.get(i).number()] = i;
    }
    for (int c = cases.size() - 1; c >= 0; c--) {
      first[c] = Math.min(first[c], first[c + 1]);
    }
    int[] place = placesOfActivities(first);
    List<String> names = new ArrayList<>(activities.keySet());
    String[] sorted = new String[names.size()];
    for (int a = 0; a < place.length; a++) {
      sorted[place[a]] = names.get(a);
    }
    List<String> people = resources.keySet().stream().sorted().toList();
    List<String> asFound = new ArrayList<>(resources.keySet());
    return new SessionLog(
        Arrays.asList(sorted),
        people,
        first,
        new SessionLog.Sessions(
            sessions.stream().mapToInt(each -> place[each.activity()]).toArray(),
            sessions.stream()
                .mapToInt(
                    each -> each.resource() < 0 ? -1 : people.indexOf(asFound.get(each.resource())))
                .toArray(),
            sessions.stream().mapToLong(Session::start).toArray(),
            sessions.stream().mapToLong(Session::end).toArray()));
  }

  /** By the mean place in the cases; by name where that is the same. */
  private int[] placesOfActivities(int[] first) {
    double[] sum = new double[activities.size()];
    double[] count = new double[activities.size()];
    for (int c = 0; c + 1 < first.length; c++) {
      for (int s = first[c]; s < first[c + 1]; s++) {
        sum[sessions.get(s).activity()] += s - first[c];
        count[sessions.get(s).activity()]++;
      }
    }
    List<String> names = new ArrayList<>(activities.keySet());
    Integer[] order = new Integer[names.size()];
    Arrays.setAll(order, a -> a);
    Arrays.sort(
        order,
        Comparator.comparingDouble((Integer a) -> sum[a] / count[a]).thenComparing(names::get));
    int[] place = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      place[order[i]] = i;
    }
    return place;
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (columns.rows() instanceof LogColumns.Events events && events.lifecycle().isEmpty()) {
      notes.add(
          "No column says what starts and what ends, so every row is a session without length.");
    }
    note(notes, missing, "rows have no case or no activity and were left out.");
    note(notes, others, "rows are neither a start nor an end and were left out.");
    note(notes, unpaired, "rows are a start without an end or the reverse and were left out.");
    note(notes, reversed, "sessions end before they start and were left out.");
    return notes;
  }

  private static void note(List<String> notes, int count, String words) {
    if (count > 0) {
      notes.add("%d %s".formatted(count, words));
    }
  }
}
