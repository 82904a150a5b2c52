package org.reliefspan.numerics.hidden;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How long episodes that an event ended would have been observed without it: as an episode that no
 * event ended and that was observed for longer, whose slots follow. Immutable.
 *
 * <p>Formula: the end of observation has the Kaplan-Meier distribution in which ends without event
 * count and events censor; given that it lies after the event, an episode is drawn with the mass of
 * its end. Domain: ends of observation that do not depend on events, as the likelihood takes them.
 * Edge cases: where nobody was observed for longer without an event, observation lasts until the
 * longest of all, without slots.
 */
final class ContinuedObservation {
  /** No episode goes on. */
  static final int NOBODY = -1;

  private final ReliefHistories data;
  private final int[] donor; // episodes that no event ended, by their end
  private final double[] survivor; // of the end of observation, after each of them
  private final double longest;

  ContinuedObservation(ReliefHistories data) {
    this.data = data;
    int[] order =
        IntStream.range(0, data.episodes())
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(i -> data.end[i])
                    .thenComparing(i -> !endedByEvent(i)))
            .mapToInt(Integer::intValue)
            .toArray();
    this.donor = IntStream.of(order).filter(i -> !endedByEvent(i)).toArray();
    this.survivor = new double[donor.length];
    this.longest = order.length == 0 ? 0 : data.end[order[order.length - 1]];
    double atRisk = 0;
    for (double weight : data.weight) {
      atRisk += weight;
    }
    double now = 1;
    int place = 0;
    for (int episode : order) {
      double weight = data.weight[episode];
      if (!endedByEvent(episode)) {
        now *= weight > 0 ? Math.max(0, 1 - weight / atRisk) : 1;
        survivor[place++] = now;
      }
      atRisk -= weight;
    }
  }

  /** Whether an event ended the episode, which would have been observed for longer. */
  boolean endedByEvent(int episode) {
    int last = data.first[episode + 1] - 1;
    return last >= data.first[episode] && data.kind[last] == VisitKind.EVENT_CODE;
  }

  /** The episode that shows how one goes on after its end, for a uniform number; or nobody. */
  int after(int episode, double uniform) {
    int from = firstAfter(data.end[episode]);
    double target = uniform * (from == 0 ? 1 : survivor[from - 1]);
    int low = from;
    int high = donor.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (survivor[middle] <= target) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low < donor.length ? donor[low] : NOBODY;
  }

  /** The longest observation. */
  double longest() {
    return longest;
  }

  /** Place of the first that was observed beyond a time. */
  private int firstAfter(double time) {
    int low = 0;
    int high = donor.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (data.end[donor[middle]] > time) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
