package org.reliefspan.numerics.glm;

import java.util.Arrays;
import java.util.List;

/**
 * Out-of-fold deviance of a penalised logistic regression along its lambdas.
 *
 * <p>Formula: for each fold the model is fitted to the others; the deviance of the fold is averaged
 * by weight, and so are folds; the error of the mean is the root of the weighted variance of the
 * folds over (folds - 1). Every fold must have weight. Agreement: glmnet 4.1-6 {@code
 * cv.glmnet(foldid = )}, 1e-7 ({@code PenalisedLogisticTest}). Immutable.
 */
public final class CrossValidation {
  private final double[] lambda;
  private final double[] mean;
  private final double[] error;

  private CrossValidation(double[] lambda, double[] mean, double[] error) {
    this.lambda = lambda;
    this.mean = mean;
    this.error = error;
  }

  /**
   * Cross-validates falling lambdas.
   *
   * @param fold of each row, from 0, as {@link HashedFolds#of}
   */
  public static CrossValidation of(
      RegressionData data, double mixing, double[] lambda, int[] fold) {
    int folds = Arrays.stream(fold).max().orElse(0) + 1;
    if (fold.length != data.rows() || folds < 2) {
      throw new IllegalArgumentException(
          "fold (%d) must have one number per row (%d) and two folds at least"
              .formatted(fold.length, data.rows()));
    }
    double[][] loss = new double[folds][lambda.length];
    double[] weight = new double[folds];
    for (int held = 0; held < folds; held++) {
      weight[held] = hold(data, mixing, lambda, fold, held, loss[held]);
    }
    double total = Arrays.stream(weight).sum();
    double[] mean = new double[lambda.length];
    double[] error = new double[lambda.length];
    for (int i = 0; i < lambda.length; i++) {
      for (int held = 0; held < folds; held++) {
        mean[i] += weight[held] / total * loss[held][i];
      }
      for (int held = 0; held < folds; held++) {
        double away = loss[held][i] - mean[i];
        error[i] += weight[held] / total * away * away;
      }
      error[i] = Math.sqrt(error[i] / (folds - 1));
    }
    return new CrossValidation(lambda.clone(), mean, error);
  }

  /** Fills the mean deviance of one fold by lambda and returns the fold's weight. */
  private static double hold(
      RegressionData data, double mixing, double[] lambda, int[] fold, int held, double[] loss) {
    double[] kept = new double[data.rows()];
    Arrays.setAll(kept, row -> fold[row] == held ? 0 : data.weight(row));
    List<PenalisedFit> fits = PenalisedLogistic.over(data.withWeights(kept), mixing).path(lambda);
    double weight = 0;
    for (int row = 0; row < kept.length; row++) {
      if (fold[row] == held && data.weight(row) > 0) {
        weight += data.weight(row);
        for (int i = 0; i < lambda.length; i++) {
          double eta = data.linearPredictor(row, fits.get(i).coefficients());
          double likelihood =
              data.response(row) * eta - Math.max(eta, 0) - Math.log1p(Math.exp(-Math.abs(eta)));
          loss[i] -= 2 * data.weight(row) * likelihood;
        }
      }
    }
    if (weight == 0) {
      throw new IllegalArgumentException("fold %d must have rows with weight".formatted(held));
    }
    for (int i = 0; i < loss.length; i++) {
      loss[i] /= weight;
    }
    return weight;
  }

  /** Mean deviance per unit of weight at a lambda. */
  public double mean(int index) {
    return mean[index];
  }

  /** Standard error of the mean over folds. */
  public double error(int index) {
    return error[index];
  }

  /** Lambda of least mean deviance. */
  public double best() {
    return lambda[bestIndex()];
  }

  /** Largest lambda whose mean deviance is within one error of the least. */
  public double withinOneError() {
    double limit = mean[bestIndex()] + error[bestIndex()];
    int index = 0;
    while (mean[index] > limit) {
      index++;
    }
    return lambda[index];
  }

  private int bestIndex() {
    int best = 0;
    for (int i = 1; i < mean.length; i++) {
      best = mean[i] < mean[best] ? i : best;
    }
    return best;
  }
}
