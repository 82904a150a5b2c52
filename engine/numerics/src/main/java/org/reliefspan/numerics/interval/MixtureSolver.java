package org.reliefspan.numerics.interval;

/**
 * Newton's method with step halving for {@link MixtureLikelihood}. A share that runs to one is set
 * to exactly one. Allocates nothing per call; not thread-safe.
 */
final class MixtureSolver {
  /** A logit beyond this is taken as a share of one. */
  static final double LARGEST_LOGIT = 12;

  private static final int MAXIMUM_ITERATIONS = 200;
  private static final double LARGEST_STEP = 2;
  private static final double LARGEST_RIDGE = 1e12;
  private static final double DECREMENT = 1e-11;
  private static final double WIDEST = 5;
  private static final double NARROWEST = -6;

  private final MixtureLikelihood likelihood;
  private final SmallMatrix matrix = new SmallMatrix();
  private final double[] step = new double[3];
  private final double[] trial = new double[3];
  private double value;

  MixtureSolver(MixtureLikelihood likelihood) {
    this.likelihood = likelihood;
  }

  double value() {
    return value;
  }

  /** Maximises over all three parameters. */
  boolean solve(double[] weight, double[] theta) {
    if (solve(weight, theta, 0)) {
      return true;
    }
    if (theta[0] > LARGEST_LOGIT) {
      theta[0] = Double.POSITIVE_INFINITY;
      return solve(weight, theta, 1);
    }
    return false;
  }

  /** Maximises over mu and log sigma with the share as it is. */
  boolean solveAtShare(double[] weight, double[] theta) {
    return solve(weight, theta, 1);
  }

  /** Maximises over parameters from, ..., 2. */
  private boolean solve(double[] weight, double[] theta, int from) {
    value = likelihood.evaluate(weight, theta);
    if (value == Double.NEGATIVE_INFINITY) {
      return false;
    }
    for (int iteration = 0; iteration < MAXIMUM_ITERATIONS; iteration++) {
      double decrement = direction(from);
      if (!Double.isFinite(decrement)) {
        return false;
      }
      boolean last = decrement < DECREMENT;
      boolean improved = advance(weight, theta, decrement);
      if (last || (!improved && decrement < 1e-7)) {
        return true;
      }
      if (!improved || outside(theta, from)) {
        return false;
      }
    }
    return false;
  }

  private static boolean outside(double[] theta, int from) {
    return (from == 0 && theta[0] > LARGEST_LOGIT) || spreadRunsOff(theta[2]);
  }

  /** Whether the likelihood drives the scale to a limit. */
  static boolean spreadRunsOff(double logSigma) {
    return logSigma < NARROWEST || logSigma > WIDEST;
  }

  /**
   * Newton direction, with a ridge where the curvature is not negative; returns its gain, infinite
   * where the derivatives overflow.
   */
  private double direction(int from) {
    double ridge = 0;
    matrix.setInformation(likelihood.curvature, from, ridge);
    while (!matrix.factor()) {
      ridge = ridge == 0 ? 1e-3 : 10 * ridge;
      if (ridge > LARGEST_RIDGE) {
        return Double.POSITIVE_INFINITY;
      }
      matrix.setInformation(likelihood.curvature, from, ridge);
    }
    matrix.solve(likelihood.score, step);
    double gain = 0;
    double longest = 0;
    for (int i = from; i < 3; i++) {
      gain += step[i] * likelihood.score[i];
      longest = Math.max(longest, Math.abs(step[i]));
    }
    double cut = longest > LARGEST_STEP ? LARGEST_STEP / longest : 1;
    for (int i = 0; i < 3; i++) {
      step[i] = i < from ? 0 : step[i] * cut;
    }
    return gain;
  }

  private boolean advance(double[] weight, double[] theta, double decrement) {
    double rounding = decrement < 1e-7 ? 1e-13 * (1 + Math.abs(value)) : 0;
    for (int halving = 0; halving < 30; halving++) {
      for (int i = 0; i < 3; i++) {
        trial[i] = step[i] == 0 ? theta[i] : theta[i] + step[i];
      }
      double there = likelihood.evaluate(weight, trial);
      if (there > value - rounding) {
        System.arraycopy(trial, 0, theta, 0, 3);
        value = there;
        return true;
      }
      for (int i = 0; i < 3; i++) {
        step[i] *= 0.5;
      }
    }
    likelihood.evaluate(weight, theta);
    return false;
  }
}
