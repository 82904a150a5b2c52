package org.reliefspan.simulation.clinic;

import org.reliefspan.numerics.math.DetMath;
import org.reliefspan.numerics.random.PatientDraws;

/**
 * Physical therapy after the first epidural.
 *
 * @param planned whether it is in the plan
 * @param firstVisit days after the procedure, {@link #NEVER} when nobody came in time
 */
record TherapyPlan(boolean planned, int firstVisit) {

  static final int NEVER = Integer.MAX_VALUE;
  static final TherapyPlan NONE = new TherapyPlan(false, NEVER);

  /**
   * The day of the first visit, from a daily hazard.
   *
   * @param epidural what the epidural does: it draws its responders to therapy from the time
   *     constant of its rise until its end
   */
  static TherapyPlan draw(
      Therapy spec, Traits traits, Episode.Effect epidural, PatientDraws draws) {
    if (!draws.happens(spec.plannedShare(), Uses.THERAPY_PLANNED, 0)) {
      return NONE;
    }
    double hazard =
        spec.dailyHazard() * DetMath.exp(spec.hazardPerAdherence() * traits.adherence());
    double inRelief = 1 - DetMath.exp(-hazard * spec.hazardRatioInRelief());
    double otherwise = 1 - DetMath.exp(-hazard);
    for (int day = 1; day <= spec.lastDay(); day++) {
      boolean works = day > epidural.envelope().onsetDays() && day < epidural.worksDays();
      double probability = works ? inRelief : otherwise;
      if (draws.happens(probability, Uses.THERAPY_VISIT, day)) {
        return new TherapyPlan(true, day);
      }
    }
    return new TherapyPlan(true, NEVER);
  }

  boolean early(Therapy spec) {
    return firstVisit >= spec.earlyFromDay() && firstVisit <= spec.earlyToDay();
  }

  boolean attended() {
    return firstVisit != NEVER;
  }

  TherapyGain gain(Therapy spec) {
    return early(spec) ? new TherapyGain(firstVisit, spec.earlyGain()) : TherapyGain.NONE;
  }
}
