package org.reliefspan.numerics.hazard;

import java.util.Arrays;

/**
 * Sums over the risk set (S) and over the tied events (E) of each event time, at one value of the
 * coefficients, with what follows from them: hazard increments, score and information.
 *
 * <p>Index 0 of {@code risk} and {@code tiedRisk} is the sum of r, index 1 + j that of r x_j, with
 * r = weight times exp(linear predictor - shift). Not thread-safe.
 */
final class RiskSums {
  private final RiskRows rows;
  private final TieHandling ties;
  private final double[][] x; // [column][position]
  private final double[] offset; // [position]; empty: all 0
  private final double shift;
  private final CrossProducts products = new CrossProducts();

  final int[] eventCount; // [event time]
  final double[] eventWeight;
  final double[][] eventSum; // [column][event time]: sum of weight x over events
  private double eventOffset;

  final double[] linear; // [position]: linear predictor, offset included, shift taken off
  final double[] score; // [position]: weight exp(linear)
  final double[][] risk;
  final double[][] tiedRisk; // empty under Breslow
  final double[] hazard;
  final double[] tied;
  final double[] square;
  final double[] squareTied;
  final double[] squareTiedTwice;
  private final double[] share; // [position]: work

  RiskSums(HazardData data, RiskRows rows, double[][] x, TieHandling ties) {
    this.rows = rows;
    this.ties = ties;
    this.x = x;
    this.offset = data.hasOffsets() ? offsets(data, rows) : new double[0];
    this.shift = mean(offset, rows.weight);
    int times = rows.times.size();
    eventCount = new int[times];
    eventWeight = new double[times];
    eventSum = new double[x.length][times];
    linear = new double[rows.size()];
    score = new double[rows.size()];
    share = new double[rows.size()];
    risk = new double[x.length + 1][times];
    tiedRisk = ties == TieHandling.BRESLOW ? new double[0][] : new double[x.length + 1][times];
    hazard = new double[times];
    tied = new double[times];
    square = new double[times];
    squareTied = new double[times];
    squareTiedTwice = new double[times];
    sumEvents();
  }

  private static double[] offsets(HazardData data, RiskRows rows) {
    double[] offset = new double[rows.size()];
    for (int i = 0; i < offset.length; i++) {
      offset[i] = data.offset(rows.row[i]);
    }
    return offset;
  }

