package org.reliefspan.numerics.spline;

import java.util.Arrays;
import org.reliefspan.numerics.duration.DurationSample;
import org.reliefspan.numerics.duration.StandardLaw;
import org.reliefspan.numerics.likelihood.LogLikelihood;

/**
 * Log likelihood of a Royston-Parmar model over a range of rows: F(t) = F0(z), z = spline(log t)
 * gamma + x'b. Parameters are gamma, then b. Ranges of rows add up. Not thread-safe.
 */
final class SplineLikelihood implements LogLikelihood {
  private final DurationSample sample;
  private final StandardLaw law;
  private final LogTimeSpline spline;
  private final int from;
  private final int to;
  private final int size;
  private final double[] left;
  private final double[] right;
  private final double[] slope;
  private final double[] score;
  private double[] parameters;

  SplineLikelihood(DurationSample sample, StandardLaw law, LogTimeSpline spline, int from, int to) {
    this.sample = sample;
    this.law = law;
    this.spline = spline;
    this.from = from;
    this.to = to;
    this.size = spline.size() + sample.columns();
    this.left = new double[size];
    this.right = new double[size];
    this.slope = new double[size];
    this.score = new double[size];
    this.parameters = new double[size];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public double evaluate(double[] at, double[] gradient, double[] information) {
    Arrays.fill(gradient, 0);
    Arrays.fill(information, 0);
    parameters = at;
    double sum = 0;
    for (int row = from; row < to; row++) {
      double weight = sample.weight(row);
      if (weight > 0) {
        double value = weight * row(row, weight, information);
        if (!(value > Double.NEGATIVE_INFINITY)) {
          return Double.NEGATIVE_INFINITY;
        }
        sum += value;
        for (int i = 0; i < size; i++) {
          gradient[i] += weight * score[i];
        }
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        information[i * size + j] = information[j * size + i];
      }
    }
    return sum < Double.POSITIVE_INFINITY ? sum : Double.NEGATIVE_INFINITY;
  }

  /** Weighted scores, row-major [row][parameter]. */
  double[] scores(double[] at) {
    double[] scores = new double[(to - from) * size];
    double[] unused = new double[size * size];
    parameters = at;
    for (int row = from; row < to; row++) {
      row(row, 1, unused);
      for (int i = 0; i < size; i++) {
        scores[(row - from) * size + i] = sample.weight(row) * score[i];
      }
    }
    return scores;
  }

  private double row(int row, double weight, double[] information) {
    Arrays.fill(score, 0);
    double value =
        sample.isExact(row) ? exact(row, weight, information) : interval(row, weight, information);
    double logEntry = sample.logEntry(row);
    if (logEntry > Double.NEGATIVE_INFINITY) {
      double z = place(row, logEntry, left);
      double log = law.logSurvivor(z);
      double hazard = Math.exp(law.logDensity(z) - log);
      add(left, left, -weight * hazard * (law.slope(z) + hazard), information);
      for (int i = 0; i < size; i++) {
        score[i] += hazard * left[i];
      }
      value -= log;
    }
    return value;
  }

  private double exact(int row, double weight, double[] information) {
    double logTime = sample.logRight(row);
    double z = place(row, logTime, left);
    Arrays.fill(slope, 0);
    spline.slope(logTime, slope);
    double rise = 0;
    for (int i = 0; i < spline.size(); i++) {
      rise += slope[i] * parameters[i];
    }
    if (!(rise > 0)) {
      return Double.NEGATIVE_INFINITY;
    }
    double first = law.slope(z);
    for (int i = 0; i < size; i++) {
      score[i] = first * left[i] + slope[i] / rise;
    }
    add(left, left, -weight * law.curvature(z), information);
    add(slope, slope, weight / (rise * rise), information);
    return law.logDensity(z) + Math.log(rise) - logTime;
  }

  private double interval(int row, double weight, double[] information) {
    boolean start = sample.logLeft(row) == Double.NEGATIVE_INFINITY;
    boolean end = !sample.hasEnd(row);
    double zLeft = start ? Double.NEGATIVE_INFINITY : place(row, sample.logLeft(row), left);
    double zRight = end ? Double.POSITIVE_INFINITY : place(row, sample.logRight(row), right);
    if (!(zRight > zLeft)) {
      return Double.NEGATIVE_INFINITY;
    }
    double value = law.logInterval(zLeft, zRight);
    double leftWeight = start ? 0 : Math.exp(law.logDensity(zLeft) - value);
    double rightWeight = end ? 0 : Math.exp(law.logDensity(zRight) - value);
    for (int i = 0; i < size; i++) {
      score[i] = (end ? 0 : rightWeight * right[i]) - (start ? 0 : leftWeight * left[i]);
    }
    if (!start && leftWeight > 0) {
      add(left, left, weight * leftWeight * law.slope(zLeft), information);
    }
    if (!end && rightWeight > 0) {
      add(right, right, -weight * rightWeight * law.slope(zRight), information);
    }
    add(score, score, weight, information);
    return value;
  }

  /** Writes the row's vector at a log time and returns z. */
  private double place(int row, double logTime, double[] vector) {
    spline.evaluate(logTime, vector);
    int first = spline.size();
    for (int column = 0; column < sample.columns(); column++) {
      vector[first + column] = sample.covariate(row, column);
    }
    double z = sample.offset(row);
    for (int i = 0; i < size; i++) {
      z += vector[i] * parameters[i];
    }
    return z;
  }

  private void add(double[] one, double[] other, double factor, double[] information) {
    for (int i = 0; i < size; i++) {
      double scaled = factor * one[i];
      for (int j = i; j < size; j++) {
        information[i * size + j] += scaled * other[j];
      }
    }
  }
}
