package org.reliefspan.analysis.design;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.spline.NaturalSpline;

/**
 * {@code ns(x, df = 3)}, {@code ns(x, knots = c(1, 2), Boundary.knots = c(0, 5))}, or {@code bs()}
 * in the same way.
 *
 * @param knots interior knots as written, empty where they are to be found from the data
 * @param boundary two boundary knots as written, or empty
 */
record SplineCall(
    Shape shape,
    Expression argument,
    int degreesOfFreedom,
    List<Double> knots,
    List<Double> boundary)
    implements BasisCall {

  /** Natural cubic splines are straight beyond the boundary. */
  enum Shape {
    NATURAL(1),
    CUBIC(3);

    /** Columns without an interior knot. */
    private final int least;

    Shape(int least) {
      this.least = least;
    }
  }

  static SplineCall of(Expression.Call call) {
    Shape shape = call.function().equals("ns") ? Shape.NATURAL : Shape.CUBIC;
    Arguments.check(call, 2, Set.of("df", "knots", "Boundary.knots"));
    List<Double> knots = numbers(call.named("knots"));
    Optional<Expression> df =
        call.named("df").or(() -> call.positional().stream().skip(1).findFirst());
    int degrees =
        knots.isEmpty()
            ? df.map(each -> Arguments.whole(call, "df", each)).orElse(shape.least)
            : knots.size() + shape.least;
    if (degrees < shape.least) {
      throw new FormulaException(
          "bs(df = %d): df must be 3 or more, for its splines are cubic.".formatted(degrees));
    }
    return new SplineCall(
        shape, call.positional().get(0), degrees, knots, numbers(call.named("Boundary.knots")));
  }

  @Override
  public boolean isFixed() {
    return boundary.size() == 2 && (degreesOfFreedom == shape.least || !knots.isEmpty());
  }

  @Override
  public Basis over(double[] sample) {
    try {
      double lower = boundary.size() == 2 ? boundary.get(0) : sample[0];
      double upper = boundary.size() == 2 ? boundary.get(1) : sample[sample.length - 1];
      List<Double> interior = interior(sample);
      Basis basis =
          shape == Shape.NATURAL
              ? new Basis.Natural(interior, lower, upper)
              : new Basis.Cubic(interior, lower, upper);
      basis.filler(); // refuses knots that do not rise
      return basis;
    } catch (IllegalArgumentException | NotEstimableException problem) {
      throw new FormulaException(
          "%s(%s): knots must rise between the boundary knots, and the values must differ."
              .formatted(shape == Shape.NATURAL ? "ns" : "bs", argument.words()));
    }
  }

  private List<Double> interior(double[] sample) {
    if (!knots.isEmpty() || degreesOfFreedom == shape.least) {
      return knots;
    }
    int natural = degreesOfFreedom - shape.least + 1;
    return Basis.list(NaturalSpline.ofDegreesOfFreedom(inside(sample), natural).interiorKnots());
  }

  /** As R, quantiles of the values within the boundary. */
  private double[] inside(double[] sample) {
    return boundary.size() < 2
        ? sample
        : Arrays.stream(sample).filter(x -> x >= boundary.get(0) && x <= boundary.get(1)).toArray();
  }

  private static List<Double> numbers(Optional<Expression> expression) {
    return expression.map(each -> Basis.list(Arguments.numbers(each))).orElse(List.of());
  }
}
