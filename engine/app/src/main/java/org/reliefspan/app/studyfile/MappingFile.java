package org.reliefspan.app.studyfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reliefspan.domain.intake.Emission;
import org.reliefspan.domain.intake.Expression;
import org.reliefspan.domain.intake.MappingSpec;
import org.reliefspan.domain.intake.SourceMapping;
import org.reliefspan.domain.intake.VisitTable;
import org.reliefspan.domain.spelling.Nearest;
import org.reliefspan.domain.study.Finding;

/**
 * A mapping file as read, or everything that is wrong with it.
 *
 * @param mapping empty when there are errors among the findings
 */
public record MappingFile(Optional<MappingSpec> mapping, List<Finding> findings) {
  public MappingFile {
    findings = List.copyOf(findings);
  }

  /** Reads a mapping file. */
  public static MappingFile read(Path file) {
    Findings findings = new Findings(file.toString());
    Optional<MappingSpec> mapping = YamlFile.read(file, findings).map(MappingFile::mapping);
    return new MappingFile(findings.areNoErrors() ? mapping : Optional.empty(), findings.sorted());
  }

  private static MappingSpec mapping(YamlMap root) {
    root.require("sources");
    List<SourceMapping> sources =
        root.items("sources").stream()
            .flatMap(item -> item.map().flatMap(MappingFile::source).stream())
            .toList();
    root.close();
    return new MappingSpec(sources);
  }

  private static Optional<SourceMapping> source(YamlMap map) {
    Optional<String> file = map.require("file").flatMap(YamlNode::text);
    Map<String, Set<String>> where = cells(map, "where");
    Map<String, Set<String>> missing = cells(map, "missing");
    Set<String> drop = new LinkedHashSet<>(map.texts("drop"));
    List<Emission> emissions =
        map.items("emit").stream()
            .flatMap(item -> item.map().flatMap(MappingFile::emission).stream())
            .toList();
    map.close();
    return file.map(name -> new SourceMapping(name, where, missing, drop, emissions));
  }

  /** Column to one cell text or a list of them. */
  private static Map<String, Set<String>> cells(YamlMap map, String key) {
    Map<String, Set<String>> cells = new LinkedHashMap<>();
    map.map(key)
        .ifPresent(
            columns ->
                columns
                    .all()
                    .forEach(
                        (column, node) -> {
                          Set<String> texts = new LinkedHashSet<>();
                          node.items().forEach(item -> item.text().ifPresent(texts::add));
                          cells.put(column, texts);
                        }));
    return cells;
  }

  private static Optional<Emission> emission(YamlMap map) {
    List<VisitTable> tables = List.of(VisitTable.values());
    Optional<VisitTable> table =
        map.require("table").flatMap(node -> node.oneOf(tables, VisitTable::id));
    Map<String, Map<String, String>> values = new LinkedHashMap<>();
    map.map("values")
        .ifPresent(
            columns -> columns.all().forEach((column, node) -> values.put(column, texts(node))));
    Map<String, Expression> columns = new LinkedHashMap<>();
    map.all()
        .forEach(
            (column, node) -> {
              if (!column.equals("table") && !column.equals("values")) {
                expression(node).ifPresent(expression -> columns.put(column, expression));
              }
            });
    if (table.isPresent()) {
      checkColumns(map, table.get(), columns);
    }
    return table.map(known -> new Emission(known, columns, values));
  }

  private static Optional<Expression> expression(YamlNode node) {
    return node.text()
        .flatMap(
            text -> {
              try {
                return Optional.of(Expression.parse(text));
              } catch (IllegalArgumentException problem) {
                node.report(String.valueOf(problem.getMessage()));
                return Optional.empty();
              }
            });
  }

  private static Map<String, String> texts(YamlNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.map()
        .ifPresent(
            map ->
                map.all()
                    .forEach((from, to) -> to.text().ifPresent(text -> texts.put(from, text))));
    return texts;
  }

  private static void checkColumns(YamlMap map, VisitTable table, Map<String, Expression> columns) {
    for (List<String> group : table.required()) {
      if (group.stream().noneMatch(columns::containsKey)) {
        map.report(
            "emits %s and needs \"%s\".".formatted(table.id(), String.join("\" or \"", group)));
      }
    }
    if (table.keepsOtherColumns()) {
      return;
    }
    List<String> known = new ArrayList<>(table.optional());
    table.required().forEach(known::addAll);
    for (String column : columns.keySet()) {
      if (!table.defines(column)) {
        map.report(
            "(%s) is not a column of %s.%s"
                .formatted(column, table.id(), Nearest.hint(column, known)));
      }
    }
  }
}
