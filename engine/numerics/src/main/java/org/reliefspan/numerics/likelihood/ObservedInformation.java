package org.reliefspan.numerics.likelihood;

import java.util.Arrays;

/**
 * A log likelihood with the information by differences of its gradient: four points for each
 * parameter, so the error is of the order of the step to the fourth power. Not thread-safe.
 */
public final class ObservedInformation implements LogLikelihood {
  private static final double STEP = 1e-3;
  private static final double[] OFFSET = {-2, -1, 1, 2};
  private static final double[] FACTOR = {1 / 12.0, -8 / 12.0, 8 / 12.0, -1 / 12.0};

  private final LogLikelihood likelihood;
  private final double[] at;
  private final double[] change;
  private final double[] unused;

  private ObservedInformation(LogLikelihood likelihood) {
    this.likelihood = likelihood;
    this.at = new double[likelihood.size()];
    this.change = new double[likelihood.size()];
    this.unused = new double[likelihood.size() * likelihood.size()];
  }

  /** Wraps a log likelihood whose parameters matter on a scale of about 1. */
  public static ObservedInformation of(LogLikelihood likelihood) {
    return new ObservedInformation(likelihood);
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
      for (int point = 0; point < OFFSET.length; point++) {
        at[i] = parameters[i] + OFFSET[point] * STEP;
        if (!(likelihood.evaluate(at, change, unused) > Double.NEGATIVE_INFINITY)) {
          return Double.NEGATIVE_INFINITY;
        }
        for (int j = 0; j < size; j++) {
          double part = FACTOR[point] * change[j] / STEP / 2;
          information[i * size + j] -= part;
          information[j * size + i] -= part;
        }
      }
      at[i] = parameters[i];
    }
    return likelihood.evaluate(parameters, gradient, unused);
  }
}
