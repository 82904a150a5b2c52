package org.reliefspan.simulation.clinic;

import java.util.List;
import org.reliefspan.numerics.math.DetMath;
import org.reliefspan.numerics.random.PatientDraws;
import org.reliefspan.numerics.random.Quantiles;

/** When surgery falls due: a hazard that is lower for 90 days after each epidural. */
final class SurgeryClock {

  private static final double DAYS_PER_MONTH = 30.4375;
  private static final double PROTECTED_DAYS = 90;
  private static final double HORIZON_DAYS = 3650;

  private final double level;
  private final double ratePerDay;
  private final double protectedFactor;

  private SurgeryClock(double level, double ratePerDay, double protectedFactor) {
    this.level = level;
    this.ratePerDay = ratePerDay;
    this.protectedFactor = protectedFactor;
  }

  static SurgeryClock draw(Events events, Traits traits, PatientDraws draws) {
    double rate =
        traits.track() != Track.RADICULAR
            ? 0
            : events.surgeryRatePerMonth()
                / DAYS_PER_MONTH
                * DetMath.exp(events.surgerySeverity() * traits.severity());
    return new SurgeryClock(
        Quantiles.exponential(draws.uniform(Uses.SURGERY, 0), 1),
        rate,
        events.surgeryFactorAfterEpidural());
  }

  /** Whether surgery falls due by this day, given the epidurals so far. */
  boolean dueBy(double day, List<Episode> epidurals) {
    return hazard(day, epidurals) >= level;
  }

  /** The day surgery falls due, infinite beyond ten years. */
  double dueDay(List<Episode> epidurals) {
    if (!dueBy(HORIZON_DAYS, epidurals)) {
      return Double.POSITIVE_INFINITY;
    }
    double early = 0;
    double late = HORIZON_DAYS;
    for (int step = 0; step < 30; step++) {
      double middle = 0.5 * (early + late);
      if (dueBy(middle, epidurals)) {
        late = middle;
      } else {
        early = middle;
      }
    }
    return late;
  }

  private double hazard(double day, List<Episode> epidurals) {
    double covered = 0;
    double coveredUntil = 0;
    for (Episode epidural : epidurals) {
      double from = Math.max(coveredUntil, epidural.day());
      double until = Math.min(day, epidural.day() + PROTECTED_DAYS);
      covered += Math.max(0, until - from);
      coveredUntil = Math.max(coveredUntil, until);
    }
    return ratePerDay * (day - (1 - protectedFactor) * covered);
  }
}
