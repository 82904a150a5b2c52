package org.reliefspan.numerics.glm;

import java.util.Arrays;
import org.reliefspan.numerics.likelihood.LogLikelihood;

/**
 * The log likelihood of a generalised linear model over its rows, in one pass.
 *
 * <p>Value: minus half the deviance, that is the log likelihood less that of means equal to the
 * responses, at dispersion 1. Gradient X'(score), information X' diag(expected information) X; with
 * a link that is not canonical the expected information stands for minus the second derivatives.
 * Sums over parts of the rows add, so parts on several machines serve as one, see {@code
 * SummedLogLikelihood}. Rows are taken in order, in blocks: the result does not depend on threads.
 * Not thread-safe.
 */
public final class GeneralisedLinearLikelihood implements LogLikelihood {
  private final Family family;
  private final RegressionData data;
  private final Standardisation standardisation;
  private final int stride;
  private final DesignBlock block;
  private final double constant;

  private GeneralisedLinearLikelihood(
      Family family, RegressionData data, Standardisation standardisation, int stride) {
    this.family = family;
    this.data = data;
    this.standardisation = standardisation;
    this.stride = stride;
    this.block = new DesignBlock(data.columns());
    double sum = 0;
    for (int row = 0; row < data.rows(); row += stride) {
      sum += data.weight(row) * family.kernel().constant(data.response(row));
    }
    this.constant = sum;
  }

  /** Over all rows, in the coefficients of the design as it is. */
  public static GeneralisedLinearLikelihood of(Family family, RegressionData data) {
    family.check(data);
    return new GeneralisedLinearLikelihood(family, data, Standardisation.none(data.columns()), 1);
  }

  /** Over every so many rows, in the coefficients of standardised columns. */
  static GeneralisedLinearLikelihood standardised(
      Family family, RegressionData data, Standardisation standardisation, int stride) {
    return new GeneralisedLinearLikelihood(family, data, standardisation, stride);
  }

  @Override
  public int size() {
    return data.columns();
  }

  @Override
  public double evaluate(double[] parameters, double[] gradient, double[] information) {
    Arrays.fill(gradient, 0);
    block.clearCrossProduct();
    double value = constant;
    int step = DesignBlock.ROWS * stride;
    for (long first = 0; first < data.rows(); first += step) {
      block.load(data, standardisation, (int) first, stride);
      block.linearPredictor(parameters);
      double part = family.kernel().evaluate(block);
      if (part == Double.NEGATIVE_INFINITY) {
        return part;
      }
      value += part;
      block.addGradient(gradient);
      block.addCrossProduct();
    }
    block.copyCrossProduct(information);
    return value;
  }

  /**
   * The weighted least squares problem from means near the responses: its solution is where scoring
   * starts.
   */
  void startingProblem(double[] right, double[] crossProduct) {
    Arrays.fill(right, 0);
    block.clearCrossProduct();
    int step = DesignBlock.ROWS * stride;
    for (long first = 0; first < data.rows(); first += step) {
      block.load(data, standardisation, (int) first, stride);
      for (int r = 0; r < block.count; r++) {
        block.eta[r] =
            family.link().of(family.distribution().startMean(block.response[r], block.weight[r]));
      }
      family.kernel().evaluate(block);
      for (int r = 0; r < block.count; r++) {
        block.score[r] += block.information[r] * (block.eta[r] - block.offset[r]);
      }
      block.addGradient(right);
      block.addCrossProduct();
    }
    block.copyCrossProduct(crossProduct);
  }

  /** Largest change of a linear predictor by a step. */
  double largestChange(double[] step) {
    double largest = 0;
    int advance = DesignBlock.ROWS * stride;
    for (long first = 0; first < data.rows(); first += advance) {
      block.load(data, standardisation, (int) first, stride);
      Arrays.fill(block.offset, 0);
      block.linearPredictor(step);
      largest = Math.max(largest, block.largest());
    }
    return largest;
  }
}
