package org.reliefspan.numerics.imputation;

/**
 * What is added to an imputed outcome after a subject left. Outcomes missing between two that were
 * seen are not shifted.
 */
@FunctionalInterface
public interface DeltaAdjustment {
  /**
   * The shift.
   *
   * @param subject index of the subject
   * @param visit at or after departure
   * @param departure first visit after the last one seen
   */
  double shift(int subject, int visit, int departure);

  /** Nothing is added. */
  static DeltaAdjustment none() {
    return (subject, visit, departure) -> 0;
  }

  /** The same at each visit after departure. */
  static DeltaAdjustment constant(double delta) {
    return (subject, visit, departure) -> delta;
  }

  /** One value for each visit, whenever the subject left. */
  static DeltaAdjustment perVisit(double[] delta) {
    double[] values = delta.clone();
    return (subject, visit, departure) -> values[visit];
  }

  /** Adds the value of each visit missed, so that the shift grows with time away. */
  static DeltaAdjustment accumulating(double[] increments) {
    double[] values = increments.clone();
    return (subject, visit, departure) -> {
      double sum = 0;
      for (int at = departure; at <= visit; at++) {
        sum += values[at];
      }
      return sum;
    };
  }

  /** The same for some subjects, as those of one arm; nothing for the others. */
  default DeltaAdjustment among(boolean[] subjects) {
    boolean[] chosen = subjects.clone();
    return (subject, visit, departure) -> chosen[subject] ? shift(subject, visit, departure) : 0;
  }
}
