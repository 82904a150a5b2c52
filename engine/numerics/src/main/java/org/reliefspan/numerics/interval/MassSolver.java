package org.reliefspan.numerics.interval;

import java.util.Arrays;

/**
 * Maximises sum w_i log P_i over masses on innermost intervals. Holds all working arrays, so that a
 * refit allocates nothing. Not thread-safe.
 */
final class MassSolver {
  private static final int MAXIMUM_ITERATIONS = 5_000;
  private static final int MAXIMUM_NEWTON_SIZE = 400;

  /**
   * Loose tolerances, as in a bootstrap, are reached sooner by EMICM than by large Newton systems,
   * whose cost grows with the cube of their size.
   */
  private static final double LOOSE_TOLERANCE = 1e-5;

  private static final int LOOSE_NEWTON_SIZE = 64;
  private static final double NEGLIGIBLE_CURVATURE = 1e-12;

  private final int[] first;
  private final int[] last;
  private final int pairs;
  private final int size;
  private final double[] cumulative; // [j + 1] = mass of intervals 0..j
  private final double[] trial;
  private final double[] slope; // derivative of the log-likelihood by mass j
  private final double[] inverse; // w_i / P_i
  private final double[] curvature;
  private final double[] working;
  private final double[] blockMean;
  private final double[] blockWeight;
  private final int[] blockEnd;
  private final ReducedNewton newton;
  private double totalWeight;
  private double logLikelihood;
  private double certificate;
  private int iterations;
  private int flatSteps;

  MassSolver(InnermostIntervals intervals) {
    first = intervals.first;
    last = intervals.last;
    pairs = first.length;
    size = intervals.size();
    cumulative = new double[size + 1];
    trial = new double[size + 1];
    slope = new double[size + 1];
    inverse = new double[pairs];
    curvature = new double[size + 1];
    working = new double[size + 1];
    blockMean = new double[size + 1];
    blockWeight = new double[size + 1];
    blockEnd = new int[size + 1];
    newton = new ReducedNewton(first, last, size);
  }

  double logLikelihood() {
    return logLikelihood;
  }

  /** Largest directional derivative, divided by the total weight; 1 at the maximum. */
  double certificate() {
    return certificate;
  }

  int iterations() {
    return iterations;
  }

  /** Improves the mass in place; returns whether the certificate is within 1 + tolerance. */
  boolean solve(double[] weight, double[] mass, double tolerance) {
    start(weight, mass);
    iterations = 0;
    derive(weight);
    while (certificate > 1 + tolerance && iterations < MAXIMUM_ITERATIONS) {
      iterations++;
      expectationStep(mass);
      derive(weight);
      isotonicStep(weight);
      derive(weight);
      newtonSteps(weight, tolerance);
      massOfCumulative(mass);
    }
    massOfCumulative(mass);
    return certificate <= 1 + tolerance;
  }

  private void start(double[] weight, double[] mass) {
    totalWeight = 0;
    for (int pair = 0; pair < pairs; pair++) {
      totalWeight += weight[pair];
    }
    if (!(totalWeight > 0)) {
      throw new IllegalArgumentException("the weights must not all be zero");
    }
    normalise(mass);
    accumulate(mass);
    for (int pair = 0; pair < pairs; pair++) {
      if (weight[pair] > 0 && !(cumulative[last[pair] + 1] - cumulative[first[pair]] > 1e-14)) {
        mixWithUniform(mass);
        return;
      }
    }
    logLikelihood = logLikelihood(weight, cumulative);
  }

  private void mixWithUniform(double[] mass) {
    for (int j = 0; j < size; j++) {
      mass[j] = 0.9 * mass[j] + 0.1 / size;
    }
    accumulate(mass);
    logLikelihood = Double.NEGATIVE_INFINITY;
  }

