package org.reliefspan.analysis.design;

import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.reliefspan.analysis.column.DoubleColumn;
import org.reliefspan.domain.fit.SeenCovariate;
import org.reliefspan.domain.formula.Expression;

/** What all parts of a table say about one variable: its levels, or the values behind its knots. */
final class VariableScan implements Serializable {
  private static final long serialVersionUID = 1L;
  private final Set<String> levels = new LinkedHashSet<>();
  private final DoubleColumn values = new DoubleColumn();
  private boolean factor;
  private boolean infinite;
  private double smallest = Double.POSITIVE_INFINITY;
  private double largest = Double.NEGATIVE_INFINITY;

  void addLevels(Value.Factor codes, int[] kept) {
    factor = true;
    boolean[] seen = new boolean[codes.levels().size()];
    for (int row : kept) {
      seen[codes.codes()[row]] = true;
    }
    for (int level = 0; level < seen.length; level++) {
      if (seen[level]) {
        levels.add(codes.levels().get(level));
      }
    }
  }

  /** Truth has both levels whether or not they occur, as for R. */
  void addTruth() {
    factor = true;
    levels.add("FALSE");
    levels.add("TRUE");
  }

  /** The values of all rows that have a finite one, complete or not. */
  void addValues(double[] cells) {
    for (double cell : cells) {
      if (Double.isFinite(cell)) {
        values.add(cell);
      }
    }
  }

  /** Numbers of complete rows. */
  void addNumbers(double[] cells, int[] kept) {
    for (int row : kept) {
      infinite |= Double.isInfinite(cells[row]);
      smallest = Math.min(smallest, cells[row]);
      largest = Math.max(largest, cells[row]);
    }
  }

  void merge(VariableScan other) {
    factor |= other.factor;
    infinite |= other.infinite;
    smallest = Math.min(smallest, other.smallest);
    largest = Math.max(largest, other.largest);
    levels.addAll(other.levels);
    values.addAll(other.values);
  }

  boolean isFactor() {
    return factor;
  }

  /** What was seen of the variable. */
  SeenCovariate seen(Expression variable) {
    return factor
        ? SeenCovariate.ofWords(variable.words(), Levels.ordered(variable, levels))
        : SeenCovariate.ofNumber(variable.words(), smallest, largest);
  }

  boolean isInfinite() {
    return infinite;
  }

  Set<String> levels() {
    return levels;
  }

  double[] sortedValues() {
    double[] sorted = new double[values.size()];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = values.get(i);
    }
    Arrays.sort(sorted);
    return sorted;
  }
}
