package org.reliefspan.numerics.longitudinal;

import java.util.Arrays;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Linear mixed model with random effects by subject, freely correlated.
 *
 * <p>Formula: y_i = X_i b + Z_i u_i + e_i, u_i ~ N(0, G), e_i ~ N(0, s<sup>2</sup> I); that is
 * {@link RepeatedMeasuresModel} with V_i = Z_i G Z_i' + s<sup>2</sup> I. G is climbed through its
 * Cholesky root, so a variance of 0 or a correlation of 1 is found, not refused. Domain: columns of
 * Z that are independent, residual variation within subjects. Edge cases: on the edge of the
 * parameter space {@link MixedModelFit#isSingular} is true, the component is 0 and degrees of
 * freedom take it as known. Source: Laird and Ware 1982, Biometrics 38:963; Pinheiro and Bates
 * 2000, Mixed-Effects Models in S and S-PLUS, chapter 2. Agreement: R 4.2.2, nlme 3.1-162 {@code
 * lme}, lme4 1.1-31, lmerTest 3.1-3, pbkrtest 0.5.2, relative 1e-6 ({@code MixedModelTest}).
 */
public final class MixedModel {
  private MixedModel() {}

  /**
   * Fits.
   *
   * @param design row-major [row][column], with a column of ones for an intercept
   * @param response NaN where not observed
   * @param subject any numbers; equal numbers are one subject
   * @param random row-major [row][random column], with a column of ones for a random intercept
   */
  public static MixedModelFit fit(
      double[] design, double[] response, int[] subject, double[] random, Criterion criterion) {
    int rows = response.length;
    int effects = rows == 0 ? 0 : random.length / rows;
    if (effects == 0 || random.length != rows * effects) {
      throw new IllegalArgumentException(
          "random (%d values) must be row-major with one row for each response (%d)"
              .formatted(random.length, rows));
    }
    double[] scale = scale(random, response, effects);
    double[] scaled = new double[random.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = random[i] / scale[i % effects];
    }
    RepeatedMeasures measures =
        RepeatedMeasures.withRandomColumns(design, response, subject, scaled);
    RepeatedMeasuresFit fit =
        RepeatedMeasuresModel.fit(measures, new RandomEffectsCovariance(effects), criterion);
    return new MixedModelFit(fit, scale);
  }

  /** Root mean square of each random column over the observed rows. */
  private static double[] scale(double[] random, double[] response, int effects) {
    double[] scale = new double[effects];
    int count = 0;
    for (int row = 0; row < response.length; row++) {
      if (!Double.isNaN(response[row])) {
        count++;
        for (int k = 0; k < effects; k++) {
          scale[k] += random[row * effects + k] * random[row * effects + k];
        }
      }
    }
    for (int k = 0; k < effects; k++) {
      if (!(scale[k] > 0)) {
        throw new NotEstimableException(
            "Random column %d is 0 in all observed rows.".formatted(k + 1));
      }
      scale[k] = Math.sqrt(scale[k] / count);
    }
    return Arrays.copyOf(scale, effects);
  }
}
