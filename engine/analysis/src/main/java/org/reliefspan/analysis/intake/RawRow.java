package org.reliefspan.analysis.intake;

/** One data row as read: its number in the file, from 1, with its cells in header order. */
public final class RawRow {
  private static final String[] NONE = {};

  private final long number;
  private final String[] cells;

  private RawRow(long number, String[] cells) {
    this.number = number;
    this.cells = cells;
  }

  /** A row with as many cells as the header; the array is not copied. */
  public static RawRow of(long number, String... cells) {
    return new RawRow(number, cells);
  }

  /** A row with more or fewer cells than the header. */
  public static RawRow malformed(long number) {
    return new RawRow(number, NONE);
  }

  public long number() {
    return number;
  }

  public boolean isMalformed() {
    return cells.length == 0;
  }

  /** Text of the cell without surrounding white space; empty when blank. */
  public String cell(int column) {
    return cells[column].strip();
  }
}
