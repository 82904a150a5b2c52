package org.reliefspan.domain.eventlog;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One activity of a log.
 *
 * @param name as in the log
 * @param id as in the files that are written
 * @param sessions how many there are; empty where withheld
 * @param minutes how long they last
 * @param duration the law that was learned
 * @param before the wait before it
 * @param delay law of the planned delay before it, if there is one
 * @param team that does it
 * @param gathers patients who begin together once so many wait; 1 for none
 */
public record ActivityRow(
    String name,
    String id,
    OptionalLong sessions,
    Summary minutes,
    LearnedLaw duration,
    Wait before,
    Optional<LearnedLaw> delay,
    String team,
    int gathers) {

  /**
   * A sample in numbers.
   *
   * @param deviation with divisor n - 1; empty for fewer than two
   * @param least empty where withheld
   * @param most empty where withheld
   */
  public record Summary(
      double mean,
      double median,
      OptionalDouble deviation,
      OptionalDouble least,
      OptionalDouble most) {
    /** The same without what belongs to single sessions. */
    public Summary withoutEnds() {
      return new Summary(mean, median, deviation, OptionalDouble.empty(), OptionalDouble.empty());
    }
  }

  /**
   * Mean hours from the end of the activity before to the beginning, by what explains them.
   *
   * @param gathering until enough patients had come
   * @param resource while all who do it were busy or absent
   * @param delay neither
   */
  public record Wait(double gathering, double resource, double delay) {
    /** All together. */
    public double hours() {
      return gathering + resource + delay;
    }
  }

  /** The same with what may be shown. */
  public ActivityRow shown(OptionalLong shownSessions, Summary shownMinutes) {
    return new ActivityRow(
        name, id, shownSessions, shownMinutes, duration, before, delay, team, gathers);
  }
}
