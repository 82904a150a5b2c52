package org.reliefspan.numerics.hazard;

import java.util.Arrays;
import org.apache.commons.math3.special.Gamma;
import org.reliefspan.numerics.matrix.Cholesky;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Coefficients and log frailties that maximise the penalised partial likelihood at a fixed variance
 * of the frailty.
 *
 * <p>With v = 1 / variance, d_j events and H_j expected events of group j, the log frailties solve
 * d_j - H_j + v (1 - exp(w_j)) = 0. Newton steps use the diagonal d/dw H_j + v exp(w_j) for the
 * frailties, which is never too small, and the full information of the coefficients; the sum of
 * frailties, known to equal the number of groups, is kept.
 */
final class FrailtySolver {
  private static final int MAX_STEPS = 2000;
  private static final double TOLERANCE = 1e-11;

  private final RiskSums sums;
  private final int size;
  private final int groups;
  private final int[] member; // [position]
  private final double[] events; // [group]: weight of events
  private final double[] ones;
  final double[] beta;
  final double[] logFrailty;
  private final double[] expected; // [group]
  private final double[] compensator; // row-major [column][group]
  private final double[] rowHazard;
  private final double[] rowMean;

  FrailtySolver(RiskSums sums, int size, int[] group, int groups) {
    this.sums = sums;
    this.size = size;
    this.groups = groups;
    RiskRows rows = sums.rows();
    this.member = new int[rows.size()];
    this.events = new double[groups];
    for (int i = 0; i < member.length; i++) {
      member[i] = group[rows.row[i]];
      events[member[i]] += rows.isEvent[i] ? rows.weight[i] : 0;
    }
    this.ones = new double[rows.times.size()];
    Arrays.fill(ones, 1);
    this.beta = new double[size];
    this.logFrailty = new double[groups];
    this.expected = new double[groups];
    this.compensator = new double[size * groups];
    this.rowHazard = new double[member.length];
    this.rowMean = new double[member.length];
    sums.offsetGroups(member, logFrailty);
  }

  /**
   * Moves to the maximum at a variance.
   *
   * @param variance positive
   * @param freeCoefficients whether the coefficients move, or only the frailties
   * @return the marginal log likelihood, in the scale of the partial likelihood
   */
  double solve(double variance, Coefficient freeCoefficients) {
    double precision = 1 / variance;
    for (int step = 0; step < MAX_STEPS; step++) {
      double value = sums.moveTo(beta);
      if (!Double.isFinite(value)) {
        break;
      }
      sumGroups();
      double length = advance(precision, freeCoefficients);
      if (length < TOLERANCE) {
        return marginal(sums.moveTo(beta), precision);
      }
    }
    throw new NotEstimableException(
        "The frailties did not converge. Maybe the groups have too few events.");
  }

  /** Which coefficients a solution moves. */
  enum Coefficient {
    FREE,
    FIXED
  }

  private void sumGroups() {
    sums.alongRows(sums.hazard.clone(), sums.tied.clone(), rowHazard);
    Arrays.fill(expected, 0);
    Arrays.fill(compensator, 0);
    for (int i = 0; i < member.length; i++) {
      expected[member[i]] += sums.score[i] * rowHazard[i];
    }
    for (int j = 0; j < size; j++) {
      CoxResiduals.cumulativeMeans(sums, j, rowMean);
      double[] x = sums.column(j);
      for (int i = 0; i < member.length; i++) {
        compensator[j * groups + member[i]] += sums.score[i] * (x[i] * rowHazard[i] - rowMean[i]);
      }
    }
  }

  /** One step; returns its length. */
  private double advance(double precision, Coefficient free) {
    double[] diagonal = new double[groups];
    double[] slope = new double[groups];
    for (int g = 0; g < groups; g++) {
      double penalty = precision * Math.exp(logFrailty[g]);
      diagonal[g] = expected[g] + penalty;
      slope[g] = events[g] - expected[g] + precision - penalty;
    }
    double[] step = free == Coefficient.FREE ? coefficientStep(diagonal, slope) : new double[size];
    double length = 0;
    for (int g = 0; g < groups; g++) {
      double move = slope[g];
      for (int j = 0; j < size; j++) {
        move -= compensator[j * groups + g] * step[j];
      }
      move = Math.max(-2, Math.min(2, move / diagonal[g]));
      logFrailty[g] += move;
      length = Math.max(length, Math.abs(move));
    }
    for (int j = 0; j < size; j++) {
      double move = Math.max(-2, Math.min(2, step[j]));
      beta[j] += move;
      length = Math.max(length, Math.abs(move));
    }
    recentre();
    return length;
  }

  private double[] coefficientStep(double[] diagonal, double[] slope) {
    double[] step = new double[size];
    double[] information = new double[size * size];
    sums.score(ones, step);
    sums.information(ones, information);
    for (int g = 0; g < groups; g++) {
      for (int i = 0; i < size; i++) {
        double share = compensator[i * groups + g] / diagonal[g];
        step[i] -= share * slope[g];
        for (int j = 0; j < size; j++) {
          information[i * size + j] -= share * compensator[j * groups + g];
        }
      }
    }
    Cholesky.of(information, size).solve(step);
    return step;
  }

  private void recentre() {
    double sum = 0;
    for (double value : logFrailty) {
      sum += Math.exp(value);
    }
    double shift = Math.log(groups / sum);
    for (int g = 0; g < groups; g++) {
      logFrailty[g] += shift;
    }
  }

  /** Score of the profile likelihood of the coefficients, at frailties that were solved for. */
  double[] profileScore() {
    double[] score = new double[size];
    sums.moveTo(beta);
    sums.score(ones, score);
    return score;
  }

  private double marginal(double partial, double precision) {
    double value = partial;
    for (int g = 0; g < groups; g++) {
      double total = precision + events[g];
      value += precision * logFrailty[g] - events[g] * Math.log(precision) + events[g];
      value -= total * Math.log1p(events[g] / precision);
      value += Gamma.logGamma(total) - Gamma.logGamma(precision);
    }
    return value;
  }
}
