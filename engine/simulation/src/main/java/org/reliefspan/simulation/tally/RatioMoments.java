package org.reliefspan.simulation.tally;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * The spread of a ratio of two means, and of the difference of two such ratios.
 *
 * <p>Formula (delta method): with sums A and B over n patients the ratio A / B moves with patient i
 * by l = n (a B - A b) / B^2, whose sum is 0, so its variance is sum(l^2) / (n (n - 1)); of a
 * difference l is the difference of both. Evaluated exactly from sums of products and rounded once,
 * so equal strategies differ by exactly 0. Domain: two patients or more. Edge cases: 0 where a
 * denominator is 0 and there is no ratio. Source: Casella and Berger, Statistical Inference, 2nd
 * ed. 2002, 5.5.4. Agreement: R 4.2.2 {@code var} of l ({@code TallyTest}).
 */
final class RatioMoments {
  private static final BigInteger ONE = BigInteger.ONE.shiftLeft(-ExactSum.UNIT);

  private RatioMoments() {}

  /**
   * Sums of one strategy, in units of {@link ExactSum}.
   *
   * @param a of the numerator
   * @param b of the denominator
   * @param aa of squares of the numerator
   * @param ab of products
   * @param bb of squares of the denominator
   */
  record Sums(BigInteger a, BigInteger b, BigInteger aa, BigInteger ab, BigInteger bb) {
    boolean hasRatio() {
      return b.signum() != 0;
    }
  }

  /**
   * Sums of products between two strategies.
   *
   * @param twiceAa twice those of the numerators
   * @param ab of the first numerator and the second denominator
   * @param ba of the first denominator and the second numerator
   * @param twiceBb twice those of the denominators
   */
  record Between(BigInteger twiceAa, BigInteger ab, BigInteger ba, BigInteger twiceBb) {}

  /** One standard error of a ratio. */
  static double error(Sums sums, long patients) {
    return sums.hasRatio()
        ? error(form(sums, sums.b, sums.a.negate()), sums.b.pow(4), patients)
        : 0;
  }

  /** One standard error of the difference of two ratios. */
  static double error(Sums one, Sums other, Between between, long patients) {
    if (!one.hasRatio() || !other.hasRatio()) {
      return 0;
    }
    BigInteger squareOfOther = other.b.pow(2);
    BigInteger squareOfOne = one.b.pow(2);
    BigInteger p = one.b.multiply(squareOfOther);
    BigInteger q = one.a.multiply(squareOfOther).negate();
    BigInteger u = other.b.multiply(squareOfOne).negate();
    BigInteger v = other.a.multiply(squareOfOne);
    BigInteger mixed =
        p.multiply(u)
            .multiply(between.twiceAa)
            .add(q.multiply(v).multiply(between.twiceBb))
            .add(p.multiply(v).multiply(between.ab).shiftLeft(1))
            .add(q.multiply(u).multiply(between.ba).shiftLeft(1));
    BigInteger all = form(one, p, q).add(form(other, u, v)).add(mixed);
    return error(all, one.b.pow(4).multiply(other.b.pow(4)), patients);
  }

  /** Sum over patients of (p a + q b)^2. */
  private static BigInteger form(Sums sums, BigInteger p, BigInteger q) {
    return p.multiply(p)
        .multiply(sums.aa)
        .add(p.multiply(q).multiply(sums.ab).shiftLeft(1))
        .add(q.multiply(q).multiply(sums.bb));
  }

  private static double error(BigInteger squares, BigInteger divisor, long patients) {
    BigInteger n = BigInteger.valueOf(patients);
    BigInteger above = squares.max(BigInteger.ZERO).multiply(n).multiply(ONE);
    BigInteger below = divisor.multiply(n.subtract(BigInteger.ONE));
    return Math.sqrt(
        new BigDecimal(above).divide(new BigDecimal(below), MathContext.DECIMAL128).doubleValue());
  }
}
