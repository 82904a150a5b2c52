package org.reliefspan.analysis.intake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.reliefspan.domain.intake.Emission;
import org.reliefspan.domain.intake.Expression;
import org.reliefspan.domain.intake.SourceMapping;
import org.reliefspan.domain.intake.VisitTable;

/** Turns the raw rows of one source into candidate records, as its mapping says. */
public final class RowMapper implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<Condition> conditions;
  private final List<EmissionMapper> emissions;

  private record Condition(int column, Set<String> wanted) implements Serializable {}

  private RowMapper(List<Condition> conditions, List<EmissionMapper> emissions) {
    this.conditions = conditions;
    this.emissions = emissions;
  }

  /**
   * Resolves a mapping against the header of its file.
   *
   * @param header the columns that are kept, without those dropped
   * @throws IngestException if the mapping names columns the source does not have, or leaves out
   *     columns a table needs
   */
  public static RowMapper of(SourceMapping mapping, Header header) {
    Compiler compiler = new Compiler(mapping, header);
    RowMapper mapper = new RowMapper(compiler.conditions(), compiler.emissions());
    compiler.throwFindings();
    return mapper;
  }

  /** The mapping of a file that is a visit table by its own name. */
  public static SourceMapping itself(SourceMapping source, VisitTable table, Header header) {
    Map<String, Expression> columns = new LinkedHashMap<>();
    for (String name : header.names()) {
      String target = columnName(name);
      boolean dropped = source.drop().stream().anyMatch(name::equalsIgnoreCase);
      if (!dropped && (table.defines(target) || table.keepsOtherColumns())) {
        columns.put(target, new Expression.Column(name));
      }
    }
    return new SourceMapping(
        source.file(),
        source.where(),
        source.missing(),
        source.drop(),
        List.of(Emission.of(table, columns)));
  }

  /** Columns of a self-mapped table that are not read. */
  public static List<String> unknownColumns(VisitTable table, Header header) {
    return header.names().stream()
        .filter(name -> !table.keepsOtherColumns() && !table.defines(columnName(name)))
        .toList();
  }

  private static String columnName(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }

  /** Whether the row fulfils the mapping's condition. */
  public boolean keeps(RawRow row) {
    for (Condition condition : conditions) {
      if (!condition.wanted.contains(row.cell(condition.column))) {
        return false;
      }
    }
    return true;
  }

  /** The records of a row that is kept, in the mapping's order. */
  public List<CandidateRecord> records(RawRow row) {
    List<CandidateRecord> records = new ArrayList<>(emissions.size());
    for (EmissionMapper emission : emissions) {
      records.add(emission.record(row));
    }
    return records;
  }

  /** Whether any record of the source belongs to the table. */
  public boolean emits(VisitTable table) {
    return emissions.stream().anyMatch(emission -> emission.table() == table);
  }

  /** The same mapper reduced to the records of one table. */
  public RowMapper only(VisitTable table) {
    return new RowMapper(
        conditions,
        new ArrayList<>(emissions.stream().filter(mapper -> mapper.table() == table).toList()));
  }

  /** Resolves names to positions and collects what does not fit. */
  private static final class Compiler {
    private final SourceMapping mapping;
    private final Header header;
    private final List<IntakeFinding> findings = new ArrayList<>();

    Compiler(SourceMapping mapping, Header header) {
      this.mapping = mapping;
      this.header = header;
    }

    List<Condition> conditions() {
      List<Condition> conditions = new ArrayList<>();
      mapping
          .where()
          .forEach(
              (column, wanted) ->
                  conditions.add(new Condition(position(column), new HashSet<>(wanted))));
      return conditions;
    }

    List<EmissionMapper> emissions() {
      Map<Integer, Set<String>> missing = new LinkedHashMap<>();
      mapping.missing().forEach((column, codes) -> missing.put(position(column), codes));
      List<EmissionMapper> mappers = new ArrayList<>();
      for (Emission emission : mapping.emit()) {
        checkRequired(emission);
        mappers.add(mapper(emission, missing));
      }
      return mappers;
    }

    private EmissionMapper mapper(Emission emission, Map<Integer, Set<String>> missing) {
      List<CellMapper> cells = new ArrayList<>();
      List<String> targets = new ArrayList<>();
      emission
          .columns()
          .forEach(
              (target, expression) -> {
                String name = columnName(target);
                targets.add(name);
                Map<String, String> recoding = emission.values().getOrDefault(target, Map.of());
                cells.add(cell(expression, recoding, missing));
                checkDefined(emission.table(), name);
              });
      return new EmissionMapper(new CandidateRecord.Shape(emission.table(), targets), cells);
    }

    private CellMapper cell(
        Expression expression, Map<String, String> recoding, Map<Integer, Set<String>> missing) {
      if (expression instanceof Expression.Column column) {
        int position = position(column.name());
        Set<String> codes = missing.getOrDefault(position, Set.of());
        return new CellMapper.FromColumn(position, new HashSet<>(codes), recoding);
      }
      if (expression instanceof Expression.Constant constant) {
        return new CellMapper.Fixed(constant.text().strip());
      }
      return new CellMapper.FromRowNumber();
    }

    private void checkRequired(Emission emission) {
      Set<String> given =
          emission.columns().keySet().stream()
              .map(RowMapper::columnName)
              .collect(Collectors.toSet());
      for (List<String> group : emission.table().required()) {
        if (group.stream().noneMatch(given::contains)) {
          findings.add(
              new IntakeFinding(
                  "The table *%s* must have the column %s."
                      .formatted(emission.table().id(), String.join(" or ", group)),
                  mapping.file(),
                  "Maybe the column has another name: rename it or map it."));
        }
      }
    }

    private void checkDefined(VisitTable table, String target) {
      if (!table.defines(target) && !table.keepsOtherColumns()) {
        findings.add(
            new IntakeFinding(
                "The target column *%s* must be one of the table %s.".formatted(target, table.id()),
                mapping.file(),
                "Maybe it belongs to another table, or to patients as a covariate."));
      }
    }

    private int position(String column) {
      OptionalInt position = header.position(column);
      if (position.isEmpty()) {
        boolean dropped = mapping.drop().stream().anyMatch(column::equalsIgnoreCase);
        findings.add(dropped ? droppedAndMapped(column) : missing(column));
      }
      return position.orElse(0);
    }

    private IntakeFinding droppedAndMapped(String column) {
      return new IntakeFinding(
          "The column *%s* must not be both dropped and mapped.".formatted(column),
          mapping.file(),
          "Maybe remove it from drop.");
    }

    private IntakeFinding missing(String column) {
      return new IntakeFinding(
          "The column *%s* must stand in the file's header.".formatted(column),
          mapping.file(),
          "Maybe one of these was meant: %s.".formatted(nearest(column)));
    }

    private String nearest(String column) {
      String wanted = columnName(column);
      List<String> near =
          header.names().stream()
              .filter(
                  name -> columnName(name).contains(wanted) || wanted.contains(columnName(name)))
              .limit(5)
              .toList();
      return String.join(", ", near.isEmpty() ? header.names().stream().limit(8).toList() : near);
    }

    void throwFindings() {
      if (!findings.isEmpty()) {
        throw new IngestException(findings.stream().distinct().toList());
      }
    }
  }
}
