package org.reliefspan.simulation.run;

/** Sees the histories of patients as they are made. */
public interface Watch {
  /** Sees nothing. */
  Watch NOTHING = new Watch() {};

  /**
   * A patient was in a state. In discrete time the times are cycles; else ticks.
   *
   * @param state index
   * @param from first cycle or tick
   * @param until first cycle or tick after it
   */
  default void stay(int state, long from, long until) {}

  /**
   * An event or a move added to an outcome; comes before the event.
   *
   * @param outcome index
   * @param value before discounting
   */
  default void added(int outcome, double value) {}

  /**
   * An event rang.
   *
   * @param event index
   * @param tick when
   * @param state to which it led
   */
  default void event(int event, long tick, int state) {}
}
