package org.reliefspan.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.reliefspan.report.table.Decimal;

/** Numbers as people read them. */
public final class Figures {
  private Figures() {}

  /** Three significant digits at least, no exponent, a true minus sign. */
  public static String plain(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    int decimals = size >= 100 ? 0 : size >= 1 ? 1 : size >= 0.1 ? 2 : 3;
    BigDecimal rounded =
        new BigDecimal(Decimal.shortest(value)).setScale(decimals, RoundingMode.HALF_UP);
    if (rounded.signum() == 0) {
      return "0";
    }
    String text = rounded.stripTrailingZeros().toPlainString();
    return text.replace('-', '−');
  }
}
