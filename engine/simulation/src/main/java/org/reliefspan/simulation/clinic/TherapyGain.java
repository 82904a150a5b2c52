package org.reliefspan.simulation.clinic;

/**
 * ODI points that early therapy adds: from the visit linearly to day 84 after the procedure, held
 * until day 180, falling to 0 at day 365.
 *
 * @param visitDay days after the procedure
 * @param points at day 84, 0 for none
 */
record TherapyGain(int visitDay, double points) {

  static final TherapyGain NONE = new TherapyGain(0, 0);
  private static final double FULL = 84;
  private static final double HELD = 180;
  private static final double OVER = 365;

  /** ODI points some days after the procedure. */
  double at(double days) {
    if (points == 0 || days <= visitDay || days >= OVER) {
      return 0;
    }
    if (days < FULL) {
      return points * (days - visitDay) / (FULL - visitDay);
    }
    return days <= HELD ? points : points * (OVER - days) / (OVER - HELD);
  }
}
