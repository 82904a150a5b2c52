package org.reliefspan.simulation.run;

/** Decides when what is booked begins. */
interface Appointments {
  /** Nobody waits: what is booked begins at its target, or is missed when that is too late. */
  Appointments UNLIMITED =
      (activity, earliest, target, latest) -> target <= latest ? target : RunningClock.NEVER;

  /**
   * When a booked activity begins.
   *
   * @param activity index
   * @param earliest tick, not before now
   * @param target tick, not before the earliest
   * @param latest tick; {@link RunningClock#NEVER} for none
   * @return tick; {@link RunningClock#NEVER} if it is missed at the latest, unless it is placed
   *     before
   */
  long begin(int activity, long earliest, long target, long latest);
}
