package org.reliefspan.app.studyfile;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.reliefspan.domain.facility.ArrivalSpec;
import org.reliefspan.domain.facility.ArrivalSpec.Together;
import org.reliefspan.domain.facility.CalendarSpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.ProfileColumn;
import org.reliefspan.domain.pathway.TimeUnit;
import org.reliefspan.domain.pathway.Written;

/** Reads who arrives. In a scenario, what a stream leaves out is as in the base. */
final class ArrivalReader {
  private static final String ADVICE = "Paths begin at the facility file.";
  private static final double SECONDS_PER_MINUTE = 60;
  private final Path file;
  private final TimeUnit unit;
  private final Optional<CalendarSpec> calendar;

  /**
   * Knows where paths and times begin.
   *
   * @param file the facility file
   */
  ArrivalReader(Path file, TimeUnit unit, Optional<CalendarSpec> calendar) {
    this.file = file;
    this.unit = unit;
    this.calendar = calendar;
  }

  /** A stream, or what a scenario changes of one. */
  ArrivalSpec read(YamlMap arrivals, String name, List<ArrivalSpec> base) {
    Place place = arrivals.place(name);
    Optional<ArrivalSpec> old = FacilityReader.named(base, ArrivalSpec::name, name);
    Optional<YamlMap> map = arrivals.map(name);
    Optional<ArrivalSpec> stream = map.map(each -> stream(each, name, old, place));
    return stream.or(() -> old).orElseGet(() -> unread(name, place));
  }

  private static ArrivalSpec unread(String name, Place place) {
    ArrivalSpec.When nobody = new ArrivalSpec.Given(List.of(), Map.of());
    return new ArrivalSpec(name, nobody, OptionalLong.empty(), Map.of(), place);
  }

  private ArrivalSpec stream(YamlMap map, String name, Optional<ArrivalSpec> base, Place place) {
    Optional<YamlNode> number = map.get("number");
    Optional<Long> own = number.flatMap(YamlNode::integer);
    Map<String, Written> attributes =
        new LinkedHashMap<>(base.map(ArrivalSpec::attributes).orElse(Map.of()));
    attributes.putAll(ExpressionReader.values(map, "attributes"));
    ArrivalSpec stream =
        new ArrivalSpec(
            name,
            together(map, base.map(ArrivalSpec::when)),
            own.map(OptionalLong::of)
                .or(() -> base.map(ArrivalSpec::number))
                .orElse(OptionalLong.empty()),
            attributes,
            place);
    map.close();
    return stream;
  }

  private ArrivalSpec.When when(YamlMap map, Optional<ArrivalSpec.When> base) {
    List<String> ways =
        List.of("rate", "every", "at").stream().filter(key -> map.get(key).isPresent()).toList();
    if (ways.size() > 1) {
      map.report("has \"%s\". Leave all but one out.".formatted(String.join("\" and \"", ways)));
    }
    String way = ways.isEmpty() ? base.map(ArrivalReader::way).orElse("rate") : ways.get(0);
    refuseOthers(map, way);
    return switch (way) {
      case "every" ->
          ways.isEmpty()
              ? base.orElseThrow()
              : new ArrivalSpec.Renewal(AttributeReader.lawOrValue(map, "every"));
      case "at" -> given(map, base);
      default -> poisson(map, base);
    };
  }

  /** Several at once, where that is written here or in the base. */
  private ArrivalSpec.When together(YamlMap map, Optional<ArrivalSpec.When> base) {
    Optional<ArrivalSpec.Together> old =
        base.filter(ArrivalSpec.Together.class::isInstance).map(ArrivalSpec.Together.class::cast);
    ArrivalSpec.When groups = when(map, old.map(ArrivalSpec.Together::groups).or(() -> base));
    Optional<YamlNode> own = map.get("together");
    if (own.isPresent() && groups instanceof ArrivalSpec.Given) {
      own.get().report("does not go with \"at\". Maybe repeat a time for each who comes then?");
      return groups;
    }
    Optional<ArrivalSpec.Together> sizes = own.map(node -> together(groups, node));
    return sizes
        .or(() -> old.map(each -> new Together(groups, each.sizes(), each.shares())))
        .map(ArrivalSpec.When.class::cast)
        .orElse(groups);
  }

