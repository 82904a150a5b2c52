package org.reliefspan.simulation.calibration;

import java.util.List;
import org.reliefspan.domain.pathway.CalibrationTarget;
import org.reliefspan.simulation.run.TargetRun;

/** How far what came out is from the targets, in standard errors of both. */
final class Plausible {
  /** From here on a point is ruled out: three standard errors (Pukelsheim 1994). */
  static final double CUT = 3;

  private final List<CalibrationTarget> targets;

  Plausible(List<CalibrationTarget> targets) {
    this.targets = targets;
  }

  /** Of one target. */
  double implausibility(TargetRun.Answer answer, int target) {
    double away = answer.values()[target] - targets.get(target).value();
    return Math.abs(away) / Math.sqrt(variance(answer, target));
  }

  /** The largest over all targets. */
  double implausibility(TargetRun.Answer answer) {
    double largest = 0;
    for (int target = 0; target < targets.size(); target++) {
      largest = Math.max(largest, implausibility(answer, target));
    }
    return largest;
  }

  /** Logarithm of the normal likelihood, up to a constant. */
  double logLikelihood(TargetRun.Answer answer) {
    double sum = 0;
    for (int target = 0; target < targets.size(); target++) {
      double away = implausibility(answer, target);
      sum -= 0.5 * (away * away + Math.log(variance(answer, target)));
    }
    return sum;
  }

  private double variance(TargetRun.Answer answer, int target) {
    double own = targets.get(target).standardError();
    return own * own + answer.variances()[target];
  }
}
