package org.reliefspan.numerics.duration;

/** z = (log t - eta) e^-tau. */
final class LocationScaleKernel extends LawKernel {
  LocationScaleKernel(StandardLaw law) {
    super(law, 2);
  }

  @Override
  double place(double logTime, double[] at, double[] first, double[] second) {
    double inverse = Math.exp(-at[1]);
    double z = (logTime - at[0]) * inverse;
    first[0] = -inverse;
    first[1] = -z;
    second[0] = 0;
    second[1] = inverse;
    second[2] = inverse;
    second[3] = z;
    return z;
  }

  @Override
  double logRise(double logTime, double[] at, double[] first, double[] second) {
    first[1] = -1;
    return -at[1] - logTime;
  }
}
