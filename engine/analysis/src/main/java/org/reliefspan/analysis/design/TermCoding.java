package org.reliefspan.analysis.design;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.reliefspan.analysis.design.VariableCoding.Contrast;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.formula.Formula;
import org.reliefspan.domain.formula.Term;

/**
 * How one term becomes columns: the products of the columns of its variables, the first variable
 * varying fastest, as R's model matrix.
 *
 * @param contrasts of each variable
 */
record TermCoding(Term term, List<VariableCoding> variables, List<Contrast> contrasts)
    implements Serializable {

  /**
   * Contrasts by R's rule: a factor is coded by contrasts where the term without it is in the
   * model. Without an intercept the first factor of the model is coded in full.
   */
  static List<TermCoding> of(Formula formula, List<List<VariableCoding>> variables) {
    List<TermCoding> codings = new ArrayList<>();
    boolean interceptMissing = !formula.hasIntercept();
    for (int t = 0; t < formula.terms().size(); t++) {
      Term term = formula.terms().get(t);
      List<Contrast> contrasts = new ArrayList<>();
      for (int v = 0; v < term.variables().size(); v++) {
        boolean factor = variables.get(t).get(v) instanceof VariableCoding.OfFactor;
        Contrast contrast = contrast(formula, term, term.variables().get(v));
        if (factor && interceptMissing) {
          contrast = Contrast.FULL;
          interceptMissing = false;
        }
        contrasts.add(contrast);
      }
      codings.add(new TermCoding(term, variables.get(t), contrasts));
    }
    return codings;
  }

  private static Contrast contrast(Formula formula, Term term, Expression variable) {
    Term margin = term.without(variable);
    boolean marginPresent =
        margin.variables().isEmpty() || formula.terms().stream().anyMatch(margin::sameAs);
    return marginPresent ? Contrast.TREATMENT : Contrast.FULL;
  }

  List<String> names() {
    List<String> names = List.of("");
    for (int v = 0; v < variables.size(); v++) {
      List<String> longer = new ArrayList<>();
      for (String name : variables.get(v).names(contrasts.get(v))) {
        for (String before : names) {
          longer.add(before.isEmpty() ? name : before + ":" + name);
        }
      }
      names = longer;
    }
    return names;
  }

  int size() {
    int size = 1;
    for (int v = 0; v < variables.size(); v++) {
      size *= variables.get(v).names(contrasts.get(v)).size();
    }
    return size;
  }

  /** Writes the columns of this term into a row-major design. */
  void fill(EvaluatedRows rows, double[] design, int width, int first) {
    VariableCoding.Reader[] readers = new VariableCoding.Reader[variables.size()];
    double[][] parts = new double[variables.size()][];
    for (int v = 0; v < readers.length; v++) {
      Value value = rows.variable(term.variables().get(v));
      readers[v] = variables.get(v).reader(value);
      parts[v] = new double[variables.get(v).names(contrasts.get(v)).size()];
    }
    int[] kept = rows.kept();
    int size = size();
    for (int row = 0; row < kept.length; row++) {
      for (int v = 0; v < readers.length; v++) {
        readers[v].read(kept[row], contrasts.get(v), parts[v]);
      }
      for (int column = 0; column < size; column++) {
        design[row * width + first + column] = product(parts, column);
      }
    }
  }

  private static double product(double[][] parts, int column) {
    double product = 1;
    int left = column;
    for (double[] part : parts) {
      product *= part[left % part.length];
      left /= part.length;
    }
    return product;
  }
}
