package org.reliefspan.domain.pathway;

import java.io.Serializable;
import java.util.Optional;

/**
 * How time runs.
 *
 * @param unit the unit of all times of the file
 * @param horizon end of the pathway, units
 * @param cycle length of a cycle, units; empty in continuous time
 * @param correction how cycles are weighted, in discrete time
 * @param ticksPerUnit of continuous time
 */
public record TimeSpec(
    TimeUnit unit,
    Written horizon,
    Optional<Written> cycle,
    Correction correction,
    long ticksPerUnit)
    implements Serializable {
  /** Ticks unless the file says otherwise. */
  public static final long DEFAULT_TICKS = 1L << 20;

  /** Within-cycle correction. */
  public enum Correction {
    /** Every cycle counts as one. */
    NONE,
    /** The first and the last cycle count half. */
    HALF_CYCLE,
    /** As published with the Sick-Sicker models: 1/3 at the ends, 2/3 and 4/3 in turn between. */
    SIMPSON,
    /** A cycle counts the states at its beginning: the last ones do not count. */
    BEGINNING,
    /** A cycle counts the states at its end: the first ones do not count. */
    END,
    /** A cycle counts the mean of its two ends, discounted as at its beginning. */
    LIFE_TABLE
  }
}
