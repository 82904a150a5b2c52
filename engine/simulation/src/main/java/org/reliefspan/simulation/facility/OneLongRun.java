package org.reliefspan.simulation.facility;

import java.util.Arrays;
import java.util.Optional;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.output.BatchMeans;

/**
 * Limits of a mean wait where there is one replication that ends at a time, by batch means of its
 * waits in the order in which sessions began.
 *
 * @param limits in units; empty where the run is too short
 * @param note how they were made, or why there are none
 */
record OneLongRun(Optional<Interval> limits, String note) {

  /** Whether a number can have such limits. */
  static boolean isFor(ArmRuns arm, Figure figure) {
    return arm.size() == 1 && arm.hasEnd() && figure.isMeanWait();
  }

  static OneLongRun of(ArmRuns arm, String step, double level) {
    double units = arm.facility().program().ticksPerUnit();
    double[] waits = Arrays.stream(waits(arm, step)).mapToDouble(wait -> wait / units).toArray();
    try {
      Limits limits = BatchMeans.of(waits).limits(level);
      return new OneLongRun(
          Optional.of(new Interval(limits.lower(), limits.upper(), level)),
          "limits by batch means of one run");
    } catch (NotEstimableException tooShort) {
      return new OneLongRun(Optional.empty(), String.valueOf(tooShort.getMessage()));
    }
  }

  private static long[] waits(ArmRuns arm, String name) {
    for (Step step : arm.facility().steps()) {
      if (step.activity().name().equals(name)) {
        return arm.waits(step.index());
      }
    }
    throw new IllegalArgumentException("no step " + name);
  }
}
