package org.reliefspan.analysis.eventlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.reliefspan.domain.eventlog.SessionLog;

/**
 * What patients wait for between two activities.
 *
 * <p>Where sessions of an activity begin in lists of always the same size, as soon as the last of
 * them has come and somebody is free, patients wait for each other: it gathers. Otherwise they wait
 * for a resource as far back as nobody of its team was free before the beginning, and what is left
 * is a delay. Of who found nobody free it is not seen when the delay was over: it lies between.
 */
final class Waits {
  /** Times this close count as one. */
  static final long TOLERANCE = 60_000;

  private static final long UNKNOWN = Long.MIN_VALUE;
  private static final double ALMOST_ALL = 0.9;
  private static final int FEWEST_LISTS = 5;

  private final SessionLog log;
  private final Teams teams;
  private final long[] ready; // by session; UNKNOWN for the first of a case
  private final long[] gathered; // by session: until when it gathered; ready without
  private final int[] gathers; // by activity: size of its lists, 1 for none
  private int overlaps;

  Waits(SessionLog log, Teams teams) {
    this.log = log;
    this.teams = teams;
    this.ready = new long[log.sessions()];
    this.gathers = new int[log.activities().size()];
    Arrays.fill(gathers, 1);
    for (int c = 0; c < log.cases(); c++) {
      for (int s = log.first(c); s < log.afterLast(c); s++) {
        ready[s] = s == log.first(c) ? UNKNOWN : readyAfter(s);
      }
    }
    this.gathered = ready.clone();
    for (int a = 0; a < gathers.length; a++) {
      findLists(a);
    }
  }

  private long readyAfter(int session) {
    overlaps += log.end(session - 1) > log.start(session) ? 1 : 0;
    return Math.min(log.end(session - 1), log.start(session));
  }

  private int[] sessionsOf(int activity) {
    return IntStream.range(0, log.sessions())
        .filter(s -> log.activity(s) == activity && ready[s] != UNKNOWN)
        .boxed()
        .sorted(
            Comparator.comparingLong((Integer s) -> log.start(s))
                .thenComparingLong(s -> log.end(s)))
        .mapToInt(s -> s)
        .toArray();
  }

  private void findLists(int activity) {
    List<List<Integer>> lists = lists(sessionsOf(activity));
    Map<Integer, Integer> sizes = new HashMap<>();
    for (int i = 0; i + 1 < lists.size(); i++) { // the last may not be full
      sizes.merge(lists.get(i).size(), 1, Integer::sum);
    }
    int size =
        sizes.entrySet().stream()
            .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(e -> -e.getKey()))
            .map(Map.Entry::getKey)
            .orElse(1);
    int whole = sizes.getOrDefault(size, 0);
    if (size < 2 || whole < FEWEST_LISTS || whole < ALMOST_ALL * (lists.size() - 1)) {
      return;
    }
    long prompt = lists.stream().filter(list -> isPrompt(activity, list)).count();
    long apart =
        lists.stream().filter(list -> lastReady(list) - firstReady(list) > TOLERANCE).count();
    if (prompt >= ALMOST_ALL * lists.size() && 2 * apart >= lists.size()) {
      gathers[activity] = size;
      lists.forEach(list -> list.forEach(s -> gathered[s] = lastReady(list)));
    }
  }

  /** Sessions that follow each other without a break, of patients who were there at the first. */
  private List<List<Integer>> lists(int[] sessions) {
    List<List<Integer>> lists = new ArrayList<>();
    long begins = 0;
    long ends = 0;
    for (int s : sessions) {
      boolean follows = log.start(s) <= ends + TOLERANCE || log.start(s) <= begins + TOLERANCE;
      if (lists.isEmpty() || !follows || ready[s] > begins + TOLERANCE) {
        lists.add(new ArrayList<>());
        begins = log.start(s);
        ends = log.end(s);
      }
      lists.get(lists.size() - 1).add(s);
      ends = Math.max(ends, log.end(s));
    }
    return lists;
  }

  private long lastReady(List<Integer> list) {
    return list.stream().mapToLong(s -> ready[s]).max().orElse(0);
  }

  private long firstReady(List<Integer> list) {
    return list.stream().mapToLong(s -> ready[s]).min().orElse(0);
  }

  /** Whether a list began with its last patient, or as soon as somebody was free. */
  private boolean isPrompt(int activity, List<Integer> list) {
    long begins = log.start(list.get(0));
    return Math.min(begins, teams.since(activity, begins)) <= lastReady(list) + TOLERANCE;
  }

  /** Size of the lists of an activity; 1 for none. */
  int gathers(int activity) {
    return gathers[activity];
  }

  /** Sessions that began before the one before them in the case had ended. */
  int overlaps() {
    return overlaps;
  }

  /** When it could have begun; empty of the first of a case. */
  boolean isKnown(int session) {
    return ready[session] != UNKNOWN;
  }

  /** From the end of the one before. */
  long all(int session) {
    return log.start(session) - ready[session];
  }

  /** Of it until the list was full. */
  long gathering(int session) {
    return Math.min(gathered[session], log.start(session)) - ready[session];
  }

  /** The shortest delay after which it could have begun then. */
  long leastDelay(int session) {
    if (gathers[log.activity(session)] > 1) {
      return 0;
    }
    long since = teams.since(log.activity(session), log.start(session));
    return Math.max(0, since - ready[session]);
  }
}
