package org.reliefspan.numerics.longitudinal;

import java.util.Optional;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;

/** A fitted mixed model. Immutable. */
public final class MixedModelFit {
  private static final double SINGULAR = 1e-8;

  private final RepeatedMeasuresFit fit;
  private final double[] scale; // of the random columns
  private final int effects;

  MixedModelFit(RepeatedMeasuresFit fit, double[] scale) {
    this.fit = fit;
    this.scale = scale.clone();
    this.effects = scale.length;
  }

  /** Coefficients, contrasts and likelihood. */
  public RepeatedMeasuresFit fixed() {
    return fit;
  }

  /** Number of random columns. */
  public int randomColumns() {
    return effects;
  }

  /** Entry of G, the covariance of the random effects. */
  public double randomCovariance(int one, int other) {
    return fit.covarianceParameter(index(one, other)) / (scale[one] * scale[other]);
  }

  /** Correlation of two random effects; empty where a variance is 0. */
  public Optional<Double> randomCorrelation(int one, int other) {
    double product = randomCovariance(one, one) * randomCovariance(other, other);
    return isZero(one) || isZero(other)
        ? Optional.empty()
        : Optional.of(randomCovariance(one, other) / Math.sqrt(product));
  }

  /** Variance of the errors. */
  public double residualVariance() {
    return fit.covarianceParameter(index(effects, 0));
  }

  /** Limits of the variance of a random effect, on the log scale; empty where it is 0. */
  public Optional<Limits> randomVarianceLimits(int effect, double level) {
    double square = scale[effect] * scale[effect];
    return isZero(effect)
        ? Optional.empty()
        : limits(index(effect, effect), level)
            .map(limits -> new Limits(limits.lower() / square, limits.upper() / square));
  }

  /** Limits of the variance of the errors, on the log scale. */
  public Optional<Limits> residualVarianceLimits(double level) {
    return limits(index(effects, 0), level);
  }

  private Optional<Limits> limits(int parameter, double level) {
    double error = fit.covarianceParameterError(parameter);
    return error > 0
        ? Optional.of(LimitScale.LOG.normalLimits(fit.covarianceParameter(parameter), error, level))
        : Optional.empty();
  }

  /** Whether a variance is 0 or a correlation is 1 or -1. */
  public boolean isSingular() {
    double[] working = fit.workingParameters();
    boolean singular = false;
    for (int effect = 0; effect < effects; effect++) {
      double root = working[index(effect, effect)];
      singular |= root * root < SINGULAR;
    }
    return singular;
  }

  private boolean isZero(int effect) {
    return fit.covarianceParameter(index(effect, effect)) < SINGULAR * residualVariance();
  }

  /** Subjects with a response, by the numbers given, rising. */
  public int[] subjects() {
    return fit.subjectNumbers();
  }

  /**
   * Best linear unbiased predictions G Z'V<sup>-1</sup>(y - X b), row-major [subject][random
   * column], subjects as in {@link #subjects}; a subject without response has 0.
   */
  public double[] randomEffects() {
    double[] effect = fit.randomEffects();
    for (int i = 0; i < effect.length; i++) {
      effect[i] /= scale[i % effects];
    }
    return effect;
  }

  private static int index(int one, int other) {
    return one >= other ? Blocks.packedSize(one) + other : Blocks.packedSize(other) + one;
  }
}
