package org.reliefspan.analysis.design;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.formula.FormulaException;

/** How one variable becomes columns. */
sealed interface VariableCoding extends Serializable {

  /** Names of the columns in a term that codes it by contrasts (or in full). */
  List<String> names(Contrast contrast);

  /** Fills the columns of a row. */
  interface Reader {
    void read(int row, Contrast contrast, double[] columns);
  }

  /** A reader over a part of the table. */
  Reader reader(Value value);

  /** Whether a factor keeps a column for its first level. */
  enum Contrast {
    TREATMENT,
    FULL
  }

  static VariableCoding of(Expression variable, VariableScan scan) {
    if (scan.isFactor()) {
      Levels.checkReference(variable, scan.levels());
      List<String> levels = Levels.ordered(variable, scan.levels());
      if (levels.size() < 2) {
        throw new FormulaException(
            "%s has one level only in the complete rows, so nothing can be compared. Maybe leave it"
                    .formatted(variable.words())
                + " out of the formula?");
      }
      return new OfFactor(variable.words(), levels);
    }
    if (scan.isInfinite()) {
      throw new FormulaException(
          "%s is infinite in some rows. Maybe it is the logarithm of 0?"
              .formatted(variable.words()));
    }
    Optional<BasisCall> basis = BasisCall.in(variable);
    if (basis.isPresent()) {
      return new OfBasis(variable.words(), basis.get().over(scan.sortedValues()));
    }
    return new OfNumber(variable.words());
  }

  /** A number: one column. */
  record OfNumber(String name) implements VariableCoding {
    @Override
    public List<String> names(Contrast contrast) {
      return List.of(name);
    }

    @Override
    public Reader reader(Value value) {
      double[] cells = ((Value.Numeric) value).cells();
      return (row, contrast, columns) -> columns[0] = cells[row];
    }
  }

  /** A factor: a column per level, without the first under treatment contrasts. */
  record OfFactor(String name, List<String> levels) implements VariableCoding {
    @Override
    public List<String> names(Contrast contrast) {
      int first = contrast == Contrast.TREATMENT ? 1 : 0;
      return levels.stream().skip(first).map(level -> name + level).toList();
    }

    @Override
    public Reader reader(Value value) {
      int[] codes = Levels.recoded(Evaluator.factor(value), levels).codes();
      return (row, contrast, columns) -> {
        int first = contrast == Contrast.TREATMENT ? 1 : 0;
        for (int level = first; level < levels.size(); level++) {
          columns[level - first] = codes[row] == level ? 1 : 0;
        }
      };
    }
  }

  /** A basis: its columns are numbered unless there is one only. */
  record OfBasis(String name, Basis basis) implements VariableCoding {
    @Override
    public List<String> names(Contrast contrast) {
      return basis.size() == 1
          ? List.of(name)
          : IntStream.rangeClosed(1, basis.size()).mapToObj(i -> name + i).toList();
    }

    @Override
    public Reader reader(Value value) {
      double[] cells = ((Value.Numeric) value).cells();
      Basis.Filler filler = basis.filler();
      return (row, contrast, columns) -> filler.fill(cells[row], columns);
    }
  }
}
