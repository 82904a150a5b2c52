package org.reliefspan.analysis.intake;

import java.util.Locale;
import java.util.Map;
import org.reliefspan.domain.catalog.Measure;

/** Known units and the factors between them. */
final class UnitConversion {
  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("metre", "m"),
          Map.entry("metres", "m"),
          Map.entry("meter", "m"),
          Map.entry("meters", "m"),
          Map.entry("yard", "yd"),
          Map.entry("yards", "yd"),
          Map.entry("foot", "ft"),
          Map.entry("feet", "ft"),
          Map.entry("mile", "mi"),
          Map.entry("miles", "mi"),
          Map.entry("kilometre", "km"),
          Map.entry("kilometres", "km"),
          Map.entry("kilometers", "km"),
          Map.entry("%", "percent"),
          Map.entry("pct", "percent"),
          Map.entry("point", "points"),
          Map.entry("score", "points"),
          Map.entry("second", "s"),
          Map.entry("seconds", "s"),
          Map.entry("sec", "s"),
          Map.entry("minute", "min"),
          Map.entry("minutes", "min"),
          Map.entry("hour", "h"),
          Map.entry("hours", "h"),
          Map.entry("hr", "h"),
          Map.entry("day", "days"),
          Map.entry("d", "days"),
          Map.entry("t_score", "t-score"),
          Map.entry("tscore", "t-score"));

  private static final Map<String, Double> FACTORS =
      Map.ofEntries(
          Map.entry("yd>m", 0.9144),
          Map.entry("ft>m", 0.3048),
          Map.entry("mi>m", 1609.344),
          Map.entry("km>m", 1000.0),
          Map.entry("cm>m", 0.01),
          Map.entry("cm>mm", 10.0),
          Map.entry("mm>points", 0.1), // a 100 mm line read as a 0 to 10 rating
          Map.entry("h>min", 60.0),
          Map.entry("s>min", 1 / 60.0),
          Map.entry("min>s", 60.0),
          Map.entry("min>h", 1 / 60.0));

  private UnitConversion() {}

  private static String canonical(String unit) {
    String lower = unit.strip().toLowerCase(Locale.ROOT);
    return SYNONYMS.getOrDefault(lower, lower);
  }

  /**
   * The value in the catalogue's unit.
   *
   * @param given unit of the cell; empty means the catalogue's
   */
  static double convert(double value, String given, Measure measure) {
    String wanted = measure.unit();
    if (given.isEmpty() || given.equals(wanted)) {
      return value;
    }
    String from = canonical(given);
    String to = canonical(wanted);
    if (from.equals(to)) {
      return value;
    }
    Double factor = FACTORS.get(from + ">" + to);
    boolean isLine = from.equals("mm") && to.equals("points");
    if (factor == null || (isLine && !measure.id().startsWith("nrs"))) {
      throw new RejectedRecord(ValidationRule.UNKNOWN_UNIT);
    }
    return value * factor;
  }
}
