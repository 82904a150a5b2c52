package org.reliefspan.simulation.clinic;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.numerics.random.PatientDraws;
import org.reliefspan.numerics.random.Quantiles;

/**
 * One patient's opioid prescriptions.
 *
 * @param ingredient hydrocodone or tramadol
 * @param strengthMilligrams per unit
 * @param refills in order; empty without opioids
 */
record OpioidCourse(String ingredient, int strengthMilligrams, List<Refill> refills) {

  static final int DAYS_SUPPLY = 30;
  private static final int MOST_REFILLS = 48;
  private static final int MOST_UNITS = 8;

  /**
   * One prescription.
   *
   * @param day from entry
   * @param unitsPerDay units a day
   * @param escalated whether the dose is higher than before
   */
  record Refill(int day, int unitsPerDay, boolean escalated) {}

  OpioidCourse {
    refills = List.copyOf(refills);
  }

  static OpioidCourse draw(ClinicSpec.Opioids spec, Course course, PatientDraws draws) {
    List<Refill> refills = new ArrayList<>();
    if (draws.happens(spec.userShare(), Uses.OPIOID_USER, 0)) {
      addRefills(refills, spec, course, draws);
    }
    return draws.happens(0.6, Uses.OPIOID_KIND, 0)
        ? new OpioidCourse("hydrocodone", 5, refills)
        : new OpioidCourse("tramadol", 50, refills);
  }

  /** A dose rises only while pain is not relieved, so escalation never ends pain relief. */
  private static void addRefills(
      List<Refill> refills, ClinicSpec.Opioids spec, Course course, PatientDraws draws) {
    int day = Quantiles.integer(draws.uniform(Uses.OPIOID_START, 0), 40);
    int units = 2 + Quantiles.integer(draws.uniform(Uses.OPIOID_UNITS, 0), 3);
    for (int refill = 0; refill < MOST_REFILLS; refill++) {
      boolean escalated =
          refill > 0
              && units < MOST_UNITS
              && draws.happens(spec.escalationProbability(), Uses.OPIOID_ESCALATION, refill)
              && !course.inRelief(day);
      units += escalated ? 1 : 0;
      refills.add(new Refill(day, units, escalated));
      if (draws.happens(spec.stopProbability(), Uses.OPIOID_STOP, refill)) {
        return;
      }
      day += DAYS_SUPPLY;
    }
  }
}
