package org.reliefspan.simulation.clinic;

/** How scores are written. */
public enum Rounding {
  /** NRS to whole points, ODI to even points, metres to whole metres. */
  INSTRUMENT,
  /** To a millionth, so that values print exactly. */
  NONE
}
