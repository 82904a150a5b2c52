package org.reliefspan.app.studyfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.pathway.TableSpec;

/** Reads tables of a pathway, from points in the file or from a CSV file beside it. */
final class TableReader {
  private final Path file;

  /**
   * Knows where paths begin.
   *
   * @param file the pathway file
   */
  TableReader(Path file) {
    this.file = file;
  }

  TableSpec read(YamlMap tables, String name) {
    Points points = new Points(new ArrayList<>(), new ArrayList<>());
    Optional<YamlMap> map = tables.get(name).flatMap(YamlNode::map);
    map.ifPresent(table -> points(table, points));
    TableSpec.Between between =
        map.flatMap(table -> table.get("between"))
            .flatMap(
                node -> node.oneOf(List.of(TableSpec.Between.values()), PathwayTimeReader::word))
            .orElse(TableSpec.Between.STEP);
    map.ifPresent(YamlMap::close);
    return new TableSpec(name, points.x(), points.y(), between, tables.place(name));
  }

  private void points(YamlMap table, Points points) {
    Optional<YamlNode> inline = table.get("points");
    Optional<YamlNode> path = table.get("file");
    if (inline.isPresent() == path.isPresent()) {
      table.report("needs either \"points\" or \"file\".");
      table.get("x");
      table.get("y");
    } else if (inline.isPresent()) {
      inline.get().items().forEach(item -> point(item, points));
      requireSome(inline.get(), points);
    } else {
      columns(table, path.get(), points);
    }
  }

  private static void point(YamlNode item, Points points) {
    List<YamlNode> pair = item.items();
    if (pair.size() != 2) {
      item.report("must be a pair, [argument, value].");
      return;
    }
    Optional<Double> x = pair.get(0).number();
    Optional<Double> y = pair.get(1).number();
    if (x.isPresent() && y.isPresent()) {
      points.add(x.get(), y.get());
    }
  }

  private void columns(YamlMap table, YamlNode path, Points points) {
    Optional<String> x = table.require("x").flatMap(YamlNode::text);
    Optional<String> y = table.require("y").flatMap(YamlNode::text);
    Optional<String> name = path.text();
    if (x.isPresent() && y.isPresent() && name.isPresent()) {
      try {
        CsvTable cells = CsvTable.read(file.resolveSibling(name.get()), ProfilesReader.ADVICE);
        double[] arguments = cells.numbers(x.get());
        double[] values = cells.numbers(y.get());
        for (int row = 0; row < arguments.length; row++) {
          points.add(arguments[row], values[row]);
        }
        requireSome(path, points);
      } catch (CsvTable.Unreadable problem) {
        path.report(problem.words());
      }
    }
  }

  private static void requireSome(YamlNode node, Points points) {
    if (points.x().isEmpty()) {
      node.report("holds no points.");
    }
  }

  /** Points as they are read. */
  record Points(List<Double> x, List<Double> y) {
    void add(double argument, double value) {
      x.add(argument);
      y.add(value);
    }
  }
}
