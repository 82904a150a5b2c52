package org.reliefspan.numerics.math;

/**
 * Exponential for inner loops: small enough to be inlined, so that neighbouring terms overlap in
 * the processor.
 *
 * <p>Formula: x = (128 k + i) ln 2 / 128 + r with |r| at most ln 2 / 256; e^x = 2^k 2^{i/128} (1 +
 * r + ... + r^5 / 120), the powers of 2 from a table. Within two units in the last place of {@link
 * StrictMath#exp} ({@code QuickExpTest}); beyond 700 either way it is {@link Math#exp} itself.
 * Source: Tang 1989, doi 10.1145/63522.214389.
 */
public final class QuickExp {
  private static final int SIZE = 128;
  private static final double PER_STEP = SIZE / Math.log(2);
  private static final double STEP_HIGH = 0.6931471803691238 / SIZE;
  private static final double STEP_LOW = 1.9082149292705877e-10 / SIZE;
  private static final double ROUNDING = 0x1.8p52; // adding it leaves the nearest integer below
  private static final double RANGE = 700;
  private static final double[] POWER = powers();

  private QuickExp() {}

  private static double[] powers() {
    double[] powers = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      powers[i] = StrictMath.pow(2, i / (double) SIZE);
    }
    return powers;
  }

  /** e^x, with the special values of {@link Math#exp}. */
  public static double exp(double x) {
    if (!(Math.abs(x) < RANGE)) {
      return Math.exp(x);
    }
    double shifted = x * PER_STEP + ROUNDING;
    int steps = (int) Double.doubleToRawLongBits(shifted);
    double whole = shifted - ROUNDING;
    double r = (x - whole * STEP_HIGH) - whole * STEP_LOW;
    double square = r * r;
    double rest = r + square * (0.5 + r * (1.0 / 6) + square * (1.0 / 24 + r * (1.0 / 120)));
    double power = POWER[steps & (SIZE - 1)];
    long scaled = Double.doubleToRawLongBits(power + power * rest) + ((long) (steps >> 7) << 52);
    return Double.longBitsToDouble(scaled);
  }
}