  private static Together together(ArrivalSpec.When groups, YamlNode node) {
    if (!node.isMap()) {
      OptionalInt size = Keys.count(node);
      return new Together(groups, List.of(size.orElse(1)), List.of(1.0));
    }
    List<Integer> sizes = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    node.map()
        .map(YamlMap::all)
        .orElse(Map.of())
        .forEach(
            (size, share) -> {
              if (size.matches("[1-9][0-9]{0,5}")) {
                sizes.add(Integer.parseInt(size));
                shares.add(share.number().orElse(0.0));
              } else {
                share.report("must stand under a whole number, the size of the group.");
              }
            });
    return new Together(groups, sizes, shares);
  }

  private static String way(ArrivalSpec.When when) {
    return when instanceof ArrivalSpec.Poisson
        ? "rate"
        : when instanceof ArrivalSpec.Renewal ? "every" : "at";
  }

  /** Keys of another way to arrive. */
  private static void refuseOthers(YamlMap map, String way) {
    Map<String, String> owners = Map.of("pattern", "rate", "growth", "rate", "values", "at");
    owners.forEach(
        (key, owner) -> {
          if (!owner.equals(way)) {
            map.get(key).ifPresent(node -> node.report("needs \"%s\" beside it.".formatted(owner)));
          }
        });
  }

  private ArrivalSpec.When poisson(YamlMap map, Optional<ArrivalSpec.When> base) {
    Optional<ArrivalSpec.Poisson> old =
        base.filter(ArrivalSpec.Poisson.class::isInstance).map(ArrivalSpec.Poisson.class::cast);
    Written rate =
        ExpressionReader.optional(map, "rate")
            .or(() -> old.map(ArrivalSpec.Poisson::rate))
            .orElseGet(
                () -> {
                  map.report("needs \"rate\", \"every\" or \"at\".");
                  return Written.unread(map.place());
                });
    return new ArrivalSpec.Poisson(
        rate,
        map.get("pattern").isPresent()
            ? PatternReader.read(map.items("pattern"))
            : old.map(ArrivalSpec.Poisson::pattern).orElse(List.of()),
        Keys.number(map, "growth").orElse(old.map(ArrivalSpec.Poisson::growth).orElse(0.0)));
  }

  private ArrivalSpec.When given(YamlMap map, Optional<ArrivalSpec.When> base) {
    Optional<YamlNode> at = map.get("at");
    if (at.isEmpty()) {
      map.get("values").ifPresent(node -> node.report("needs \"at\" beside it."));
      return base.orElseThrow();
    }
    if (at.get().isMap()) {
      return at.get().map().map(table -> fromTable(table, map)).orElseThrow();
    }
    List<Double> times =
        at.get().items().stream().flatMapToDouble(node -> time(node).stream()).boxed().toList();
    Map<String, List<String>> values = new LinkedHashMap<>();
    named(map, "values").forEach((name, node) -> values.put(name, cells(node, times.size())));
    return sorted(times, values);
  }

  private static Map<String, YamlNode> named(YamlMap map, String key) {
    Optional<YamlMap> own = map.get(key).filter(node -> !node.isBlank()).flatMap(YamlNode::map);
    return own.map(YamlMap::all).orElse(Map.of());
  }

  /** One for each arrival. */
  private static List<String> cells(YamlNode node, int arrivals) {
    List<String> cells = node.items().stream().flatMap(item -> item.amount().stream()).toList();
    if (cells.size() != arrivals) {
      node.report(
          "has %d values for %d arrivals. There must be one for each."
              .formatted(cells.size(), arrivals));
      return Collections.nCopies(arrivals, "0");
    }
    return cells;
  }

