package org.reliefspan.domain.formula;

import java.math.BigDecimal;
import java.math.MathContext;

/** Writes numbers as R does: 15 digits, and with an exponent only where that is shorter. */
public final class NumberWords {
  private static final MathContext DIGITS = new MathContext(15);

  private NumberWords() {}

  /** A number as R writes it in names of terms and levels. */
  public static String of(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "Inf" : "-Inf";
    }
    if (number == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
    String fixed = rounded.toPlainString();
    String scientific = scientific(rounded);
    return fixed.length() <= scientific.length() ? fixed : scientific;
  }

  private static String scientific(BigDecimal number) {
    String digits = number.unscaledValue().abs().toString();
    int exponent = number.precision() - number.scale() - 1;
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String power = (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "");
    return (number.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + fraction
        + "e"
        + power
        + Math.abs(exponent);
  }
}
