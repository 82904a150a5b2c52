package org.reliefspan.numerics.hidden;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.reliefspan.numerics.model.SignificanceTest;

/**
 * How visits went with what the last score had shown: a description, without a model.
 *
 * <p>State is that of the last score: in relief, failing, or none yet. Arrays have the index of
 * {@link LastScore}. Immutable.
 */
public final class VisitDiagnosis implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What the last score had shown when a visit came, or a slot passed. */
  public enum LastScore {
    /** No score yet. */
    NONE(0),
    /** Relief. */
    RELIEF(1),
    /** No relief. */
    FAILING(2);

    private final int place;

    LastScore(int place) {
      this.place = place;
    }
  }

  private final double[] unscheduled = new double[3];
  private final double[] events = new double[3];
  private final double[] time = new double[3];
  private final double[] kept = new double[3];
  private final double[] missed = new double[3];
  private double losses;
  private double timeToFailing;
  private double unscheduledFailing;
  private double lossesUnscheduled;

  private VisitDiagnosis() {}

  /** Of no visits: adds nothing. */
  static VisitDiagnosis empty() {
    return new VisitDiagnosis();
  }

  /** Counts all visits. */
  public static VisitDiagnosis of(ReliefHistories data) {
    VisitDiagnosis diagnosis = new VisitDiagnosis();
    for (int episode = 0; episode < data.episodes(); episode++) {
      diagnosis.add(data, episode);
    }
    return diagnosis;
  }

  /** Counts all visits of all places. */
  public static VisitDiagnosis of(ReliefParts parts) {
    return parts.collect(VisitDiagnosis::of).stream().reduce(empty(), VisitDiagnosis::plus);
  }

  /** The counts of both. */
  VisitDiagnosis plus(VisitDiagnosis other) {
    VisitDiagnosis sum = new VisitDiagnosis();
    for (VisitDiagnosis part : List.of(this, other)) {
      for (int state = 0; state < time.length; state++) {
        sum.unscheduled[state] += part.unscheduled[state];
        sum.events[state] += part.events[state];
        sum.time[state] += part.time[state];
        sum.kept[state] += part.kept[state];
        sum.missed[state] += part.missed[state];
      }
      sum.losses += part.losses;
      sum.timeToFailing += part.timeToFailing;
      sum.unscheduledFailing += part.unscheduledFailing;
      sum.lossesUnscheduled += part.lossesUnscheduled;
    }
    return sum;
  }

  private void add(ReliefHistories data, int episode) {
    double weight = data.weight(episode);
    int state = LastScore.NONE.place;
    double since = 0;
    double lastRelief = 0;
    boolean lost = false;
    for (int i = data.firstSighting(episode); i < data.firstSighting(episode + 1); i++) {
      boolean begin = data.unwatched[episode] && i == data.firstSighting(episode);
      time[state] += begin ? 0 : weight * (data.time(i) - since);
      since = data.time(i);
      VisitKind kind = data.kind(i);
      unscheduled[state] += kind == VisitKind.UNSCHEDULED ? weight : 0;
      events[state] += kind == VisitKind.EVENT ? weight : 0;
      kept[state] += kind == VisitKind.ATTENDED ? weight : 0;
      missed[state] += kind == VisitKind.MISSED ? weight : 0;
      if (data.score(i) == Score.RELIEF) {
        lastRelief = data.time(i);
        state = LastScore.RELIEF.place;
      } else if (data.score(i) == Score.FAILING) {
        if (state == LastScore.RELIEF.place && !lost) {
          lost = true;
          losses += weight;
          lossesUnscheduled += kind == VisitKind.UNSCHEDULED ? weight : 0;
          timeToFailing += weight * (data.time(i) - lastRelief);
          unscheduledFailing += kind == VisitKind.UNSCHEDULED ? weight : 0;
        }
        state = LastScore.FAILING.place;
      }
    }
    time[state] += weight * (data.end(episode) - since);
  }

  /** Unscheduled visits per unit of time after such a score; empty without time. */
  public OptionalDouble unscheduledRate(LastScore last) {
    int state = last.place;
    return time[state] > 0
        ? OptionalDouble.of(unscheduled[state] / time[state])
        : OptionalDouble.empty();
  }

  /** Events per unit of time after such a score; empty without time. */
  public OptionalDouble eventRate(LastScore last) {
    int state = last.place;
    return time[state] > 0
        ? OptionalDouble.of(events[state] / time[state])
        : OptionalDouble.empty();
  }

  /** Share of slots kept after such a score; empty without slots. */
  public OptionalDouble attendance(LastScore last) {
    int state = last.place;
    double slots = kept[state] + missed[state];
    return slots > 0 ? OptionalDouble.of(kept[state] / slots) : OptionalDouble.empty();
  }

  /**
   * The largest of the rates of visits and of events after each score and that of half the time to
   * the first failing score; 0 without unscheduled visits and events.
   */
  double fastestRate() {
    double largest = 0;
    for (LastScore last : LastScore.values()) {
      largest = Math.max(largest, unscheduledRate(last).orElse(0));
      largest = Math.max(largest, eventRate(last).orElse(0));
    }
    return Math.max(largest, timeToFailing > 0 ? 2 * unscheduledFailing / timeToFailing : 0);
  }

  /** Number of first failing scores after relief. */
  public double losses() {
    return losses;
  }

  /** Share of them that came to light at an unscheduled visit; empty without a loss. */
  public OptionalDouble lossesSeenUnscheduled() {
    return losses > 0 ? OptionalDouble.of(lossesUnscheduled / losses) : OptionalDouble.empty();
  }

  /**
   * Wald test that visits do not depend on relief: equal rates of unscheduled visits and equal
   * attendance in both states of a fitted model. Empty where a rate or chance ran to its bound, or
   * no visit says anything.
   */
  public static Optional<SignificanceTest> independence(HiddenReliefEstimate estimate) {
    return estimate.visitIndependence();
  }
}
