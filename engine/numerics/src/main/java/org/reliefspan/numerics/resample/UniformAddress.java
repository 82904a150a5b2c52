package org.reliefspan.numerics.resample;

/**
 * A uniform number at an address. The same address always gives the same number, whatever was asked
 * before, so resamples do not depend on the order or the place in which patients are visited.
 */
@FunctionalInterface
public interface UniformAddress {
  /**
   * A number from 0 inclusive to 1 exclusive.
   *
   * @param patient stable key of the patient
   * @param replicate number of the resample
   */
  double uniform(long patient, int replicate);
}
