package org.reliefspan.simulation.model;

import java.util.Arrays;
import org.reliefspan.numerics.math.DetMath;

/**
 * How an expression goes on from now while nothing happens, until it next jumps or bends: a + b s +
 * the sum of c exp(-r s), with s the time since now.
 *
 * <p>Its first root is found on pieces on which bounds of the curve or of its slope exclude 0: no
 * root is missed. Its discounted integral is exact. Not thread-safe.
 */
public final class Motion {
  private static final int MOST_STEPS = 100;
  private static final int DEEPEST = 50;
  private static final double PRECISION = 0x1p-52;
  private static final double SLACK = 1e-9; // more than rounding

  private double constant;
  private double slope;
  private int terms;
  private double[] amounts = new double[4];
  private double[] rates = new double[4];

  /** The number 0. */
  public Motion() {}

  /** The number 0. */
  public void clear() {
    constant = 0;
    slope = 0;
    terms = 0;
  }

  /** Adds a line. */
  void add(double more, double rise) {
    constant += more;
    slope += rise;
  }

  /** Adds what fades at a rate above 0. */
  void addFading(double amount, double rate) {
    if (terms == amounts.length) {
      amounts = Arrays.copyOf(amounts, 2 * terms);
      rates = Arrays.copyOf(rates, 2 * terms);
    }
    amounts[terms] = amount;
    rates[terms++] = rate;
  }

  /** Adds a multiple of another as it is after a time. */
  void add(Motion other, double factor, double after) {
    constant += factor * (other.constant + other.slope * after);
    slope += factor * other.slope;
    for (int i = 0; i < other.terms; i++) {
      addFading(factor * other.amounts[i] * other.left(i, after), other.rates[i]);
    }
  }

  /** Its sign now, or what it becomes where it is 0. */
  double sign() {
    double now = value(0);
    return Math.signum(now == 0 ? slope(0) : now);
  }

  /** Whether nothing of it fades. */
  public boolean isLine() {
    return terms == 0;
  }

  /** Value now, if it is a line. */
  public double constant() {
    return constant;
  }

  /** Rise per unit of time, if it is a line. */
  public double slope() {
    return slope;
  }

  /** Value after a time. */
  double value(double after) {
    double sum = constant + slope * after;
    for (int i = 0; i < terms; i++) {
      sum += amounts[i] * left(i, after);
    }
    return sum;
  }

  private double left(int term, double after) {
    return after == 0 ? 1 : DetMath.exp(-rates[term] * after);
  }

  private double slope(double after) {
    double sum = slope;
    for (int i = 0; i < terms; i++) {
      sum -= amounts[i] * rates[i] * left(i, after);
    }
    return sum;
  }

  /**
   * A bound of the value until a time: what is added is bounded one by one.
   *
   * @param side 1 for an upper bound, -1 for a lower one
   */
  double bound(double until, int side) {
    double sum = constant + (side * slope > 0 ? slope * until : 0);
    for (int i = 0; i < terms; i++) {
      boolean isLater = side * amounts[i] < 0;
      sum += isLater ? amounts[i] * DetMath.exp(-rates[i] * until) : amounts[i];
    }
    return sum + side * SLACK * (Math.abs(sum) + Math.abs(constant));
  }

  /** The first time between two from now at which it is 0; infinite if there is none. */
  double firstRoot(double from, double until) {
    return firstRoot(from, Math.max(from, until), DEEPEST);
  }

  private double firstRoot(double low, double high, int deeper) {
    double least = constant + slope * (slope > 0 ? low : high);
    double most = constant + slope * (slope > 0 ? high : low);
    double leastSlope = slope;
    double mostSlope = slope;
    double atLow = constant + slope * low;
    double atHigh = constant + slope * high;
    for (int i = 0; i < terms; i++) {
      double early = amounts[i] * left(i, low);
      double late = amounts[i] * left(i, high);
      atLow += early;
      atHigh += late;
      least += Math.min(early, late);
      most += Math.max(early, late);
      leastSlope -= rates[i] * Math.max(early, late);
      mostSlope -= rates[i] * Math.min(early, late);
    }
    if (least > 0 || most < 0) { // so near to 0 that rounding gives two answers: that is a root
      return (least > 0 ? atLow > 0 : atLow < 0) ? Double.POSITIVE_INFINITY : low;
    }
    if (leastSlope >= 0 || mostSlope <= 0) {
      return onlyRoot(low, atLow, high, atHigh);
    }
    if (deeper == 0) {
      return high; // it touches 0, or nearly
    }
    double middle = 0.5 * (low + high);
    double early = firstRoot(low, middle, deeper - 1);
    return early < Double.POSITIVE_INFINITY ? early : firstRoot(middle, high, deeper - 1);
  }

  /** The root between two times between which it rises or falls all the way, by Newton's method. */
  private double onlyRoot(double from, double atStart, double to, double atEnd) {
    if (atStart == 0) {
      return from;
    }
    if ((atStart > 0) == (atEnd > 0)) {
      return Double.POSITIVE_INFINITY;
    }
    double low = from;
    double high = to;
    double at = from;
    double value = atStart;
    for (int i = 0; i < MOST_STEPS && high - low > PRECISION * high; i++) {
      double next = at - value / slope(at);
      if (!(next > low && next < high)) {
        next = 0.5 * (low + high);
      }
      double moved = Math.abs(next - at);
      at = next;
      value = value(at);
      if ((value > 0) == (atStart > 0)) {
        low = at;
      } else {
        high = at;
      }
      if (moved <= PRECISION * at) {
        break;
      }
    }
    return at;
  }

  /**
   * Integral of value times discount factor over a stay that began before.
   *
   * @param atStart discount factor at its start
   * @param standing integral of the discount factor
   * @param length of the stay
   * @param before how long before now it began
   */
  public double integral(
      Discount discount, double atStart, double standing, double length, double before) {
    double sum = constant * standing;
    if (slope != 0) {
      double middle = 0.5 * length - before;
      sum += slope * (discount.integralOfRise(atStart, length) + middle * standing);
    }
    for (int i = 0; i < terms; i++) {
      if (amounts[i] != 0) {
        double first = amounts[i] * DetMath.exp(rates[i] * before);
        sum += first * Discount.integralOfFading(discount.delta() + rates[i], atStart, length);
      }
    }
    return sum;
  }
}
