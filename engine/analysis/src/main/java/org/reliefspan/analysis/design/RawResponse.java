package org.reliefspan.analysis.design;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reliefspan.domain.formula.Expression;
import org.reliefspan.domain.formula.FormulaException;

/**
 * The left side of a formula as evaluated over a part of the table, before status codes are known
 * for all parts.
 *
 * @param columns the arguments of Surv, or one column; missing is NaN
 * @param words levels of a column of words in this part, which columns holds as codes; else empty
 */
@SuppressWarnings("ArrayRecordComponent") // read only, never compared
record RawResponse(
    FrameSpec.ResponseKind kind,
    Optional<SurvCall.Shape> shape,
    int rows,
    double[][] columns,
    List<String> words) {

  static RawResponse of(FrameSpec spec, Evaluator evaluator, int rows) {
    Optional<Expression> left = spec.formula().response();
    boolean visits =
        spec.response() == FrameSpec.ResponseKind.VISITS && SurvCall.in(left).isEmpty();
    if (visits || spec.response() == FrameSpec.ResponseKind.NONE) {
      return new RawResponse(spec.response(), Optional.empty(), rows, new double[0][], List.of());
    }
    if (left.isEmpty()) {
      throw new FormulaException("The formula needs a left side, before the tilde.");
    }
    Optional<SurvCall> surv = SurvCall.in(left);
    boolean wantsSurv =
        spec.response() == FrameSpec.ResponseKind.SURVIVAL
            || spec.response() == FrameSpec.ResponseKind.VISITS
            || spec.response() == FrameSpec.ResponseKind.COMPETING;
    if (wantsSurv != surv.isPresent()) {
      throw new FormulaException(
          wantsSurv
              ? "The left side must be Surv(time, status), Surv(start, stop, status) or"
                  + " Surv(left, right, type = interval2)."
              : "The left side must be a column or an expression, not Surv().");
    }
    return surv.map(call -> ofSurv(spec, call, evaluator, rows))
        .orElseGet(() -> ofValue(spec, left.get(), evaluator, rows));
  }

  private static RawResponse ofSurv(FrameSpec spec, SurvCall call, Evaluator evaluator, int rows) {
    int size = call.arguments().size();
    boolean hasStatus = size > 1 && call.shape() != SurvCall.Shape.INTERVAL;
    double[][] columns = new double[size][];
    for (int i = 0; i < size; i++) {
      Expression argument = call.arguments().get(i);
      columns[i] =
          hasStatus && i == size - 1 ? evaluator.truths(argument) : evaluator.numbers(argument);
    }
    return new RawResponse(spec.response(), Optional.of(call.shape()), rows, columns, List.of());
  }

  private static RawResponse ofValue(
      FrameSpec spec, Expression left, Evaluator evaluator, int rows) {
    boolean trials = left instanceof Expression.Call call && call.function().equals("cbind");
    if (spec.response() == FrameSpec.ResponseKind.BINARY
        && !trials
        && evaluator.value(left) instanceof Value.Factor factor) {
      double[] codes = new double[rows];
      for (int row = 0; row < rows; row++) {
        codes[row] = factor.isMissing(row) ? Double.NaN : factor.codes()[row];
      }
      return new RawResponse(
          spec.response(), Optional.empty(), rows, new double[][] {codes}, factor.levels());
    }
    if (trials) {
      return ofTrials(spec, (Expression.Call) left, evaluator, rows);
    }
    double[][] column = {evaluator.numbers(left)};
    return new RawResponse(spec.response(), Optional.empty(), rows, column, List.of());
  }

  /** {@code cbind(successes, failures)}. */
  private static RawResponse ofTrials(
      FrameSpec spec, Expression.Call call, Evaluator evaluator, int rows) {
    if (spec.response() != FrameSpec.ResponseKind.BINARY) {
      throw new FormulaException(
          "cbind(successes, failures) is a response of the binomial family only.");
    }
    if (call.positional().size() != 2 || call.arguments().size() != 2) {
      throw new FormulaException("cbind() takes two columns: successes, failures.");
    }
    double[][] columns = {
      evaluator.numbers(call.positional().get(0)), evaluator.numbers(call.positional().get(1))
    };
    for (double[] counts : columns) {
      for (double count : counts) {
        if (count < 0 || count == Double.POSITIVE_INFINITY || isFraction(count)) {
          throw new FormulaException("cbind() must hold whole numbers that are not negative.");
        }
      }
    }
    return new RawResponse(spec.response(), Optional.empty(), rows, columns, List.of());
  }

  private static boolean isFraction(double number) {
    return !Double.isNaN(number) && number != Math.rint(number);
  }

  private boolean isTrials() {
    return shape.isEmpty() && columns.length == 2;
  }

  /** Trials of the rows kept; of length 0 where the response is not of trials. */
  double[] trials(int[] kept) {
    double[] trials = new double[isTrials() ? kept.length : 0];
    for (int row = 0; row < trials.length; row++) {
      trials[row] = columns[0][kept[row]] + columns[1][kept[row]];
    }
    return trials;
  }

  private Response.Shares shares(int[] kept) {
    double[] trials = trials(kept);
    double[] shares = new double[kept.length];
    for (int row = 0; row < shares.length; row++) {
      shares[row] = trials[row] == 0 ? 0 : columns[0][kept[row]] / trials[row];
    }
    return new Response.Shares(shares, trials);
  }

  boolean isMissing(int row) {
    if (shape.equals(Optional.of(SurvCall.Shape.INTERVAL))) {
      return Double.isNaN(columns[0][row]) && Double.isNaN(columns[1][row]);
    }
    for (double[] column : columns) {
      if (Double.isNaN(column[row])) {
        return true;
      }
    }
    return false;
  }

  /** Whether a row has times in the wrong order; such rows cannot be used. */
  boolean isContradictory(int row) {
    if (shape.equals(Optional.of(SurvCall.Shape.START_STOP))) {
      return columns[1][row] <= columns[0][row];
    }
    return shape.equals(Optional.of(SurvCall.Shape.INTERVAL)) && columns[1][row] < columns[0][row];
  }

  /** The status column, if there is one. */
  Optional<double[]> status() {
    if (shape.isEmpty() || shape.get() == SurvCall.Shape.INTERVAL || columns.length == 1) {
      return Optional.empty();
    }
    return Optional.of(columns[columns.length - 1]);
  }

  /** Levels of a column of words that occur in the rows kept. */
  Set<String> levels(int[] kept) {
    Set<String> levels = new LinkedHashSet<>();
    if (!words.isEmpty()) {
      for (int row : kept) {
        levels.add(words.get((int) columns[0][row]));
      }
    }
    return levels;
  }

  /**
   * The response of the rows kept, with events coded 1 (or by cause).
   *
   * @param levels of a column of words over all parts, sorted: the first counts 0, others 1
   */
  Response of(int[] kept, StatusCoding coding, List<String> levels) {
    if (isTrials()) {
      return shares(kept);
    }
    if (shape.isEmpty()) {
      return columns.length == 0
          ? new Response.None(kept.length)
          : new Response.Numbers(words.isEmpty() ? chosen(columns[0], kept) : truth(kept, levels));
    }
    return switch (shape.get()) {
      case RIGHT -> new Response.RightCensored(finite(columns[0], kept), status(kept, coding));
      case START_STOP ->
          new Response.StartStop(
              finite(columns[0], kept), finite(columns[1], kept), status(kept, coding));
      case INTERVAL -> intervals(kept);
    };
  }

  private double[] truth(int[] kept, List<String> levels) {
    int first = words.indexOf(levels.get(0));
    double[] truth = new double[kept.length];
    for (int row = 0; row < kept.length; row++) {
      truth[row] = columns[0][kept[row]] == first ? 0 : 1;
    }
    return truth;
  }

  private int[] status(int[] kept, StatusCoding coding) {
    Optional<double[]> status = status();
    int[] codes = new int[kept.length];
    for (int row = 0; row < kept.length; row++) {
      codes[row] = status.isPresent() ? coding.code(status.get()[kept[row]]) : 1;
    }
    return codes;
  }

  private Response intervals(int[] kept) {
    double[] left = finite(columns[0], kept);
    double[] right = chosen(columns[1], kept);
    for (int row = 0; row < kept.length; row++) {
      left[row] = Double.isNaN(left[row]) ? 0 : Math.max(0, left[row]);
      right[row] = Double.isNaN(right[row]) ? Double.POSITIVE_INFINITY : right[row];
    }
    return new Response.Intervals(left, right);
  }

  private static double[] finite(double[] column, int[] kept) {
    double[] finite = chosen(column, kept);
    for (double time : finite) {
      if (Double.isInfinite(time)) {
        throw new FormulaException(
            "Only the right end of an interval may be infinite. Maybe a row with Inf is censored?");
      }
    }
    return finite;
  }

  static double[] chosen(double[] column, int[] kept) {
    double[] chosen = new double[kept.length];
    for (int row = 0; row < kept.length; row++) {
      chosen[row] = column[kept[row]];
    }
    return chosen;
  }
}
