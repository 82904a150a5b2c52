package org.reliefspan.numerics.survival;

/**
 * Variance of sums of S(t_j-) k_j d_kj / n_j by the delta method, k_j a given factor.
 *
 * <p>With m the sum, the variance is that of {@link AalenJohansen} with k_j S(t_j-) in place of
 * S(t_j-). Its squares are multiplied out, so that one pass serves all times.
 */
final class IncidenceVariance {
  private IncidenceVariance() {}

  static double[] of(EventTable table, double[] ofCause, double[] factor) {
    double[] variance = new double[table.rows()];
    double survival = 1;
    double sum = 0;
    double hazard = 0;
    double hazardValue = 0;
    double hazardSquare = 0;
    double own = 0;
    double cross = 0;
    double crossValue = 0;
    for (int row = 0; row < variance.length; row++) {
      double risk = table.atRisk[row];
      double left = table.left[row];
      double gain = survival * factor[row] / risk;
      sum += gain * ofCause[row];
      double greenwood = left > 0 ? table.eventsAt(row) / (risk * left) : 0;
      hazard += greenwood;
      hazardValue += greenwood * sum;
      hazardSquare += greenwood * sum * sum;
      own += gain * gain * ofCause[row] * (risk - ofCause[row]) / risk;
      cross += gain * ofCause[row] / risk;
      crossValue += sum * gain * ofCause[row] / risk;
      variance[row] =
          Math.max(
              0,
              sum * sum * hazard
                  - 2 * sum * hazardValue
                  + hazardSquare
                  + own
                  - 2 * (sum * cross - crossValue));
      survival *= left / risk;
    }
    return variance;
  }
}
