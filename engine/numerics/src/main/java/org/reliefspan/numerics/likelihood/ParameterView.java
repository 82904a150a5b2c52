package org.reliefspan.numerics.likelihood;

import java.util.Arrays;

/**
 * A log likelihood seen through some of its parameters, each in units of its own scale; the others
 * stay 0. Not thread-safe.
 */
public final class ParameterView implements LogLikelihood {
  private final LogLikelihood likelihood;
  private final int[] kept;
  private final double[] scale;
  private final double[] inner;
  private final double[] innerGradient;
  private final double[] innerInformation;

  /**
   * Some parameters.
   *
   * @param kept places of the parameters that are seen, increasing
   * @param scale unit of every parameter of the likelihood
   */
  public ParameterView(LogLikelihood likelihood, int[] kept, double[] scale) {
    int size = likelihood.size();
    this.likelihood = likelihood;
    this.kept = kept.clone();
    this.scale = scale.clone();
    this.inner = new double[size];
    this.innerGradient = new double[size];
    this.innerInformation = new double[size * size];
  }

  /** All parameters, scaled. */
  public static ParameterView of(LogLikelihood likelihood, double[] scale) {
    int[] all = new int[likelihood.size()];
    Arrays.setAll(all, i -> i);
    return new ParameterView(likelihood, all, scale);
  }

  /** From the likelihood's own parameters to these. */
  public double[] inward(double[] own) {
    double[] result = new double[kept.length];
    for (int i = 0; i < kept.length; i++) {
      result[i] = own[kept[i]] / scale[kept[i]];
    }
    return result;
  }

  /** From these parameters to the likelihood's own. */
  public double[] outward(double[] parameters) {
    double[] own = new double[inner.length];
    for (int i = 0; i < kept.length; i++) {
      own[kept[i]] = parameters[i] * scale[kept[i]];
    }
    return own;
  }

  /** From a covariance of these parameters to one of the likelihood's own. */
  public double[] outwardCovariance(double[] covariance) {
    int size = inner.length;
    double[] own = new double[size * size];
    for (int i = 0; i < kept.length; i++) {
      for (int j = 0; j < kept.length; j++) {
        own[kept[i] * size + kept[j]] =
            covariance[i * kept.length + j] * scale[kept[i]] * scale[kept[j]];
      }
    }
    return own;
  }

  /** From a covariance of the likelihood's own parameters to one of these. */
  public double[] inwardCovariance(double[] own) {
    int size = inner.length;
    double[] covariance = new double[kept.length * kept.length];
    for (int i = 0; i < kept.length; i++) {
      for (int j = 0; j < kept.length; j++) {
        covariance[i * kept.length + j] =
            own[kept[i] * size + kept[j]] / (scale[kept[i]] * scale[kept[j]]);
      }
    }
    return covariance;
  }

  @Override
  public int size() {
    return kept.length;
  }

  @Override
  public double evaluate(double[] parameters, double[] gradient, double[] information) {
    for (int i = 0; i < kept.length; i++) {
      inner[kept[i]] = parameters[i] * scale[kept[i]];
    }
    double value = likelihood.evaluate(inner, innerGradient, innerInformation);
    for (int i = 0; i < kept.length; i++) {
      gradient[i] = innerGradient[kept[i]] * scale[kept[i]];
      for (int j = 0; j < kept.length; j++) {
        information[i * kept.length + j] =
            innerInformation[kept[i] * inner.length + kept[j]] * scale[kept[i]] * scale[kept[j]];
      }
    }
    return value;
  }
}
