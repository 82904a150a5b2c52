package org.reliefspan.numerics.glm;

import org.reliefspan.numerics.matrix.Matrices;

/**
 * Scoring with step halving, in standardised columns. Ends when the last step is negligible, when
 * the fit runs off to infinity (a column separates the responses), or after so many iterations. Not
 * thread-safe.
 */
final class ScoringClimb {
  /** How a climb ended. */
  enum End {
    CONVERGED,
    SEPARATED,
    NOT_CONVERGED
  }

  private static final int ITERATIONS = 100;
  private static final int HALVINGS = 30;
  private static final double FLAT = 1e-6; // promised gain of a climb that is nearly over
  private static final double RUNNING = 0.1; // change of a linear predictor that is not over

  private final GeneralisedLinearLikelihood likelihood;
  private final double tolerance;
  private final int size;
  private final ScaledInformation factor;
  private final double[] gradient;
  private final double[] information;
  private final double[] step;
  private double[] at;
  private double[] next;
  private double value;
  private int iterations;

  ScoringClimb(GeneralisedLinearLikelihood likelihood, double tolerance) {
    this.likelihood = likelihood;
    this.tolerance = tolerance;
    this.size = likelihood.size();
    this.factor = new ScaledInformation(size);
    this.gradient = new double[size];
    this.information = new double[size * size];
    this.step = new double[size];
    this.at = new double[size];
    this.next = new double[size];
  }

  /** From means near the responses. */
  End climb() {
    likelihood.startingProblem(gradient, information);
    factor.factor(information);
    factor.solve(gradient);
    return climbFrom(gradient.clone());
  }

  /** From given coefficients of standardised columns. */
  End climbFrom(double[] start) {
    at = start.clone();
    value = likelihood.evaluate(at, gradient, information);
    if (value == Double.NEGATIVE_INFINITY) {
      return End.NOT_CONVERGED;
    }
    for (iterations = 1; iterations <= ITERATIONS; iterations++) {
      factor.factor(information);
      System.arraycopy(gradient, 0, step, 0, size);
      factor.solve(step);
      double gain = Matrices.dot(step, gradient) / 2;
      if (largest(step) <= tolerance * (1 + largest(at))) {
        finish(gain);
        return End.CONVERGED;
      }
      if (gain <= FLAT && isRunning()) {
        return End.SEPARATED;
      }
      if (!advance()) {
        return gain <= 1e-8 * (1 + Math.abs(value)) ? End.CONVERGED : End.NOT_CONVERGED;
      }
    }
    return End.NOT_CONVERGED;
  }

  private boolean isRunning() {
    return factor.isDegenerate() || likelihood.largestChange(step) >= RUNNING;
  }

  private void finish(double gain) {
    for (int i = 0; i < size; i++) {
      at[i] += step[i];
    }
    value += gain;
  }

  private boolean advance() {
    double slack = 1e-12 * (1 + Math.abs(value));
    double length = 1;
    for (int halving = 0; halving < HALVINGS; halving++) {
      for (int i = 0; i < size; i++) {
        next[i] = at[i] + length * step[i];
      }
      double nextValue = likelihood.evaluate(next, gradient, information);
      if (nextValue >= value - slack) {
        double[] swap = at;
        at = next;
        next = swap;
        value = nextValue;
        return true;
      }
      length /= 2;
    }
    return false;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double v : values) {
      largest = Math.max(largest, Math.abs(v));
    }
    return largest;
  }

  double[] coefficients() {
    return at.clone();
  }

  /** The last step, which runs along the separating direction when the climb is separated. */
  double[] lastStep() {
    return step.clone();
  }

  ScaledInformation information() {
    return factor;
  }

  /** Minus half the deviance. */
  double value() {
    return value;
  }

  int iterations() {
    return iterations;
  }
}
