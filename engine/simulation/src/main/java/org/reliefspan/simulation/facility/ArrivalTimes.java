package org.reliefspan.simulation.facility;

/** Arrivals one after the other. */
interface ArrivalTimes {
  /** The tick of the next; never again {@link org.reliefspan.simulation.run.Appointments#NEVER}. */
  long next();
}