  private static double mean(double[] values, double[] weight) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weight[i] * values[i];
      total += weight[i];
    }
    return total > 0 ? sum / total : 0;
  }

  private void sumEvents() {
    for (int i : rows.events) {
      int g = rows.leave[i];
      eventCount[g]++;
      eventWeight[g] += rows.weight[i];
      eventOffset += offset.length == 0 ? 0 : rows.weight[i] * (offset[i] - shift);
      for (int j = 0; j < x.length; j++) {
        eventSum[j][g] += rows.weight[i] * x[j][i];
      }
    }
  }

  RiskRows rows() {
    return rows;
  }

  double[] column(int j) {
    return x[j];
  }

  /** What was taken off the linear predictor. */
  double shift() {
    return shift;
  }

  /** Moves to other coefficients and returns the log likelihood there. */
  double moveTo(double[] beta) {
    predict(beta);
    sumRisk();
    double value = eventOffset;
    for (int j = 0; j < x.length; j++) {
      value += beta[j] * sum(eventSum[j]);
    }
    return value - tieTerms();
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private void predict(double[] beta) {
    if (offset.length == 0) {
      Arrays.fill(linear, 0);
    } else {
      for (int i = 0; i < linear.length; i++) {
        linear[i] = offset[i] - shift;
      }
    }
    for (int j = 0; j < x.length; j++) {
      double slope = beta[j];
      double[] column = x[j];
      for (int i = 0; i < linear.length; i++) {
        linear[i] += slope * column[i];
      }
    }
    for (int i = 0; i < linear.length; i++) {
      score[i] = rows.weight[i] * Math.exp(linear[i]);
    }
  }

  private void sumRisk() {
    scatter(risk[0], score);
    for (int j = 0; j < x.length; j++) {
      double[] column = x[j];
      for (int i = 0; i < share.length; i++) {
        share[i] = score[i] * column[i];
      }
      scatter(risk[j + 1], share);
      if (tiedRisk.length > 0) {
        scatterEvents(tiedRisk[j + 1], share);
      }
    }
    if (tiedRisk.length > 0) {
      scatterEvents(tiedRisk[0], score);
    }
  }

  private void scatter(double[] target, double[] value) {
    Arrays.fill(target, 0);
    int[] leave = rows.leave;
    for (int i = 0; i < value.length; i++) {
      target[leave[i]] += value[i];
    }
    for (int i = 0; i < rows.before.length; i++) {
      if (rows.before[i] >= 0) {
        target[rows.before[i]] -= value[i];
      }
    }
    int[] first = rows.times.first;
    for (int s = 0; s + 1 < first.length; s++) {
      for (int g = first[s + 1] - 2; g >= first[s]; g--) {
        target[g] += target[g + 1];
      }
    }
  }

  private void scatterEvents(double[] target, double[] value) {
    Arrays.fill(target, 0);
    for (int i : rows.events) {
      target[rows.leave[i]] += value[i];
    }
  }

  private double tieTerms() {
    TieTerms terms = new TieTerms();
    double log = 0;
    for (int g = 0; g < hazard.length; g++) {
      if (!(risk[0][g] > 0 && risk[0][g] < Double.POSITIVE_INFINITY)) {
        return Double.POSITIVE_INFINITY; // an impossible point: its log likelihood is -infinity
      }
      if (ties == TieHandling.BRESLOW) {
        terms.breslow(eventWeight[g], risk[0][g]);
      } else {
        terms.efron(eventCount[g], eventWeight[g], risk[0][g], tiedRisk[0][g]);
      }
      hazard[g] = terms.hazard;
      tied[g] = terms.tied;
      square[g] = terms.square;
      squareTied[g] = terms.squareTied;
      squareTiedTwice[g] = terms.squareTiedTwice;
      log += terms.log;
    }
    return log;
  }

  /** Sum over the tied orders of W/d times the mean of x_j in the risk set. */
  double eventMean(int j, int g) {
    double value = hazard[g] * risk[j + 1][g];
    return tiedRisk.length == 0 ? value : value - tied[g] * tiedRisk[j + 1][g];
  }

  /** Score of the product of the covariates and a factor of time. */
  void score(double[] factor, double[] gradient) {
    for (int j = 0; j < x.length; j++) {
      double sum = 0;
      for (int g = 0; g < factor.length; g++) {
        sum += factor[g] * (eventSum[j][g] - eventMean(j, g));
      }
      gradient[j] = sum;
    }
  }

  /** Sum over event times of the factor times the variance of the covariates in the risk set. */
  void information(double[] factor, double[] information) {
    int size = x.length;
    Arrays.fill(information, 0);
    rowShares(factor);
    products.add(x, share, 0, share.length, information);
    subtractMeans(factor, information);
    CrossProducts.mirror(information, size);
  }

  /** share = weighted risk of each row times the hazard that it met. */
  private void rowShares(double[] factor) {
    double[] whole = new double[factor.length];
    double[] own = new double[factor.length];
    for (int g = 0; g < factor.length; g++) {
      whole[g] = factor[g] * hazard[g];
      own[g] = factor[g] * tied[g];
    }
    alongRows(whole, own, share);
    for (int i = 0; i < share.length; i++) {
      share[i] *= score[i];
    }
  }

  /**
   * Sums increments over the event times at which each row is at risk.
   *
   * @param increment one per event time; overwritten by its running sums
   * @param ownLess what a row with an event does not get at its own event time; overwritten
   * @param target one per position
   */
  void alongRows(double[] increment, double[] ownLess, double[] target) {
    int[] first = rows.times.first;
    for (int s = 0; s + 1 < first.length; s++) {
      double sum = 0;
      for (int g = first[s]; g < first[s + 1]; g++) {
        sum += increment[g];
        increment[g] = sum;
        ownLess[g] = sum - ownLess[g];
      }
    }
    for (int i = 0; i < target.length; i++) {
      int g = rows.leave[i];
      target[i] = rows.isEvent[i] ? ownLess[g] : increment[g];
    }
    for (int i = 0; i < rows.before.length; i++) {
      target[i] -= rows.before[i] >= 0 ? increment[rows.before[i]] : 0;
    }
  }

  private void subtractMeans(double[] factor, double[] information) {
    int size = x.length;
    double[] minus = new double[factor.length];
    for (int g = 0; g < factor.length; g++) {
      minus[g] = -factor[g] * square[g];
    }
    products.add(Arrays.copyOfRange(risk, 1, size + 1), minus, 0, minus.length, information);
    if (tiedRisk.length == 0) {
      return;
    }
    for (int g = 0; g < factor.length; g++) {
      minus[g] = -factor[g] * squareTiedTwice[g];
    }
    products.add(Arrays.copyOfRange(tiedRisk, 1, size + 1), minus, 0, minus.length, information);
    for (int j = 0; j < size; j++) {
      for (int k = j; k < size; k++) {
        information[j * size + k] += crossMeans(factor, j + 1, k + 1);
      }
    }
  }

  private double crossMeans(double[] factor, int j, int k) {
    double sum = 0;
    for (int g = 0; g < factor.length; g++) {
      double cross = risk[j][g] * tiedRisk[k][g] + risk[k][g] * tiedRisk[j][g];
      sum += factor[g] * squareTied[g] * cross;
    }
    return sum;
  }
}
