package org.reliefspan.simulation.clinic;

/**
 * The first stretch of relief after an index, in days after it.
 *
 * @param onsetDays T_on, infinite when relief is never reached
 * @param lossDays T_off and so the duration D; 0 when relief is never reached, infinite when it is
 *     never lost
 */
public record ReliefSpan(double onsetDays, double lossDays) {

  /** Relief is never reached. */
  public static final ReliefSpan NEVER = new ReliefSpan(Double.POSITIVE_INFINITY, 0);

  /**
   * Whether relief is reached at all.
   *
   * @return false for {@link #NEVER}
   */
  public boolean reached() {
    return onsetDays < Double.POSITIVE_INFINITY;
  }

  /**
   * Whether a day lies in the stretch.
   *
   * @param days after index
   * @return whether T_on is reached by then and T_off is not
   */
  public boolean holds(double days) {
    return onsetDays <= days && days < lossDays;
  }

  /**
   * Days spent in relief up to a horizon.
   *
   * @param horizonDays days after index
   * @return min(T_off, horizon) - min(T_on, horizon), 0 when never reached
   */
  public double daysInRelief(double horizonDays) {
    return Math.max(0, Math.min(lossDays, horizonDays) - Math.min(onsetDays, horizonDays));
  }

  /**
   * The span when an event counts as loss.
   *
   * @param eventDays days after index, infinite for no event
   * @return the span cut at the event; never reached if the event comes first
   */
  public ReliefSpan endedBy(double eventDays) {
    if (eventDays <= onsetDays) {
      return NEVER;
    }
    return eventDays < lossDays ? new ReliefSpan(onsetDays, eventDays) : this;
  }
}
