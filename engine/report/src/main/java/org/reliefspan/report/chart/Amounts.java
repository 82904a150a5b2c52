package org.reliefspan.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.reliefspan.report.table.Decimal;

/** Amounts of money, time and effect as people read them. */
public final class Amounts {
  private static final int DIGITS = 3;

  private Amounts() {}

  /** Three digits that matter, whole numbers in groups of three, a true minus sign. */
  public static String plain(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    if (Math.abs(value) >= 1000) {
      return String.format(Locale.ROOT, "%,.0f", value).replace('-', '−');
    }
    BigDecimal rounded =
        new BigDecimal(Decimal.shortest(value))
            .round(new MathContext(DIGITS, RoundingMode.HALF_UP));
    return rounded.signum() == 0
        ? "0"
        : rounded.stripTrailingZeros().toPlainString().replace('-', '−');
  }

  /** The same with a unit, if there is one. */
  public static String plain(double value, String unit) {
    return unit.isEmpty() ? plain(value) : plain(value) + " " + unit;
  }
}
