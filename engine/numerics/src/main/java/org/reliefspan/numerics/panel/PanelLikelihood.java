package org.reliefspan.numerics.panel;

import java.util.Arrays;
import org.reliefspan.numerics.likelihood.LogLikelihood;

/**
 * Log likelihood of states seen at visits under a {@link PanelModel}, by the free parameters.
 *
 * <p>Formula: the sum over cells of weight times log p, with p an entry of the product of exp(Q dt)
 * over the pieces of the path, states that a row excludes set to 0 in between. An exact entry ends
 * in sum_k p_ik q_kj, an exact move in exp(q_ii dt) q_ij. The gradient is exact; the information is
 * the sum over cells of weight times the outer product of the scores, good for climbing; see {@link
 * ObservedInformation} for variances. A subject's stretches stay together in one part, so the sum
 * over parts of the subjects is the log likelihood of all.
 *
 * <p>Not thread-safe: one per thread.
 */
public final class PanelLikelihood implements LogLikelihood {
  private final PanelVisits visits;
  private final Generators generators;
  private final PathProbabilities probabilities;
  private final int[] free;
  private final double[] full;
  private final double[] cellGradient;
  private final double[] score;

  private PanelLikelihood(PanelModel model, PanelVisits visits) {
    if (model.columns != visits.columns || !Arrays.equals(model.cuts, visits.cuts)) {
      throw new IllegalArgumentException(
          "model (%d covariates, %d cut points) and visits (%d, %d) must agree"
              .formatted(model.columns, model.cuts.length, visits.columns, visits.cuts.length));
    }
    this.visits = visits;
    this.generators = new Generators(model, visits);
    this.probabilities = new PathProbabilities(model.graph, visits, generators);
    this.free = model.free();
    this.full = new double[model.parameters];
    model.fixed.forEach((parameter, value) -> full[parameter] = value);
    this.cellGradient = new double[model.parameters];
    this.score = new double[free.length];
  }

  /** The log likelihood of some subjects. */
  public static PanelLikelihood of(PanelModel model, PanelVisits visits) {
    return new PanelLikelihood(model, visits);
  }

  @Override
  public int size() {
    return free.length;
  }

  @Override
  public double evaluate(double[] parameters, double[] gradient, double[] information) {
    Arrays.fill(gradient, 0);
    Arrays.fill(information, 0);
    double sum = visit(parameters, (cell, weight) -> addScore(weight, gradient, information));
    for (int i = 0; i < free.length; i++) {
      for (int j = 0; j < i; j++) {
        information[j * free.length + i] = information[i * free.length + j];
      }
    }
    return sum;
  }

  /**
   * Scores by cluster, row-major [cluster][free parameter], weights included.
   *
   * @param clusters number of clusters
   */
  public double[] clusterScores(double[] parameters, int clusters) {
    int size = free.length;
    double[] byCell = new double[visits.cells() * size];
    visit(parameters, (cell, weight) -> System.arraycopy(score, 0, byCell, cell * size, size));
    double[] sums = new double[clusters * size];
    for (int i = 0; i < visits.stretches(); i++) {
      int to = visits.stretchCluster[i] * size;
      int from = visits.stretchCell[i] * size;
      for (int p = 0; p < size; p++) {
        sums[to + p] += visits.stretchWeight[i] * byCell[from + p];
      }
    }
    return sums;
  }

  /** Receives each cell when its score is known. */
  private interface CellVisitor {
    void accept(int cell, double weight);
  }

  private double visit(double[] parameters, CellVisitor visitor) {
    for (int i = 0; i < free.length; i++) {
      full[free[i]] = parameters[i];
    }
    if (!generators.set(full)) {
      return Double.NEGATIVE_INFINITY;
    }
    double sum = 0;
    for (int path = 0; path < visits.paths(); path++) {
      sum += visitPath(path, visitor);
      if (!(sum > Double.NEGATIVE_INFINITY)) {
        return Double.NEGATIVE_INFINITY;
      }
    }
    return sum;
  }

  private double visitPath(int path, CellVisitor visitor) {
    boolean set = false;
    double sum = 0;
    for (int cell = visits.cellStart[path]; cell < visits.cellStart[path + 1]; cell++) {
      double weight = visits.cellWeight[cell];
      if (weight == 0) {
        continue;
      }
      boolean direct = visits.cellSighting[cell] == Sighting.MOVED;
      if (!direct && !set && !probabilities.set(path)) {
        return Double.NEGATIVE_INFINITY;
      }
      set |= !direct;
      Arrays.fill(cellGradient, 0);
      double value =
          direct
              ? probabilities.directCell(cell, path, cellGradient)
              : probabilities.cell(cell, cellGradient);
      if (!(value > 0)) {
        return Double.NEGATIVE_INFINITY;
      }
      for (int i = 0; i < free.length; i++) {
        score[i] = cellGradient[free[i]] / value;
      }
      visitor.accept(cell, weight);
      sum += weight * Math.log(value);
    }
    return sum;
  }

  private void addScore(double weight, double[] gradient, double[] information) {
    int size = free.length;
    for (int i = 0; i < size; i++) {
      double amount = weight * score[i];
      gradient[i] += amount;
      for (int j = 0; j <= i; j++) {
        information[i * size + j] += amount * score[j];
      }
    }
  }
}
