package org.reliefspan.numerics.model;

import java.util.Arrays;
import java.util.Optional;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.limits.StudentT;
import org.reliefspan.numerics.matrix.Cholesky;

/**
 * Estimates with the model's covariance and, where asked for, a robust one. Immutable.
 *
 * <p>A coefficient whose column depends on earlier ones is not estimable: its estimate and its rows
 * of the covariance are 0 and {@link #isEstimable} is false. Inference uses the robust covariance
 * where there is one.
 */
public final class Coefficients {
  private final double[] estimate;
  private final double[] covariance; // row-major, size x size
  private final Optional<double[]> robust; // row-major, size x size
  private final boolean[] estimable;
  private final double degreesOfFreedom; // of tests and limits; infinite for normal ones

  private Coefficients(
      double[] estimate,
      double[] covariance,
      Optional<double[]> robust,
      boolean[] estimable,
      double degreesOfFreedom) {
    int size = estimate.length;
    if (covariance.length != size * size || estimable.length != size) {
      throw new IllegalArgumentException(
          "covariance (%d) must be row-major %d x %d".formatted(covariance.length, size, size));
    }
    this.estimate = estimate;
    this.covariance = covariance;
    this.robust = robust;
    this.estimable = estimable;
    this.degreesOfFreedom = degreesOfFreedom;
  }

  /**
   * All estimable.
   *
   * @param covariance row-major
   */
  public static Coefficients of(double[] estimate, double[] covariance) {
    boolean[] all = new boolean[estimate.length];
    Arrays.fill(all, true);
    return of(estimate, covariance, all);
  }

  /** Some not estimable. */
  public static Coefficients of(double[] estimate, double[] covariance, boolean[] estimable) {
    return new Coefficients(
        estimate.clone(),
        covariance.clone(),
        Optional.empty(),
        estimable.clone(),
        Double.POSITIVE_INFINITY);
  }

  /** The same with a robust covariance, row-major. */
  public Coefficients withRobust(double[] robustCovariance) {
    return withRobust(robustCovariance, Double.POSITIVE_INFINITY);
  }

  /**
   * The same with a robust covariance, row-major, and tests and limits of single coefficients by
   * Student's t.
   */
  public Coefficients withRobust(double[] robustCovariance, double ofStudent) {
    if (robustCovariance.length != covariance.length) {
      throw new IllegalArgumentException(
          "robustCovariance (%d) must have %d entries"
              .formatted(robustCovariance.length, covariance.length));
    }
    return new Coefficients(
        estimate, covariance, Optional.of(robustCovariance.clone()), estimable, ofStudent);
  }

  /** Number of coefficients, those not estimable included. */
  public int size() {
    return estimate.length;
  }

  /** Whether the data determine a coefficient. */
  public boolean isEstimable(int index) {
    return estimable[index];
  }

  /** The estimate; 0 where not estimable. */
  public double estimate(int index) {
    return estimate[index];
  }

  /** A copy of the estimates. */
  public double[] estimates() {
    return estimate.clone();
  }

  /** Covariance of two estimates under the model. */
  public double covariance(int one, int other) {
    return covariance[one * estimate.length + other];
  }

  /** A copy of the model's covariance, row-major. */
  public double[] covariances() {
    return covariance.clone();
  }

  /** A copy of the robust covariance, row-major. */
  public Optional<double[]> robustCovariances() {
    return robust.map(double[]::clone);
  }

  /** Standard error under the model. */
  public double standardError(int index) {
    return Math.sqrt(Math.max(0, covariance(index, index)));
  }

  /** Robust standard error, if a robust covariance was asked for. */
  public Optional<Double> robustStandardError(int index) {
    return robust.map(matrix -> Math.sqrt(Math.max(0, matrix[index * estimate.length + index])));
  }

  /** The standard error that inference uses: robust where there is one. */
  public double inferenceError(int index) {
    return robustStandardError(index).orElseGet(() -> standardError(index));
  }

  /** Wald test of one coefficient against 0. */
  public Optional<SignificanceTest> test(int index) {
    double error = inferenceError(index);
    if (!estimable[index] || !(error > 0)) {
      return Optional.empty();
    }
    double statistic = estimate[index] / error;
    return Optional.of(
        Double.isInfinite(degreesOfFreedom)
            ? SignificanceTest.normal(statistic)
            : SignificanceTest.student(statistic, degreesOfFreedom));
  }

  /** Limits, normal unless a robust covariance came with Student's; empty where not estimable. */
  public Optional<Limits> limits(int index, double level) {
    if (!estimable[index]) {
      return Optional.empty();
    }
    double error = inferenceError(index);
    return Optional.of(
        Double.isInfinite(degreesOfFreedom)
            ? LimitScale.PLAIN.normalLimits(estimate[index], error, level)
            : LimitScale.PLAIN.limits(
                estimate[index], error, StudentT.criticalValue(level, degreesOfFreedom)));
  }

  /** Joint Wald test that all named coefficients are 0; those not estimable are left out. */
  public Optional<SignificanceTest> jointTest(int... indices) {
    int[] kept = Arrays.stream(indices).filter(i -> estimable[i]).toArray();
    double[] matrix = new double[kept.length * kept.length];
    double[] value = new double[kept.length];
    double[] source = robust.orElse(covariance);
    for (int i = 0; i < kept.length; i++) {
      value[i] = estimate[kept[i]];
      for (int j = 0; j < kept.length; j++) {
        matrix[i * kept.length + j] = source[kept[i] * estimate.length + kept[j]];
      }
    }
    Cholesky factor = Cholesky.of(matrix, kept.length);
    if (factor.rank() == 0) {
      return Optional.empty();
    }
    return Optional.of(SignificanceTest.chiSquare(factor.quadraticForm(value), factor.rank()));
  }
}
