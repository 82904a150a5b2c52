package org.reliefspan.simulation.clinic;

import java.io.Serializable;

/**
 * Size and duration of relief.
 *
 * @param epidural both epidural routes
 * @param ablation lumbar facet ablation
 * @param surgery lumbar decompression
 * @param triggerPoint trigger point injection beside exercise
 * @param stimulator implanted stimulator
 * @param painShare share of the baseline pain that a responder loses at full effect
 * @param fadeDays length of the linear fade at the end, days
 * @param sensitisedDurationFactor multiplies the duration when C
 * @param transforaminalGain extra ODI gain of the transforaminal route up to day 30, in everybody,
 *     falling linearly to 0 at day 180, points
 */
public record Effects(
    EffectSpec epidural,
    EffectSpec ablation,
    EffectSpec surgery,
    EffectSpec triggerPoint,
    EffectSpec stimulator,
    PainShare painShare,
    double fadeDays,
    double sensitisedDurationFactor,
    double transforaminalGain)
    implements Serializable {
  /** Checks every component that could make no clinic. */
  public Effects {
    Checks.between("fadeDays", fadeDays, 1e-6, 1e6);
    Checks.between("sensitisedDurationFactor", sensitisedDurationFactor, 1e-6, 1e6);
  }
}
