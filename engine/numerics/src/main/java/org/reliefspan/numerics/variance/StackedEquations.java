package org.reliefspan.numerics.variance;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * M-estimation: several models whose estimates depend on each other, solved together, with one
 * covariance for all of them.
 *
 * <p>Formula: theta solves sum w psi(row, theta) = 0; covariance A<sup>-1</sup> B A<sup>-T</sup>
 * with A = -d/dtheta sum w psi and B the sum over clusters of the outer products of the summed w
 * psi. No small-sample factor. Derivatives are the functions' own where they have them ({@link
 * SmoothEstimatingFunction}), else central differences, extrapolated once, with steps of a
 * hundredth of each standard error. Domain: as many equations as parameters, finite contributions.
 * Edge cases: equations that do not determine the parameters, and a solution that is not found,
 * throw {@link NotEstimableException}. Source: Stefanski and Boos 2002, doi
 * 10.1198/000313002753631330. Agreement: weighted effects of NHEFS and Lalonde's data, see {@code
 * StackedEquationsTest}.
 *
 * <p>Immutable, but its functions may hold working arrays: one per thread.
 */
public final class StackedEquations {
  private static final int ITERATIONS = 100;
  private static final double TOLERANCE = 1e-11;
  private static final double ROUGH = 1e-7;
  private static final double FINE = 0.01;
  private static final double NEAR = 1e-5; // a solution's Newton step, in standard errors

  private final int rows;
  private final int size;
  private final List<EstimatingFunction> functions;
  private final double[] weight;
  private final int[] cluster;

  private StackedEquations(
      int rows, List<EstimatingFunction> functions, double[] weight, int[] cluster) {
    this.rows = rows;
    this.functions = functions;
    this.size = functions.stream().mapToInt(EstimatingFunction::size).sum();
    this.weight = weight;
    this.cluster = cluster;
  }

  /** Functions of so many rows, in the order of their parameters. */
  public static StackedEquations over(int rows, EstimatingFunction... functions) {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return new StackedEquations(rows, List.of(functions), ones, Sandwich.rowsAlone(rows));
  }

  /** With case weights, not negative. */
  public StackedEquations withWeights(double[] weights) {
    if (weights.length != rows || Arrays.stream(weights).anyMatch(w -> !(w >= 0))) {
      throw new IllegalArgumentException(
          "weights (%d) must not be negative and have one number per row (%d)"
              .formatted(weights.length, rows));
    }
    return new StackedEquations(rows, functions, weights.clone(), cluster);
  }

  /** With rows that depend on each other within clusters. */
  public StackedEquations withClusters(Clusters clusters) {
    if (clusters.rows() != rows) {
      throw new IllegalArgumentException(
          "clusters (%d) must have one number per row (%d)".formatted(clusters.rows(), rows));
    }
    int[] numbers = new int[rows];
    Arrays.setAll(numbers, clusters::of);
    return new StackedEquations(rows, functions, weight, numbers);
  }

  /** Number of parameters. */
  public int size() {
    return size;
  }

  /** The covariance at a solution found elsewhere, which must solve the equations. */
  public StackedEstimate at(double[] solution) {
    checkSize(solution);
    double[] inverse = inverse(fineDerivative(solution));
    StackedEstimate estimate = estimate(solution, inverse);
    double[] step = step(solution, inverse);
    for (int i = 0; i < size; i++) {
      double error = estimate.coefficients().standardError(i);
      if (Math.abs(step[i]) > NEAR * error + 1e-9 * (1 + Math.abs(solution[i]))) {
        throw new IllegalArgumentException(
            "solution must solve the equations (parameter %d is off by %s). Maybe use solve?"
                .formatted(i, step[i]));
      }
    }
    return estimate;
  }

