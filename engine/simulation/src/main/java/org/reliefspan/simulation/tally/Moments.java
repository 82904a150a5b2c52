package org.reliefspan.simulation.tally;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** Means and variances of exact sums, rounded once. */
final class Moments {
  private static final MathContext PRECISION = MathContext.DECIMAL128;
  private static final BigInteger ONE = BigInteger.ONE.shiftLeft(-ExactSum.UNIT);

  private Moments() {}

  /** The mean of numbers with this sum. */
  static double mean(BigInteger sum, long count) {
    return quotient(sum, ONE.multiply(BigInteger.valueOf(count)));
  }

  /** The variance of numbers with these sums, divisor count - 1. */
  static double variance(BigInteger sum, BigInteger squares, long count) {
    BigInteger n = BigInteger.valueOf(count);
    BigInteger spread = squares.multiply(n).multiply(ONE).subtract(sum.multiply(sum));
    BigInteger divisor = n.multiply(n.subtract(BigInteger.ONE)).multiply(ONE).multiply(ONE);
    return quotient(spread, divisor);
  }

  private static double quotient(BigInteger numerator, BigInteger denominator) {
    return new BigDecimal(numerator).divide(new BigDecimal(denominator), PRECISION).doubleValue();
  }
}
