package org.reliefspan.app.studyfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.pathway.Observed;
import org.reliefspan.domain.pathway.TimeUnit;
import org.reliefspan.domain.quantity.Interval;

/** Reads what was observed in a cohort, from CSV files beside the pathway. */
final class ObservedReader {
  static final String KEY = "observed";
  private static final double LEVEL = 0.95;

  private final Path file;
  private final TimeUnit unit;
  private final Optional<String> onlyStrategy;
  private final List<Observed.Curve> curves = new ArrayList<>();
  private final List<Observed.Mean> means = new ArrayList<>();

  private ObservedReader(Path file, TimeUnit unit, Optional<String> onlyStrategy) {
    this.file = file;
    this.unit = unit;
    this.onlyStrategy = onlyStrategy;
  }

  /**
   * Reads all.
   *
   * @param file the pathway, where paths begin
   */
  static Observed read(Path file, YamlMap root) {
    Optional<YamlNode> node = root.get(KEY);
    if (node.isEmpty()) {
      return Observed.NOTHING;
    }
    TimeUnit unit =
        root.get("time")
            .filter(YamlNode::isMap)
            .flatMap(YamlNode::map)
            .flatMap(time -> time.get("unit"))
            .flatMap(YamlNode::text)
            .flatMap(
                word ->
                    Arrays.stream(TimeUnit.values())
                        .filter(each -> each.id().equals(word))
                        .findFirst())
            .orElse(TimeUnit.DAY);
    ObservedReader reader = new ObservedReader(file, unit, TargetReader.onlyStrategy(root));
    for (YamlNode item : node.get().items()) {
      item.map().ifPresent(map -> reader.item(map));
    }
    return new Observed(reader.curves, reader.means);
  }

  private void item(YamlMap map) {
    Optional<String> event = map.text("event");
    Optional<String> measure = map.text("measure");
    Optional<String> strategy = map.text("strategy").or(() -> onlyStrategy);
    Optional<YamlNode> path = map.require("file");
    Optional<String> time = map.require("time").flatMap(YamlNode::text);
    Optional<String> other =
        map.require(measure.isPresent() ? "value" : "status").flatMap(YamlNode::text);
    Optional<String> lower = measure.flatMap(any -> map.text("lower"));
    Optional<String> upper = measure.flatMap(any -> map.text("upper"));
    double scale =
        map.get("unit")
                .flatMap(word -> word.oneOf(List.of(TimeUnit.values()), TimeUnit::id))
                .orElse(unit)
                .years()
            / unit.years();
    map.close();
    if (event.isPresent() == measure.isPresent()) {
      map.report("needs either \"event\" or \"measure\".");
    } else if (strategy.isEmpty()) {
      map.report("needs \"strategy\", because there are several.");
    } else if (lower.isPresent() != upper.isPresent()) {
      map.report("needs both \"lower\" and \"upper\", or none.");
    } else if (path.isPresent() && time.isPresent() && other.isPresent()) {
      read(
          map,
          path.get(),
          table -> {
            double[] times = times(table, time.get(), scale);
            if (event.isPresent()) {
              int[] status = status(table.numbers(other.get()), other.get());
              curves.add(
                  new Observed.Curve(event.get(), strategy.get(), times, status, map.place()));
            } else {
              double[] values = table.numbers(other.get());
              double[] low = lower.isPresent() ? table.numbers(lower.get()) : values;
              double[] high = upper.isPresent() ? table.numbers(upper.get()) : values;
              for (int row = 0; row < times.length; row++) {
                means.add(
                    new Observed.Mean(
                        measure.orElseThrow(),
                        strategy.get(),
                        times[row],
                        values[row],
                        limits(lower.isPresent(), low[row], high[row]),
                        map.place()));
              }
            }
          });
    }
  }

  private static Optional<Interval> limits(boolean known, double lower, double upper)
      throws CsvTable.Unreadable {
    if (known && lower > upper) {
      throw new CsvTable.Unreadable("has a lower limit above the upper one.");
    }
    return known ? Optional.of(new Interval(lower, upper, LEVEL)) : Optional.empty();
  }

  private static double[] times(CsvTable table, String column, double scale)
      throws CsvTable.Unreadable {
    double[] times = table.numbers(column);
    long negative = Arrays.stream(times).filter(time -> time < 0).count();
    if (negative > 0) {
      throw new CsvTable.Unreadable(
          "has %d times in the column \"%s\" that are below 0.".formatted(negative, column));
    }
    return Arrays.stream(times).map(time -> time * scale).toArray();
  }

  private static int[] status(double[] cells, String column) throws CsvTable.Unreadable {
    long wrong = Arrays.stream(cells).filter(cell -> cell != 0 && cell != 1).count();
    if (wrong > 0) {
      throw new CsvTable.Unreadable(
          ("has %d cells in the column \"%s\" that are neither 1 (it happened) nor 0 (end of"
                  + " observation).")
              .formatted(wrong, column));
    }
    return Arrays.stream(cells).mapToInt(cell -> (int) cell).toArray();
  }

  /** What is done with a table. */
  private interface Use {
    void of(CsvTable table) throws CsvTable.Unreadable;
  }

  private void read(YamlMap map, YamlNode path, Use use) {
    String name = path.text().orElse("");
    try {
      CsvTable table = CsvTable.read(file.resolveSibling(name), ProfilesReader.ADVICE);
      if (table.rows() == 0) {
        throw new CsvTable.Unreadable("has no rows.");
      }
      use.of(table);
    } catch (CsvTable.Unreadable problem) {
      map.report("(%s) %s".formatted(name, problem.words()));
    }
  }
}