  private ArrivalSpec.When fromTable(YamlMap at, YamlMap stream) {
    Optional<YamlNode> path = at.require("file");
    Optional<String> column = at.require("column").flatMap(YamlNode::text);
    at.close();
    Map<String, YamlNode> wanted = named(stream, "values");
    String name = path.flatMap(YamlNode::text).orElse("");
    ArrivalSpec.When nobody = new ArrivalSpec.Given(List.of(), Map.of());
    if (name.isEmpty() || column.isEmpty()) {
      return nobody;
    }
    try {
      CsvTable table = CsvTable.read(file.resolveSibling(name), ADVICE);
      Map<String, List<String>> values = new LinkedHashMap<>();
      for (Map.Entry<String, YamlNode> each : wanted.entrySet()) {
        String cells = each.getValue().text().orElse("");
        table.isOfNumbers(cells); // refuses cells of both kinds
        values.put(each.getKey(), table.cells(cells));
      }
      return sorted(times(table, column.get()), values);
    } catch (CsvTable.Unreadable problem) {
      at.report("(%s) %s".formatted(name, problem.words()));
      return nobody;
    }
  }

  /** Times or dates; no cell stands in a message. */
  private List<Double> times(CsvTable table, String column) throws CsvTable.Unreadable {
    List<Double> times = new ArrayList<>();
    int wrong = 0;
    for (String cell : table.cells(column)) {
      OptionalDouble time = time(cell);
      time.ifPresent(times::add);
      wrong += time.isPresent() ? 0 : 1;
    }
    if (wrong > 0) {
      throw new CsvTable.Unreadable(
          ("has %d of %d cells in the column \"%s\" that are neither a number nor, with a"
                  + " calendar, a date.")
              .formatted(wrong, table.rows(), column));
    }
    return times;
  }

  /** In the order of the times; what comes at one time keeps its order. */
  private static ArrivalSpec.When sorted(List<Double> times, Map<String, List<String>> values) {
    List<Integer> order =
        IntStream.range(0, times.size()).boxed().sorted(Comparator.comparing(times::get)).toList();
    Map<String, ProfileColumn> columns = new LinkedHashMap<>();
    values.forEach(
        (name, cells) -> columns.put(name, column(order.stream().map(cells::get).toList())));
    return new ArrivalSpec.Given(order.stream().map(times::get).toList(), columns);
  }

  /** Numbers, or words if not all are numbers. */
  private static ProfileColumn column(List<String> cells) {
    return cells.stream().allMatch(CsvTable::isNumber)
        ? ProfileColumn.ofNumbers(cells.stream().mapToDouble(Double::parseDouble).toArray())
        : ProfileColumn.ofWords(cells);
  }

  /** A time, or with a calendar a date. */
  OptionalDouble time(YamlNode node) {
    Optional<String> text = node.amount();
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    OptionalDouble time = time(text.get());
    if (time.isEmpty()) {
      node.report(
          "(%s) must be a time, as in 90 or 6 weeks%s."
              .formatted(
                  text.get(),
                  calendar.isPresent() ? ", or a date" : "; a date needs a \"calendar\""));
    }
    return time;
  }

  private OptionalDouble time(String text) {
    if (CsvTable.isNumber(text)) {
      return OptionalDouble.of(Double.parseDouble(text));
    }
    try {
      return calendar.isPresent()
          ? OptionalDouble.of(since(calendar.get(), CalendarReader.dateTime(text)))
          : OptionalDouble.empty();
    } catch (DateTimeException none) {
      return OptionalDouble.empty();
    }
  }

  private double since(CalendarSpec from, LocalDateTime date) {
    Duration passed = Duration.between(from.start().atZone(from.zone()), date.atZone(from.zone()));
    return passed.toSeconds() / (SECONDS_PER_MINUTE * TimeWords.minutes(unit));
  }
}
