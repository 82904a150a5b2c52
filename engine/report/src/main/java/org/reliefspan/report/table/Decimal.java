package org.reliefspan.report.table;

import com.fasterxml.jackson.core.io.NumberOutput;

/** Numbers as text. */
public final class Decimal {
  private Decimal() {}

  /**
   * The shortest decimal that reads back as the same double, whole numbers without a fraction,
   * infinities as {@code Inf} and {@code -Inf} as R reads them. Not {@link Double#toString}, which
   * is not always shortest before JDK 19 (JDK-4511638).
   */
  public static String shortest(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "Inf" : "-Inf";
    }
    if (value == 0) {
      return "0"; // also negative zero
    }
    String text = NumberOutput.toString(value, true);
    if (text.endsWith(".0")) {
      return text.substring(0, text.length() - 2);
    }
    return text.replace(".0E", "E");
  }
}
