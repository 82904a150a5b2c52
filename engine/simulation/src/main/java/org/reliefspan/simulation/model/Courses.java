package org.reliefspan.simulation.model;

import java.util.Arrays;
import org.reliefspan.numerics.math.DetMath;

/**
 * The effects of one patient, each on one course: on a line to its amount, there for a while, then
 * on a line to 0 or by half in each half-life. Not thread-safe.
 */
final class Courses {
  private static final double LOG_TWO = DetMath.log(2);

  private final double[] from;
  private final double[] to;
  private final double[] begins;
  private final double[] there;
  private final double[] fades;
  private final double[] gone; // infinite where it wanes by half-lives
  private final double[] rise; // per unit of time
  private final double[] fall; // on a line to 0, per unit of time
  private final double[] rate; // of waning by half-lives, else 0

  Courses(int effects) {
    this.from = new double[effects];
    this.to = new double[effects];
    this.begins = new double[effects];
    this.there = new double[effects];
    this.fades = new double[effects];
    this.gone = new double[effects];
    this.rise = new double[effects];
    this.fall = new double[effects];
    this.rate = new double[effects];
  }

  /** No effect of anything. */
  void reset() {
    Arrays.fill(to, 0);
    Arrays.fill(there, 0);
    Arrays.fill(fades, 0);
    Arrays.fill(gone, 0);
    Arrays.fill(rate, 0);
  }

  /** A new course from where the effect is to a level. */
  void begin(int effect, Effect by, Patient patient, double level) {
    double now = patient.time();
    double onset = by.onset(patient);
    double plateau = by.plateau(patient);
    double waning = by.waning(patient);
    boolean byHalves = by.isExponential() && waning > 0;
    from[effect] = value(effect, now);
    to[effect] = level;
    begins[effect] = now;
    there[effect] = now + onset;
    fades[effect] = there[effect] + plateau;
    rate[effect] = byHalves ? LOG_TWO / waning : 0;
    gone[effect] = byHalves ? Double.POSITIVE_INFINITY : fades[effect] + waning;
    rise[effect] = (level - from[effect]) / (there[effect] - now);
    fall[effect] = level / (gone[effect] - fades[effect]);
    if (waning == Double.POSITIVE_INFINITY) {
      fades[effect] = waning; // it never wanes
    }
  }

  double value(int effect, double time) {
    if (time < there[effect]) {
      return from[effect] + rise[effect] * (time - begins[effect]);
    }
    if (time < fades[effect]) {
      return to[effect];
    }
    if (!(time < gone[effect])) {
      return 0;
    }
    return rate[effect] == 0
        ? fall[effect] * (gone[effect] - time)
        : to[effect] * DetMath.exp(-rate[effect] * (time - fades[effect]));
  }

  /** Where an effect is or, as long as it comes, where it goes to. */
  double aim(int effect, double time) {
    return time < there[effect] ? to[effect] : value(effect, time);
  }

  double slope(int effect, double time) {
    if (time < there[effect]) {
      return rise[effect];
    }
    if (time < fades[effect] || !(time < gone[effect])) {
      return 0;
    }
    return rate[effect] == 0 ? -fall[effect] : Double.NaN;
  }

  /** How an effect goes on from a time to its next knot, which is given back. */
  double trace(Motion motion, double factor, int effect, double time) {
    if (!(time < gone[effect])) {
      return Double.POSITIVE_INFINITY;
    }
    if (time < there[effect]) {
      double slope = rise[effect];
      motion.add(factor * (from[effect] + slope * (time - begins[effect])), factor * slope);
      return there[effect];
    }
    if (time < fades[effect]) {
      motion.add(factor * to[effect], 0);
      return fades[effect];
    }
    addWaning(motion, factor, effect, time);
    return gone[effect];
  }

  private void addWaning(Motion motion, double factor, int effect, double time) {
    if (rate[effect] == 0) {
      double slope = fall[effect];
      motion.add(factor * (slope * (gone[effect] - time)), -factor * slope);
    } else {
      double left = DetMath.exp(-rate[effect] * (time - fades[effect]));
      motion.addFading(factor * to[effect] * left, rate[effect]);
    }
  }

  double knotAfter(int effect, double time) {
    if (time < there[effect]) {
      return there[effect];
    }
    return time < fades[effect]
        ? fades[effect]
        : time < gone[effect] ? gone[effect] : Double.POSITIVE_INFINITY;
  }
}
