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

  /** The next time, not before now, at which the order of two expressions may change. */
  static double next(Node one, Node other, Patient patient) {
    double smooth = Math.min(one.nextBreak(patient), other.nextBreak(patient));
    Motion gap = patient.gap;
    gap.clear();
    if (!(one.addTo(gap, 1, patient) && other.addTo(gap, -1, patient))) {
      return sought(one, other, patient);
    }
    double now = patient.time();
    return gap.isLine()
        ? onLine(gap.constant(), gap.slope(), now)
        : now + gap.firstRoot(0, Math.min(smooth, patient.horizon()) - now);
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
