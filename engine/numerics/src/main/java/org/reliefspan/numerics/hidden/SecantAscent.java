package org.reliefspan.numerics.hidden;

import java.util.Optional;
import org.reliefspan.numerics.likelihood.LogLikelihood;
import org.reliefspan.numerics.matrix.Cholesky;
import org.reliefspan.numerics.matrix.Matrices;

/**
 * Climbs a log likelihood by the update of Broyden, Fletcher, Goldfarb and Shanno, begun with the
 * outer product of the scores or with a better inverse information: where the model does not fit,
 * the outer product alone would need many more steps. Source: Nocedal and Wright 2006, Numerical
 * Optimization, chapter 6. Not thread-safe.
 */
final class SecantAscent {
  private static final int MOST_STEPS = 60;
  private static final int MOST_HALVINGS = 30;
  private static final double ROUNDING = 1e-12;

  private final LogLikelihood likelihood;
  private final int size;
  private double[] at;
  private double[] gradient;
  private double[] information; // outer products
  private double value;
  private double[] inverse;
  private boolean fresh; // the inverse is not yet updated

  private SecantAscent(LogLikelihood likelihood, double[] from) {
    this.likelihood = likelihood;
    this.size = from.length;
    this.at = from.clone();
    this.gradient = new double[size];
    this.information = new double[size * size];
    this.inverse = new double[size * size];
    this.value = likelihood.evaluate(at, gradient, information);
  }

  /**
   * Where a climb ended.
   *
   * @param at parameters, a last small step included
   * @param value log likelihood, with the gain that the last step promises
   * @param information sum of outer products before the last step, row-major
   * @param converged whether the last step promised less than was asked for
   */
  @SuppressWarnings("ArrayRecordComponent") // read only, never compared
  record Summit(double[] at, double value, double[] information, boolean converged) {}

  /**
   * Climbs until a step promises less than a gain.
   *
   * @param metric a first guess of the inverse information, row-major
   */
  static Summit of(
      LogLikelihood likelihood, double[] from, Optional<double[]> metric, double smallGain) {
    SecantAscent ascent = new SecantAscent(likelihood, from);
    if (!(ascent.value > Double.NEGATIVE_INFINITY)) {
      return ascent.summit(false);
    }
    if (metric.isPresent()) {
      ascent.inverse = metric.get().clone();
    } else if (!ascent.begin()) {
      return ascent.summit(false);
    }
    return ascent.climb(smallGain);
  }

  /** Takes the outer products as information; whether they are definite. */
  private boolean begin() {
    Cholesky factor = Cholesky.of(information, size);
    fresh = true;
    if (!factor.isPositiveDefinite()) {
      return false;
    }
    inverse = factor.inverse();
    return true;
  }

  private Summit climb(double smallGain) {
    for (int round = 0; round < MOST_STEPS; round++) {
      double[] step = Matrices.product(inverse, gradient, size, size, 1);
      double gain = Matrices.dot(step, gradient) / 2;
      if (gain >= 0 && gain < smallGain) {
        move(step, 1, at);
        value += gain;
        return summit(true);
      }
      boolean climbed = gain > 0 && climbed(step);
      if (!climbed && (fresh || !begin())) {
        return summit(false);
      }
    }
    return summit(false);
  }

  private void move(double[] step, double length, double[] to) {
    for (int i = 0; i < size; i++) {
      to[i] = at[i] + length * step[i];
    }
  }

  /** A step, halved until it does not lower the likelihood; whether there was one. */
  private boolean climbed(double[] step) {
    double[] next = new double[size];
    double[] nextGradient = new double[size];
    double[] nextInformation = new double[size * size];
    double length = 1;
    for (int halving = 0; halving < MOST_HALVINGS; halving++) {
      move(step, length, next);
      double nextValue = likelihood.evaluate(next, nextGradient, nextInformation);
      if (isNotLower(nextValue, value) && nextValue < Double.POSITIVE_INFINITY) {
        update(next, nextGradient);
        at = next;
        gradient = nextGradient;
        information = nextInformation;
        value = nextValue;
        return true;
      }
      length /= 2;
    }
    return false;
  }

  /** Whether a log likelihood is no lower than another, but for the rounding of a long sum. */
  static boolean isNotLower(double next, double value) {
    return next >= value - ROUNDING * Math.abs(value);
  }

  /** The update of the inverse information by one step. */
  private void update(double[] next, double[] nextGradient) {
    double[] moved = new double[size];
    double[] fallen = new double[size];
    for (int i = 0; i < size; i++) {
      moved[i] = next[i] - at[i];
      fallen[i] = gradient[i] - nextGradient[i];
    }
    double curvature = Matrices.dot(moved, fallen);
    double[] product = Matrices.product(inverse, fallen, size, size, 1);
    double along = Matrices.dot(fallen, product);
    if (!(curvature > 1e-8 * along) || !(curvature > 0)) {
      return;
    }
    fresh = false;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        inverse[i * size + j] +=
            (1 + along / curvature) * moved[i] * moved[j] / curvature
                - (moved[i] * product[j] + product[i] * moved[j]) / curvature;
      }
    }
  }

  private Summit summit(boolean converged) {
    return new Summit(at, value, information, converged);
  }
}
