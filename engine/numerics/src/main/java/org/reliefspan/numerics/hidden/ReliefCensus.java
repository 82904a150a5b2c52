package org.reliefspan.numerics.hidden;

import java.io.Serializable;
import java.util.List;

/**
 * Facts of histories that add up over places. Immutable.
 *
 * @param episodes their number
 * @param longest the longest observation
 * @param firstScore time of the earliest score, infinite without any
 * @param kinds whether there are sightings of a kind, by its code
 * @param names of the covariates of the duration, of the response and of the visits
 * @param eventBreaks times at which event rates change, the same everywhere
 * @param diagnosis counts of visits
 */
@SuppressWarnings("ArrayRecordComponent") // read only, never compared
record ReliefCensus(
    long episodes,
    double longest,
    double firstScore,
    boolean[] kinds,
    List<List<String>> names,
    double[] eventBreaks,
    VisitDiagnosis diagnosis)
    implements Serializable {

  /** Of no episodes: adds nothing. */
  static ReliefCensus empty() {
    return new ReliefCensus(
        0,
        0,
        Double.POSITIVE_INFINITY,
        new boolean[VisitKind.values().length],
        List.of(List.of(), List.of(), List.of()),
        new double[0],
        VisitDiagnosis.empty());
  }

  static ReliefCensus of(ReliefHistories data) {
    double longest = 0;
    for (double end : data.end) {
      longest = Math.max(longest, end);
    }
    double firstScore = Double.POSITIVE_INFINITY;
    for (int i = 0; i < data.time.length; i++) {
      boolean scored = data.score[i] == Score.RELIEF.code || data.score[i] == Score.FAILING.code;
      firstScore = scored ? Math.min(firstScore, data.time[i]) : firstScore;
    }
    boolean[] kinds = new boolean[VisitKind.values().length];
    for (byte kind : data.kind) {
      kinds[kind] = true;
    }
    return new ReliefCensus(
        data.episodes(),
        longest,
        firstScore,
        kinds,
        List.of(data.duration.names(), data.response.names(), data.visits.names()),
        data.breaks,
        VisitDiagnosis.of(data));
  }

  static ReliefCensus of(ReliefParts parts) {
    return parts.collect(ReliefCensus::of).stream().reduce(empty(), ReliefCensus::plus);
  }

  ReliefCensus plus(ReliefCensus other) {
    ReliefCensus named = episodes > 0 ? this : other;
    boolean[] either = new boolean[kinds.length];
    for (int kind = 0; kind < either.length; kind++) {
      either[kind] = kinds[kind] || other.kinds[kind];
    }
    return new ReliefCensus(
        episodes + other.episodes,
        Math.max(longest, other.longest),
        Math.min(firstScore, other.firstScore),
        either,
        named.names,
        named.eventBreaks,
        diagnosis.plus(other.diagnosis));
  }

  boolean has(VisitKind kind) {
    return kinds[kind.code];
  }

  List<String> durationNames() {
    return names.get(0);
  }

  List<String> responseNames() {
    return names.get(1);
  }

  List<String> visitNames() {
    return names.get(2);
  }
}
