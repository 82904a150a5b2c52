package org.reliefspan.simulation.model;

/**
 * When one expression passes another while nothing happens to the patient.
 *
 * <p>Where both are on lines or fade it is where they meet. Else it is looked for within one step
 * of the patient by halving; if nothing is found there, the end of the step is the answer, from
 * where one looks again. What comes and goes within a step is not seen.
 */
final class Crossing {
  private static final int HALVINGS = 60;

  private Crossing() {}

  /** The next time, not before now, at which two expressions may break or change their order. */
  static double next(Node one, Node other, Patient patient) {
    Motion gap = patient.borrow();
    double until = one.trace(gap, 1, patient);
    until = Math.min(until, other.trace(gap, -1, patient));
    double next;
    if (Double.isNaN(until)) {
      double smooth = Math.min(one.nextBreak(patient), other.nextBreak(patient));
      next = Math.min(smooth, sought(one, other, patient));
    } else {
      double present = one.value(patient) - other.value(patient);
      boolean agrees = Math.signum(gap.value(0)) == Math.signum(present);
      next = agrees ? Math.min(until, ofGap(gap, until, patient)) : patient.time();
    }
    patient.giveBack(1);
    return next;
  }

  /** When what goes on until a time comes to 0. */
  static double ofGap(Motion gap, double until, Patient patient) {
    double now = patient.time();
    return gap.isLine()
        ? onLine(gap.constant(), gap.slope(), now)
        : now + gap.firstRoot(0, Math.min(until, patient.horizon()) - now);
  }

  /** When what goes on a line comes to 0. */
  static double onLine(double gap, double slope, double now) {
    return slope == 0 ? Double.POSITIVE_INFINITY : where(now, -gap / slope);
  }

  /** A time so much from now; infinite if it is past or there is none. */
  static double where(double now, double distance) {
    return distance >= 0 ? now + distance : Double.POSITIVE_INFINITY;
  }

  /** The answer for what is on no curve that is known. */
  static double sought(Node one, Node other, Patient patient) {
    double gap = one.value(patient) - other.value(patient);
    double now = patient.time();
    double smooth = Math.min(one.nextBreak(patient), other.nextBreak(patient));
    double low = now;
    double high = Math.min(now + patient.step(), smooth > now ? smooth : now + patient.step());
    if (sign(one, other, patient, high) == Math.signum(gap)) {
      patient.moveTo(now);
      return high;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = 0.5 * (low + high);
      if (sign(one, other, patient, middle) == Math.signum(gap)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    patient.moveTo(now);
    return high;
  }

  private static double sign(Node one, Node other, Patient patient, double time) {
    patient.moveTo(time);
    return Math.signum(one.value(patient) - other.value(patient));
  }
}
