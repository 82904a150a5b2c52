package org.reliefspan.app.studyfile;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.reliefspan.domain.facility.ArrivalSpec;
import org.reliefspan.domain.facility.ArrivalSpec.Pattern;
import org.reliefspan.domain.spelling.Nearest;

/** Reads by what factors the rate of arrivals goes, in turns or by the calendar. */
final class PatternReader {
  private static final int DAY = 24 * 60;
  private static final int WEEK = 7 * DAY;
  private static final int WAVE_PIECES = 480; // divides days and hours
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private PatternReader() {}

  static List<Pattern> read(List<YamlNode> items) {
    List<Pattern> all = new ArrayList<>();
    items.forEach(item -> item.map().ifPresent(map -> all.addAll(patterns(map))));
    return all;
  }

  private static List<Pattern> patterns(YamlMap map) {
    List<Pattern> all = new ArrayList<>();
    Optional<YamlMap> week = map.map("week");
    OptionalDouble holiday = Keys.number(map, "holidays");
    Optional<YamlMap> months = map.map("months");
    week.map(days -> week(days, holiday)).ifPresent(all::add);
    months.map(PatternReader::months).ifPresent(all::add);
    if (holiday.isPresent() && week.isEmpty()) {
      all.add(new ArrivalSpec.Week(List.of(0), List.of(1.0), holiday));
    }
    if (map.get("wave").isPresent()) {
      all.add(wave(map));
    } else if (map.get("every").isPresent() || all.isEmpty()) {
      all.add(turns(map));
    }
    map.close();
    return all;
  }

  /**
   * The factor 1 + wave cos(2 pi (t - peak) / every), as its means over pieces: no piece has
   * another number of arrivals than the wave, and within one the rate is off by less than 1
   * percent.
   */
  private static Pattern wave(YamlMap map) {
    Optional<YamlNode> written = map.get("wave");
    double height = Keys.number(map, "wave").orElse(0);
    double wave = height >= 0 && height <= 1 ? height : 0;
    double every = map.require("every").flatMap(YamlNode::number).orElse(1.0);
    double peak = Keys.number(map, "peak").orElse(0);
    if (wave != height) {
      written.ifPresent(node -> node.report("(%s) must lie between 0 and 1.".formatted(height)));
    }
    List<Double> from = new ArrayList<>();
    List<Double> factor = new ArrayList<>();
    double turn = 2 * Math.PI / WAVE_PIECES;
    for (int piece = 0; piece < WAVE_PIECES; piece++) {
      double begin = piece * turn - 2 * Math.PI * peak / every;
      from.add(every * piece / WAVE_PIECES);
      factor.add(
          Math.max(0, 1 + wave * (StrictMath.sin(begin + turn) - StrictMath.sin(begin)) / turn));
    }
    return new ArrivalSpec.Turns(every, from, factor);
  }

  private static Pattern turns(YamlMap map) {
    if (map.require("every").isPresent()) {
      map.require("from");
      map.require("factor");
    }
    return new ArrivalSpec.Turns(
        Keys.number(map, "every").orElse(Double.POSITIVE_INFINITY),
        Keys.numbers(map, "from"),
        Keys.numbers(map, "factor"));
  }

  /** By minutes of the week; days that are not named are 1. */
  private static Pattern week(YamlMap map, OptionalDouble holiday) {
    double[] factor = new double[WEEK];
    Arrays.fill(factor, 1);
    map.all().forEach((days, node) -> days(WeekReader.days(days, node), node, factor));
    List<Integer> from = new ArrayList<>();
    List<Double> factors = new ArrayList<>();
    for (int minute = 0; minute < WEEK; minute++) {
      if (minute == 0 || factor[minute] != factor[minute - 1]) {
        from.add(minute);
        factors.add(factor[minute]);
      }
    }
    return new ArrivalSpec.Week(from, factors, holiday);
  }

  private static void days(Set<DayOfWeek> days, YamlNode node, double[] factor) {
    Optional<YamlMap> hours = node.isMap() ? node.map() : Optional.empty();
    Optional<Double> whole = hours.isPresent() ? Optional.empty() : node.number();
    for (DayOfWeek day : days) {
      int begin = (day.getValue() - 1) * DAY;
      whole.ifPresent(value -> Arrays.fill(factor, begin, begin + DAY, value));
      if (hours.isPresent()) {
        Arrays.fill(factor, begin, begin + DAY, 0);
      }
    }
    hours.ifPresent(map -> hours(days, map, factor));
  }

  private static void hours(Set<DayOfWeek> days, YamlMap map, double[] factor) {
    for (Map.Entry<String, YamlNode> entry : map.all().entrySet()) {
      Optional<WeekReader.Hours> at = WeekReader.hours(entry.getKey(), entry.getValue());
      Optional<Double> value = entry.getValue().number();
      if (at.isPresent() && value.isPresent()) {
        for (DayOfWeek day : days) {
          int begin = (day.getValue() - 1) * DAY;
          Arrays.fill(factor, begin + at.get().from(), begin + at.get().until(), value.get());
        }
      }
    }
  }

  /** Months that are not named are 1. */
  private static Pattern months(YamlMap map) {
    Double[] factor = new Double[MONTHS.size()];
    Arrays.fill(factor, 1.0);
    map.all()
        .forEach(
            (key, node) ->
                node.number()
                    .ifPresent(
                        value -> {
                          for (String part : key.toLowerCase(Locale.ROOT).split(",", -1)) {
                            fill(part.strip().split("-", -1), node, factor, value);
                          }
                        }));
    return new ArrivalSpec.Months(List.of(factor));
  }

  private static void fill(String[] ends, YamlNode node, Double[] factor, double value) {
    int first = MONTHS.indexOf(ends[0].strip());
    int last = MONTHS.indexOf(ends[ends.length - 1].strip());
    if (first < 0 || last < 0) {
      String wrong = ends[first < 0 ? 0 : ends.length - 1];
      node.report("(%s) is no month.%s".formatted(wrong, Nearest.hint(wrong, MONTHS)));
      return;
    }
    int length = Math.floorMod(last - first, MONTHS.size());
    for (int month = 0; month <= length; month++) {
      factor[(first + month) % MONTHS.size()] = value;
    }
  }
}
