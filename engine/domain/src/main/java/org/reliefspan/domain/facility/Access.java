package org.reliefspan.domain.facility;

import java.io.Serializable;
import java.util.List;

/** How patients come to an activity. */
public sealed interface Access extends Serializable {
  /** They come when it is wanted and wait there until what it needs is free. */
  record Walk() implements Access {}

  /**
   * They are given an appointment when they ask.
   *
   * @param grid appointments begin at multiples of it, from the opening on; in units
   * @param length planned length of a session, in units
   * @param ahead how long ahead appointments are given, in units; infinite for no limit
   * @param overbook every so many-th beginning takes one patient more; 0 for none
   * @param earliest whether the earliest free appointment of the window is given, and not the first
   *     from the target on
   */
  record Slots(double grid, double length, double ahead, int overbook, boolean earliest)
      implements Access {}

  /**
   * They wait until they are called up to a list.
   *
   * @param when lists begin
   * @param countsRunning whether who is still treated fills a place of the next list
   * @param interrupted what happens to those who are too many then
   */
  record Lists(Times when, boolean countsRunning, Preemption interrupted) implements Access {}

  /** When lists begin, and how many patients they take. */
  sealed interface Times extends Serializable {}

  /**
   * In turns.
   *
   * @param every length of a turn, in units
   * @param at times within a turn, rising, above 0 and up to every
   * @param size patients of each
   * @param offset added to all times
   */
  record Turns(double every, List<Double> at, List<Integer> size, double offset) implements Times {
    /** Copies. */
    public Turns {
      at = List.copyOf(at);
      size = List.copyOf(size);
    }
  }

  /**
   * Whenever so many wait: a list of these begins at once.
   *
   * @param size patients of each
   */
  record Gathered(int size) implements Times {}

  /** By the calendar: a list at the beginning of each shift, its count patients. */
  record ByCalendar(Opening.Weekly weekly) implements Times {}
}
