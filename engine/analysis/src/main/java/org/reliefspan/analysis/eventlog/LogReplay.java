package org.reliefspan.analysis.eventlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reliefspan.domain.eventlog.LearnedClinic;
import org.reliefspan.domain.eventlog.LogFigure;
import org.reliefspan.domain.eventlog.ReplayedFigure;
import org.reliefspan.domain.eventlog.SessionLog;
import org.reliefspan.domain.eventlog.TeamRow;
import org.reliefspan.domain.eventlog.TraceRow;

/** Numbers of an observed log beside those of simulated ones. */
public final class LogReplay {
  private static final double LOWER = 0.025;

  private LogReplay() {}

  /** What a number is about. */
  private record Key(String quantity, String of) {}

  /**
   * Compares.
   *
   * @param clinic as published, with the numbers of the observed log
   * @param teams by name of the activity
   * @param logs simulated, at least one
   */
  public static List<ReplayedFigure> of(
      LearnedClinic clinic, Map<String, String> teams, List<SessionLog> logs) {
    Map<Key, double[]> simulated = new LinkedHashMap<>();
    for (int r = 0; r < logs.size(); r++) {
      for (LogFigure figure : figures(logs.get(r), clinic, teams)) {
        simulated
                .computeIfAbsent(
                    new Key(figure.quantity(), figure.of()), key -> missing(logs.size()))[r] =
            figure.value();
      }
    }
    List<ReplayedFigure> rows = new ArrayList<>();
    for (LogFigure figure : observed(clinic)) {
      double[] values = simulated.get(new Key(figure.quantity(), figure.of()));
      if (values != null) {
        rows.add(row(figure, values));
      }
    }
    return rows;
  }

  /** What a replication does not have, such as the wait for what nobody came to, is in no mean. */
  private static double[] missing(int replications) {
    double[] values = new double[replications];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  private static List<LogFigure> observed(LearnedClinic clinic) {
    List<LogFigure> all = new ArrayList<>(clinic.figures());
    clinic.traces().forEach(row -> all.add(new LogFigure("trace_share", row.trace(), row.share())));
    if (clinic.traces().stream().noneMatch(row -> row.trace().equals(TraceRow.OTHER))) {
      all.add(new LogFigure("trace_share", TraceRow.OTHER, 0));
    }
    return all;
  }

  private static List<LogFigure> figures(
      SessionLog log, LearnedClinic clinic, Map<String, String> teams) {
    List<String> names = clinic.teams().stream().map(TeamRow::id).toList();
    int[] teamOf =
        log.activities().stream()
            .mapToInt(name -> names.indexOf(teams.getOrDefault(name, "")))
            .toArray();
    List<LogFigure> all = new ArrayList<>(LogFigures.of(log));
    all.addAll(LogFigures.busyHours(log, names, teamOf));
    all.addAll(LogFigures.traceShares(log, clinic.traces()));
    return all;
  }

  private static ReplayedFigure row(LogFigure observed, double[] values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    double mean = Arrays.stream(sorted).sum() / sorted.length;
    double squares = Arrays.stream(sorted).map(each -> (each - mean) * (each - mean)).sum();
    return new ReplayedFigure(
        observed,
        mean,
        sorted.length > 1 ? Math.sqrt(squares / (sorted.length - 1)) : 0,
        quantile(sorted, LOWER),
        quantile(sorted, 1 - LOWER));
  }

  private static double quantile(double[] sorted, double probability) {
    double at = (sorted.length - 1) * probability;
    int low = (int) Math.floor(at);
    int high = Math.min(sorted.length - 1, low + 1);
    return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
  }
}
