package org.reliefspan.simulation.clinic;

/**
 * Finds T_on and T_off of one procedure's noise-free state, as if nothing else happened.
 *
 * <p>The margin is scanned in steps of one day for 30 days and of five days after that, with the
 * start and the end of the fade as extra points; crossings are then bisected to a millionth of a
 * day. A state still in relief a year after every effect has ended is never lost.
 */
final class ReliefFinder {

  private static final int BISECTIONS = 24;
  private static final double EXTRA_EFFECT_DAYS = 365;

  private final TruthDefinition definition;
  private final Episode episode;
  private final NaturalHistory history;

  private ReliefFinder(TruthDefinition definition, Episode episode, NaturalHistory history) {
    this.definition = definition;
    this.episode = episode;
    this.history = history;
  }

  static ReliefSpan find(TruthDefinition definition, Episode episode, NaturalHistory history) {
    if (definition.largestMargin(episode, history) < 0) {
      return ReliefSpan.NEVER;
    }
    return new ReliefFinder(definition, episode, history).scan();
  }

  private ReliefSpan scan() {
    double duration = episode.effect().envelope().durationDays();
    double end = Math.max(duration, EXTRA_EFFECT_DAYS) + 365;
    double onset = Double.POSITIVE_INFINITY;
    double previous = 0;
    while (previous < end) {
      double next = nextPoint(previous);
      boolean relieved = definition.margin(episode, history, next) >= 0;
      if (relieved && onset == Double.POSITIVE_INFINITY) {
        onset = crossing(previous, next);
      } else if (!relieved && onset < Double.POSITIVE_INFINITY) {
        return new ReliefSpan(onset, crossing(next, previous));
      }
      previous = next;
    }
    return onset < Double.POSITIVE_INFINITY
        ? new ReliefSpan(onset, Double.POSITIVE_INFINITY)
        : ReliefSpan.NEVER;
  }

  private double nextPoint(double previous) {
    double duration = episode.effect().envelope().durationDays();
    double fadeStart = duration - episode.effect().envelope().fadeDays();
    double next = previous + (previous < 30 ? 1 : 5);
    if (previous < fadeStart && next > fadeStart) {
      return fadeStart;
    }
    return previous < duration && next > duration ? duration : next;
  }

  /** The border between a failing and a relieved time, whichever comes first. */
  private double crossing(double failing, double relieved) {
    double outside = failing;
    double inside = relieved;
    for (int step = 0; step < BISECTIONS; step++) {
      double middle = 0.5 * (outside + inside);
      if (definition.margin(episode, history, middle) >= 0) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return 0.5 * (outside + inside);
  }
}
