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
  private static final int BLOCK = 1024;

  private final RiskRows rows;
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
  final double[][] tiedRisk; // empty under Breslow or without tied events
  final double[] hazard;
  final double[] tied;
  final double[] square;
  final double[] squareTied;
  final double[] squareTiedTwice;
  private final double[] share; // [position]: work
  private final int[] slot; // [position]: leave, or beyond all event times for a row with an event
  private final double[][] slots; // sums by slot
  private double[] at = {Double.NaN};
  private double valueThere;
  private int[] member = new int[0]; // [position]: group of a further offset; empty: none
  private double[] memberOffset = new double[0];

  RiskSums(HazardData data, RiskRows rows, double[][] x, TieHandling ties) {
    this.rows = rows;
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
    hazard = new double[times];
    tied = new double[times];
    square = new double[times];
    squareTied = new double[times];
    squareTiedTwice = new double[times];
    sumEvents();
    boolean tiesMatter =
        ties == TieHandling.EFRON && Arrays.stream(eventCount).anyMatch(d -> d > 1);
    tiedRisk = tiesMatter ? new double[x.length + 1][times] : new double[0][];
    slots = new double[x.length + 1][tiesMatter ? 2 * times : times];
    slot = tiesMatter ? rows.leave.clone() : rows.leave;
    for (int i = 0; i < (tiesMatter ? slot.length : 0); i++) {
      slot[i] += rows.isEvent[i] ? times : 0;
    }
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

  /** Adds an offset to all rows of a group; arrays are kept and read at each move. */
  void offsetGroups(int[] group, double[] groupOffset) {
    member = group;
    memberOffset = groupOffset;
  }

  /** What was taken off the linear predictor. */
  double shift() {
    return shift;
  }

  /** Moves to other coefficients and returns the log likelihood there. */
  double moveTo(double[] beta) {
    if (member.length == 0 && Arrays.equals(at, beta)) {
      return valueThere;
    }
    for (double[] target : slots) {
      Arrays.fill(target, 0);
    }
    for (int from = 0; from < linear.length; from += BLOCK) {
      int to = Math.min(linear.length, from + BLOCK);
      predict(beta, from, to);
      scatter(from, to);
    }
    for (int j = 0; j <= x.length; j++) {
      cumulate(j);
    }
    double value = eventOffset + memberPart();
    for (int j = 0; j < x.length; j++) {
      value += beta[j] * sum(eventSum[j]);
    }
    at = beta.clone();
    valueThere = value - tieTerms();
    return valueThere;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private double memberPart() {
    double value = 0;
    if (member.length > 0) {
      for (int i : rows.events) {
        value += rows.weight[i] * memberOffset[member[i]];
      }
    }
    return value;
  }

  private void predict(double[] beta, int from, int to) {
    for (int i = from; i < to; i++) {
      linear[i] = offset.length == 0 ? 0 : offset[i] - shift;
    }
    for (int i = from; i < (member.length == 0 ? from : to); i++) {
      linear[i] += memberOffset[member[i]];
    }
    for (int j = 0; j < x.length; j++) {
      double slope = beta[j];
      double[] column = x[j];
      for (int i = from; i < to; i++) {
        linear[i] += slope * column[i];
      }
    }
    for (int i = from; i < to; i++) {
      score[i] = rows.weight[i] * Math.exp(linear[i]);
    }
  }

  private void scatter(int from, int to) {
    double[] totals = slots[0];
    for (int i = from; i < to; i++) {
      totals[slot[i]] += score[i];
    }
    for (int j = 0; j < x.length; j++) {
      double[] column = x[j];
      double[] target = slots[j + 1];
      for (int i = from; i < to; i++) {
        target[slot[i]] += score[i] * column[i];
      }
    }
    for (int i = from; i < (rows.before.length == 0 ? from : to); i++) {
      if (rows.before[i] >= 0) {
        takeOff(i, rows.before[i]);
      }
    }
  }

  /** Late entry: what the row adds from its end on counts only down to its start. */
  private void takeOff(int i, int before) {
    slots[0][before] -= score[i];
    for (int j = 0; j < x.length; j++) {
      slots[j + 1][before] -= score[i] * x[j][i];
    }
  }

  /** Running sums from the last event time of each stratum down. */
  private void cumulate(int j) {
    int size = hazard.length;
    double[] from = slots[j];
    double[] target = risk[j];
    if (tiedRisk.length > 0) {
      System.arraycopy(from, size, tiedRisk[j], 0, size);
    }
    int[] first = rows.times.first;
    for (int s = 0; s + 1 < first.length; s++) {
      double sum = 0;
      for (int g = first[s + 1] - 1; g >= first[s]; g--) {
        sum += from[g] + (tiedRisk.length > 0 ? from[size + g] : 0);
        target[g] = sum;
      }
    }
  }

  private double tieTerms() {
    TieTerms terms = new TieTerms();
    double log = 0;
    for (int g = 0; g < hazard.length; g++) {
      if (!(risk[0][g] > 0 && risk[0][g] < Double.POSITIVE_INFINITY)) {
        return Double.POSITIVE_INFINITY; // an impossible point: its log likelihood is -infinity
      }
      if (tiedRisk.length == 0) {
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