  private void normalise(double[] mass) {
    double sum = 0;
    for (int j = 0; j < size; j++) {
      sum += mass[j];
    }
    if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the masses must have a positive finite sum");
    }
    for (int j = 0; j < size; j++) {
      mass[j] /= sum;
    }
  }

  private void accumulate(double[] mass) {
    double sum = 0;
    for (int j = 0; j < size; j++) {
      sum += mass[j];
      cumulative[j + 1] = sum;
    }
    cumulative[size] = 1;
  }

  private void massOfCumulative(double[] mass) {
    for (int j = 0; j < size; j++) {
      mass[j] = Math.max(0, cumulative[j + 1] - cumulative[j]);
    }
  }

  /** Slopes by mass and the certificate, at the current cumulative mass. */
  private void derive(double[] weight) {
    Arrays.fill(slope, 0);
    for (int pair = 0; pair < pairs; pair++) {
      if (weight[pair] > 0) {
        double ratio = weight[pair] / (cumulative[last[pair] + 1] - cumulative[first[pair]]);
        inverse[pair] = ratio;
        slope[first[pair]] += ratio;
        slope[last[pair] + 1] -= ratio;
      }
    }
    double sum = 0;
    double largest = 0;
    for (int j = 0; j < size; j++) {
      sum += slope[j];
      slope[j] = sum;
      largest = Math.max(largest, sum);
    }
    certificate = largest / totalWeight;
  }

  /** One step of expectation and maximisation: mass times slope / total weight. */
  private void expectationStep(double[] mass) {
    for (int j = 0; j < size; j++) {
      mass[j] *= Math.max(0, slope[j]) / totalWeight;
    }
    normalise(mass);
    accumulate(mass);
  }

  /** Iterative convex minorant with step halving. */
  private void isotonicStep(double[] weight) {
    logLikelihood = logLikelihood(weight, cumulative);
    Arrays.fill(curvature, 0);
    for (int pair = 0; pair < pairs; pair++) {
      if (weight[pair] > 0) {
        double square = inverse[pair] * inverse[pair] / weight[pair];
        curvature[first[pair]] += square;
        curvature[last[pair] + 1] += square;
      }
    }
    for (int j = 1; j < size; j++) {
      double information = Math.max(curvature[j], NEGLIGIBLE_CURVATURE * totalWeight);
      curvature[j] = information;
      working[j] = cumulative[j] + (slope[j - 1] - slope[j]) / information;
    }
    isotonicRegression();
    accept(weight);
  }

  /** Pools adjacent violators of working[1..size-1], cut to the range 0 to 1, into trial. */
  private void isotonicRegression() {
    int blocks = 0;
    for (int j = 1; j < size; j++) {
      blockMean[blocks] = working[j];
      blockWeight[blocks] = curvature[j];
      blockEnd[blocks] = j;
      while (blocks > 0 && blockMean[blocks - 1] >= blockMean[blocks]) {
        double sum = blockWeight[blocks - 1] + blockWeight[blocks];
        blockMean[blocks - 1] =
            (blockMean[blocks - 1] * blockWeight[blocks - 1]
                    + blockMean[blocks] * blockWeight[blocks])
                / sum;
        blockWeight[blocks - 1] = sum;
        blockEnd[blocks - 1] = j;
        blocks--;
      }
      blocks++;
    }
    int j = 1;
    for (int block = 0; block < blocks; block++) {
      double value = Math.min(1, Math.max(0, blockMean[block]));
      for (; j <= blockEnd[block]; j++) {
        trial[j] = value;
      }
    }
    trial[0] = 0;
    trial[size] = 1;
  }

  /** Moves from cumulative towards trial, as far as the log-likelihood rises. */
  private void accept(double[] weight) {
    for (int halving = 0; halving < 12; halving++) {
      double value = logLikelihood(weight, trial);
      if (value > logLikelihood) {
        System.arraycopy(trial, 0, cumulative, 0, size + 1);
        logLikelihood = value;
        return;
      }
      for (int j = 1; j < size; j++) {
        trial[j] = 0.5 * (trial[j] + cumulative[j]);
      }
    }
  }

  /** Newton on the intervals that hold mass; empties intervals on the way, never fills one. */
  private void newtonSteps(double[] weight, double tolerance) {
    int newtonSize = tolerance < LOOSE_TOLERANCE ? MAXIMUM_NEWTON_SIZE : LOOSE_NEWTON_SIZE;
    for (int step = 0; step < 50 && certificate > 1 + tolerance; step++) {
      if (!newton.propose(weight, cumulative, slope, trial, newtonSize)) {
        return;
      }
      // Near the maximum the log-likelihood is flat to rounding; there the full step is taken.
      double before = logLikelihood;
      double rounding = 1e-12 * (1 + Math.abs(before));
      logLikelihood -= rounding;
      accept(weight);
      derive(weight);
      if (logLikelihood <= before + rounding && ++flatSteps > 3) {
        break;
      }
    }
    flatSteps = 0;
  }

  private double logLikelihood(double[] weight, double[] at) {
    double sum = 0;
    for (int pair = 0; pair < pairs; pair++) {
      if (weight[pair] > 0) {
        double probability = at[last[pair] + 1] - at[first[pair]];
        if (!(probability > 0)) {
          return Double.NEGATIVE_INFINITY;
        }
        sum += weight[pair] * Math.log(probability);
      }
    }
    return sum;
  }
}
