package org.reliefspan.domain.pathway;

import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.quantity.Interval;

/**
 * What was observed in a cohort, to be laid beside its simulation.
 *
 * @param curves times to events
 * @param means of measures
 */
public record Observed(List<Curve> curves, List<Mean> means) {
  /** Nothing. */
  public static final Observed NOTHING = new Observed(List.of(), List.of());

  /** Copies. */
  public Observed {
    curves = List.copyOf(curves);
    means = List.copyOf(means);
  }

  /** Whether there is nothing. */
  public boolean isEmpty() {
    return curves.isEmpty() && means.isEmpty();
  }

  /**
   * Times from the start to an event for the first time.
   *
   * @param event of the pathway
   * @param strategy under which it was observed
   * @param times by patient, in the unit of the pathway
   * @param status by patient: 1 for the event, 0 for the end of observation
   * @param place where it stands
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Curve(String event, String strategy, double[] times, int[] status, Place place) {}

  /**
   * A mean.
   *
   * @param measure of the pathway
   * @param strategy under which it was observed
   * @param time since the start, in the unit of the pathway
   * @param value observed
   * @param limits at 95 percent, if they are known
   * @param place where it stands
   */
  public record Mean(
      String measure,
      String strategy,
      double time,
      double value,
      Optional<Interval> limits,
      Place place) {}
}
