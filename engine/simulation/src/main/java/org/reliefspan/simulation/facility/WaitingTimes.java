package org.reliefspan.simulation.facility;

import java.io.Serializable;
import org.reliefspan.simulation.run.Appointments;

/**
 * Times at which those who wait are counted, from the beginning of a run on.
 *
 * @param count number
 * @param every ticks from one to the next
 */
record WaitingTimes(int count, double every) implements Serializable {
  /** None. */
  static final WaitingTimes NONE = new WaitingTimes(0, 1);

  private static final int DAYS_OF_WEEK = 7;

  /**
   * So many evenly over a run, or, by the calendar, the same moment of each week, of every second
   * or third where these are more than twice as many; none where a run has no end.
   *
   * @param fewestWeeks of a run from which on it goes by weeks
   */
  static WaitingTimes of(Facility facility, long until, int count, int fewestWeeks) {
    if (until == Appointments.NEVER) {
      return NONE;
    }
    long week = DAYS_OF_WEEK * facility.ticksPerDay();
    if (facility.calendar().isEmpty() || until / week < fewestWeeks) {
      return new WaitingTimes(count, (double) until / count);
    }
    long every = week * (1 + until / week / (2L * count));
    return new WaitingTimes((int) ((until - 1) / every) + 1, every);
  }
}
