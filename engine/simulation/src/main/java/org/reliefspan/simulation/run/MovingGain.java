package org.reliefspan.simulation.run;

import org.reliefspan.numerics.duration.LegendreRule;
import org.reliefspan.simulation.model.Discount;
import org.reliefspan.simulation.model.Motion;
import org.reliefspan.simulation.model.Node;
import org.reliefspan.simulation.model.Patient;

/**
 * What one value adds that moves with time: the integral of value times discount, exact where it
 * goes on a line or fades, else by Gauss-Legendre quadrature in pieces of a 64th of the horizon.
 * Not thread-safe.
 */
final class MovingGain {
  private static final LegendreRule RULE = LegendreRule.ofPoints(8);
  private static final double LEAST = 0x1p-44;

  private final Node value;
  private final int outcome;
  private final DiscountFactors factors;
  private final int group;
  private final Discount discount;
  private final double piece;
  private final Motion motion = new Motion();
  private boolean isKnown;
  private double since; // from when the motion is known, a jump at the beginning is behind
  private double from;
  private double until; // next jump or bend
  private double factor; // discount at the beginning

  MovingGain(Node value, int outcome, DiscountFactors factors, double piece) {
    this.value = value;
    this.outcome = outcome;
    this.factors = factors;
    this.group = factors.group(outcome);
    this.discount = factors.discount(group);
    this.piece = piece;
  }

  /** The next time, after it went on, at which it may jump or bend. */
  double until() {
    return until;
  }

  /** It goes on from the time of the patient, who is left there. */
  void goOn(Patient patient) {
    from = patient.time();
    factor = factors.factor(group, from);
    until = traced(patient);
    for (double after = piece * LEAST; until - from < after && after < piece; after *= 2) {
      patient.moveTo(from + after); // a jump just after it
      until = traced(patient);
    }
    since = patient.time() - from;
    patient.moveTo(from);
  }

  private double traced(Patient patient) {
    motion.clear();
    double next = value.trace(motion, 1, patient);
    isKnown = !Double.isNaN(next);
    return isKnown ? next : value.nextBreak(patient);
  }

  /** Adds what was gained until a time; it begins there. */
  void settle(double to, Patient patient, double[] into, int at) {
    if (to > from) {
      double atEnd = factors.factor(group, to);
      into[at + outcome] += isKnown ? exact(to - from, atEnd) : quadrature(to - from, patient);
      from = to;
      factor = atEnd;
    }
  }

  private double exact(double length, double atEnd) {
    double standing = discount.integral(factor, atEnd, length);
    return motion.integral(discount, factor, standing, length, since);
  }

  private double quadrature(double length, Patient patient) {
    double now = patient.time();
    int pieces = Math.max(1, (int) Math.ceil(length / piece));
    double width = length / pieces;
    double sum = 0;
    for (int i = 0; i < pieces; i++) {
      for (int j = 0; j < RULE.points(); j++) {
        double at = from + (i + RULE.node(j)) * width;
        patient.moveTo(at);
        sum += RULE.weight(j) * value.value(patient) * discount.factor(at);
      }
    }
    patient.moveTo(now);
    return sum * width;
  }
}
