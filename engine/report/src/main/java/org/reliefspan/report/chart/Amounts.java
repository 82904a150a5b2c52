package org.reliefspan.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.reliefspan.report.table.Decimal;

/** Amounts of money, time and effect as people read them. */
public final class Amounts {
  private static final int DIGITS = 3;
  private static final int DIGITS_WITHOUT_ERROR = 5;
  private static final int MOST_DECIMALS = 8;

  private Amounts() {}

  /** Three digits that matter, whole numbers in groups of three, a true minus sign. */
  public static String plain(double value) {
    return plain(value, DIGITS);
  }

  private static String plain(double value, int digits) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    if (Math.abs(value) >= 1000) {
      return String.format(Locale.ROOT, "%,.0f", value).replace('-', '−');
    }
    BigDecimal rounded =
        new BigDecimal(Decimal.shortest(value))
            .round(new MathContext(digits, RoundingMode.HALF_UP));
    return rounded.signum() == 0
        ? "0"
        : rounded.stripTrailingZeros().toPlainString().replace('-', '−');
  }

  /** A value with one standard error, both to the second digit of the error. */
  public static String withError(double value, double error) {
    if (!(error > 0)) {
      return plain(value, DIGITS_WITHOUT_ERROR);
    }
    int decimals =
        Math.min(MOST_DECIMALS, Math.max(0, 1 - (int) Math.floor(StrictMath.log10(error))));
    return "%s ± %s".formatted(rounded(value, decimals), rounded(error, decimals));
  }

  private static String rounded(double value, int decimals) {
    BigDecimal rounded =
        new BigDecimal(Decimal.shortest(value)).setScale(decimals, RoundingMode.HALF_UP);
    return String.format(Locale.ROOT, "%,." + decimals + "f", rounded).replace('-', '−');
  }

  /** The same with a unit, if there is one. */
  public static String plain(double value, String unit) {
    return unit.isEmpty() ? plain(value) : plain(value) + " " + unit;
  }
}
