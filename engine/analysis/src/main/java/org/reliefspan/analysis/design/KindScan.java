package org.reliefspan.analysis.design;

import java.io.Serializable;
import java.util.BitSet;

/** Finds the kinds of columns whose rows lie in parts. Scans of parts merge, in any order. */
public final class KindScan implements Serializable {
  private static final long serialVersionUID = 1L;
  private final BitSet notNumbers = new BitSet();
  private final BitSet notTruth = new BitSet();

  /** Looks at a cell. */
  public void add(int column, String cell) {
    if (!notNumbers.get(column) && !ColumnKind.NUMBERS.holds(cell)) {
      notNumbers.set(column);
    }
    if (!notTruth.get(column) && !ColumnKind.TRUTH.holds(cell)) {
      notTruth.set(column);
    }
  }

  /** Adds what another part holds. */
  public void merge(KindScan other) {
    notNumbers.or(other.notNumbers);
    notTruth.or(other.notTruth);
  }

  /** The kind of a column: the first that holds all its cells. */
  public ColumnKind kind(int column) {
    if (!notNumbers.get(column)) {
      return ColumnKind.NUMBERS;
    }
    return notTruth.get(column) ? ColumnKind.WORDS : ColumnKind.TRUTH;
  }
}
