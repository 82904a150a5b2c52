package org.reliefspan.analysis.eventlog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.reliefspan.domain.eventlog.ActivityRow;
import org.reliefspan.domain.eventlog.LearnedClinic;
import org.reliefspan.domain.eventlog.LearnedLaw;
import org.reliefspan.domain.eventlog.LogFigure;
import org.reliefspan.domain.eventlog.RouteRow;
import org.reliefspan.domain.eventlog.SessionLog;
import org.reliefspan.domain.eventlog.TeamRow;
import org.reliefspan.domain.eventlog.TraceRow;

/**
 * Learns a clinic from the sessions of a log: durations, what comes after what, who does it, what
 * patients wait for, and how they arrive.
 */
public final class Learning {
  /** Words that files use for something else. */
  private static final Set<String> RESERVED =
      Set.of(
          RouteRow.BEGIN,
          RouteRow.END,
          "here",
          "gone",
          "next",
          "luck",
          "luck_of_delay",
          "arrive",
          "leave",
          "cases",
          "present",
          "stay",
          "time",
          "time_in_state",
          "state",
          "cycle",
          "entries",
          "events",
          "since",
          "waiting",
          "in_progress",
          "queue",
          "in_service",
          "true",
          "false",
          "inf",
          "ifelse",
          "exp",
          "log",
          "sqrt",
          "abs",
          "floor",
          "ceiling",
          "round",
          "pow",
          "min",
          "max",
          "pnorm",
          "qnorm",
          "plogis",
          "qlogis",
          "base",
          "c");

  private static final double ALMOST_ALL = 0.95;

  private final SessionLog log;
  private final Settings settings;
  private final LawChoice laws;
  private final Teams teams;
  private final Waits waits;
  private final Routes routes;
  private final List<String> ids;
  private final List<String> notes;

  /**
   * How to learn.
   *
   * @param name of the clinic, for the files
   * @param log name of the log, for readers
   * @param threshold fewest cases of an activity, and times behind a piece of a table or a rate
   * @param notes of reading the log
   */
  public record Settings(String name, String log, int threshold, List<String> notes) {
    /** Copies. */
    public Settings {
      notes = List.copyOf(notes);
    }
  }

  private Learning(SessionLog log, Settings settings) {
    this.log = log;
    this.settings = settings;
    this.laws = new LawChoice(settings.threshold());
    this.teams = new Teams(log, new Names(Set.of()));
    this.waits = new Waits(log, teams);
    this.routes = new Routes(log);
    Names names = new Names(RESERVED);
    this.ids = log.activities().stream().map(names::id).toList();
    this.notes = new ArrayList<>(settings.notes());
  }

  /**
   * Learns.
   *
   * @throws EventLogException if the log is too small
   */
  public static LearnedClinic of(SessionLog log, Settings settings) {
    int fewest = Math.max(2, settings.threshold());
    if (log.cases() < fewest) {
      throw new EventLogException(
          "has %d cases, fewer than %d.%s"
              .formatted(
                  log.cases(),
                  fewest,
                  settings.threshold() > 1 ? " Maybe --threshold 1, if it is public?" : ""));
    }
    return new Learning(log, settings).clinic();
  }

  private LearnedClinic clinic() {
    boolean[] isKept = kept();
    ArrivalChoice arrivals =
        new ArrivalChoice(LogFigures.arrivals(log), Math.max(5, settings.threshold()), laws);
    List<ActivityRow> activities =
        IntStream.range(0, isKept.length).filter(a -> isKept[a]).mapToObj(this::activity).toList();
    note();
    return new LearnedClinic(
        settings.name(),
        settings.log(),
        log.cases(),
        days(),
        monday(),
        activities,
        routes.rows(ids, isKept),
        traces(),
        arrivals.model(),
        arrivals.rows(),
        teams.rows(),
        teams.resources(log.activities()),
        figures(isKept),
        List.of(),
        notes);
  }

  /** Activities that enough cases have. */
  private boolean[] kept() {
    int[] cases = new int[ids.size()];
    for (int c = 0; c < log.cases(); c++) {
      IntStream.range(log.first(c), log.afterLast(c))
          .map(log::activity)
          .distinct()
          .forEach(a -> cases[a]++);
    }
    boolean[] isKept = new boolean[cases.length];
    int rare = 0;
    for (int a = 0; a < cases.length; a++) {
      isKept[a] = cases[a] >= settings.threshold();
      rare += isKept[a] ? 0 : 1;
    }
    if (rare > 0) {
      notes.add(
          "%d activities of fewer than %d cases are left out, with the ways to and from them."
              .formatted(rare, settings.threshold()));
    }
    return isKept;
  }

