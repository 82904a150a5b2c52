package org.reliefspan.numerics.hidden;

import java.util.Arrays;
import org.reliefspan.numerics.likelihood.LogLikelihood;

/**
 * Log likelihood of many histories; the information is the sum of outer products of the episodes'
 * scores. Not thread-safe.
 */
final class HiddenReliefLikelihood implements LogLikelihood {
  private static final double NEGLIGIBLE = 60; // e^-60 of the largest

  private final ReliefHistories data;
  private final ReliefLayout layout;
  private final EpisodeKernel kernel;
  private final VisitFactors factors = new VisitFactors();
  private final FrailtyPoints points;
  private final boolean sameFactors;
  private final double[] common = new double[Natural.SIZE];
  private final double[] natural = new double[Natural.SIZE];
  private final double[] moved = new double[Natural.SIZE];
  private final double[] byNatural = new double[Natural.SIZE];
  private final double[] score;
  private final double[][] pointScore; // [frailty point][parameter]
  private final double[] atPoint;

  HiddenReliefLikelihood(
      ReliefHistories data, LossNodes nodes, HiddenReliefModel model, ReliefLayout layout) {
    this.data = data;
    this.layout = layout;
    this.kernel = new EpisodeKernel(data, nodes, model);
    this.points = FrailtyPoints.of(layout.hasFrailty());
    this.sameFactors = !layout.hasFrailty() && data.visits.columns() == 0;
    this.score = new double[layout.size()];
    this.pointScore = new double[points.size()][layout.size()];
    this.atPoint = new double[points.size()];
  }

  @Override
  public int size() {
    return layout.size();
  }

  @Override
  public double evaluate(double[] parameters, double[] gradient, double[] information) {
    int size = layout.size();
    double[] sums = new double[1 + size + size * size];
    add(parameters, 0, data.episodes(), sums);
    System.arraycopy(sums, 1, gradient, 0, size);
    System.arraycopy(sums, 1 + size, information, 0, size * size);
    return Double.isNaN(sums[0]) ? Double.NEGATIVE_INFINITY : sums[0];
  }

  /**
   * Adds episodes from one number until before another to sums of value, gradient and outer
   * products, these row-major.
   */
  void add(double[] parameters, int from, int until, double[] sums) {
    begin(parameters);
    int size = layout.size();
    for (int episode = from; episode < until; episode++) {
      double weight = data.weight[episode];
      if (weight == 0) {
        continue; // it may contradict what was held without it
      }
      sums[0] += weight * episode(episode, parameters);
      for (int i = 0; i < size; i++) {
        double part = weight * score[i];
        int row = 1 + size + i * size;
        sums[1 + i] += part;
        for (int j = i; j < size; j++) {
          sums[row + j] += part * score[j];
        }
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        sums[1 + size + i * size + j] = sums[1 + size + j * size + i];
      }
    }
  }

  /** Sums of weighted scores, row-major [cluster][parameter]. */
  double[] clusterScores(double[] parameters, int clusters) {
    int size = layout.size();
    double[] sums = new double[clusters * size];
    begin(parameters);
    for (int episode = 0; episode < data.episodes(); episode++) {
      addScore(episode, parameters, sums, data.cluster[episode] * size);
    }
    return sums;
  }

  /** To be called before scores are added. */
  void begin(double[] parameters) {
    layout.common(parameters, common);
    factors.set(common);
  }

  /** Adds the weighted score of one episode to sums from a place on. */
  void addScore(int episode, double[] parameters, double[] sums, int place) {
    if (data.weight[episode] == 0) {
      return;
    }
    episode(episode, parameters);
    for (int i = 0; i < score.length; i++) {
      sums[place + i] += data.weight[episode] * score[i];
    }
  }

  /** Log likelihood of one episode; fills its score. */
  private double episode(int episode, double[] parameters) {
    Arrays.fill(score, 0);
    layout.own(data, episode, parameters, common, natural);
    if (layout.hasFrailty()) {
      return mixed(episode, parameters);
    }
    if (!sameFactors) {
      factors.set(natural);
    }
    double value = kernel.evaluate(episode, factors, natural, byNatural);
    layout.carry(data, episode, byNatural, score);
    return value;
  }

  private double mixed(int episode, double[] parameters) {
    double spread = layout.spread(parameters);
    double tilt = layout.tilt(parameters);
    double largest = Double.NEGATIVE_INFINITY;
    for (int point = 0; point < points.size(); point++) {
      double z = points.node(point);
      System.arraycopy(natural, 0, moved, 0, Natural.SIZE);
      moved[Natural.RATE] += spread * z;
      moved[Natural.RATE + 1] += spread * z;
      moved[Natural.LOCATION] += tilt * z;
      factors.set(moved);
      atPoint[point] =
          points.logWeight(point) + kernel.evaluate(episode, factors, moved, byNatural);
      largest = Math.max(largest, atPoint[point]);
      Arrays.fill(pointScore[point], 0);
      layout.carry(data, episode, byNatural, pointScore[point]);
      layout.carryFrailty(z, byNatural, pointScore[point]);
    }
    if (largest == Double.NEGATIVE_INFINITY) {
      return largest;
    }
    double sum = 0;
    for (int point = 0; point < points.size(); point++) {
      if (atPoint[point] > largest - NEGLIGIBLE) { // others may have scores beyond all numbers
        double weight = Math.exp(atPoint[point] - largest);
        sum += weight;
        for (int i = 0; i < score.length; i++) {
          score[i] += weight * pointScore[point][i];
        }
      }
    }
    for (int i = 0; i < score.length; i++) {
      score[i] /= sum;
    }
    return largest + Math.log(sum);
  }
}
