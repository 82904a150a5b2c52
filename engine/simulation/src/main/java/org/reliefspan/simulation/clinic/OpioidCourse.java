package org.reliefspan.simulation.clinic;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.numerics.math.DetMath;
import org.reliefspan.numerics.random.PatientDraws;
import org.reliefspan.numerics.random.Quantiles;

/**
 * One patient's opioid prescriptions.
 *
 * @param drug hydrocodone or tramadol
 * @param refills in order; empty without opioids
 */
record OpioidCourse(Drug drug, List<Refill> refills) {

  static final int DAYS_SUPPLY = 30;
  private static final int MOST_REFILLS = 48;
  private static final int MOST_UNITS = 8;
  private static final int TAPER_FROM_REFILL = 6;

  /** A drug with its strength and milligrams of morphine per milligram (CDC 2022). */
  enum Drug {
    HYDROCODONE("hydrocodone", 5, 1),
    TRAMADOL("tramadol", 50, 0.2);

    private final String ingredient;
    private final int strengthMilligrams;
    private final double morphinePerMilligram;

    Drug(String ingredient, int strengthMilligrams, double morphinePerMilligram) {
      this.ingredient = ingredient;
      this.strengthMilligrams = strengthMilligrams;
      this.morphinePerMilligram = morphinePerMilligram;
    }

    String ingredient() {
      return ingredient;
    }

    int strengthMilligrams() {
      return strengthMilligrams;
    }

    double morphinePerUnit() {
      return strengthMilligrams * morphinePerMilligram;
    }
  }

  /**
   * One prescription.
   *
   * @param day from entry
   * @param unitsPerDay units a day, in quarters
   * @param escalated whether the dose is higher than before
   */
  record Refill(int day, double unitsPerDay, boolean escalated) {}

  OpioidCourse {
    refills = List.copyOf(refills);
  }

  /** Draws prescriptions given the course as it would be without their harm. */
  static OpioidCourse draw(ClinicSpec spec, Course course, PatientDraws draws) {
    List<Refill> refills = new ArrayList<>();
    if (draws.happens(startProbability(spec, course.traits()), Uses.OPIOID_USER, 0)) {
      addRefills(refills, spec.opioids(), course, draws);
    }
    return new OpioidCourse(
        draws.happens(0.6, Uses.OPIOID_KIND, 0) ? Drug.HYDROCODONE : Drug.TRAMADOL, refills);
  }

  /** The odds change with the year of entry. */
  static double startProbability(ClinicSpec spec, Traits traits) {
    double share = spec.opioids().userShare();
    double yearly = spec.calendar().opioidStartOddsPerYear();
    if (share == 0 || share == 1 || yearly == 1) {
      return share;
    }
    double years = EntryCalendar.years(traits.entryDay());
    return Logit.expit(Logit.logit(share) + DetMath.log(yearly) * years);
  }

  /** A dose rises only while pain is not relieved; once tapered it only falls. */
  private static void addRefills(
      List<Refill> refills, Opioids spec, Course course, PatientDraws draws) {
    int day = Quantiles.integer(draws.uniform(Uses.OPIOID_START, 0), 40);
    double units = 2 + Quantiles.integer(draws.uniform(Uses.OPIOID_UNITS, 0), 3);
    boolean taper = draws.happens(spec.taperShare(), Uses.OPIOID_TAPER, 0);
    for (int refill = 0; refill < MOST_REFILLS; refill++) {
      boolean falling = taper && refill >= TAPER_FROM_REFILL;
      boolean escalated =
          refill > 0
              && !falling
              && units < MOST_UNITS
              && draws.happens(spec.escalationProbability(), Uses.OPIOID_ESCALATION, refill)
              && !course.inRelief(day);
      units = falling ? lower(units, spec.taperStep()) : units + Logit.when(escalated, 1);
      refills.add(new Refill(day, units, escalated));
      if ((falling && units <= 1)
          || draws.happens(spec.stopProbability(), Uses.OPIOID_STOP, refill)) {
        return;
      }
      day += DAYS_SUPPLY;
    }
  }

  /** To quarters of a unit, rounded up, so that no step exceeds the planned one. */
  private static double lower(double units, double step) {
    return Math.ceil(4 * units * (1 - step)) / 4;
  }

  /** What these prescriptions add to pain. */
  OpioidHarm harm(Opioids spec) {
    if (refills.isEmpty() || spec.harmPerFifty() == 0) {
      return OpioidHarm.NONE;
    }
    double[] points = new double[refills.size()];
    for (int i = 0; i < points.length; i++) {
      points[i] = spec.harmPerFifty() * morphinePerDay(i) / 50;
    }
    return new OpioidHarm(refills.get(0).day(), spec.harmAfterDays(), points);
  }

  /** Milligrams of morphine equivalents a day under the n-th prescription. */
  double morphinePerDay(int refill) {
    return refills.get(refill).unitsPerDay() * drug.morphinePerUnit();
  }
}
