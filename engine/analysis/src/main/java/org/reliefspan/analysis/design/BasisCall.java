package org.reliefspan.analysis.design;

import java.io.Serializable;
import java.util.Optional;
import org.reliefspan.domain.formula.Expression;

/**
 * A call whose columns depend on all values of its argument: {@code ns}, {@code bs}, {@code poly}
 * or {@code scale}. As in R, these are the values of all rows that have one, also of rows that lack
 * something else.
 */
sealed interface BasisCall extends Serializable permits SplineCall, PolynomialCall, ScaleCall {

  /** The call in an expression, if it is one. */
  static Optional<BasisCall> in(Expression expression) {
    if (!(expression instanceof Expression.Call call)) {
      return Optional.empty();
    }
    return switch (call.function()) {
      case "ns", "bs" -> Optional.of(SplineCall.of(call));
      case "poly" -> Optional.of(PolynomialCall.of(call));
      case "scale" -> Optional.of(ScaleCall.of(call));
      default -> Optional.empty();
    };
  }

  /** What the columns are computed from. */
  Expression argument();

  /** Whether all numbers stand in the formula, so that no data are needed. */
  boolean isFixed();

  /** The columns over a sorted sample of all rows. */
  Basis over(double[] sample);
}
