package org.reliefspan.app.studyfile;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reliefspan.domain.pathway.TimeUnit;

/** Times with a unit of their own, {@code 30 min}, as numbers of the unit of a file. */
final class TimeWords {
  /** A file whose times have no units of their own. */
  static final TimeWords NONE = new TimeWords(Optional.empty());

  private static final Pattern TIME =
      Pattern.compile("\\s*([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)\\s*([a-z]+)\\s*");
  private static final Map<String, Double> MINUTES =
      Map.ofEntries(
          Map.entry("min", 1.0),
          Map.entry("minute", 1.0),
          Map.entry("h", 60.0),
          Map.entry("hour", 60.0),
          Map.entry("day", 1440.0),
          Map.entry("week", 7 * 1440.0),
          Map.entry("month", 365.25 / 12 * 1440),
          Map.entry("year", 365.25 * 1440));

  private final Optional<TimeUnit> unit;

  private TimeWords(Optional<TimeUnit> unit) {
    this.unit = unit;
  }

  /** Of a file with this unit. */
  static TimeWords in(TimeUnit unit) {
    return new TimeWords(Optional.of(unit));
  }

  /** Minutes of a unit of the file. */
  static double minutes(TimeUnit unit) {
    return Objects.requireNonNull(MINUTES.get(unit.id()));
  }

  /** The number of units if the text is a time with a unit, else the text. */
  String inUnits(String text) {
    if (unit.isEmpty()) {
      return text;
    }
    Matcher time = TIME.matcher(text);
    Double minutes = time.matches() ? MINUTES.get(singular(time.group(2))) : null;
    return minutes == null ? text : number(time.group(1), minutes).orElse(text);
  }

  private Optional<String> number(String digits, double minutes) {
    try {
      double units = Double.parseDouble(digits) * minutes / minutes(unit.orElseThrow());
      return Optional.of(Double.toString(units).toLowerCase(Locale.ROOT));
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  private static String singular(String word) {
    return word.length() > 1 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }
}
