package org.reliefspan.numerics.output;

import org.reliefspan.numerics.limits.StandardNormal;

/**
 * Test of whether values in order are uncorrelated, against neighbours that are alike.
 *
 * <p>Formula: C = 1 - sum (x_(i+1) - x_i)^2 / (2 sum (x_i - mean)^2), about normal with mean 0 and
 * variance (b - 2) / (b^2 - 1) for b independent normal values; C is the lag-1 correlation with a
 * correction at the ends. Domain: at least 8 values. Edge cases: values that are all equal give C =
 * 0. Source: Von Neumann 1941, doi 10.1214/aoms/1177731677; Fishman 2001, Discrete-event
 * simulation, section 6.6. Agreement: five values by hand; level under independence ({@code
 * BatchMeansTest}).
 *
 * @param correlation C
 * @param pValue one-sided, small if neighbours are alike
 */
public record VonNeumann(double correlation, double pValue) {

  /** Of values in order of time. */
  public static VonNeumann of(double[] values) {
    if (values.length < 3) {
      throw new IllegalArgumentException(
          "The test needs at least 3 values; there are %d.".formatted(values.length));
    }
    double squares = Series.squares(values, Series.mean(values));
    double steps = 0;
    for (int i = 1; i < values.length; i++) {
      steps += (values[i] - values[i - 1]) * (values[i] - values[i - 1]);
    }
    double correlation = squares == 0 ? 0 : 1 - steps / (2 * squares);
    double count = values.length;
    double z = correlation * Math.sqrt((count * count - 1) / (count - 2));
    return new VonNeumann(correlation, StandardNormal.survivor(z));
  }
}
