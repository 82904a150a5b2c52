package org.reliefspan.app.recovery;

import java.util.Locale;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.quantity.Interval;

/** Estimates in the lines that recovery tests print. */
final class Printed {
  private Printed() {}

  static String of(Estimate estimate) {
    if (estimate instanceof Estimate.Point point) {
      return "%s%s"
          .formatted(number(point.value()), point.limits().map(Printed::between).orElse(""));
    }
    if (estimate instanceof Estimate.Range range) {
      return "(%s, %s]%s"
          .formatted(
              number(range.left()),
              number(range.right()),
              range.limits().map(Printed::between).orElse(""));
    }
    return estimate.toString();
  }

  private static String between(Interval limits) {
    return " (%s to %s)".formatted(number(limits.lower()), number(limits.upper()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
  }
}
