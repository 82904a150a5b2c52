package org.reliefspan.simulation.clinic;

import java.io.Serializable;

/**
 * Physical therapy after the first epidural. The day of the first visit has a daily hazard that
 * rises with adherence and while the epidural works, so that who comes late has survived, and who
 * comes is different.
 *
 * @param plannedShare share of first epidurals with therapy in the plan
 * @param dailyHazard hazard of the first visit at mean adherence, per day
 * @param hazardPerAdherence log hazard ratio per standard deviation of adherence
 * @param hazardRatioInRelief hazard ratio while the epidural works
 * @param earlyFromDay first day after the epidural that counts as early
 * @param earlyToDay last day that counts as early
 * @param lastDay last day on which a first visit is made
 * @param earlyGain ODI gain at day 84 of an early first visit, points
 * @param earlyDurationFactor factor on the duration of pain relief of an early first visit
 * @param adherenceGain ODI points less per standard deviation of adherence, therapy or not
 * @param sessions visits in a course
 * @param sessionGapDays days between visits
 */
public record Therapy(
    double plannedShare,
    double dailyHazard,
    double hazardPerAdherence,
    double hazardRatioInRelief,
    int earlyFromDay,
    int earlyToDay,
    int lastDay,
    double earlyGain,
    double earlyDurationFactor,
    double adherenceGain,
    int sessions,
    int sessionGapDays)
    implements Serializable {
  /** Checks every component that could make no clinic. */
  public Therapy {
    Checks.share("plannedShare", plannedShare);
    Checks.notNegative("dailyHazard", dailyHazard);
    Checks.notNegative("hazardRatioInRelief", hazardRatioInRelief);
    Checks.atLeastOne("earlyFromDay", earlyFromDay);
    Checks.between("earlyToDay", earlyToDay, earlyFromDay, 60);
    Checks.between("lastDay", lastDay, earlyToDay, 365);
    Checks.between("earlyDurationFactor", earlyDurationFactor, 1e-6, 1e6);
    Checks.atLeastOne("sessions", sessions);
    Checks.atLeastOne("sessionGapDays", sessionGapDays);
  }
}
