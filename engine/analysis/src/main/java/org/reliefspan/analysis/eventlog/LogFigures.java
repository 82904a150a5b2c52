package org.reliefspan.analysis.eventlog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.reliefspan.domain.eventlog.LogFigure;
import org.reliefspan.domain.eventlog.SessionLog;
import org.reliefspan.domain.eventlog.TraceRow;

/** Numbers of a log as a whole; of an observed and of a simulated log by the same rules. */
public final class LogFigures {
  private final SessionLog log;
  private final List<LogFigure> figures = new ArrayList<>();

  private LogFigures(SessionLog log) {
    this.log = log;
  }

  /** Times of cases, arrivals, and the waits before activities. */
  public static List<LogFigure> of(SessionLog log) {
    LogFigures figures = new LogFigures(log);
    figures.cases();
    figures.arrivals();
    figures.waits();
    return figures.figures;
  }

  /**
   * Busy hours by team.
   *
   * @param teams names of teams
   * @param teamOf index of the team by activity, -1 for none
   */
  public static List<LogFigure> busyHours(SessionLog log, List<String> teams, int[] teamOf) {
    long[] busy = new long[teams.size()];
    for (int s = 0; s < log.sessions(); s++) {
      int team = teamOf[log.activity(s)];
      if (team >= 0) {
        busy[team] += log.end(s) - log.start(s);
      }
    }
    return IntStream.range(0, busy.length)
        .mapToObj(t -> new LogFigure("busy_hours", teams.get(t), busy[t] / SessionLog.HOUR))
        .toList();
  }

  /** Shares of cases by trace, in the order of some rows; all others together. */
  public static List<LogFigure> traceShares(SessionLog log, List<TraceRow> rows) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    rows.forEach(row -> counts.put(row.trace(), 0));
    counts.putIfAbsent(TraceRow.OTHER, 0);
    traces(log)
        .forEach(
            (trace, cases) ->
                counts.merge(
                    counts.containsKey(trace) ? trace : TraceRow.OTHER, cases, Integer::sum));
    return counts.entrySet().stream()
        .map(
            each ->
                new LogFigure("trace_share", each.getKey(), (double) each.getValue() / log.cases()))
        .toList();
  }

  /** Cases by trace. */
  static Map<String, Integer> traces(SessionLog log) {
    Map<String, Integer> counts = new HashMap<>();
    for (int c = 0; c < log.cases(); c++) {
      String trace =
          String.join(
              TraceRow.JOINT,
              IntStream.range(log.first(c), log.afterLast(c))
                  .mapToObj(s -> log.activities().get(log.activity(s)))
                  .toList());
      counts.merge(trace, 1, Integer::sum);
    }
    return counts;
  }

  /** Sessions of a case end when the last of them does, which need not be the last to begin. */
  private long end(int number) {
    long end = Long.MIN_VALUE;
    for (int s = log.first(number); s < log.afterLast(number); s++) {
      end = Math.max(end, log.end(s));
    }
    return end;
  }

  private void add(String quantity, String of, double value) {
    figures.add(new LogFigure(quantity, of, value));
  }

  private void cases() {
    long[] throughput = new long[log.cases()];
    long[] processing = new long[log.cases()];
    for (int c = 0; c < throughput.length; c++) {
      throughput[c] = end(c) - log.start(log.first(c));
      for (int s = log.first(c); s < log.afterLast(c); s++) {
        processing[c] += log.end(s) - log.start(s);
      }
    }
    SortedSample days = SortedSample.of(throughput);
    double mean = days.mean(SessionLog.DAY);
    add("throughput_days_mean", "", mean);
    add("throughput_days_q1", "", days.quantile(0.25, SessionLog.DAY));
    add("throughput_days_median", "", days.quantile(0.5, SessionLog.DAY));
    add("throughput_days_q3", "", days.quantile(0.75, SessionLog.DAY));
    OptionalDouble deviation = days.deviation(SessionLog.DAY);
    deviation.ifPresent(value -> add("throughput_days_sd", "", value));
    add("throughput_days_min", "", days.least(SessionLog.DAY));
    add("throughput_days_max", "", days.most(SessionLog.DAY));
    double work = SortedSample.of(processing).mean(SessionLog.DAY);
    add("processing_days_mean", "", work);
    add("idle_days_mean", "", mean - work);
  }

  private void arrivals() {
    long[] times = arrivals(log);
    if (times.length > 1) {
      add(
          "interarrival_hours_mean",
          "",
          (times[times.length - 1] - times[0]) / ((times.length - 1) * SessionLog.HOUR));
    }
  }

  /** First beginnings of all cases, sorted. */
  static long[] arrivals(SessionLog log) {
    return IntStream.range(0, log.cases())
        .mapToLong(c -> log.start(log.first(c)))
        .sorted()
        .toArray();
  }

  private void waits() {
    long[] sum = new long[log.activities().size()];
    int[] count = new int[sum.length];
    for (int c = 0; c < log.cases(); c++) {
      for (int s = log.first(c) + 1; s < log.afterLast(c); s++) {
        sum[log.activity(s)] += Math.max(0, log.start(s) - log.end(s - 1));
        count[log.activity(s)]++;
      }
    }
    for (int a = 0; a < sum.length; a++) {
      if (count[a] > 0) {
        add("wait_hours_mean", log.activities().get(a), sum[a] / (count[a] * SessionLog.HOUR));
      }
    }
  }
}
