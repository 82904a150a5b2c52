package org.reliefspan.numerics.interval;

import java.util.Arrays;
import org.reliefspan.numerics.matrix.Cholesky;

/**
 * Maximises the sum of w log(Psi(u_a + x'beta) - Psi(u_b + x'beta)) over rising curves u and beta.
 * The problem is concave; each round makes one convex minorant step for the curve, which can split
 * its flat parts, and Newton steps for the coefficients and the flat parts together, which can only
 * join them. Not thread-safe.
 */
final class SemiparametricSolver {
  private static final int MAXIMUM_ROUNDS = 2_000;
  private static final int LARGEST_SYSTEM = 700;

  /**
   * By a standard deviation of the covariate; beyond it a coefficient is on its way to infinity.
   */
  private static final double LARGEST_COEFFICIENT = 10;

  private static final double NEGLIGIBLE_CURVATURE = 1e-12;

  private final SemiparametricRows data;
  private final IntervalLink link;
  private final int columns;
  private final int size;
  private final double[] curve; // index 0 is -infinity, index size is infinity
  private final double[] coefficients;
  private final double[] trialCurve;
  private final double[] trialCoefficients;
  private final double[] slope; // of the curve's values
  private final double[] curvature;
  private final double[] score; // of the coefficients
  private final int[] block;
  private double logLikelihood;
  private double certificate;
  private int rounds;

  SemiparametricSolver(SemiparametricRows data, IntervalLink link) {
    this.data = data;
    this.link = link;
    this.columns = data.columns;
    this.size = data.size;
    this.curve = new double[size + 1];
    this.trialCurve = new double[size + 1];
    this.coefficients = new double[columns];
    this.trialCoefficients = new double[columns];
    this.slope = new double[size + 1];
    this.curvature = new double[size + 1];
    this.score = new double[columns];
    this.block = new int[size + 1];
  }

  double logLikelihood() {
    return logLikelihood;
  }

  /** Largest gain of the mean log likelihood by a unit move in any allowed direction. */
  double certificate() {
    return certificate;
  }

  int rounds() {
    return rounds;
  }

  double[] curve() {
    return curve.clone();
  }

  double[] coefficients() {
    return coefficients.clone();
  }

  /** Sets where the next climb starts. */
  void start(double[] fromCurve, double[] fromCoefficients) {
    System.arraycopy(fromCurve, 0, curve, 0, size + 1);
    System.arraycopy(fromCoefficients, 0, coefficients, 0, columns);
    logLikelihood = logLikelihood(curve, coefficients);
  }

  /** Climbs in the curve and the coefficients. */
  boolean solve(double tolerance) {
    return climb(tolerance, columns);
  }

  /** Climbs in the curve only. */
  boolean profile(double tolerance) {
    return climb(tolerance, 0);
  }

  private boolean climb(double tolerance, int moved) {
    rounds = 0;
    derive(moved);
    while (certificate > tolerance && rounds < MAXIMUM_ROUNDS) {
      rounds++;
      minorantStep();
      derive(moved);
      double before = logLikelihood;
      newtonSteps(tolerance, moved);
      if (!(logLikelihood > Double.NEGATIVE_INFINITY) || runsAway()) {
        return false;
      }
      if (rounds > 50 && logLikelihood <= before && certificate < 100 * tolerance) {
        break; // rounding decides from here on
      }
    }
    return certificate <= 100 * tolerance && !runsAway();
  }

  private boolean runsAway() {
    return Arrays.stream(coefficients).anyMatch(value -> Math.abs(value) > LARGEST_COEFFICIENT);
  }

  private double predictor(int row, double[] at) {
    double sum = 0;
    for (int column = 0; column < columns; column++) {
      sum += data.design[row * columns + column] * at[column];
    }
    return sum;
  }

