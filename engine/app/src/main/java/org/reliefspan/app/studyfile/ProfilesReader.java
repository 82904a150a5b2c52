package org.reliefspan.app.studyfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.ProfileColumn;
import org.reliefspan.domain.pathway.Profiles;
import org.reliefspan.domain.pathway.Written;

/** Reads the table of patients from whose rows simulated patients begin. */
final class ProfilesReader {
  static final String KEY = "profiles";
  static final String ADVICE = "Paths begin at the pathway file.";
  private final Path file;

  /**
   * Knows where paths begin.
   *
   * @param file the pathway file
   */
  ProfilesReader(Path file) {
    this.file = file;
  }

  /** The row of a patient, then one attribute for each column; none without profiles. */
  List<AttributeSpec> read(YamlMap root) {
    Optional<YamlMap> map = root.map(KEY);
    if (map.isEmpty()) {
      return List.of();
    }
    Optional<YamlNode> path = map.get().require("file");
    Map<String, YamlNode> columns = new LinkedHashMap<>();
    map.get().require("columns").flatMap(YamlNode::map).ifPresent(all -> columns.putAll(all.all()));
    Optional<YamlNode> weights = map.get().get("weights");
    map.get().close();
    Optional<CsvTable> table = path.flatMap(this::table);
    return table.isPresent()
        ? new Rows(table.get(), path.get()).attributes(columns, weights, root.place(KEY))
        : columns.entrySet().stream().map(each -> unread(each.getKey(), each.getValue())).toList();
  }

  /** An attribute that could not be read, so that nobody complains that it is not there. */
  private static AttributeSpec unread(String name, YamlNode node) {
    return new AttributeSpec(
        name, new AttributeSpec.Fixed(Written.unread(node.place())), node.place());
  }

  private Optional<CsvTable> table(YamlNode path) {
    Optional<String> name = path.text();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      CsvTable table = CsvTable.read(file.resolveSibling(name.get()), ADVICE);
      if (table.rows() == 0) {
        path.report("(%s) has no rows.".formatted(name.get()));
        return Optional.empty();
      }
      return Optional.of(table);
    } catch (CsvTable.Unreadable problem) {
      path.report("(%s) %s".formatted(name.get(), problem.words()));
      return Optional.empty();
    }
  }

  /** The rows of a table that could be read. */
  private record Rows(CsvTable table, YamlNode path) {
    List<AttributeSpec> attributes(
        Map<String, YamlNode> columns, Optional<YamlNode> weights, Place place) {
      List<AttributeSpec> all = new ArrayList<>();
      Profiles profiles =
          weights.flatMap(this::weighted).orElse(Profiles.equallyLikely(table.rows()));
      all.add(
          new AttributeSpec(
              AttributeSpec.PROFILE,
              new AttributeSpec.FromRow(profiles, AttributeSpec.Choice.RESAMPLED),
              place));
      columns.forEach(
          (name, node) ->
              all.add(
                  column(node)
                      .map(column -> new AttributeSpec.Profiled(column))
                      .map(start -> new AttributeSpec(name, start, node.place()))
                      .orElseGet(() -> unread(name, node))));
      return all;
    }

    private Optional<Profiles> weighted(YamlNode node) {
      Optional<String> column = node.text();
      if (column.isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(Profiles.weighted(table.numbers(column.get())));
      } catch (CsvTable.Unreadable problem) {
        report(node, problem.words());
      } catch (IllegalArgumentException wrong) {
        report(
            node,
            "has weights in the column \"%s\" that are negative or all 0.".formatted(column.get()));
      }
      return Optional.empty();
    }

    private Optional<ProfileColumn> column(YamlNode node) {
      Optional<String> column = node.text();
      if (column.isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            table.isOfNumbers(column.get())
                ? ProfileColumn.ofNumbers(table.numbers(column.get()))
                : ProfileColumn.ofWords(table.cells(column.get())));
      } catch (CsvTable.Unreadable problem) {
        report(node, problem.words());
        return Optional.empty();
      }
    }

    private void report(YamlNode node, String words) {
      node.report("(%s) %s".formatted(path.text().orElse(""), words));
    }
  }
}
