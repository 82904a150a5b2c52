package org.reliefspan.simulation.clinic;

import org.reliefspan.numerics.math.DetMath;

/**
 * How much of an effect is present t days after the procedure: rises as 1 - exp(-t / onset), holds,
 * and fades linearly over the last days before the end.
 *
 * @param onsetDays time constant of the rise, days
 * @param durationDays D, days from procedure to the end of all effect
 * @param fadeDays length of the fade, days
 */
record EffectEnvelope(double onsetDays, double durationDays, double fadeDays) {

  /** A share in [0, 1]; 0 outside (0, durationDays). */
  double at(double days) {
    if (days <= 0 || days >= durationDays) {
      return 0;
    }
    double rise = 1 - DetMath.exp(-days / onsetDays);
    return rise * Math.min(1, (durationDays - days) / fadeDays);
  }
}
