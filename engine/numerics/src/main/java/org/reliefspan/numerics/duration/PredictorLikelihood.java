package org.reliefspan.numerics.duration;

import java.util.Arrays;
import org.reliefspan.numerics.likelihood.LogLikelihood;

/**
 * Log likelihood of a range of rows in one pass: the derivatives of each row by its few predictors,
 * spread to the parameters by the predictors' designs. Ranges of rows add up, so a distributed
 * caller can sum parts. Not thread-safe.
 */
final class PredictorLikelihood implements LogLikelihood {
  private final RowTerms terms;
  private final PredictorBlock[] blocks;
  private final int size;
  private final int from;
  private final int to;
  private final double[] at;
  private final double[] gradientOfRow;
  private final double[] hessianOfRow;

  PredictorLikelihood(RowTerms terms, PredictorBlock[] blocks, int size, int from, int to) {
    this.terms = terms;
    this.blocks = blocks.clone();
    this.size = size;
    this.from = from;
    this.to = to;
    this.at = new double[blocks.length];
    this.gradientOfRow = new double[blocks.length];
    this.hessianOfRow = new double[blocks.length * blocks.length];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public double evaluate(double[] parameters, double[] gradient, double[] information) {
    Arrays.fill(gradient, 0);
    Arrays.fill(information, 0);
    double sum = 0;
    for (int row = from; row < to; row++) {
      double weight = terms.sample.weight(row);
      if (weight > 0) {
        double value = evaluateRow(row, parameters);
        if (!(value > Double.NEGATIVE_INFINITY)) {
          return Double.NEGATIVE_INFINITY;
        }
        sum += weight * value;
        addGradient(row, weight, gradient, 0);
        addInformation(row, weight, information);
      }
    }
    mirror(information);
    return sum < Double.POSITIVE_INFINITY ? sum : Double.NEGATIVE_INFINITY;
  }

  /** Weighted scores, row-major [row][parameter]. */
  double[] scores(double[] parameters) {
    double[] scores = new double[(to - from) * size];
    for (int row = from; row < to; row++) {
      evaluateRow(row, parameters);
      addGradient(row, terms.sample.weight(row), scores, (row - from) * size);
    }
    return scores;
  }

  private double evaluateRow(int row, double[] parameters) {
    for (int block = 0; block < blocks.length; block++) {
      at[block] = blocks[block].predict(row, parameters);
    }
    return terms.evaluate(row, at, gradientOfRow, hessianOfRow);
  }

  private void addGradient(int row, double weight, double[] gradient, int start) {
    for (int k = 0; k < blocks.length; k++) {
      PredictorBlock block = blocks[k];
      double factor = weight * gradientOfRow[k];
      double[] values = block.values();
      int base = block.base(row);
      int first = start + block.first(row);
      for (int i = 0; i < block.count(); i++) {
        gradient[first + i] += factor * values[base + i];
      }
    }
  }

  private void addInformation(int row, double weight, double[] information) {
    for (int k = 0; k < blocks.length; k++) {
      PredictorBlock block = blocks[k];
      int base = block.base(row);
      int first = block.first(row);
      int count = block.count();
      double[] values = block.values();
      for (int l = k; l < blocks.length; l++) {
        PredictorBlock other = blocks[l];
        double factor = -weight * hessianOfRow[k * blocks.length + l];
        double[] otherValues = other.values();
        int otherBase = other.base(row);
        int otherFirst = other.first(row);
        int otherCount = other.count();
        for (int i = 0; i < count; i++) {
          double scaled = factor * values[base + i];
          int line = (first + i) * size + otherFirst;
          for (int j = k == l ? i : 0; j < otherCount; j++) {
            information[line + j] += scaled * otherValues[otherBase + j];
          }
        }
      }
    }
  }

  private void mirror(double[] information) {
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        information[j * size + i] = information[i * size + j];
      }
    }
  }
}
