package org.reliefspan.simulation.clinic;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as text without exponents or trailing zeros. Scaling and rounding are IEEE operations, so
 * the text is the same on every machine and version of Java; what a long cannot hold goes through
 * {@link BigDecimal}.
 */
final class Decimals {

  private static final MathContext TEN_DIGITS = new MathContext(10);
  private static final double MOST_SCALED = 1e15;
  private static final long[] POWERS = new long[16];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
  }

  private Decimals() {}

  /** To a number of decimal places, at most 9. */
  static String places(double value, int places) {
    long whole = (long) value;
    if (whole == value) { // most scores
      return Long.toString(whole);
    }
    double scaled = Math.rint(value * POWERS[places]);
    if (Math.abs(scaled) < MOST_SCALED) {
      return text((long) scaled, places);
    }
    return plain(new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN));
  }

  /** To ten significant digits. */
  static String significant(double value) {
    long whole = (long) value;
    if (whole == value && Math.abs(whole) < POWERS[10]) {
      return Long.toString(whole);
    }
    double size = Math.abs(value);
    if (size < 1e-4 || size >= 1e10) {
      return plain(new BigDecimal(value).round(TEN_DIGITS));
    }
    int places = 10;
    for (double bound = 1; size >= bound; bound *= 10) {
      places--;
    }
    for (double bound = 0.1; size < bound; bound /= 10) {
      places++;
    }
    return text((long) Math.rint(value * POWERS[places]), places);
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** A whole number of units of 10^-places. */
  private static String text(long scaled, int places) {
    long units = Math.abs(scaled);
    int kept = places;
    while (kept > 0 && units % 10 == 0) {
      units /= 10;
      kept--;
    }
    if (kept == 0) {
      return Long.toString(scaled < 0 ? -units : units);
    }
    String fraction = Long.toString(POWERS[kept] + units % POWERS[kept]).substring(1);
    return (scaled < 0 ? "-" : "") + units / POWERS[kept] + "." + fraction;
  }
}
