package org.reliefspan.numerics.hidden;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.reliefspan.numerics.duration.AcceleratedFailureTime;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.duration.DurationFit;
import org.reliefspan.numerics.duration.DurationSample;
import org.reliefspan.numerics.model.NotEstimableException;

/** Counts over the histories, and where a climb begins. Immutable. */
final class StartingPoint implements Serializable {
  private static final long serialVersionUID = 1L;

  private final transient ReliefHistories data; // some of them, for the durations
  private double episodes;
  private double weights;
  private double unscheduledThatMayBeInRelief;
  private double assessed;
  private double relieved;
  private double lost;
  private final double[] visits = new double[2]; // unscheduled, by last known state
  private final double[] events = new double[2]; // by last known state
  private final double[] timeIn = new double[2];
  private double kept;
  private double missed;
  private double total;

  private StartingPoint(ReliefHistories data) {
    this.data = data;
  }

  /** Of histories in one memory. */
  static StartingPoint of(ReliefHistories data) {
    return of(ReliefParts.of(data), data);
  }

  /** Counts over all histories; durations of some of them. */
  static StartingPoint of(ReliefParts parts, ReliefHistories some) {
    return parts.collect(StartingPoint::counts).stream()
        .reduce(new StartingPoint(some), StartingPoint::plus);
  }

  private static StartingPoint counts(ReliefHistories data) {
    StartingPoint start = new StartingPoint(data);
    for (int episode = 0; episode < data.episodes(); episode++) {
      start.count(episode);
    }
    return start;
  }

  private StartingPoint plus(StartingPoint other) {
    StartingPoint sum = new StartingPoint(data);
    for (StartingPoint part : List.of(this, other)) {
      sum.episodes += part.episodes;
      sum.weights += part.weights;
      sum.assessed += part.assessed;
      sum.relieved += part.relieved;
      sum.lost += part.lost;
      sum.kept += part.kept;
      sum.missed += part.missed;
      sum.total += part.total;
      sum.unscheduledThatMayBeInRelief += part.unscheduledThatMayBeInRelief;
      for (int state = 0; state < 2; state++) {
        sum.visits[state] += part.visits[state];
        sum.events[state] += part.events[state];
        sum.timeIn[state] += part.timeIn[state];
      }
    }
    return sum;
  }

  private void count(int episode) {
    episodes++;
    double weight = data.weight[episode];
    weights += weight;
    boolean inRelief = true;
    boolean everRelieved = false;
    boolean everScored = false;
    boolean everLost = false;
    double since = 0;
    for (int i = data.first[episode]; i < data.first[episode + 1]; i++) {
      boolean failing = data.score[i] >= Score.FAILING.code;
      boolean relief = data.score[i] == Score.RELIEF.code;
      double step = data.time[i] - since;
      if (inRelief && failing) {
        timeIn[1] += weight * step / 2;
        timeIn[0] += weight * step / 2;
      } else {
        timeIn[inRelief ? 1 : 0] += weight * step;
      }
      since = data.time[i];
      inRelief = relief || (inRelief && !failing);
      everScored |= relief || failing;
      everLost |= everRelieved && failing;
      everRelieved |= relief;
      int state = inRelief ? 1 : 0;
      boolean unscheduled = data.kind[i] == VisitKind.UNSCHEDULED.code;
      unscheduledThatMayBeInRelief += unscheduled && !failing ? weight : 0;
      visits[state] += unscheduled ? weight : 0;
      events[state] += data.kind[i] == VisitKind.EVENT_CODE ? weight : 0;
      kept += data.kind[i] == VisitKind.ATTENDED.code ? weight : 0;
      missed += data.kind[i] == VisitKind.MISSED.code ? weight : 0;
    }
    timeIn[inRelief ? 1 : 0] += weight * (data.end[episode] - since);
    assessed += everScored ? weight : 0;
    relieved += everRelieved ? weight : 0;
    lost += everLost ? weight : 0;
    total += weight * data.end[episode];
  }

  /** Refuses data that say nothing of how long relief lasts. */
  void refuseSilence() {
    if (weights == 0) {
      throw new NotEstimableException("All weights are 0: no episode counts.");
    }
    if (assessed == 0) {
      throw new NotEstimableException("No episode has a score: how long relief lasts is unknown.");
    }
    if (relieved == 0) {
      throw new NotEstimableException(
          "No score shows relief: nobody is known to have responded, so no duration is seen.");
    }
    if (lost == 0) {
      throw new NotEstimableException(
          "Nobody was seen to lose relief: the visits give only a lower bound of the duration.");
    }
  }

