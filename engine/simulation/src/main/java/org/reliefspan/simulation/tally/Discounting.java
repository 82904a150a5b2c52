package org.reliefspan.simulation.tally;

import org.reliefspan.numerics.math.DetMath;

/**
 * How later values count less.
 *
 * <p>Formula: a value v at time t is worth v f(t) with f(t) = exp(-d t); v per unit of time from a
 * to b is worth v (f(a) - f(b)) / d; a payment of v in every cycle is worth the sum of v f(t) over
 * its times. The force d is log(1 + rate) per year, the rate itself when it is continuous, log(1 +
 * rate) per cycle. Domain: rates above -1, times from the start of the pathway, not negative. Edge
 * cases: rate 0 changes nothing; no value accrues over no time, except that a payment falls on a
 * moment. Agreement: WARDEN's published values and closed forms, relative 1e-12 ({@code
 * DiscountingTest}). Same bits on every machine. Immutable.
 */
public final class Discounting {
  /** Cycles that payments may be off by rounding. */
  private static final double SLACK = 1e-9;

  private final double base; // f(t) = base^(-t)
  private final double force;

  private Discounting(double base, double force) {
    this.base = base;
    this.force = force;
  }

  /** By a rate per year: f(t) = (1 + rate)^-t. */
  public static Discounting annual(double rate) {
    return perPeriod(rate, 1);
  }

  /** By a rate per cycle: f(t) = (1 + rate)^-(t / cycle). */
  public static Discounting perPeriod(double rate, double period) {
    if (!(rate > -1 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The discount rate (%s) must be above -1 and finite. Maybe 0.03 for 3 percent?"
              .formatted(rate));
    }
    if (!(period > 0 && period < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The period (%s) must be positive and finite.".formatted(period));
    }
    double base = period == 1 ? 1 + rate : DetMath.pow(1 + rate, 1 / period);
    return new Discounting(base, DetMath.log(1 + rate) / period);
  }

  /** By a continuous rate: f(t) = exp(-rate t). */
  public static Discounting continuous(double rate) {
    if (!Double.isFinite(rate)) {
      throw new IllegalArgumentException("The discount rate (%s) must be finite.".formatted(rate));
    }
    return new Discounting(DetMath.exp(rate), rate);
  }

  /** What 1 at a time is worth now. */
  public double factor(double time) {
    return force == 0 || time == 0 ? 1 : DetMath.pow(base, -time);
  }

  /** A value at a moment. */
  public double instant(double value, double time) {
    return value * factor(time);
  }

  /** A value per unit of time over a stay. */
  public double ongoing(double value, double from, double to) {
    requireOrder(from, to);
    return value * factor(from) * (to - from) * meanFactor(force * (to - from));
  }

  /**
   * A payment of {@code value} in every cycle: at whole multiples of the cycle from the start of
   * the pathway that lie in [from, to), and at {@code from} when the stay has no length.
   */
  public double cyclic(double value, double from, double to, double cycle) {
    requireOrder(from, to);
    if (!(cycle > 0)) {
      throw new IllegalArgumentException("The cycle (%s) must be positive.".formatted(cycle));
    }
    if (from == to) {
      return instant(value, from);
    }
    long first = (long) Math.ceil(from / cycle - SLACK);
    long end = (long) Math.ceil(to / cycle - SLACK);
    double sum = 0;
    for (long k = first; k < end; k++) {
      sum += factor(k * cycle);
    }
    return value * sum;
  }

  /** (1 - exp(-x)) / x without loss of digits: the errors of numerator and denominator cancel. */
  private static double meanFactor(double x) {
    double left = DetMath.exp(-x);
    if (left == 1) {
      return 1;
    }
    return left < 0.5 || left > 2 ? (1 - left) / x : (left - 1) / DetMath.log(left);
  }

  private static void requireOrder(double from, double to) {
    if (!(from >= 0 && from <= to)) {
      throw new IllegalArgumentException(
          "A stay must not be negative nor end (%s) before it begins (%s).".formatted(to, from));
    }
  }
}