  private double logLikelihood(double[] atCurve, double[] atCoefficients) {
    double sum = 0;
    for (int row = 0; row < data.rows; row++) {
      if (data.weight[row] > 0) {
        double shift = predictor(row, atCoefficients);
        double part =
            link.difference(atCurve[data.before[row]] + shift, atCurve[data.after[row]] + shift);
        if (!(part > 0)) {
          return Double.NEGATIVE_INFINITY;
        }
        sum += data.weight[row] * Math.log(part);
      }
    }
    return sum;
  }

  /** Slopes, curvatures, scores and the certificate at the current point. */
  private void derive(int moved) {
    Arrays.fill(slope, 0);
    Arrays.fill(curvature, 0);
    Arrays.fill(score, 0);
    for (int row = 0; row < data.rows; row++) {
      if (data.weight[row] > 0) {
        deriveRow(row);
      }
    }
    certificate = 0;
    for (int column = 0; column < moved; column++) {
      certificate = Math.max(certificate, Math.abs(score[column]));
    }
    double suffix = 0;
    for (int j = size - 1; j >= 1; j--) {
      suffix += slope[j];
      certificate = Math.max(certificate, suffix);
      if (j == 1 || curve[j] > curve[j - 1]) {
        certificate = Math.max(certificate, Math.abs(suffix));
        suffix = 0;
      }
    }
    certificate /= data.total;
  }

  private void deriveRow(int row) {
    double shift = predictor(row, coefficients);
    int a = data.before[row];
    int b = data.after[row];
    double low = curve[a] + shift;
    double high = curve[b] + shift;
    double part = link.difference(low, high);
    double weight = data.weight[row];
    double left = a == 0 ? 0 : link.density(low) / part;
    double right = b == size ? 0 : link.density(high) / part;
    slope[a] -= weight * left;
    slope[b] += weight * right;
    if (a > 0) {
      curvature[a] += weight * (link.densitySlope(low) / part + left * left);
    }
    if (b < size) {
      curvature[b] += weight * (right * right - link.densitySlope(high) / part);
    }
    for (int column = 0; column < columns; column++) {
      score[column] += weight * (right - left) * data.design[row * columns + column];
    }
  }

  private void minorantStep() {
    if (size < 2) {
      return;
    }
    double[] working = new double[size];
    double[] weights = new double[size];
    for (int j = 1; j < size; j++) {
      weights[j] = Math.max(curvature[j], NEGLIGIBLE_CURVATURE * data.total);
      working[j] = curve[j] + slope[j] / weights[j];
    }
    IsotonicRegression.fit(working, weights, 1, size, trialCurve);
    trialCurve[0] = curve[0];
    trialCurve[size] = curve[size];
    System.arraycopy(coefficients, 0, trialCoefficients, 0, columns);
    accept(0);
  }

  /** Moves towards the trial point as far as the log likelihood rises, or falls within rounding. */
  private boolean accept(double rounding) {
    for (int halving = 0; halving < 25; halving++) {
      double value = logLikelihood(trialCurve, trialCoefficients);
      if (value > logLikelihood - rounding) {
        System.arraycopy(trialCurve, 0, curve, 0, size + 1);
        System.arraycopy(trialCoefficients, 0, coefficients, 0, columns);
        logLikelihood = value;
        return true;
      }
      for (int j = 1; j < size; j++) {
        trialCurve[j] = 0.5 * (trialCurve[j] + curve[j]);
      }
      for (int column = 0; column < columns; column++) {
        trialCoefficients[column] = 0.5 * (trialCoefficients[column] + coefficients[column]);
      }
    }
    return false;
  }

  private void newtonSteps(double tolerance, int moved) {
    int flat = 0;
    for (int step = 0; step < 40 && certificate > tolerance; step++) {
      int blocks = blocks();
      if (blocks > LARGEST_SYSTEM) {
        blocks = 0; // the coefficients alone; the curve moves by minorant steps
      }
      if (blocks + moved == 0) {
        return;
      }
      propose(blocks, moved);
      double before = logLikelihood;
      if (!accept(1e-12 * (1 + Math.abs(before)))) {
        return;
      }
      derive(moved);
      flat += logLikelihood <= before + 1e-12 * (1 + Math.abs(before)) ? 1 : 0;
      if (flat > 4) {
        return;
      }
    }
  }