  /** Total time of observation, weights in units of their mean. */
  double totalTime() {
    return total / meanWeight();
  }

  /** Mean weight of an episode; 1 where all are 0. */
  double meanWeight() {
    return weights > 0 ? weights / episodes : 1;
  }

  /** Weighted number of unscheduled visits with a score in relief, or of unknown score. */
  double unscheduledThatMayBeInRelief() {
    return unscheduledThatMayBeInRelief;
  }

  /** Starting values. */
  double[] parameters(HiddenReliefModel model, ReliefLayout layout) {
    double[] start = new double[layout.size()];
    double[] duration = duration(model.distribution());
    start[layout.duration()] = duration[0];
    for (int k = 1; k <= 2; k++) {
      set(layout, Natural.LOCATION + k, duration[k], start);
    }
    if (layout.response() >= 0) {
      double share = Math.min(0.95, Math.max(0.05, relieved / assessed));
      start[layout.response()] = Math.log(share / (1 - share));
    }
    double typical = Math.exp(duration[0]);
    set(layout, Natural.RATE, rate(visits, 0), start);
    set(layout, Natural.RATE + 1, rate(visits, 1), start);
    set(layout, Natural.EVENT, rate(events, 0), start);
    set(layout, Natural.EVENT + 1, rate(events, 1), start);
    set(layout, Natural.EVENT + 2, rate(events, 0), start);
    double logit = Math.log((kept + meanWeight()) / (missed + meanWeight()));
    set(layout, Natural.ATTENDANCE, logit, start);
    set(layout, Natural.ATTENDANCE + 1, logit, start);
    double mistake = Math.log(0.05 / 0.95);
    set(layout, Natural.MISTAKE, mistake, start);
    set(layout, Natural.MISTAKE + 1, mistake, start);
    set(layout, Natural.ONSET, Math.log(10 / typical), start);
    set(layout, Natural.REGAIN, Math.log(0.3 / typical), start);
    set(layout, Natural.RELAPSE, Math.log(1 / typical), start);
    if (layout.spreadPlace() >= 0) {
      start[layout.spreadPlace()] = 0.3;
    }
    return start;
  }

  private double rate(double[] counts, int state) {
    double half = 0.5 * meanWeight(); // an episode
    return Math.log((counts[state] + half) / (timeIn[state] + half * total / weights));
  }

  private static void set(ReliefLayout layout, int natural, double value, double[] start) {
    if (layout.place(natural) >= 0) {
      start[layout.place(natural)] = value;
    }
  }

  /** Location, and the other predictors, of those once seen in relief, visits taken at random. */
  private double[] duration(DurationDistribution family) {
    int rows = data.episodes();
    double[] left = new double[rows];
    double[] right = new double[rows];
    double[] weight = new double[rows];
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    for (int episode = 0; episode < rows; episode++) {
      right[episode] = Double.POSITIVE_INFINITY;
      boolean everRelieved = false;
      for (int i = data.first[episode]; i < data.first[episode + 1]; i++) {
        boolean failing = data.score[i] >= Score.FAILING.code;
        if (data.score[i] == Score.RELIEF.code) {
          everRelieved = true;
          left[episode] = data.time[i];
          right[episode] = Double.POSITIVE_INFINITY;
        } else if (failing && everRelieved && data.time[i] < right[episode]) {
          right[episode] = data.time[i];
        }
      }
      weight[episode] = everRelieved ? data.weight[episode] / meanWeight() : 0;
    }
    return fitted(family, DurationSample.of(left, right, ones, 1).withWeights(weight));
  }

  private double[] fitted(DurationDistribution family, DurationSample sample) {
    try {
      DurationFit fit = AcceleratedFailureTime.of(family).fit(sample);
      double scale =
          fit.scaleIndex(0).isPresent()
              ? fit.coefficients().estimate(fit.scaleIndex(0).getAsInt())
              : 0;
      double shape =
          fit.shapeIndex().isPresent()
              ? fit.coefficients().estimate(fit.shapeIndex().getAsInt())
              : 0;
      double[] found = {fit.coefficients().estimate(0), scale, shape};
      if (Math.abs(scale) < 4 && Math.abs(shape) < 6) {
        return family.hasScale() ? found : new double[] {found[0], shape, 0};
      }
    } catch (NotEstimableException | IllegalArgumentException undetermined) {
      // The joint likelihood may still know: begin in the middle.
    }
    double middle = Math.log(total / weights);
    double[] plain = {middle, -0.5, 0.5};
    return family.hasScale() ? plain : new double[] {-middle, 0, 0};
  }
}
