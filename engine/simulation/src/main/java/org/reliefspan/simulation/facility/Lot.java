package org.reliefspan.simulation.facility;

import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

/** Who is next by lot. */
final class Lot {
  private static final Purpose LOT = Purpose.of("facility:lot");

  private final Philox luck;

  Lot(Philox luck) {
    this.luck = luck;
  }

  /** The lot of a patient who comes to a step. */
  long of(long patient, Step step, long turn) {
    return luck.bits(patient, LOT, (int) (31 * turn + step.index())) >>> 1;
  }
}
