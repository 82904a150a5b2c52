package org.reliefspan.domain.facility.check;

import java.util.List;

/** Times within a turn. */
final class Rising {
  private Rising() {}

  /** Whether times rise from 0 on and end before the turn does. */
  static boolean fromZero(List<Double> times, double every) {
    return !times.isEmpty()
        && times.get(0) == 0
        && isRising(times)
        && times.get(times.size() - 1) < every;
  }

  /** Whether times are above 0, rise and are not after the end of the turn. */
  static boolean aboveZero(List<Double> times, double every) {
    return !times.isEmpty()
        && times.get(0) > 0
        && isRising(times)
        && times.get(times.size() - 1) <= every;
  }

  private static boolean isRising(List<Double> times) {
    for (int i = 1; i < times.size(); i++) {
      if (!(times.get(i - 1) < times.get(i))) {
        return false;
      }
    }
    return true;
  }
}
