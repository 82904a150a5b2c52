package org.reliefspan.numerics.likelihood;

import org.reliefspan.numerics.matrix.Cholesky;
import org.reliefspan.numerics.matrix.Matrices;

/**
 * Newton's method with a ridge where the information is not positive definite, and step halving
 * where a step would lower the likelihood.
 *
 * <p>Converged means: the predicted gain of one more step, half the squared score in the metric of
 * the inverse information, is below {@code tolerance} times (1 + |log likelihood|). Not converged
 * after {@code maxIterations}, or a step that cannot be improved, gives a fit with {@code
 * converged} false: never an endless loop, never NaN.
 *
 * @param maxIterations at least 1
 * @param tolerance as 1e-12
 */
public record NewtonMaximizer(int maxIterations, double tolerance) {
  private static final int HALVINGS = 40;

  /** 100 iterations, tolerance 1e-13. */
  public static NewtonMaximizer standard() {
    return new NewtonMaximizer(100, 1e-13);
  }

  /**
   * Climbs from a start to the maximum.
   *
   * @param start length of the likelihood's size; not changed
   */
  public MaximumLikelihood maximize(LogLikelihood likelihood, double[] start) {
    Climb climb = new Climb(likelihood, start);
    boolean converged = false;
    int iterations = 0;
    while (!converged && iterations < maxIterations && climb.isUsable()) {
      double gain = climb.direction();
      if (gain <= tolerance * (1 + Math.abs(climb.value))) {
        converged = climb.isConcave();
        climb.polish();
        break;
      }
      iterations++;
      if (!climb.step()) {
        converged = gain <= 1e-8 * (1 + Math.abs(climb.value)) && climb.isConcave();
        break;
      }
    }
    return climb.result(iterations, converged);
  }

  /** The state of one climb. */
  private static final class Climb {
    private final LogLikelihood likelihood;
    private final int size;
    private final Cholesky factor;
    private final double startValue;
    private double[] at;
    private double[] gradient;
    private double[] information;
    private double value;
    private double[] next;
    private double[] nextGradient;
    private double[] nextInformation;
    private final double[] step;
    private final double[] ridged;
    private boolean concave;

    Climb(LogLikelihood likelihood, double[] start) {
      this.likelihood = likelihood;
      this.size = likelihood.size();
      this.factor = Cholesky.ofSize(size);
      this.at = start.clone();
      this.next = new double[size];
      this.gradient = new double[size];
      this.nextGradient = new double[size];
      this.information = new double[size * size];
      this.nextInformation = new double[size * size];
      this.step = new double[size];
      this.ridged = new double[size * size];
      this.value = likelihood.evaluate(at, gradient, information);
      this.startValue = value;
    }

    boolean isUsable() {
      return value > Double.NEGATIVE_INFINITY && value < Double.POSITIVE_INFINITY;
    }

    boolean isConcave() {
      return concave;
    }

    /** Fills the step and returns the gain it promises. */
    double direction() {
      factor.refactor(information, Cholesky.TOLERANCE);
      concave = factor.isNonNegative();
      if (!factor.isPositiveDefinite() && !concave) {
        ridge();
      }
      System.arraycopy(gradient, 0, step, 0, size);
      factor.solve(step);
      return Matrices.dot(step, gradient) / 2;
    }

    private void ridge() {
      double amount = 1e-6;
      for (int round = 0; round < 60 && !factor.isPositiveDefinite(); round++) {
        System.arraycopy(information, 0, ridged, 0, size * size);
        for (int i = 0; i < size; i++) {
          ridged[i * size + i] += amount * (1 + Math.abs(information[i * size + i]));
        }
        factor.refactor(ridged, Cholesky.TOLERANCE);
        amount *= 4;
      }
    }

    boolean step() {
      double length = 1;
      for (int halving = 0; halving < HALVINGS; halving++) {
        for (int i = 0; i < size; i++) {
          next[i] = at[i] + length * step[i];
        }
        double nextValue = likelihood.evaluate(next, nextGradient, nextInformation);
        if (nextValue >= value && nextValue < Double.POSITIVE_INFINITY) {
          accept(nextValue);
          return true;
        }
        length /= 2;
      }
      return false;
    }

    /** A last full step below the noise of the likelihood's value, kept when the score falls. */
    void polish() {
      for (int i = 0; i < size; i++) {
        next[i] = at[i] + step[i];
      }
      double nextValue = likelihood.evaluate(next, nextGradient, nextInformation);
      boolean close = Math.abs(nextValue - value) <= 1e-9 * (1 + Math.abs(value));
      if (close && Matrices.dot(nextGradient, nextGradient) < Matrices.dot(gradient, gradient)) {
        accept(nextValue);
      }
    }

    private void accept(double nextValue) {
      double[] swap = at;
      at = next;
      next = swap;
      swap = gradient;
      gradient = nextGradient;
      nextGradient = swap;
      swap = information;
      information = nextInformation;
      nextInformation = swap;
      value = nextValue;
    }

    MaximumLikelihood result(int iterations, boolean converged) {
      factor.refactor(information, Cholesky.TOLERANCE);
      boolean[] estimable = new boolean[size];
      for (int i = 0; i < size; i++) {
        estimable[i] = factor.isIndependent(i);
      }
      return new MaximumLikelihood(
          at.clone(),
          value,
          startValue,
          gradient.clone(),
          factor.inverse(),
          estimable,
          iterations,
          converged);
    }
  }
}
