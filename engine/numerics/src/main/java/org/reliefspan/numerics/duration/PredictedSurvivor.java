package org.reliefspan.numerics.duration;

import java.util.Arrays;

/** The survivor function of a fit at one row of covariates. Not thread-safe. */
final class PredictedSurvivor implements LogSurvivor {
  private final RowTerms terms;
  private final PredictorBlock[] blocks;
  private final double[] at;
  private final double[] first;
  private final double[] second;

  PredictedSurvivor(RowTerms terms, PredictorBlock[] blocks, double[] parameters) {
    this.terms = terms;
    this.blocks = blocks.clone();
    this.at = new double[blocks.length];
    this.first = new double[blocks.length];
    this.second = new double[blocks.length * blocks.length];
    for (int block = 0; block < blocks.length; block++) {
      at[block] = blocks[block].predict(0, parameters);
    }
  }

  @Override
  public double evaluate(double logTime, double[] gradient) {
    double value = terms.survivor(logTime, at, first, second);
    Arrays.fill(gradient, 0);
    for (int block = 0; block < blocks.length; block++) {
      int start = blocks[block].first(0);
      for (int i = 0; i < blocks[block].count(); i++) {
        gradient[start + i] += first[block] * blocks[block].values()[i];
      }
    }
    return value;
  }
}
