package org.reliefspan.numerics.longitudinal;

/** What is maximised over the covariance parameters. */
public enum Criterion {
  /** Restricted likelihood: of the residual contrasts only, so variances are not too small. */
  REML,
  /** Full likelihood, profiled over the coefficients; to compare models with different columns. */
  ML
}
