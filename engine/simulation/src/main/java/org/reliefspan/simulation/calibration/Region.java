package org.reliefspan.simulation.calibration;

import java.util.Arrays;
import java.util.List;
import org.reliefspan.domain.pathway.CalibrationTarget;

/** What emulators of one wave do not rule out. Not thread-safe. */
final class Region {
  private final List<CalibrationTarget> targets;
  private final Emulator[] emulators;
  private final double[][] rows;
  private final double[] deviations;

  /**
   * By emulators of some points.
   *
   * @param points at least two
   */
  Region(List<CalibrationTarget> targets, List<Point> points) {
    this.targets = targets;
    this.emulators = new Emulator[targets.size()];
    this.rows = new double[targets.size()][];
    this.deviations = new double[targets.size()];
    double[] scores =
        points.stream().flatMapToDouble(each -> Arrays.stream(each.scores())).toArray();
    for (int t = 0; t < emulators.length; t++) {
      int target = t;
      double[] values =
          points.stream().mapToDouble(each -> each.answer().values()[target]).toArray();
      double luck =
          points.stream().mapToDouble(each -> each.answer().variances()[target]).sum()
              / values.length;
      emulators[t] = Emulator.of(scores, values);
      rows[t] = emulators[t].newRow();
      double own = targets.get(t).standardError();
      deviations[t] = Math.sqrt(own * own + luck + emulators[t].variance());
    }
  }

  /** Whether the implausibility of a point is below {@link Plausible#CUT} for all targets. */
  boolean holds(double[] scores) {
    for (int t = 0; t < emulators.length; t++) {
      double away = Math.abs(emulators[t].predict(scores, rows[t]) - targets.get(t).value());
      if (!(away < Plausible.CUT * deviations[t])) {
        return false;
      }
    }
    return true;
  }
}
