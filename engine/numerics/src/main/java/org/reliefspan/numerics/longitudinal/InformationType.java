package org.reliefspan.numerics.longitudinal;

/** Which information gives the covariance of the covariance parameters. */
public enum InformationType {
  /** Minus the second derivatives at the maximum. */
  OBSERVED,
  /** Their expectation, as in Kenward and Roger 1997. */
  EXPECTED
}
