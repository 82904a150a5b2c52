package org.reliefspan.analysis.design;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.spline.NaturalSpline;

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
      return new OfFactor(variable.words(), Levels.ordered(variable, scan.levels()));
    }
    if (scan.isInfinite()) {
      throw new FormulaException(
          "%s is infinite in some rows. Maybe it is the logarithm of 0?"
              .formatted(variable.words()));
    }
    Optional<SplineCall> spline = SplineCall.in(variable);
    if (spline.isPresent()) {
      return OfSpline.of(variable.words(), spline.get(), scan.sortedValues());
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
      int[] codes = Levels.recoded((Value.Factor) value, levels).codes();
      return (row, contrast, columns) -> {
        int first = contrast == Contrast.TREATMENT ? 1 : 0;
        for (int level = first; level < levels.size(); level++) {
          columns[level - first] = codes[row] == level ? 1 : 0;
        }
      };
    }
  }

  /** A natural cubic spline. */
  record OfSpline(String name, List<Double> interior, double lower, double upper)
      implements VariableCoding {

    static OfSpline of(String name, SplineCall call, double[] sample) {
      NaturalSpline spline = call.over(sample);
      List<Double> interior = new ArrayList<>();
      for (double knot : spline.interiorKnots()) {
        interior.add(knot);
      }
      return new OfSpline(name, List.copyOf(interior), spline.lower(), spline.upper());
    }

    @Override
    public List<String> names(Contrast contrast) {
      if (interior.isEmpty()) {
        return List.of(name);
      }
      return IntStream.rangeClosed(1, interior.size() + 1).mapToObj(i -> name + i).toList();
    }

    @Override
    public Reader reader(Value value) {
      double[] cells = ((Value.Numeric) value).cells();
      double[] knots = interior.stream().mapToDouble(Double::doubleValue).toArray();
      NaturalSpline spline = NaturalSpline.withKnots(knots, lower, upper);
      return (row, contrast, columns) -> spline.evaluate(cells[row], columns);
    }
  }
}
