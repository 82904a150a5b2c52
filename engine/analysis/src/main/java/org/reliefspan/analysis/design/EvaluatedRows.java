package org.reliefspan.analysis.design;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.domain.formula.Term;

/** All expressions of a spec, evaluated over a part of a table, and the rows that are complete. */
final class EvaluatedRows {
  private final Map<Expression, Value> variables = new LinkedHashMap<>();
  private final Map<Expression, Value.Factor> factors = new LinkedHashMap<>();
  private final Map<Expression, Value.Numeric> offsets = new LinkedHashMap<>();
  private final Map<String, Value> roles = new LinkedHashMap<>();
  private final RawResponse response;
  private final int[] kept;
  private final ModelFrame.Dropped dropped;

  EvaluatedRows(FrameSpec spec, DataTable table) {
    Evaluator evaluator = new Evaluator(table);
    for (Expression variable : variables(spec)) {
      variables.put(variable, evaluate(spec, evaluator, variable));
    }
    for (Expression expression : spec.formula().strata()) {
      factors.put(expression, evaluator.factor(expression));
    }
    for (Expression expression : spec.formula().cluster()) {
      factors.put(expression, evaluator.factor(expression));
    }
    for (Expression expression : spec.formula().offsets()) {
      offsets.put(expression, new Value.Numeric(evaluator.numbers(expression)));
    }
    for (Expression expression : spec.formula().frailty()) {
      roles.put(FrameSpec.FRAILTY, evaluator.factor(expression));
    }
    spec.roles()
        .forEach((role, name) -> roles.put(role, evaluator.value(new Expression.Name(name))));
    response = RawResponse.of(spec, evaluator, table.rows());
    boolean[] complete = complete(table.rows(), spec.mayBeEmpty());
    int wrong = 0;
    int count = 0;
    for (int row = 0; row < complete.length; row++) {
      if (complete[row] && response.isContradictory(row)) {
        complete[row] = false;
        wrong++;
      }
      count += complete[row] ? 1 : 0;
    }
    dropped = new ModelFrame.Dropped(table.rows() - count - wrong, wrong);
    kept = new int[count];
    int next = 0;
    for (int row = 0; row < complete.length; row++) {
      if (complete[row]) {
        kept[next++] = row;
      }
    }
  }

  private static Value evaluate(FrameSpec spec, Evaluator evaluator, Expression variable) {
    if (spec.role() == FrameSpec.Role.GROUPS) {
      return evaluator.factor(variable);
    }
    Optional<BasisCall> basis = BasisCall.in(variable);
    if (basis.isPresent()) {
      return new Value.Numeric(evaluator.numbers(basis.get().argument()));
    }
    return evaluator.value(variable);
  }

  static Set<Expression> variables(FrameSpec spec) {
    Set<Expression> variables = new LinkedHashSet<>();
    for (Term term : spec.formula().terms()) {
      variables.addAll(term.variables());
    }
    return variables;
  }

  private boolean[] complete(int rows, Set<String> mayBeEmpty) {
    boolean[] complete = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      complete[row] = !response.isMissing(row);
    }
    for (Map<?, ? extends Value> values : List.of(variables, factors, offsets)) {
      values.values().forEach(value -> clearMissing(value, complete));
    }
    roles.forEach(
        (role, value) -> {
          if (!mayBeEmpty.contains(role)) {
            clearMissing(value, complete);
          }
        });
    return complete;
  }

  private static void clearMissing(Value value, boolean[] complete) {
    for (int row = 0; row < complete.length; row++) {
      complete[row] &= !value.isMissing(row);
    }
  }

  /** A variable of a term; the same column may also stand in strata(), cluster() or offset(). */
  Value variable(Expression expression) {
    return Objects.requireNonNull(variables.get(expression), expression.words());
  }

  /** What stands in strata() or cluster(): always levels. */
  Value.Factor factor(Expression expression) {
    return Objects.requireNonNull(factors.get(expression), expression.words());
  }

  /** The sum of the offset() terms in the rows kept; of length 0 without any. */
  double[] offset() {
    if (offsets.isEmpty()) {
      return new double[0];
    }
    double[] offset = new double[kept.length];
    for (Value.Numeric value : offsets.values()) {
      double[] cells = value.cells();
      for (int row = 0; row < offset.length; row++) {
        offset[row] += cells[kept[row]];
      }
    }
    for (double cell : offset) {
      if (Double.isInfinite(cell) || Double.isNaN(cell)) {
        throw new FormulaException(
            "offset() is infinite in some rows. Maybe it is the logarithm of 0?");
      }
    }
    return offset;
  }

  Map<String, Value> roles() {
    return roles;
  }

  RawResponse response() {
    return response;
  }

  /** Indices of the complete rows, rising. */
  int[] kept() {
    return kept;
  }

  /** Rows left out. */
  ModelFrame.Dropped dropped() {
    return dropped;
  }

  /** Weights of the rows kept, if there are any; a row of trials weighs as many. */
  Optional<double[]> weights() {
    double[] trials = response.trials(kept);
    Optional<double[]> given = givenWeights();
    if (trials.length == 0 || given.isEmpty()) {
      return trials.length == 0 ? given : Optional.of(trials);
    }
    for (int row = 0; row < trials.length; row++) {
      trials[row] *= given.get()[row];
    }
    return Optional.of(trials);
  }

  private Optional<double[]> givenWeights() {
    Value value = roles.get(FrameSpec.WEIGHTS);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof Value.Numeric numeric)) {
      throw new FormulaException("The weights must be numbers.");
    }
    double[] chosen = RawResponse.chosen(numeric.cells(), kept);
    for (double weight : chosen) {
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw new FormulaException("The weights must be finite and not negative.");
      }
    }
    return Optional.of(chosen);
  }
}
