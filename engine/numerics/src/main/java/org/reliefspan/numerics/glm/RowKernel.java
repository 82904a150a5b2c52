package org.reliefspan.numerics.glm;

import java.io.Serializable;

/**
 * Per row of a block: score and information by the linear predictor. The value is minus half the
 * deviance, up to a constant {@link #constant} of the responses.
 */
sealed interface RowKernel extends Serializable {
  /**
   * Overwrites score and information of the block's rows.
   *
   * @return value of the block, negative infinity where a mean is impossible
   */
  double evaluate(DesignBlock block);

  /** What to add to the sum of values to get minus half the deviance; per row, weight 1. */
  double constant(double response);

  /** Any distribution with any link. */
  record General(ErrorDistribution distribution, Link link) implements RowKernel {
    @Override
    public double evaluate(DesignBlock block) {
      double value = 0;
      for (int r = 0; r < block.count; r++) {
        double mean = link.mean(block.eta[r]);
        if (!distribution.allowsMean(mean)) {
          return Double.NEGATIVE_INFINITY;
        }
        double slope = link.slope(block.eta[r]);
        double scaled = block.weight[r] * slope / distribution.variance(mean);
        block.score[r] = scaled * (block.response[r] - mean);
        block.information[r] = scaled * slope;
        value -= block.weight[r] * distribution.unitDeviance(block.response[r], mean) / 2;
      }
      return value;
    }

    @Override
    public double constant(double response) {
      return 0;
    }
  }

  /**
   * Logit link: one exponential per row, and one logarithm per {@value #GROUP} rows of weight 1.
   */
  record Logistic() implements RowKernel {
    private static final int GROUP = 64;

    @Override
    public double evaluate(DesignBlock block) {
      double[] eta = block.eta;
      double value = 0;
      double product = 1;
      for (int r = 0; r < block.count; r++) {
        double weight = block.weight[r];
        double e = Math.exp(-Math.abs(eta[r]));
        double inverse = 1 / (1 + e);
        double small = e * inverse;
        double mean = eta[r] >= 0 ? inverse : small;
        block.score[r] = weight * (block.response[r] - mean);
        block.information[r] = weight * small * inverse;
        value += weight * (block.response[r] * eta[r] - Math.max(eta[r], 0));
        if (weight == 1) {
          product *= 1 + e;
        } else {
          value -= weight * Math.log1p(e);
        }
        if (r % GROUP == GROUP - 1) {
          value -= Math.log(product);
          product = 1;
        }
      }
      return value - Math.log(product);
    }

    @Override
    public double constant(double response) {
      return response == 0 || response == 1
          ? 0
          : -response * Math.log(response) - (1 - response) * Math.log1p(-response);
    }
  }

  /** Log link: one exponential per row. */
  record LogPoisson() implements RowKernel {
    @Override
    public double evaluate(DesignBlock block) {
      double value = 0;
      for (int r = 0; r < block.count; r++) {
        double mean = Math.exp(block.eta[r]);
        if (mean == Double.POSITIVE_INFINITY) {
          return Double.NEGATIVE_INFINITY;
        }
        double weight = block.weight[r];
        block.score[r] = weight * (block.response[r] - mean);
        block.information[r] = weight * mean;
        value += weight * (block.response[r] * block.eta[r] - mean);
      }
      return value;
    }

    @Override
    public double constant(double response) {
      return response == 0 ? 0 : response - response * Math.log(response);
    }
  }
}
