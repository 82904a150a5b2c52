package org.reliefspan.numerics.duration;

import java.util.function.IntPredicate;
import org.reliefspan.numerics.model.NotEstimableException;

/** What a model asks of a sample before it is fitted, and plain counts for its starts. */
final class SampleCheck {
  static final String NO_ENDS =
      "No row has an end after 0, so nothing says how long durations are. Maybe every row is"
          + " censored, or the event indicator is reversed.";
  static final String ZEROS =
      "Some durations are exactly 0, which this family cannot give. Maybe model them as a point"
          + " mass at zero (never-responders), or record them as left-censored at the first"
          + " assessment.";

  private SampleCheck() {}

  static void check(AcceleratedFailureTime model, DurationSample sample) {
    if (share(sample, row -> sample.hasEnd(row) && !sample.isZero(row)) == 0) {
      throw new NotEstimableException(NO_ENDS);
    }
    boolean hasZeros = share(sample, sample::isZero) > 0;
    if (hasZeros && model.zero().isEmpty()) {
      throw new NotEstimableException(ZEROS);
    }
    if (model.zero().isPresent() && share(sample, sample::mayBeZero) == 0) {
      throw new NotEstimableException(
          "No row may have lasted no time, so a point mass at zero has nothing to explain.");
    }
    if (model.cure().isPresent() && share(sample, row -> !sample.hasEnd(row)) == 0) {
      throw new NotEstimableException(
          "Every row has an end, so a cured share has nothing to explain.");
    }
  }

  /** Weighted share of rows. */
  static double share(DurationSample sample, IntPredicate which) {
    double sum = 0;
    double total = 0;
    for (int row = 0; row < sample.rows(); row++) {
      total += sample.weight(row);
      sum += which.test(row) ? sample.weight(row) : 0;
    }
    return total == 0 ? 0 : sum / total;
  }

  /** Weights for a start without parts; {@code drop} leaves out every row a part may explain. */
  static double[] startWeights(DurationSample sample, boolean zero, boolean cure, boolean drop) {
    double[] weights = new double[sample.rows()];
    for (int row = 0; row < weights.length; row++) {
      boolean explained = (zero && sample.mayBeZero(row)) || (cure && !sample.hasEnd(row));
      weights[row] = sample.isZero(row) || (drop && explained) ? 0 : sample.weight(row);
    }
    return weights;
  }

  static double[] negated(DurationSample sample) {
    double[] offsets = new double[sample.rows()];
    for (int row = 0; row < offsets.length; row++) {
      offsets[row] = -sample.offset(row);
    }
    return offsets;
  }

  /** Geometric mean of the known ends. */
  static double typicalTime(DurationSample sample) {
    double sum = 0;
    double total = 0;
    for (int row = 0; row < sample.rows(); row++) {
      double end = sample.hasEnd(row) ? sample.logRight(row) : sample.logLeft(row);
      if (end > Double.NEGATIVE_INFINITY) {
        sum += sample.weight(row) * end;
        total += sample.weight(row);
      }
    }
    return Math.exp(sum / total);
  }
}
