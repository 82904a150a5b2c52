package org.reliefspan.app.studyfile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import org.reliefspan.domain.facility.CalendarSpec;
import org.reliefspan.domain.spelling.Nearest;

/** Reads the calendar of a facility. */
final class CalendarReader {
  private CalendarReader() {}

  /** The calendar; without a start that can be read there is none. */
  static Optional<CalendarSpec> read(YamlMap map) {
    Optional<LocalDateTime> start = map.require("start").flatMap(CalendarReader::dateTime);
    ZoneId zone = map.get("zone").flatMap(CalendarReader::zone).orElse(ZoneId.of("UTC"));
    CalendarSpec.Windows windows =
        Keys.word(map, "windows", CalendarSpec.Windows.values())
            .orElse(CalendarSpec.Windows.ELAPSED);
    var holidays = map.items("holidays").stream().flatMap(node -> date(node).stream()).toList();
    map.close();
    return start.map(begin -> new CalendarSpec(begin, zone, windows, holidays));
  }

  private static Optional<ZoneId> zone(YamlNode node) {
    Optional<String> name = node.text();
    if (name.isPresent() && !ZoneId.getAvailableZoneIds().contains(name.get())) {
      node.report(
          "(%s) is no time zone.%s"
              .formatted(
                  name.get(),
                  Nearest.near(name.get(), ZoneId.getAvailableZoneIds())
                      .map(" Did you mean \"%s\"?"::formatted)
                      .orElse(" Maybe write it by its place, as in America/New_York?")));
      return Optional.empty();
    }
    return name.map(ZoneId::of);
  }

  private static Optional<LocalDate> date(YamlNode node) {
    return parsed(node, LocalDate::parse, "a date, as in 2026-01-05");
  }

  private static Optional<LocalDateTime> dateTime(YamlNode node) {
    return parsed(
        node, CalendarReader::dateTime, "a date, or date and time, as in 2026-01-05T07:00");
  }

  /**
   * A date and time; the beginning of the day if no time is given.
   *
   * @throws DateTimeException if it is none
   */
  static LocalDateTime dateTime(String text) {
    return text.contains("T") ? LocalDateTime.parse(text) : LocalDate.parse(text).atStartOfDay();
  }

  private static <T> Optional<T> parsed(YamlNode node, Function<String, T> parse, String what) {
    Optional<String> text = node.text();
    try {
      return text.map(parse);
    } catch (DateTimeException problem) {
      node.report("(%s) must be %s.".formatted(text.orElse(""), what));
      return Optional.empty();
    }
  }
}
