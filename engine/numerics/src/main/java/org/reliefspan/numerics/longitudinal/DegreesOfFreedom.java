package org.reliefspan.numerics.longitudinal;

/** How a contrast's standard error and its reference distribution are found. */
public enum DegreesOfFreedom {
  /** Model standard error; df from the variance of the contrast's variance. */
  SATTERTHWAITE,
  /** Standard error enlarged for the estimated covariance (Kenward and Roger 1997); same df. */
  KENWARD_ROGER,
  /** The same without second derivatives of the covariance; equal where it is linear. */
  KENWARD_ROGER_LINEAR,
  /** Model standard error, normal reference. */
  NORMAL
}
