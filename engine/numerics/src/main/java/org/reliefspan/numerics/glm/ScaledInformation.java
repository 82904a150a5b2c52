package org.reliefspan.numerics.glm;

import org.reliefspan.numerics.matrix.Cholesky;

/**
 * An information matrix scaled to ones on its diagonal before it is factored, with the set of
 * estimable columns decided at the first factoring and kept. Not thread-safe.
 */
final class ScaledInformation {
  private static final double DEPENDENT = 1e-12;
  private static final double SINGULAR = 1e-15;

  private final int size;
  private final double[] scale;
  private final double[] correlation;
  private final boolean[] estimable;
  private final Cholesky factor;
  private boolean decided;

  ScaledInformation(int size) {
    this.size = size;
    this.scale = new double[size];
    this.correlation = new double[size * size];
    this.estimable = new boolean[size];
    this.factor = Cholesky.ofSize(size);
  }

  void factor(double[] information) {
    for (int i = 0; i < size; i++) {
      double diagonal = information[i * size + i];
      boolean usable = diagonal > 0 && (!decided || estimable[i]);
      scale[i] = usable ? 1 / Math.sqrt(diagonal) : 0;
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        correlation[i * size + j] = information[i * size + j] * scale[i] * scale[j];
      }
    }
    factor.refactor(correlation, decided ? SINGULAR : DEPENDENT);
    for (int i = 0; i < size && !decided; i++) {
      estimable[i] = factor.isIndependent(i);
    }
    decided = true;
  }

  void solve(double[] right) {
    for (int i = 0; i < size; i++) {
      right[i] *= scale[i];
    }
    factor.solve(right);
    for (int i = 0; i < size; i++) {
      right[i] *= scale[i];
    }
  }

  double[] inverse() {
    double[] inverse = factor.inverse();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        inverse[i * size + j] *= scale[i] * scale[j];
      }
    }
    return inverse;
  }

  boolean[] estimable() {
    return estimable.clone();
  }

  int rank() {
    int rank = 0;
    for (boolean kept : estimable) {
      rank += kept ? 1 : 0;
    }
    return rank;
  }

  /** Whether a column that was estimable at first has lost its information. */
  boolean isDegenerate() {
    return factor.rank() < rank();
  }

  double logDeterminant() {
    double sum = factor.logDeterminant();
    for (int i = 0; i < size; i++) {
      sum -= scale[i] > 0 ? 2 * Math.log(scale[i]) : 0;
    }
    return sum;
  }
}