  /** Solves the equations by Newton's method with step halving. */
  public StackedEstimate solve(double[] start) {
    checkSize(start);
    double[] theta = start.clone();
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      double[] inverse = inverse(roughDerivative(theta));
      double[] step = step(theta, inverse);
      double largest = 0;
      for (int i = 0; i < size; i++) {
        largest = Math.max(largest, Math.abs(step[i]) / (1 + Math.abs(theta[i])));
      }
      advance(theta, step, inverse);
      if (largest <= TOLERANCE) {
        return estimate(theta, inverse(fineDerivative(theta)));
      }
    }
    throw new NotEstimableException(
        "The estimating equations were not solved in %d iterations. Maybe another start?"
            .formatted(ITERATIONS));
  }

  /** Takes the longest of the step and its halves that does not make the next step longer. */
  private void advance(double[] theta, double[] step, double[] inverse) {
    double before = Matrices.dot(step, step);
    double[] next = new double[size];
    double length = 1;
    for (int halving = 0; halving < 20; halving++, length /= 2) {
      for (int i = 0; i < size; i++) {
        next[i] = theta[i] + length * step[i];
      }
      double[] left = step(next, inverse);
      if (Matrices.dot(left, left) <= before || before == 0) {
        break;
      }
    }
    System.arraycopy(next, 0, theta, 0, size);
  }

  /** A<sup>-1</sup> times the sum of the functions. */
  private double[] step(double[] theta, double[] inverse) {
    return Matrices.product(inverse, sum(theta), size, size, 1);
  }

  private double[] sum(double[] theta) {
    double[] sum = new double[size];
    double[] out = new double[size];
    for (int row = 0; row < rows; row++) {
      if (weight[row] > 0) {
        contributions(row, theta, out);
        for (int i = 0; i < size; i++) {
          sum[i] += weight[row] * out[i];
        }
      }
    }
    return sum;
  }

  private void contributions(int row, double[] theta, double[] out) {
    Arrays.fill(out, 0);
    for (EstimatingFunction function : functions) {
      function.accumulate(row, theta, out);
    }
  }

  /** Derivatives good enough for Newton steps. */
  private double[] roughDerivative(double[] theta) {
    double[] steps = new double[size];
    Arrays.setAll(steps, j -> ROUGH * (1 + Math.abs(theta[j])));
    return derivative(theta, steps, 0);
  }

  /** Derivatives with steps that suit the scale of each parameter: a part of its error. */
  private double[] fineDerivative(double[] theta) {
    double[] rough = roughDerivative(theta);
    if (functions.stream().allMatch(SmoothEstimatingFunction.class::isInstance)) {
      return rough;
    }
    StackedEstimate scale = estimate(theta, inverse(rough));
    double[] steps = new double[size];
    for (int j = 0; j < size; j++) {
      double error = scale.standardError(j);
      steps[j] = error > 0 ? FINE * error : ROUGH * (1 + Math.abs(theta[j]));
    }
    return derivative(theta, steps, 1);
  }

  /**
   * The derivative of the weighted sum, row-major [equation][parameter]; {@code doublings} 1 takes
   * central differences with one extrapolation, 0 without.
   */
  private double[] derivative(double[] theta, double[] steps, int doublings) {
    double[] derivative = new double[size * size];
    for (EstimatingFunction function : functions) {
      if (function instanceof SmoothEstimatingFunction smooth) {
        for (int row = 0; row < rows; row++) {
          smooth.accumulateDerivative(row, theta, weight[row], derivative);
        }
      } else {
        for (int j = 0; j < size; j++) {
          double near = doublings == 0 ? 1 : 4 / 3.0;
          addDifference(function, theta, steps[j], near, j, derivative);
          if (doublings > 0) {
            addDifference(function, theta, 2 * steps[j], -1 / 3.0, j, derivative);
          }
        }
      }
    }
    return derivative;
  }

  private void addDifference(
      EstimatingFunction function,
      double[] theta,
      double step,
      double factor,
      int j,
      double[] derivative) {
    double[] point = theta.clone();
    point[j] = theta[j] + step;
    addPartial(function, point, factor / (2 * step), j, derivative);
    point[j] = theta[j] - step;
    addPartial(function, point, -factor / (2 * step), j, derivative);
  }

  private void addPartial(
      EstimatingFunction function, double[] point, double factor, int j, double[] derivative) {
    double[] out = new double[size];
    double[] sum = new double[size];
    for (int row = 0; row < rows; row++) {
      if (weight[row] > 0) {
        Arrays.fill(out, 0);
        function.accumulate(row, point, out);
        for (int i = 0; i < size; i++) {
          sum[i] += weight[row] * out[i];
        }
      }
    }
    for (int i = 0; i < size; i++) {
      derivative[i * size + j] += factor * sum[i];
    }
  }

  /** The inverse of minus the derivative, rows scaled first. */
  private double[] inverse(double[] derivative) {
    RealMatrix matrix = new Array2DRowRealMatrix(size, size);
    double[] scale = new double[size];
    for (int i = 0; i < size; i++) {
      double largest = 0;
      for (int j = 0; j < size; j++) {
        largest = Math.max(largest, Math.abs(derivative[i * size + j]));
      }
      scale[i] = largest > 0 ? 1 / largest : 1;
      for (int j = 0; j < size; j++) {
        matrix.setEntry(i, j, -derivative[i * size + j] * scale[i]);
      }
    }
    DecompositionSolver solver = new LUDecomposition(matrix, 1e-300).getSolver();
    if (!solver.isNonSingular()) {
      throw new NotEstimableException(
          "The estimating equations do not determine all parameters. Maybe a column depends on"
              + " others?");
    }
    RealMatrix inverse = solver.getInverse();
    double[] result = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        result[i * size + j] = inverse.getEntry(i, j) * scale[j];
      }
    }
    return result;
  }

  private StackedEstimate estimate(double[] theta, double[] inverse) {
    double[] scores = new double[rows * size];
    double[] out = new double[size];
    for (int row = 0; row < rows; row++) {
      if (weight[row] > 0) {
        contributions(row, theta, out);
        for (int i = 0; i < size; i++) {
          scores[row * size + i] = weight[row] * out[i];
        }
      }
    }
    return StackedEstimate.of(theta, Sandwich.covariance(inverse, scores, cluster, size));
  }

  private void checkSize(double[] theta) {
    if (theta.length != size) {
      throw new IllegalArgumentException(
          "theta (%d) must have one number per equation (%d)".formatted(theta.length, size));
    }
  }
}
