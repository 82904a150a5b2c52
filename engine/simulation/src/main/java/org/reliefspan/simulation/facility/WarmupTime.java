package org.reliefspan.simulation.facility;

import java.util.List;
import java.util.OptionalDouble;
import org.reliefspan.simulation.run.Appointments;

/**
 * The end of the warm-up.
 *
 * @param tick before which nothing counts
 * @param by {@code none}, {@code stated} or {@code MSER-5}
 */
record WarmupTime(long tick, String by) {
  static WarmupTime of(FacilityRequest request, List<Facility> facilities, long until) {
    OptionalDouble time = request.warmup().time();
    double ticksPerUnit = facilities.get(0).program().ticksPerUnit();
    if (time.isPresent()) {
      long tick = Math.round(time.getAsDouble() * ticksPerUnit);
      return new WarmupTime(tick, tick > 0 ? "stated" : "none");
    }
    return until == Appointments.NEVER
        ? new WarmupTime(0, "none")
        : new WarmupTime(WarmupSearch.of(request, facilities, until), "MSER-5");
  }
}
