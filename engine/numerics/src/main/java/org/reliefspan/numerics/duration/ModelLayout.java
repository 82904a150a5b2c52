package org.reliefspan.numerics.duration;

import java.io.Serializable;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.reliefspan.numerics.likelihood.LogLikelihood;

/**
 * Where each parameter of a model stands: location columns, log scales, shape, zero part, cure
 * part; and the predictors made from them.
 */
final class ModelLayout implements Serializable {
  private static final long serialVersionUID = 1L;
  private final DurationDistribution distribution;
  private final double fixedScale; // 1 where none is fixed
  private final int locations;
  private final int scales;
  private final int zeros;
  private final int cures;

  ModelLayout(
      DurationDistribution distribution, OptionalDouble fixedScale, int scales, int[] columns) {
    this.distribution = distribution;
    this.fixedScale = fixedScale.orElse(1);
    this.scales = distribution.hasScale() && fixedScale.isEmpty() ? scales : 0;
    this.locations = columns[0];
    this.zeros = columns[1];
    this.cures = columns[2];
  }

  int size() {
    return firstCure() + cures;
  }

  int locations() {
    return locations;
  }

  int scales() {
    return scales;
  }

  int firstScale() {
    return locations;
  }

  int shape() {
    return locations + scales;
  }

  int firstZero() {
    return locations + scales + (distribution.hasShape() ? 1 : 0);
  }

  int firstCure() {
    return firstZero() + zeros;
  }

  int zeros() {
    return zeros;
  }

  int cures() {
    return cures;
  }

  double fixedLogScale() {
    return Math.log(fixedScale);
  }

  /** Whether {@link WeibullPass} may take the place of the general likelihood. */
  boolean isPlainWeibull(DurationSample sample) {
    boolean weibull =
        distribution == DurationDistribution.WEIBULL
            || distribution == DurationDistribution.EXPONENTIAL;
    return weibull && zeros + cures == 0 && scales < 2 && !sample.hasEntries();
  }

  /** The likelihood of a sample without parts, by the fused pass where there is one. */
  LogLikelihood objective(DurationSample sample, double[] design) {
    return isPlainWeibull(sample)
        ? new WeibullPass(sample, design, locations, this, 0, sample.rows())
        : likelihood(sample, design);
  }

  /** The likelihood of a sample without parts. */
  PredictorLikelihood likelihood(DurationSample sample, double[] design) {
    double[] none = new double[0];
    return new PredictorLikelihood(
        terms(sample), blocks(sample, design, none, none), size(), 0, sample.rows());
  }

  RowTerms terms(DurationSample sample) {
    DurationKernel kernel = distribution.kernel();
    return zeros + cures == 0
        ? new RowTerms(sample, kernel, kernel.predictors())
        : new MixtureTerms(sample, kernel, new boolean[] {zeros > 0, cures > 0});
  }

  /** The predictors in the order of the kernel, then zero, then cure. */
  PredictorBlock[] blocks(DurationSample sample, double[] location, double[] zero, double[] cure) {
    PredictorBlock[] blocks = new PredictorBlock[5];
    int count = 0;
    blocks[count++] = PredictorBlock.ofDesign(location, locations, sample.sharedOffsets(), 0);
    if (distribution.hasScale()) {
      blocks[count++] =
          scales == 0
              ? PredictorBlock.ofConstant(fixedLogScale())
              : PredictorBlock.ofGroups(sample.sharedStrata(), firstScale());
    }
    if (distribution.hasShape()) {
      blocks[count++] = PredictorBlock.ofGroups(new int[0], shape());
    }
    if (zeros > 0) {
      blocks[count++] = PredictorBlock.ofDesign(zero, zeros, new double[0], firstZero());
    }
    if (cures > 0) {
      blocks[count++] = PredictorBlock.ofDesign(cure, cures, new double[0], firstCure());
    }
    return Arrays.copyOf(blocks, count);
  }
}
