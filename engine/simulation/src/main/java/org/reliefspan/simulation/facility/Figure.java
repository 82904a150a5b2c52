package org.reliefspan.simulation.facility;

/**
 * What a number of a replication is.
 *
 * @param about what it is about
 * @param name of the step, the resource or the outcome
 * @param quantity as in results
 * @param hour of the week; -1 for none
 * @param unit of the number
 */
record Figure(About about, String name, String quantity, int hour, String unit) {
  /** What a number is about. */
  enum About {
    /** A wait for a step. */
    WAIT,
    /** What happened in a step. */
    THROUGHPUT,
    /** A resource. */
    RESOURCE,
    /** An outcome. */
    OUTCOME
  }

  /** Whether it is the mean wait for a step. */
  boolean isMeanWait() {
    return about == About.WAIT && quantity.equals(Figures.MEAN);
  }
}
