package org.reliefspan.analysis.intake;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reliefspan.domain.intake.VisitTable;

/** A record of a visit table as text, not yet validated. */
public final class CandidateRecord {

  /** The columns a mapping fills, shared by all records it makes. */
  static final class Shape implements Serializable {
    private static final long serialVersionUID = 1L;

    private final VisitTable table;
    private final List<String> columns;
    private final Map<String, Integer> positions = new HashMap<>();

    Shape(VisitTable table, List<String> columns) {
      this.table = table;
      this.columns = List.copyOf(columns);
      for (int column = 0; column < columns.size(); column++) {
        positions.put(columns.get(column), column);
      }
    }
  }

  private final Shape shape;
  private final String[] cells;

  CandidateRecord(Shape shape, String[] cells) {
    this.shape = shape;
    this.cells = cells;
  }

  /** A record made by hand. */
  public static CandidateRecord of(VisitTable table, Map<String, String> cells) {
    List<String> columns = List.copyOf(cells.keySet());
    return new CandidateRecord(
        new Shape(table, columns), columns.stream().map(cells::get).toArray(String[]::new));
  }

  public VisitTable table() {
    return shape.table;
  }

  /** Names of all columns the mapping fills. */
  public List<String> columns() {
    return shape.columns;
  }

  /** Text of a column; empty when blank or not mapped. */
  public String cell(String column) {
    Integer position = shape.positions.get(column);
    return position == null ? "" : cells[position];
  }
}
