package org.reliefspan.numerics.longitudinal;

/** Visits must be whole numbers in range. */
final class VisitCheck {
  private VisitCheck() {}

  static void check(double[] coordinates, int visits) {
    for (double visit : coordinates) {
      if (!(visit >= 0 && visit < visits && visit == Math.rint(visit))) {
        throw new IllegalArgumentException(
            "visit (%s) must be a whole number from 0 to %d. Maybe use times with the spatial"
                    .formatted(visit, visits - 1)
                + " exponential covariance?");
      }
    }
  }
}
