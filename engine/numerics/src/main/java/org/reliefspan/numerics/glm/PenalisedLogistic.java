package org.reliefspan.numerics.glm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Logistic regression with a ridge, lasso or elastic-net penalty.
 *
 * <p>Formula: minimise -(1 / sum w) log likelihood + lambda sum over columns ((1 - a) / 2
 * b<sup>2</sup> + a |b|), b being coefficients of columns standardised to weighted variance 1
 * (divisor sum w), the constant not penalised; a = 0 is ridge, 1 lasso. Results are in the columns'
 * own units. Method: quadratic approximation, coordinate descent on its cross products, warm starts
 * along falling lambda. Domain: the first column constant and at least one more with spread; case
 * weights and offsets allowed. Edge cases: a column without spread gets coefficient 0; separation
 * is harmless for lambda above 0. No errors are given: penalised estimates are biased by design.
 * Source: Friedman, Hastie and Tibshirani 2010, doi 10.18637/jss.v033.i01. Agreement: glmnet 4.1-6
 * with thresh = 1e-20, coefficients 1e-8, and the Kuhn-Tucker conditions to 1e-9 ({@code
 * PenalisedLogisticTest}).
 */
public final class PenalisedLogistic {
  private static final double TOLERANCE = 1e-10;
  private static final int ITERATIONS = 200;
  private static final int SWEEPS = 100_000;
  private static final double LEAST_MIXING = 1e-3;

  private final RegressionData data;
  private final double mixing;
  private final Standardisation standardisation;
  private final GeneralisedLinearLikelihood likelihood;
  private final int size;
  private final double totalWeight;
  private final double[] gradient;
  private final double[] information;

  private PenalisedLogistic(RegressionData data, double mixing) {
    this.data = data;
    this.mixing = mixing;
    this.standardisation = Standardisation.exact(data);
    this.likelihood =
        GeneralisedLinearLikelihood.standardised(Family.binomial(), data, standardisation, 1);
    this.size = data.columns();
    this.totalWeight = Arrays.stream(data.weightArray()).sum();
    this.gradient = new double[size];
    this.information = new double[size * size];
  }

  /**
   * A penalty over data. Holds working arrays: not thread-safe.
   *
   * @param mixing share of the absolute penalty: 0 ridge, 1 lasso
   */
  public static PenalisedLogistic over(RegressionData data, double mixing) {
    if (!(mixing >= 0 && mixing <= 1)) {
      throw new IllegalArgumentException("mixing (%s) must lie between 0 and 1".formatted(mixing));
    }
    if (!data.isConstant(0) || data.columns() < 2) {
      throw new IllegalArgumentException(
          "the first column of the design must be constant, and there must be others");
    }
    Family.binomial().check(data);
    return new PenalisedLogistic(data, mixing);
  }

  /** The fit at one lambda, above 0. */
  public PenalisedFit fit(double lambda) {
    return path(lambda).get(0);
  }

  /** Fits at falling lambdas, each starting at the one before. */
  public List<PenalisedFit> path(double... lambdas) {
    double[] at = nullFit();
    List<PenalisedFit> fits = new ArrayList<>();
    for (double lambda : lambdas) {
      if (!(lambda > 0 && lambda < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("lambda (%s) must be positive".formatted(lambda));
      }
      double value = minimise(at, lambda);
      fits.add(new PenalisedFit(lambda, standardisation.original(at), -2 * value));
    }
    return fits;
  }

  /**
   * Lambdas in equal steps of their logarithm, from the one at which all coefficients are 0 (for
   * ridge: for mixing 0.001) down to {@code ratio} times it.
   */
  public double[] lambdas(int count, double ratio) {
    if (count < 2 || !(ratio > 0 && ratio < 1)) {
      throw new IllegalArgumentException(
          "count (%d) must be at least 2 and ratio (%s) between 0 and 1".formatted(count, ratio));
    }
    likelihood.evaluate(nullFit(), gradient, information);
    double largest = 0;
    for (int j = 1; j < size; j++) {
      largest = Math.max(largest, Math.abs(gradient[j]) / totalWeight);
    }
    double first = largest / Math.max(mixing, LEAST_MIXING);
    double[] lambdas = new double[count];
    Arrays.setAll(lambdas, i -> first * Math.pow(ratio, i / (count - 1.0)));
    return lambdas;
  }

  private double[] nullFit() {
    double[] at = new double[size];
    double[] column = new double[data.rows()];
    Arrays.fill(column, data.design(0, 0));
    GlmFit fit = GeneralisedLinearModel.fit(Family.binomial(), data.withDesign(column));
    at[0] = fit.coefficients().estimate(0);
    return at;
  }

  /** Moves to the minimum and returns the log likelihood there. */
  private double minimise(double[] at, double lambda) {
    double value = likelihood.evaluate(at, gradient, information);
    double objective = objective(value, at, lambda);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      double[] target = at.clone();
      descend(target, lambda);
      double change = 0;
      for (int j = 0; j < size; j++) {
        change = Math.max(change, Math.abs(target[j] - at[j]));
      }
      double[] from = at.clone();
      double length = 1;
      double next = Double.POSITIVE_INFINITY;
      for (int halving = 0; halving < 30 && !(next <= objective + 1e-13); halving++) {
        for (int j = 0; j < size; j++) {
          at[j] = from[j] + length * (target[j] - from[j]);
        }
        value = likelihood.evaluate(at, gradient, information);
        next = objective(value, at, lambda);
        length /= 2;
      }
      objective = next;
      if (change <= TOLERANCE) {
        return value;
      }
    }
    throw new NotEstimableException(
        "The penalised fit did not converge after %d iterations. Maybe a larger lambda?"
            .formatted(ITERATIONS));
  }

  private double objective(double value, double[] at, double lambda) {
    double penalty = 0;
    for (int j = 1; j < size; j++) {
      penalty += (1 - mixing) / 2 * at[j] * at[j] + mixing * Math.abs(at[j]);
    }
    return -value / totalWeight + lambda * penalty;
  }

  /** Coordinate descent on the quadratic approximation around {@code at}. */
  private void descend(double[] at, double lambda) {
    double[] left = new double[size]; // gradient of the approximation
    for (int j = 0; j < size; j++) {
      left[j] = gradient[j] / totalWeight;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double change = 0;
      for (int j = 0; j < size; j++) {
        double curvature = information[j * size + j] / totalWeight;
        if (curvature > 0) {
          double next = coordinate(left[j] + curvature * at[j], curvature, j, lambda);
          double step = next - at[j];
          if (step != 0) {
            at[j] = next;
            change = Math.max(change, Math.abs(step));
            for (int k = 0; k < size; k++) {
              left[k] -= step * information[j * size + k] / totalWeight;
            }
          }
        }
      }
      if (change <= TOLERANCE / 10) {
        return;
      }
    }
  }

  private double coordinate(double pull, double curvature, int j, double lambda) {
    if (j == 0) {
      return pull / curvature;
    }
    double threshold = lambda * mixing;
    double shrunk = Math.signum(pull) * Math.max(0, Math.abs(pull) - threshold);
    return shrunk / (curvature + lambda * (1 - mixing));
  }
}
