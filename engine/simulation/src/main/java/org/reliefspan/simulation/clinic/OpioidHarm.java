package org.reliefspan.simulation.clinic;

/**
 * NRS points that long use of opioids adds. Made by {@link OpioidCourse#harm}.
 *
 * @param firstDay day of the first prescription
 * @param afterDays days of use after which the harm begins
 * @param points points while each prescription lasts
 */
@SuppressWarnings("ArrayRecordComponent") // not shared, not compared
record OpioidHarm(int firstDay, int afterDays, double[] points) {

  static final OpioidHarm NONE = new OpioidHarm(0, 0, new double[0]);

  /** NRS points on a day from entry. */
  double pain(double day) {
    double used = day - firstDay;
    if (points.length == 0 || used < afterDays) {
      return 0;
    }
    int prescription = (int) (used / OpioidCourse.DAYS_SUPPLY);
    return prescription < points.length ? points[prescription] : 0;
  }

  /** The most it ever adds. */
  double largest() {
    double largest = 0;
    for (double value : points) {
      largest = Math.max(largest, value);
    }
    return largest;
  }

  /** Whether it ever adds anything. */
  boolean any() {
    return points.length * OpioidCourse.DAYS_SUPPLY > afterDays && largest() > 0;
  }
}
