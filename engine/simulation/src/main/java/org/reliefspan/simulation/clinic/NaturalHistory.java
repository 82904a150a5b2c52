package org.reliefspan.simulation.clinic;

import org.reliefspan.numerics.math.DetMath;
import org.reliefspan.numerics.random.PatientDraws;

/**
 * What happens without procedures: improvement since entry, limit x (1 - exp(-t / tau)), less the
 * harm of long opioid use.
 *
 * @param functionLimit ODI points, negative when the patient gets worse
 * @param painLimit NRS points
 * @param timeConstantDays tau, days
 * @param harm what opioids add to pain
 */
record NaturalHistory(
    double functionLimit, double painLimit, double timeConstantDays, OpioidHarm harm) {

  NaturalHistory(double functionLimit, double painLimit, double timeConstantDays) {
    this(functionLimit, painLimit, timeConstantDays, OpioidHarm.NONE);
  }

  static NaturalHistory draw(
      NaturalHistorySpec spec, Traits traits, OpioidHarm harm, PatientDraws draws) {
    double mean = traits.acute() ? spec.acuteMean() : spec.chronicMean();
    double deviation = traits.acute() ? spec.acuteDeviation() : spec.chronicDeviation();
    double function = mean + deviation * draws.normal(Uses.NATURAL_HISTORY, 0);
    double largest = spec.painShareLimit() * traits.painAtEntry();
    double pain = Traits.clip(spec.painPerFunctionPoint() * function, -largest, largest);
    return new NaturalHistory(function, pain, spec.timeConstantDays(), harm);
  }

  /** ODI points gained by this day. */
  double function(double day) {
    return functionLimit == 0 ? 0 : functionLimit * progress(day);
  }

  /** NRS points gained by this day. */
  double pain(double day) {
    return (painLimit == 0 ? 0 : painLimit * progress(day)) - harm.pain(day);
  }

  /** A number that the gain in pain between two days cannot exceed. */
  double largestPainGain() {
    return Math.max(0, painLimit) + harm.largest();
  }

  private double progress(double day) {
    return 1 - DetMath.exp(-day / timeConstantDays);
  }
}
