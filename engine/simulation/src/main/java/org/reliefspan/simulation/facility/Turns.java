package org.reliefspan.simulation.facility;

/** Makes the changes of a level, one turn after the other. */
interface Turns {
  /**
   * Adds the changes of the next turn.
   *
   * @return all changes before this tick are known now; {@link Long#MAX_VALUE} when all of them are
   */
  long addNext(LevelChanges changes);
}
