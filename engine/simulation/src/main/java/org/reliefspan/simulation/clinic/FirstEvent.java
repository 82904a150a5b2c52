package org.reliefspan.simulation.clinic;

import java.util.List;
import java.util.Locale;

/**
 * The first of the dated events that compete: on one day death outranks surgery, and surgery a
 * repeat.
 *
 * @param cause which
 * @param days from the index, infinite for none
 */
public record FirstEvent(Cause cause, double days) {

  /** Nothing happens. */
  public static final FirstEvent NEVER = new FirstEvent(Cause.NONE, Double.POSITIVE_INFINITY);

  /** What ends an episode on a day. */
  public enum Cause {
    /** Nothing. */
    NONE,
    /** The same procedure again. */
    REPEAT,
    /** Surgery. */
    SURGERY,
    /** Death. */
    DEATH;

    /**
     * The name used in tables.
     *
     * @return for instance {@code repeat}
     */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static FirstEvent of(Course course, int number) {
    List<Episode> episodes = course.episodes();
    double repeat = Double.POSITIVE_INFINITY;
    double surgery = Double.POSITIVE_INFINITY;
    for (Episode later : episodes.subList(number + 1, episodes.size())) {
      if (later.kind() == Episode.Kind.SURGERY) {
        surgery = Math.min(surgery, later.day());
      } else {
        repeat = Math.min(repeat, later.day());
      }
    }
    double first = Math.min(course.deathDay(), Math.min(surgery, repeat));
    if (first == Double.POSITIVE_INFINITY) {
      return NEVER;
    }
    Cause cause =
        first == course.deathDay() ? Cause.DEATH : first == surgery ? Cause.SURGERY : Cause.REPEAT;
    return new FirstEvent(cause, first - episodes.get(number).day());
  }
}
