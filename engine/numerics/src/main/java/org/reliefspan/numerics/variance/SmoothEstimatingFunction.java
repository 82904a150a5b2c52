package org.reliefspan.numerics.variance;

/** An estimating function that knows its derivatives; others are differentiated numerically. */
public interface SmoothEstimatingFunction extends EstimatingFunction {
  /**
   * Adds factor times the derivatives of the row's contribution.
   *
   * @param row index of the row
   * @param theta all parameters of the stack; not changed
   * @param factor weight of the row
   * @param out row-major [equation][parameter] of the stack
   */
  void accumulateDerivative(int row, double[] theta, double factor, double[] out);
}
