package org.reliefspan.simulation.run;

/** Decides when what is booked begins, and is told what becomes of it. Ticks are the patient's. */
public interface Appointments {
  /** No tick. */
  long NEVER = RunningClock.NEVER;

  /** Nobody waits: what is booked begins at its target, or is missed when that is too late. */
  Appointments UNLIMITED =
      (activity, earliest, target, latest) -> target <= latest ? target : NEVER;

  /**
   * When a booked activity begins.
   *
   * @param activity index
   * @param earliest tick, not before now
   * @param target tick, not before the earliest
   * @param latest tick; {@link #NEVER} for none
   * @return tick; {@link #NEVER} if it is missed at the latest, unless it is placed before
   */
  long begin(int activity, long earliest, long target, long latest);

  /**
   * When a booked activity is missed that has not begun, after {@link #begin} has said nothing.
   *
   * @param latest tick, as there
   */
  default long missed(int activity, long latest) {
    return latest;
  }

  /**
   * A session has begun.
   *
   * @param ends when it ends; {@link #NEVER} if not before the horizon
   */
  default void began(int activity, long ends) {}

  /** A session has ended as it should. */
  default void ended(int activity) {}

  /** What was booked is not any more, or a session is broken off. */
  default void withdrawn(int activity) {}
}
