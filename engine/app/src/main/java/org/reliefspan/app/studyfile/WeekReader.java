package org.reliefspan.app.studyfile;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reliefspan.domain.facility.Opening.Shift;
import org.reliefspan.domain.spelling.Nearest;

/** Reads days of the week and hours of the day: {@code mon-fri: "08:00-12:00"}. */
final class WeekReader {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final Pattern TIME = Pattern.compile("([0-9]{1,2}):([0-9]{2})");
  private static final int DAY = 24 * 60;

  /**
   * Hours of a day.
   *
   * @param from minute of the day
   * @param until minute of the day, above from
   */
  record Hours(int from, int until) {}

  private WeekReader() {}

  /** Shifts by days. */
  static List<Shift> shifts(YamlMap week) {
    List<Shift> shifts = new ArrayList<>();
    week.all()
        .forEach(
            (key, node) -> {
              Set<DayOfWeek> days = days(key, node);
              requireHours(node);
              node.items().forEach(item -> shift(days, item).ifPresent(shifts::add));
            });
    return shifts;
  }

  /** In a flow mapping a comma ends a key, so that days lose their hours. */
  private static void requireHours(YamlNode node) {
    if (node.isBlank()) {
      node.report(
          "needs hours, as in 08:00-12:00. Maybe put days with a comma in quotes, as in"
              + " \"sat,sun\"?");
    }
  }

  private static Optional<Shift> shift(Set<DayOfWeek> days, YamlNode item) {
    if (!item.isMap()) {
      return hours(item)
          .map(each -> new Shift(days, each.from(), each.until(), OptionalInt.empty()));
    }
    YamlMap map = item.map().orElseThrow();
    Optional<Hours> hours = map.require("hours").flatMap(WeekReader::hours);
    OptionalInt count = Keys.count(map, "count");
    map.close();
    return hours.map(each -> new Shift(days, each.from(), each.until(), count));
  }

  /** Beginnings by days, with the number of patients; each lasts a minute. */
  static List<Shift> beginnings(YamlMap week, OptionalInt size) {
    List<Shift> all = new ArrayList<>();
    for (Map.Entry<String, YamlNode> entry : week.all().entrySet()) {
      Set<DayOfWeek> days = days(entry.getKey(), entry.getValue());
      requireHours(entry.getValue());
      entry.getValue().items().forEach(item -> all.addAll(beginning(days, item, size)));
    }
    return all;
  }

  private static List<Shift> beginning(Set<DayOfWeek> days, YamlNode item, OptionalInt size) {
    Optional<YamlMap> map = item.isMap() ? item.map() : Optional.empty();
    Optional<YamlNode> at = map.isPresent() ? map.get().require("at") : Optional.of(item);
    OptionalInt own = map.map(each -> Keys.count(each, "size")).orElse(OptionalInt.empty());
    map.ifPresent(YamlMap::close);
    Optional<Integer> minute = at.flatMap(node -> node.text().flatMap(text -> time(text, node)));
    return minute
        .map(from -> new Shift(days, from, from + 1, own.isPresent() ? own : size))
        .stream()
        .toList();
  }

  /** Days such as {@code mon-thu,sat}. */
  static Set<DayOfWeek> days(String text, YamlNode node) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String part : text.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] ends = part.strip().split("-", -1);
      OptionalInt first = day(ends[0], node);
      OptionalInt last = day(ends[ends.length - 1], node);
      if (first.isPresent() && last.isPresent()) {
        int length = Math.floorMod(last.getAsInt() - first.getAsInt(), DAYS.size());
        for (int day = 0; day <= length; day++) {
          days.add(DayOfWeek.of(1 + (first.getAsInt() + day) % DAYS.size()));
        }
      }
    }
    return days;
  }

  private static OptionalInt day(String word, YamlNode node) {
    int at = DAYS.indexOf(word.strip());
    if (at < 0) {
      node.report("(%s) is no day of the week.%s".formatted(word, Nearest.hint(word, DAYS)));
      return OptionalInt.empty();
    }
    return OptionalInt.of(at);
  }

  /** Hours such as {@code 08:00-12:00}. */
  static Optional<Hours> hours(YamlNode node) {
    return node.text().filter(word -> !word.isBlank()).flatMap(text -> hours(text, node));
  }

  /** Hours that stand at a node. */
  static Optional<Hours> hours(String text, YamlNode node) {
    String[] ends = text.split("-", -1);
    if (ends.length != 2) {
      node.report("(%s) must be hours, as in 08:00-12:00.".formatted(text));
      return Optional.empty();
    }
    Optional<Integer> from = time(ends[0], node);
    Optional<Integer> until = time(ends[1], node);
    if (from.isEmpty() || until.isEmpty()) {
      return Optional.empty();
    }
    if (from.get() >= until.get()) {
      node.report(
          ("(%s) ends before it begins. Maybe write two: until 24:00, and from 00:00 on the next"
                  + " day?")
              .formatted(text));
      return Optional.empty();
    }
    return Optional.of(new Hours(from.get(), until.get()));
  }

  private static Optional<Integer> time(String text, YamlNode node) {
    Matcher time = TIME.matcher(text.strip());
    int minute =
        time.matches()
            ? Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2))
            : DAY + 1;
    if (minute > DAY || (time.matches() && Integer.parseInt(time.group(2)) >= 60)) {
      node.report("(%s) must be a time of the day, as in 08:00.".formatted(text.strip()));
      return Optional.empty();
    }
    return Optional.of(minute);
  }
}