  /** Numbers the flat parts of the curve from 0. */
  private int blocks() {
    int count = 0;
    for (int j = 1; j < size; j++) {
      count += j == 1 || curve[j] > curve[j - 1] ? 1 : 0;
      block[j] = count - 1;
    }
    return count;
  }

  private void propose(int blocks, int moved) {
    int n = moved + blocks;
    double[] information = new double[n * n];
    double[] step = new double[n];
    System.arraycopy(score, 0, step, 0, moved);
    for (int j = 1; j < size && blocks > 0; j++) {
      step[moved + block[j]] += slope[j];
    }
    for (int row = 0; row < data.rows; row++) {
      if (data.weight[row] > 0) {
        fill(row, blocks, moved, information);
      }
    }
    for (int i = 0; i < n; i++) {
      information[i * n + i] *= 1 + 1e-12;
    }
    Cholesky.of(information, n, 1e-14).solve(step);
    move(step, blocks, moved);
  }

  private void fill(int row, int blocks, int moved, double[] information) {
    int n = moved + blocks;
    double shift = predictor(row, coefficients);
    int a = data.before[row];
    int b = data.after[row];
    double low = curve[a] + shift;
    double high = curve[b] + shift;
    double part = link.difference(low, high);
    double weight = data.weight[row];
    double left = a == 0 ? 0 : link.density(low) / part;
    double right = b == size ? 0 : link.density(high) / part;
    double ofLow = a == 0 ? 0 : weight * (link.densitySlope(low) / part + left * left);
    double ofHigh = b == size ? 0 : weight * (right * right - link.densitySlope(high) / part);
    double across = -weight * left * right;
    int lowAt = a == 0 || blocks == 0 ? -1 : moved + block[a];
    int highAt = b == size || blocks == 0 ? -1 : moved + block[b];
    add(information, n, lowAt, lowAt, ofLow);
    add(information, n, highAt, highAt, ofHigh);
    add(information, n, Math.max(lowAt, highAt), Math.min(lowAt, highAt), across);
    if (lowAt == highAt) {
      add(information, n, lowAt, lowAt, across);
    }
    for (int i = 0; i < moved; i++) {
      double x = data.design[row * columns + i];
      add(information, n, lowAt, i, x * (ofLow + across));
      add(information, n, highAt, i, x * (ofHigh + across));
      for (int j = 0; j <= i; j++) {
        double other = data.design[row * columns + j];
        add(information, n, i, j, x * other * (ofLow + ofHigh + 2 * across));
      }
    }
  }

  private static void add(double[] information, int n, int row, int column, double amount) {
    if (row >= 0 && column >= 0) {
      information[row * n + column] += amount;
    }
  }

  /** Writes the trial point: the full step, or up to where two flat parts meet. */
  private void move(double[] step, int blocks, int moved) {
    double length = 1;
    int joined = -1; // the block that joins the one before
    for (int j = 2; j < size && blocks > 0; j++) {
      if (block[j] != block[j - 1]) {
        double closing = step[moved + block[j - 1]] - step[moved + block[j]];
        double gap = curve[j] - curve[j - 1];
        if (closing * length > gap) {
          length = gap / closing;
          joined = block[j];
        }
      }
    }
    trialCurve[0] = curve[0];
    trialCurve[size] = curve[size];
    for (int j = 1; j < size; j++) {
      trialCurve[j] = curve[j] + (blocks > 0 ? length * step[moved + block[j]] : 0);
    }
    for (int j = 2; j < size && blocks > 0; j++) {
      if (block[j] == joined || trialCurve[j] < trialCurve[j - 1]) {
        trialCurve[j] = trialCurve[j - 1];
      }
    }
    System.arraycopy(coefficients, 0, trialCoefficients, 0, columns);
    for (int i = 0; i < moved; i++) {
      trialCoefficients[i] += length * step[i];
    }
  }
}
