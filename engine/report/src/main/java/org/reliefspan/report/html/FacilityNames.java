package org.reliefspan.report.html;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.simulation.FacilityRow;
import org.reliefspan.report.chart.Amounts;

/** Names and values of a facility's quantities for people. */
final class FacilityNames {
  static final String MEAN = "mean";
  static final String WITHIN = "share_within_target";
  static final String UTILISATION = "utilisation";
  static final String OVERTIME = "overtime";
  static final String MEDIAN = "p50";
  static final String NINETIETH = "p90";

  static final String FROM_REQUEST = "from_request_";
  private static final double MINUTE = 60;
  private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2})");
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry(MEAN, "mean wait"),
          Map.entry(MEDIAN, "median wait"),
          Map.entry(WITHIN, "within target"),
          Map.entry("breaches", "not begun in time"),
          Map.entry("number_waiting_mean", "waiting at a time"),
          Map.entry("censored", "still waiting at the end"),
          Map.entry("begun", "begun"),
          Map.entry(FROM_REQUEST + MEAN, "mean time from request"),
          Map.entry(FROM_REQUEST + MEDIAN, "median time from request"),
          Map.entry(FROM_REQUEST + NINETIETH, "90% begin this long after request"),
          Map.entry("done_per_unit", "done in a unit of time"),
          Map.entry(UTILISATION, "in use"),
          Map.entry("busy_mean", "mean number in use"),
          Map.entry("open_mean", "mean number open"),
          Map.entry(OVERTIME, "work after closing"),
          Map.entry("here", "with waiting"),
          Map.entry("unlimited", "if nobody waited"),
          Map.entry("difference", "lost to waiting"));

  private FacilityNames() {}

  /** What a quantity is called. */
  static String quantity(String quantity) {
    OptionalInt percentile = percentile(quantity);
    String derived =
        percentile.isPresent()
            ? percentile.getAsInt() + "% begin within"
            : quantity.replace('_', ' ');
    return LABELS.getOrDefault(quantity, derived);
  }

  /** The number of a percentile such as {@code p90}. */
  static OptionalInt percentile(String quantity) {
    Matcher matcher = PERCENTILE.matcher(quantity);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  /** A name of a file as words. */
  static String words(String name) {
    return name.replace('_', ' ').replace('.', ' ');
  }

  /** The unit of a quantity: a share where its name says so. */
  static String unitOf(String quantity, String unit) {
    return quantity.equals(WITHIN) || quantity.equals(UTILISATION) ? "share" : unit;
  }

  /**
   * Value and limits of a row about waits, numbers or times in one cell; why there is none. Limits
   * end where what they are of ends: at 0, and a share in time at 1.
   */
  static String cell(FacilityRow row) {
    if (row.value().isEmpty()) {
      return row.note();
    }
    double value = row.value().getAsDouble();
    return isTrifle(row, value)
        ? "under a minute"
        : cell(
            value,
            row.limits().map(limits -> possible(row, value, limits)),
            unitOf(row.quantity(), row.unit()));
  }

  /** Times are counted in ticks: in a whole run they round by less than a minute. */
  private static boolean isTrifle(FacilityRow row, double value) {
    String unit = row.unit().replaceFirst("s$", "");
    return row.quantity().equals(OVERTIME)
        && value > 0
        && value * FacilityClock.secondsOf(unit) < MINUTE;
  }

  private static Interval possible(FacilityRow row, double value, Interval limits) {
    double least = Math.min(0, value);
    double most = row.quantity().equals(WITHIN) ? 1 : Double.POSITIVE_INFINITY;
    return new Interval(
        Math.max(least, limits.lower()), Math.min(most, limits.upper()), limits.level());
  }

  /** A value without its unit, shares in percent. */
  static String plain(double value, String unit) {
    return Phrases.isShare(unit) ? Phrases.number(value, unit) : Amounts.plain(value);
  }

  /** "days" of a unit of time; other units as they are. */
  static String unit(double value, String unit) {
    return switch (unit) {
      case "day", "week", "month", "year", "hour", "minute", "patient", "session" ->
          Math.abs(value) == 1 ? unit : unit + "s";
      default -> unit;
    };
  }

  /** Value and limits in one cell, each on its line. */
  static String cell(double value, Optional<Interval> limits, String unit) {
    String plain = plain(value, unit);
    return limits.map(found -> plain + "\n" + limits(found, unit)).orElse(plain);
  }

  /** "1.2 to 3.4". */
  static String limits(Interval limits, String unit) {
    return "%s to %s".formatted(plain(limits.lower(), unit), plain(limits.upper(), unit));
  }
}
