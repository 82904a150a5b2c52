package org.reliefspan.simulation.decision;

/** The best of several. */
final class Preference {
  private Preference() {}

  /** Index of the highest number; of equal ones the first. */
  static int first(double[] benefits) {
    int best = 0;
    for (int s = 1; s < benefits.length; s++) {
      if (benefits[s] > benefits[best]) {
        best = s;
      }
    }
    return best;
  }
}
