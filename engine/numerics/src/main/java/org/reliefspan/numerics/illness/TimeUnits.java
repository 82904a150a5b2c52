package org.reliefspan.numerics.illness;

import org.reliefspan.numerics.matrix.Matrices;

/**
 * From intensities per unit of the data to intensities per time as given: exp(c) (u / unit)^s =
 * exp(a) u^s has a = c - s log unit.
 */
record TimeUnits(IllnessModel model, double unit) {
  double[] parameters(double[] inner) {
    double[] outer = inner.clone();
    for (int t = 0; t < model.graph.size(); t++) {
      outer[t] -= shape(inner, t) * Math.log(unit);
    }
    return outer;
  }

  double[] covariance(double[] inner, double[] covariance) {
    int size = inner.length;
    double[] jacobian = Matrices.identity(size);
    for (int t = 0; t < model.graph.size() && model.isWeibull(); t++) {
      jacobian[t * size + model.shape(t)] = -shape(inner, t) * Math.log(unit);
    }
    return Matrices.symmetrised(Matrices.sandwich(jacobian, covariance, size, size), size);
  }

  private double shape(double[] inner, int transition) {
    return model.isWeibull() ? Math.exp(inner[model.shape(transition)]) : 1;
  }

  /** What the log likelihood changes by: each end state is a density per unit of time. */
  double shift(IllnessHistories data) {
    double dated = 0;
    for (int subject = 0; subject < data.subjects; subject++) {
      dated += data.cause[subject] == IllnessHistories.CENSORED ? 0 : data.weight[subject];
    }
    return -dated * Math.log(unit);
  }
}
