package org.reliefspan.numerics.illness;

import java.util.Arrays;
import org.reliefspan.numerics.likelihood.LogLikelihood;

/**
 * Log likelihood of many subjects in the units of {@link IllnessHistories#unit}, gradient and
 * information exact for the quadrature. Not thread-safe.
 */
final class IllnessLikelihood implements LogLikelihood {
  private static final double LARGEST_LOG = 60;
  static final double LARGEST_LOG_SHAPE = 4;

  /** What serves as information. */
  enum Information {
    /** Outer products of the subjects' scores: never negative, good for climbing. */
    OUTER_PRODUCTS,
    /** Minus the second derivatives. */
    OBSERVED
  }

  private final IllnessHistories data;
  private final IllnessModel model;
  private final Information kind;
  private final SubjectKernel kernel;
  private final int transitions;
  private final int size;
  private final double[] covariate; // 1, then the covariates minus their centre
  private final double[] intensities;
  private final double[] shapes;
  private final double[] gradient;
  private final double[] curvature;
  private final double[] score;

  IllnessLikelihood(IllnessHistories data, IllnessModel model, LossNodes nodes, Information kind) {
    this.data = data;
    this.model = model;
    this.kind = kind;
    this.kernel = new SubjectKernel(data, model, nodes);
    this.transitions = model.graph.size();
    this.size = model.size();
    this.covariate = new double[1 + model.columns];
    this.intensities = new double[transitions];
    this.shapes = new double[transitions];
    this.gradient = new double[2 * transitions];
    this.curvature = new double[4 * transitions * transitions];
    this.score = new double[size];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public double evaluate(double[] parameters, double[] sumGradient, double[] information) {
    Arrays.fill(sumGradient, 0);
    Arrays.fill(information, 0);
    if (!begin(parameters)) {
      return Double.NEGATIVE_INFINITY;
    }
    double sum = 0;
    for (int subject = 0; subject < data.subjects; subject++) {
      double weight = data.weight[subject];
      if (weight == 0) {
        continue;
      }
      double value = subject(subject, parameters);
      if (!(value > Double.NEGATIVE_INFINITY)) {
        return Double.NEGATIVE_INFINITY;
      }
      sum += weight * value;
      for (int i = 0; i < size; i++) {
        sumGradient[i] += weight * score[i];
      }
      if (kind == Information.OUTER_PRODUCTS) {
        addProducts(weight, information);
      } else {
        addCurvature(weight, information);
      }
    }
    return sum;
  }

  /** Sums of weighted scores, row-major [cluster][parameter]. */
  double[] clusterScores(double[] parameters) {
    double[] sums = new double[data.clusters() * size];
    begin(parameters);
    for (int subject = 0; subject < data.subjects; subject++) {
      if (data.weight[subject] > 0) {
        subject(subject, parameters);
        for (int i = 0; i < size; i++) {
          sums[data.cluster[subject] * size + i] += data.weight[subject] * score[i];
        }
      }
    }
    return sums;
  }

  private boolean begin(double[] parameters) {
    for (int t = 0; t < transitions; t++) {
      shapes[t] = model.isWeibull() ? parameters[model.shape(t)] : 0;
      if (!(Math.abs(shapes[t]) < LARGEST_LOG_SHAPE)) {
        return false;
      }
    }
    kernel.shapes(shapes);
    return true;
  }

  /** Log likelihood of one subject; fills its score and curvature. */
  private double subject(int subject, double[] parameters) {
    covariate[0] = 1;
    for (int column = 0; column < model.columns; column++) {
      covariate[1 + column] = data.design[subject * model.columns + column] - model.center[column];
    }
    for (int t = 0; t < transitions; t++) {
      double log = 0;
      for (int term = 0; term < covariate.length; term++) {
        log += covariate[term] * parameters[term * transitions + t];
      }
      if (!(Math.abs(log) < LARGEST_LOG)) {
        return Double.NEGATIVE_INFINITY;
      }
      intensities[t] = log;
    }
    double value = kernel.evaluate(subject, intensities, gradient, curvature);
    for (int i = 0; i < size; i++) {
      score[i] = gradient[natural(i)] * factor(i);
    }
    return value;
  }

  /** Which of e_t and log s_t a parameter moves. */
  private int natural(int parameter) {
    boolean ofShape = parameter >= covariate.length * transitions;
    return parameter % transitions + (ofShape ? transitions : 0);
  }

  private double factor(int parameter) {
    int term = parameter / transitions;
    return term < covariate.length ? covariate[term] : 1;
  }

  private void addProducts(double weight, double[] information) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        information[i * size + j] += weight * score[i] * score[j];
      }
    }
  }

  private void addCurvature(double weight, double[] information) {
    for (int i = 0; i < size; i++) {
      int row = natural(i) * 2 * transitions;
      double amount = weight * factor(i);
      for (int j = 0; j < size; j++) {
        information[i * size + j] -= amount * factor(j) * curvature[row + natural(j)];
      }
    }
  }
}
