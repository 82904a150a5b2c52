package org.reliefspan.simulation.clinic;

import java.util.List;

/**
 * All rows of one patient.
 *
 * @param number patient number
 * @param patientId study id: {@code p} and 16 hexadecimal digits, unrelated to the number
 * @param rows rows of all tables; within a table by day
 * @param defects errors planted in these rows
 */
public record PatientRecord(long number, String patientId, List<Row> rows, DefectCounts defects) {

  /**
   * One row.
   *
   * @param table where it belongs
   * @param cells in the order of the table's columns; empty where nothing is known
   */
  public record Row(VisitTable table, List<String> cells) {
    /** Checks that there is a cell for every column. */
    public Row {
      cells = List.copyOf(cells);
      int released = table == VisitTable.PATIENTS ? 1 : 0; // C may be a column more
      int extra = cells.size() - table.columns().size();
      if (extra < 0 || extra > released) {
        throw new IllegalArgumentException(
            "cells (%s) must be as many as the columns of %s (%s). Maybe a column was added?"
                .formatted(cells.size(), table.key(), table.columns().size()));
      }
    }
  }

  /** Copies the rows. */
  public PatientRecord {
    rows = List.copyOf(rows);
  }

  /**
   * The rows of one table.
   *
   * @param table which
   * @return its rows, in order
   */
  public List<List<String>> rows(VisitTable table) {
    return rows.stream().filter(row -> row.table() == table).map(Row::cells).toList();
  }
}
