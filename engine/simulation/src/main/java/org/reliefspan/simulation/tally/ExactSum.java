package org.reliefspan.simulation.tally;

import java.io.Serializable;
import java.math.BigInteger;

/**
 * A sum of doubles without rounding, so that order and grouping cannot matter.
 *
 * <p>The sum is a fixed-point number in units of 2<sup>-1074</sup>, in chunks of 32 bits; an
 * addition touches three of them, carries are settled rarely. Domain: finite numbers. Source: the
 * small superaccumulator of Neal 2015, arXiv 1505.05571. Not thread-safe; one per thread, then
 * {@link #merge}.
 */
public final class ExactSum implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int CHUNKS = 70;
  private static final int CHUNK_BITS = 32;
  private static final long LOW = 0xFFFFFFFFL;
  private static final long FRACTION = 0x000FFFFFFFFFFFFFL;
  private static final long HIDDEN = 0x0010000000000000L;
  private static final int MOST_UNSETTLED = 1 << 29;

  /** Exponent of the unit. */
  static final int UNIT = -1074;

  private final long[] chunks = new long[CHUNKS];
  private int unsettled;

  /** Adds a finite number. */
  public void add(double value) {
    long bits = Double.doubleToRawLongBits(value);
    int exponent = (int) (bits >>> 52) & 0x7FF;
    long mantissa = bits & FRACTION;
    if (exponent == 0) {
      if (mantissa == 0) {
        return;
      }
      exponent = 1;
    } else {
      mantissa |= HIDDEN;
    }
    int shift = exponent - 1;
    int at = shift >>> 5;
    int low = shift & 31;
    long sign = bits >> 63; // 0 or -1
    long upper = mantissa >>> (CHUNK_BITS - low);
    chunks[at] += (((mantissa << low) & LOW) ^ sign) - sign;
    chunks[at + 1] += ((upper & LOW) ^ sign) - sign;
    chunks[at + 2] += ((upper >>> CHUNK_BITS) ^ sign) - sign;
    if (++unsettled == MOST_UNSETTLED) {
      settle();
    }
  }

  /** Adds the square of a finite number, without rounding. */
  public void addSquare(double value) {
    double square = value * value;
    add(square);
    add(Math.fma(value, value, -square));
  }

  /** Adds the product of two finite numbers, without rounding. */
  public void addProduct(double one, double other) {
    double product = one * other;
    add(product);
    add(Math.fma(one, other, -product));
  }

  /** Adds what another has added. */
  public void merge(ExactSum other) {
    settle();
    other.settle();
    for (int i = 0; i < CHUNKS; i++) {
      chunks[i] += other.chunks[i];
    }
    settle();
  }

  /** Brings all chunks but the last between 0 and 2^32. */
  private void settle() {
    long carry = 0;
    for (int i = 0; i < CHUNKS - 1; i++) {
      long sum = chunks[i] + carry;
      carry = sum >> CHUNK_BITS;
      chunks[i] = sum & LOW;
    }
    chunks[CHUNKS - 1] += carry;
    unsettled = 0;
  }

  /** The sum in units of 2^-1074. */
  BigInteger units() {
    BigInteger sum = BigInteger.ZERO;
    for (int i = CHUNKS - 1; i >= 0; i--) {
      sum = sum.shiftLeft(CHUNK_BITS).add(BigInteger.valueOf(chunks[i]));
    }
    return sum;
  }
}
