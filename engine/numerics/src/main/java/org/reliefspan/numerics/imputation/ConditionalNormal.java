package org.reliefspan.numerics.imputation;

import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Draws the missing part of a normal vector given the seen part.
 *
 * <p>Formula: with S cut by seen (o) and missing (u), mean m_u + S_uo S_oo<sup>-1</sup> (y_o - m_o)
 * and covariance S_uu - S_uo S_oo<sup>-1</sup> S_ou = L L'. One object serves one pattern of
 * missing visits; {@link #prepare} sets a new covariance. Not thread-safe.
 */
final class ConditionalNormal {
  private final int visits;
  private final int seenCount;
  private final int[] order; // seen visits, then missing ones
  private final double[] factor; // lower Cholesky factor of S in this order
  private final double[] work;

  ConditionalNormal(boolean[] seen) {
    this.visits = seen.length;
    this.order = new int[visits];
    int at = 0;
    for (int visit = 0; visit < visits; visit++) {
      if (seen[visit]) {
        order[at++] = visit;
      }
    }
    this.seenCount = at;
    for (int visit = 0; visit < visits; visit++) {
      if (!seen[visit]) {
        order[at++] = visit;
      }
    }
    this.factor = new double[visits * visits];
    this.work = new double[visits];
  }

  /**
   * With S = F F' in the order seen before missing, the seen values fix the first entries of F z,
   * and the rest of z is free: one factor gives both the conditional mean and the draw.
   */
  void prepare(double[] covariance) {
    for (int i = 0; i < visits; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = covariance[order[i] * visits + order[j]];
        for (int k = 0; k < j; k++) {
          sum -= factor[i * visits + k] * factor[j * visits + k];
        }
        if (i == j && !(sum > 0)) {
          throw new NotEstimableException(
              "A drawn covariance between visits is singular: two visits carry the same values.");
        }
        factor[i * visits + j] = i == j ? Math.sqrt(sum) : sum / factor[j * visits + j];
      }
    }
  }

  boolean isComplete() {
    return seenCount == visits;
  }

  /**
   * Replaces the missing values of a subject.
   *
   * @param values all outcomes of all subjects; those of the subject start at {@code offset}
   * @param mean by visit
   * @param noise standard normal by visit; zeros give the conditional mean
   */
  void complete(double[] values, int offset, double[] mean, double[] noise) {
    for (int i = 0; i < visits; i++) {
      int visit = order[i];
      double known = 0;
      for (int k = 0; k < i; k++) {
        known += factor[i * visits + k] * work[k];
      }
      if (i < seenCount) {
        work[i] = (values[offset + visit] - mean[visit] - known) / factor[i * visits + i];
      } else {
        work[i] = noise[visit];
        values[offset + visit] = mean[visit] + known + factor[i * visits + i] * work[i];
      }
    }
  }
}
