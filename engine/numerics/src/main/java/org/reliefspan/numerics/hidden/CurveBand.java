package org.reliefspan.numerics.hidden;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.reliefspan.numerics.interval.DerivedEstimate;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.random.PatientDraws;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

/**
 * A curve with limits that hold all its points at once.
 *
 * <p>Formula: at time t the estimate deviates by g_t' d / s_t, g_t being the gradient by the
 * parameters, d normal with their covariance and s_t the standard error; the critical value is the
 * quantile of max over t |g_t' d| / s_t over draws of d, and the limits are those of each point on
 * its own scale with this critical value. Domain: one point or more; points with an error of 0 take
 * no part. Edge cases: with one point, or with all points moved by one parameter, it is the normal
 * quantile up to the error of the draws (0.5% with 10,000). Source: Hothorn, Bretz and Westfall
 * 2008, doi 10.1002/bimj.200810425. Agreement: coverage ({@code CurveBandTest}).
 *
 * @param points estimates by time
 * @param critical the factor of the standard errors
 */
public record CurveBand(List<DerivedEstimate> points, double critical) {
  private static final int DRAWS = 10_000;
  private static final double LEAST = 1e-12; // of a variance that is more than rounding
  private static final Purpose DEVIATION = Purpose.of("band.deviation");

  /** Copies the points. */
  public CurveBand {
    points = List.copyOf(points);
  }

  /**
   * A band.
   *
   * @param gradients of each point by the parameters
   * @param covariance of the parameters, row-major
   */
  static CurveBand of(
      List<DerivedEstimate> points,
      List<double[]> gradients,
      double[] covariance,
      double level,
      Philox philox) {
    double[] factor = factor(covariance);
    List<double[]> directions = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      double error = points.get(i).standardError();
      if (error > 0) {
        directions.add(direction(gradients.get(i), factor, error));
      }
    }
    double[] largest = new double[DRAWS];
    double[] normal = new double[(int) Math.round(Math.sqrt(covariance.length))];
    for (int draw = 0; draw < DRAWS; draw++) {
      PatientDraws draws = philox.patient(draw);
      for (int j = 0; j < normal.length; j++) {
        normal[j] = draws.normal(DEVIATION, j);
      }
      for (double[] direction : directions) {
        largest[draw] = Math.max(largest[draw], Math.abs(Matrices.dot(direction, normal)));
      }
    }
    Arrays.sort(largest);
    return new CurveBand(points, largest[(int) Math.ceil(level * DRAWS) - 1]);
  }

  /** Limits of one point; both equal to the value where the standard error is 0. */
  public Limits limits(int point) {
    DerivedEstimate own = points.get(point);
    return own.scale().limits(own.value(), own.standardError(), critical);
  }

  private static double[] direction(double[] gradient, double[] factor, double error) {
    int size = gradient.length;
    double[] direction = new double[size];
    for (int j = 0; j < size; j++) {
      for (int i = j; i < size; i++) {
        direction[j] += gradient[i] * factor[i * size + j] / error;
      }
    }
    return direction;
  }

  /** Lower triangle L with L L' = covariance, whose rank may be less than its size. */
  private static double[] factor(double[] covariance) {
    int size = (int) Math.round(Math.sqrt(covariance.length));
    double[] factor = new double[size * size];
    for (int j = 0; j < size; j++) {
      double pivot = covariance[j * size + j] - dot(factor, j, j, j, size);
      if (pivot <= LEAST * covariance[j * size + j]) {
        continue;
      }
      double root = Math.sqrt(pivot);
      factor[j * size + j] = root;
      for (int i = j + 1; i < size; i++) {
        factor[i * size + j] = (covariance[i * size + j] - dot(factor, i, j, j, size)) / root;
      }
    }
    return factor;
  }

  private static double dot(double[] factor, int row, int other, int until, int size) {
    double sum = 0;
    for (int k = 0; k < until; k++) {
      sum += factor[row * size + k] * factor[other * size + k];
    }
    return sum;
  }
}
