package org.reliefspan.numerics.likelihood;

/** A likelihood in parameters that are multiplied by units, so that their information is alike. */
public final class RescaledLikelihood implements LogLikelihood {
  private final LogLikelihood likelihood;
  private final double[] unit;
  private final double[] natural;

  /**
   * A likelihood in other units.
   *
   * @param unit what one unit of each parameter is multiplied by, positive
   */
  public RescaledLikelihood(LogLikelihood likelihood, double[] unit) {
    this.likelihood = likelihood;
    this.unit = unit.clone();
    this.natural = new double[unit.length];
  }

  @Override
  public int size() {
    return unit.length;
  }

  @Override
  public double evaluate(double[] parameters, double[] gradient, double[] information) {
    int size = unit.length;
    for (int i = 0; i < size; i++) {
      natural[i] = parameters[i] / unit[i];
    }
    double value = likelihood.evaluate(natural, gradient, information);
    for (int i = 0; i < size; i++) {
      gradient[i] /= unit[i];
      for (int j = 0; j < size; j++) {
        information[i * size + j] /= unit[i] * unit[j];
      }
    }
    return value;
  }
}
