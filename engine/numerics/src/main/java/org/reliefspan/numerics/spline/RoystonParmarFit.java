package org.reliefspan.numerics.spline;

import org.reliefspan.numerics.duration.DurationProfile;
import org.reliefspan.numerics.duration.StandardLaw;
import org.reliefspan.numerics.model.Coefficients;

/**
 * A fitted {@link RoystonParmar} model. Immutable. Coefficients are gamma_0, gamma_1, ... of the
 * spline, then those of the covariates: log hazard ratios, log odds ratios or probit shifts.
 */
public final class RoystonParmarFit {
  private final SplineScale scale;
  private final LogTimeSpline spline;
  private final Coefficients coefficients;
  private final double logLikelihood;

  RoystonParmarFit(
      SplineScale scale, LogTimeSpline spline, Coefficients coefficients, double logLikelihood) {
    this.scale = scale;
    this.spline = spline;
    this.coefficients = coefficients;
    this.logLikelihood = logLikelihood;
  }

  /** Estimates; robust where the sample has clusters. */
  public Coefficients coefficients() {
    return coefficients;
  }

  /** Number of coefficients of the spline, its level included: the covariates stand after them. */
  public int splineSize() {
    return spline.size();
  }

  /** Log times of the knots, boundary knots first and last. */
  public double[] knots() {
    double[] interior = spline.knots().interior();
    double[] all = new double[interior.length + 2];
    System.arraycopy(interior, 0, all, 1, interior.length);
    all[0] = spline.knots().lower();
    all[all.length - 1] = spline.knots().upper();
    return all;
  }

  /** Log likelihood on the scale of times. */
  public double logLikelihood() {
    return logLikelihood;
  }

  /** Akaike's criterion. */
  public double aic() {
    int count = 0;
    for (int i = 0; i < coefficients.size(); i++) {
      count += coefficients.isEstimable(i) ? 1 : 0;
    }
    return 2.0 * count - 2 * logLikelihood;
  }

  /** The distribution of T at a row of the design. */
  public DurationProfile at(double[] covariates) {
    int first = spline.size();
    if (covariates.length != coefficients.size() - first) {
      throw new IllegalArgumentException(
          "covariates (%d) must have %d entries"
              .formatted(covariates.length, coefficients.size() - first));
    }
    double[] vector = new double[coefficients.size()];
    System.arraycopy(covariates, 0, vector, first, covariates.length);
    double[] estimate = coefficients.estimates();
    StandardLaw law = scale.law();
    return DurationProfile.of(
        (logTime, gradient) -> {
          spline.evaluate(logTime, vector);
          double z = 0;
          for (int i = 0; i < vector.length; i++) {
            z += vector[i] * estimate[i];
          }
          double value = law.logSurvivor(z);
          double hazard = value < -700 ? 0 : Math.exp(law.logDensity(z) - value);
          for (int i = 0; i < vector.length; i++) {
            gradient[i] = hazard == 0 ? 0 : -hazard * vector[i];
          }
          return value;
        },
        coefficients);
  }
}
