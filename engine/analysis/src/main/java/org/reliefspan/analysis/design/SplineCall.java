package org.reliefspan.analysis.design;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.spline.NaturalSpline;

/**
 * {@code ns(x, df = 3)} or {@code ns(x, knots = c(1, 2), Boundary.knots = c(0, 5))}.
 *
 * @param knots interior knots as written, empty where they are to be found from the data
 * @param boundary two boundary knots as written, or empty
 */
record SplineCall(
    Expression argument, int degreesOfFreedom, List<Double> knots, List<Double> boundary)
    implements Serializable {

  static Optional<SplineCall> in(Expression expression) {
    if (!(expression instanceof Expression.Call call) || !call.function().equals("ns")) {
      return Optional.empty();
    }
    if (call.positional().isEmpty()) {
      throw new FormulaException("ns() must name a column. Maybe ns(age, df = 3)?");
    }
    Arguments.check(call, 2, Set.of("df", "knots", "Boundary.knots"));
    List<Double> knots = numbers(call.named("knots"));
    Optional<Expression> df =
        call.named("df").or(() -> call.positional().stream().skip(1).findFirst());
    int degrees = knots.isEmpty() ? df.map(SplineCall::whole).orElse(1) : knots.size() + 1;
    return Optional.of(
        new SplineCall(
            call.positional().get(0), degrees, knots, numbers(call.named("Boundary.knots"))));
  }

  /** Whether the knots stand in the formula, so that no data are needed. */
  boolean isFixed() {
    return boundary.size() == 2 && (degreesOfFreedom == 1 || !knots.isEmpty());
  }

  /** The spline over a sorted sample of all rows. */
  NaturalSpline over(double[] sample) {
    try {
      return placed(sample);
    } catch (IllegalArgumentException | NotEstimableException problem) {
      throw new FormulaException(
          "ns(%s): knots must rise between the boundary knots, and the values must differ."
              .formatted(argument.words()));
    }
  }

  private NaturalSpline placed(double[] sample) {
    if (knots.isEmpty() && boundary.isEmpty()) {
      return NaturalSpline.ofDegreesOfFreedom(sample, degreesOfFreedom);
    }
    if (boundary.size() == 2) {
      return NaturalSpline.withKnots(interior(sample), boundary.get(0), boundary.get(1));
    }
    return NaturalSpline.withKnots(interior(sample), sample[0], sample[sample.length - 1]);
  }

  private double[] interior(double[] sample) {
    return knots.isEmpty()
        ? NaturalSpline.ofDegreesOfFreedom(sample, degreesOfFreedom).interiorKnots()
        : knots.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static int whole(Expression expression) {
    if (expression instanceof Expression.Constant constant
        && constant.value() == Math.rint(constant.value())
        && constant.value() >= 1) {
      return (int) constant.value();
    }
    throw new FormulaException(
        "ns(df = %s): df must be a whole number from 1.".formatted(expression.words()));
  }

  private static List<Double> numbers(Optional<Expression> expression) {
    if (expression.isEmpty()) {
      return List.of();
    }
    if (expression.get() instanceof Expression.Call call && call.function().equals("c")) {
      return call.positional().stream().map(SplineCall::number).toList();
    }
    return List.of(number(expression.get()));
  }

  private static double number(Expression expression) {
    if (expression instanceof Expression.Constant constant) {
      return constant.value();
    }
    if (expression instanceof Expression.Unary unary && unary.operator().equals("-")) {
      return -number(unary.operand());
    }
    throw new FormulaException(
        "\"%s\" must be a number, as in knots = c(30, 50).".formatted(expression.words()));
  }
}