  private ActivityRow activity(int a) {
    int[] own = IntStream.range(0, log.sessions()).filter(s -> log.activity(s) == a).toArray();
    long[] lasted = IntStream.of(own).mapToLong(s -> log.end(s) - log.start(s)).toArray();
    int[] known = waiting(a);
    return new ActivityRow(
        log.activities().get(a),
        ids.get(a),
        OptionalLong.of(own.length),
        SortedSample.of(lasted).summary(SessionLog.MINUTE),
        laws.of(lasted),
        wait(known),
        delay(a, known),
        teams.rows().get(teams.of(a)).id(),
        waits.gathers(a));
  }

  /** Sessions before which a wait is known; none where these are too few. */
  private int[] waiting(int a) {
    int[] known =
        IntStream.range(0, log.sessions())
            .filter(s -> log.activity(s) == a && waits.isKnown(s))
            .toArray();
    return known.length < settings.threshold() ? new int[0] : known;
  }

  private ActivityRow.Wait wait(int[] known) {
    double count = Math.max(1, known.length) * SessionLog.HOUR;
    double gathering = IntStream.of(known).mapToLong(waits::gathering).sum() / count;
    double delay = IntStream.of(known).mapToLong(waits::leastDelay).sum() / count;
    double all = IntStream.of(known).mapToLong(waits::all).sum() / count;
    return new ActivityRow.Wait(gathering, Math.max(0, all - gathering - delay), delay);
  }

  private Optional<LearnedLaw> delay(int a, int[] known) {
    long[] least = IntStream.of(known).mapToLong(waits::leastDelay).toArray();
    long without =
        IntStream.range(0, least.length).filter(i -> least[i] <= Waits.TOLERANCE).count();
    if (waits.gathers(a) > 1 || without >= ALMOST_ALL * least.length) {
      return Optional.empty();
    }
    return Optional.of(laws.of(least, IntStream.of(known).mapToLong(waits::all).toArray()));
  }

  private void note() {
    if (routes.unfinished() > 0) {
      notes.add(
          ("Cases that stop where hardly any ends, shortly before the end of the log, are taken as"
              + " unfinished: they count in traces, but not in what comes next."));
    }
    if (waits.overlaps() > 0) {
      notes.add(
          "Sessions that begin before the one before them in the case has ended are taken to follow"
              + " it without a wait.");
    }
    for (TeamRow team : teams.rows()) {
      if (team.members().size() > 1) {
        notes.add(
            "In %s everybody does everything; most at one time was %d of %d."
                .formatted(team.id(), team.count(), team.members().size()));
      }
    }
  }

  private double days() {
    long last = Long.MIN_VALUE;
    for (int s = 0; s < log.sessions(); s++) {
      last = Math.max(last, log.end(s));
    }
    return (last - LogFigures.arrivals(log)[0]) / SessionLog.DAY;
  }

  private LocalDate monday() {
    long first = LogFigures.arrivals(log)[0];
    return LocalDate.ofEpochDay(Math.floorDiv(first, Week.DAY) - Week.weekday(first));
  }

  private List<TraceRow> traces() {
    return LogFigures.traces(log).entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(
            each ->
                new TraceRow(
                    each.getKey(), each.getValue(), (double) each.getValue() / log.cases()))
        .toList();
  }

  /** Of all cases, and of activities and teams that are kept. */
  private List<LogFigure> figures(boolean[] isKept) {
    Set<String> shown = new HashSet<>(Set.of(""));
    List<LogFigure> all = new ArrayList<>(LogFigures.of(log));
    IntStream.range(0, isKept.length)
        .filter(a -> isKept[a] && waiting(a).length > 0)
        .forEach(a -> shown.add(log.activities().get(a)));
    all.removeIf(figure -> !shown.contains(figure.of()));
    Set<String> busy = new HashSet<>();
    IntStream.range(0, isKept.length)
        .filter(a -> isKept[a])
        .forEach(a -> busy.add(teams.rows().get(teams.of(a)).id()));
    LogFigures.busyHours(
            log,
            teams.rows().stream().map(TeamRow::id).toList(),
            IntStream.range(0, ids.size()).map(teams::of).toArray())
        .stream()
        .filter(figure -> busy.contains(figure.of()))
        .forEach(all::add);
    return all;
  }
}
