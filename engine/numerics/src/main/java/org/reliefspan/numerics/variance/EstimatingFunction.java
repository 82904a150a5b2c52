package org.reliefspan.numerics.variance;

/**
 * A row's contribution to estimating equations: the parameters solve sum over rows of psi(row,
 * theta) = 0.
 *
 * <p>Functions are stacked: {@code theta} and {@code out} are always those of the whole stack, and
 * a function adds to its own entries of {@code out}, which its maker told it, but may read any
 * parameter. So the mean of weighted outcomes can depend on the coefficients of the propensity
 * model that stands beside it.
 */
public interface EstimatingFunction {
  /** Number of equations this function adds to. */
  int size();

  /**
   * Adds the row's contribution.
   *
   * @param row index of the row
   * @param theta all parameters of the stack; not changed
   * @param out contributions of the row to all equations of the stack
   */
  void accumulate(int row, double[] theta, double[] out);

  /** The contribution of a row, as a lambda. */
  @FunctionalInterface
  interface Row {
    /** Adds the row's contribution, see {@link EstimatingFunction#accumulate}. */
    void accumulate(int row, double[] theta, double[] out);
  }

  /** A function of so many equations. */
  static EstimatingFunction of(int size, Row row) {
    return new EstimatingFunction() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public void accumulate(int index, double[] theta, double[] out) {
        row.accumulate(index, theta, out);
      }
    };
  }
}
