package org.reliefspan.numerics.likelihood;

import java.util.Arrays;

/**
 * A log likelihood with the information by differences of its gradient: four points for each
 * parameter, so the error is of the order of the step to the fourth power, or two, with an error of
 * the order of its square. Not thread-safe.
 */
public final class ObservedInformation implements LogLikelihood {
  private static final double STEP = 1e-3;
  private static final double[][] OFFSET = {{-1, 1}, {-2, -1, 1, 2}};
  private static final double[][] FACTOR = {
    {-1 / 2.0, 1 / 2.0}, {1 / 12.0, -8 / 12.0, 8 / 12.0, -1 / 12.0}
  };

  private final LogLikelihood likelihood;
  private final double[] at;
  private final double[] change;
  private final double[] unused;
  private final double[] offset;
  private final double[] factor;

  private ObservedInformation(LogLikelihood likelihood, int rule) {
    this.offset = OFFSET[rule];
    this.factor = FACTOR[rule];
    this.likelihood = likelihood;
    this.at = new double[likelihood.size()];
    this.change = new double[likelihood.size()];
    this.unused = new double[likelihood.size() * likelihood.size()];
  }

  /** Wraps a log likelihood whose parameters matter on a scale of about 1. */
  public static ObservedInformation of(LogLikelihood likelihood) {
    return new ObservedInformation(likelihood, 1);
  }

  /** The same with two points for each parameter, at half the price. */
  public static ObservedInformation coarse(LogLikelihood likelihood) {
    return new ObservedInformation(likelihood, 0);
  }

  @Override
  public int size() {
    return likelihood.size();
  }

  @Override
  public double evaluate(double[] parameters, double[] gradient, double[] information) {
    int size = size();
    Arrays.fill(information, 0);
    System.arraycopy(parameters, 0, at, 0, size);
    for (int i = 0; i < size; i++) {
      for (int point = 0; point < offset.length; point++) {
        at[i] = parameters[i] + offset[point] * STEP;
        if (!(likelihood.evaluate(at, change, unused) > Double.NEGATIVE_INFINITY)) {
          return Double.NEGATIVE_INFINITY;
        }
        for (int j = 0; j < size; j++) {
          double part = factor[point] * change[j] / STEP / 2;
          information[i * size + j] -= part;
          information[j * size + i] -= part;
        }
      }
      at[i] = parameters[i];
    }
    return likelihood.evaluate(parameters, gradient, unused);
  }
}
