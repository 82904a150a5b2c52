package org.reliefspan.report.html;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.report.chart.Figures;
import org.reliefspan.report.table.PublishedTables;

/** Estimates as people say them. */
final class Phrases {
  private static final double DAYS_PER_MONTH = 365.25 / 12;

  // A limit beyond a human life says that there is none.
  private static final double LONGEST_DAYS = 100 * 365.25;

  private Phrases() {}

  /** The value with its unit, a range, or why there is none. */
  static String value(Estimate estimate, String unit) {
    if (estimate instanceof Estimate.Point point) {
      return withUnit(point.value(), unit);
    }
    if (estimate instanceof Estimate.Range range) {
      return range(range, unit);
    }
    if (estimate instanceof Estimate.NotEstimable missing) {
      return "not estimable: " + missing.reason();
    }
    return "withheld (small count)";
  }

  /** Shorter, for a headline. */
  static String headline(Estimate estimate, String unit) {
    if (estimate instanceof Estimate.NotEstimable) {
      return "Not estimable";
    }
    if (estimate instanceof Estimate.Suppressed) {
      return "Withheld";
    }
    if (estimate instanceof Estimate.Range range && Double.isFinite(range.right())) {
      return number(range.left(), unit) + " to " + withUnit(range.right(), unit);
    }
    return value(estimate, unit);
  }

  /** Value and limits in one cell, each on its line. */
  static String cell(Estimate estimate, String unit) {
    String limits = limits(estimate, unit);
    String value = value(estimate, unit);
    return limits.isEmpty() ? value : value + "\n" + limits;
  }

  /** Limits without their unit; empty when there are none. */
  static String limits(Estimate estimate, String unit) {
    return PublishedTables.limits(estimate)
        .map(limits -> number(limits.lower(), unit) + " to " + number(limits.upper(), unit))
        .orElse("");
  }

  /** "95% interval 40 to 50 days", or empty. */
  static String interval(Estimate estimate, String unit) {
    Optional<Interval> limits = PublishedTables.limits(estimate);
    return limits
        .map(
            found ->
                "%s%% interval %s to %s"
                    .formatted(
                        Figures.plain(100 * found.level()),
                        number(found.lower(), unit),
                        withUnit(found.upper(), unit)))
        .orElse("");
  }

  /** "about 6 weeks" beside a number of days; empty for other units. */
  static String about(Estimate estimate, String unit) {
    if (!isDays(unit) || !(estimate instanceof Estimate.Point point) || point.value() < 14) {
      return "";
    }
    double days = point.value();
    return days < 84
        ? "about %s weeks".formatted(Math.round(days / 7))
        : "about %s months".formatted(Figures.plain(Math.round(2 * days / DAYS_PER_MONTH) / 2.0));
  }

  /** "1,204", or words when it is withheld. */
  static String count(OptionalLong count) {
    return count.isPresent() ? count(count.getAsLong()) : "withheld";
  }

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String withUnit(double value, String unit) {
    String number = number(value, unit);
    if (isShare(unit) || unit.isEmpty()) {
      return number;
    }
    return number + " " + unitName(value, unit);
  }

  static String number(double value, String unit) {
    if (isShare(unit)) {
      return Figures.plain(100 * value) + "%";
    }
    if (isDays(unit) && Math.abs(value) > LONGEST_DAYS) {
      return Figures.plain(Math.copySign(Double.POSITIVE_INFINITY, value));
    }
    boolean counted =
        unit.startsWith("episode") || unit.startsWith("patient") || unit.equals("count");
    return counted ? count(Math.round(value)) : Figures.plain(value);
  }

  private static String range(Estimate.Range range, String unit) {
    if (Double.isInfinite(range.right())) {
      return "more than " + withUnit(range.left(), unit);
    }
    if (range.left() == 0) {
      return "at most " + withUnit(range.right(), unit);
    }
    if (isDays(unit) && range.right() - range.left() <= 1) {
      return withUnit(range.right(), unit);
    }
    return "range (%s, %s] %s"
        .formatted(
            number(range.left(), unit),
            number(range.right(), unit),
            isShare(unit) ? "" : unitName(2, unit))
        .trim();
  }

  static String unitName(double value, String unit) {
    boolean one = Math.abs(value) == 1;
    return switch (unit) {
      case "day", "days" -> one ? "day" : "days";
      // An index of 0 to 100 percent changes by points; "percent" would read as a relative change.
      case "point", "points", "score", "percent" -> one ? "point" : "points";
      case "episode", "episodes", "count" -> one ? "episode" : "episodes";
      case "patient", "patients" -> one ? "patient" : "patients";
      default -> unit;
    };
  }

  private static boolean isDays(String unit) {
    return unit.equals("day") || unit.equals("days");
  }

  static boolean isShare(String unit) {
    return unit.equals("probability") || unit.equals("share") || unit.equals("proportion");
  }
}
