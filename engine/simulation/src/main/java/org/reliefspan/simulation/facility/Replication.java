package org.reliefspan.simulation.facility;

import org.reliefspan.numerics.random.Philox;
import org.reliefspan.simulation.run.Appointments;

/**
 * One run of a facility.
 *
 * @param seed of all luck
 * @param number counted from 0; every replication has other patients and other arrivals
 * @param luck of patients
 * @param until last tick; {@link Appointments#NEVER} until the last patient has gone
 * @param warmup tick before which patients and times do not count
 */
record Replication(long seed, long number, Philox luck, long until, long warmup) {
  /** Tick from which patients who arrive count; without a warm-up all do. */
  long countsFrom() {
    return warmup <= 0 ? Long.MIN_VALUE : warmup;
  }
}
