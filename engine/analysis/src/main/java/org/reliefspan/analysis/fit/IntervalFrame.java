package org.reliefspan.analysis.fit;

import java.util.stream.IntStream;
import org.reliefspan.analysis.design.ModelFrame;
import org.reliefspan.analysis.design.Response;
import org.reliefspan.domain.formula.FormulaException;
import org.reliefspan.numerics.interval.IntervalCensoredData;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Interval-censored rows as the estimators read them: a left end of 0 before a later right end is
 * written -1, so that the interval holds 0.
 */
@SuppressWarnings("ArrayRecordComponent") // read only, never compared
record IntervalFrame(double[] left, double[] right, double[] weight) {

  static IntervalFrame of(ModelFrame frame, String model) {
    if (!frame.strata().isWhole()) {
      throw new FormulaException(
          "The model %s has no strata(). Maybe name the column as a group?".formatted(model));
    }
    Response.Intervals intervals = intervals(frame.response(), model);
    double[] left = intervals.left().clone();
    for (int row = 0; row < left.length; row++) {
      left[row] = left[row] == 0 && intervals.right()[row] > 0 ? -1 : left[row];
    }
    return new IntervalFrame(left, intervals.right(), frame.weightsOrOnes());
  }

  private static Response.Intervals intervals(Response response, String model) {
    if (response instanceof Response.Intervals intervals) {
      return intervals;
    }
    if (response instanceof Response.RightCensored followed) {
      return Response.Intervals.of(followed);
    }
    throw new FormulaException(
        "The model %s reads Surv(left, right, type = interval2) or Surv(time, status)."
            .formatted(model));
  }

  /** The rows of one group, equal ones added up. */
  IntervalCensoredData of(int[] codes, int group) {
    int[] rows = IntStream.range(0, codes.length).filter(row -> codes[row] == group).toArray();
    requireWeight(rows);
    return IntervalCensoredData.aggregate(
        IntStream.of(rows).mapToDouble(row -> left[row]).toArray(),
        IntStream.of(rows).mapToDouble(row -> right[row]).toArray(),
        IntStream.of(rows).mapToDouble(row -> weight[row]).toArray());
  }

  /** Refuses rows that are all of weight 0. */
  void requireWeight(int[] rows) {
    if (IntStream.of(rows).allMatch(row -> weight[row] == 0)) {
      throw new NotEstimableException("All rows have weight 0, perhaps within one group.");
    }
  }

  /** Rows whose event is known to have come. */
  long events() {
    return IntStream.range(0, right.length)
        .filter(row -> right[row] < Double.POSITIVE_INFINITY)
        .count();
  }
}
