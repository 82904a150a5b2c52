package org.reliefspan.numerics.likelihood;

/**
 * A log likelihood with its first and second derivatives.
 *
 * <p>Where rows (or patients) are independent, the log likelihood of all data is the sum over
 * parts, so the same implementation serves one array in memory and a part on another machine; see
 * {@link SummedLogLikelihood}.
 */
public interface LogLikelihood {
  /** Number of parameters. */
  int size();

  /**
   * Value and derivatives at a point.
   *
   * @param parameters the point, length {@link #size}; not changed
   * @param gradient receives the first derivatives, length size (overwritten)
   * @param information receives minus the second derivatives, row-major size x size, both triangles
   *     (overwritten)
   * @return the log likelihood; negative infinity where the data are impossible, never NaN
   */
  double evaluate(double[] parameters, double[] gradient, double[] information);
}
