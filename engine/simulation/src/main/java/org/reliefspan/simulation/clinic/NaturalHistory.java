package org.reliefspan.simulation.clinic;

import org.reliefspan.numerics.math.DetMath;
import org.reliefspan.numerics.random.PatientDraws;

/**
 * Improvement without treatment since entry: limit x (1 - exp(-t / tau)).
 *
 * @param functionLimit ODI points, negative when the patient gets worse
 * @param painLimit NRS points
 * @param timeConstantDays tau, days
 */
record NaturalHistory(double functionLimit, double painLimit, double timeConstantDays) {

  static NaturalHistory draw(
      ClinicSpec.NaturalHistorySpec spec, Traits traits, PatientDraws draws) {
    double mean = traits.acute() ? spec.acuteMean() : spec.chronicMean();
    double deviation = traits.acute() ? spec.acuteDeviation() : spec.chronicDeviation();
    double function = mean + deviation * draws.normal(Uses.NATURAL_HISTORY, 0);
    double largest = spec.painShareLimit() * traits.painAtEntry();
    double pain = Traits.clip(spec.painPerFunctionPoint() * function, -largest, largest);
    return new NaturalHistory(function, pain, spec.timeConstantDays());
  }

  /** ODI points gained by this day. */
  double function(double day) {
    return functionLimit == 0 ? 0 : functionLimit * progress(day);
  }

  /** NRS points gained by this day. */
  double pain(double day) {
    return painLimit == 0 ? 0 : painLimit * progress(day);
  }

  private double progress(double day) {
    return 1 - DetMath.exp(-day / timeConstantDays);
  }
}
