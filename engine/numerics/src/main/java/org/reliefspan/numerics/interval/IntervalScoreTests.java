package org.reliefspan.numerics.interval;

import org.reliefspan.numerics.matrix.Cholesky;
import org.reliefspan.numerics.matrix.Matrices;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.model.SignificanceTest;

/**
 * Tests that groups of interval-censored times have one distribution.
 *
 * <p>Formula: rows have the scores c_i of {@link IntervalScores} under the pooled estimate.
 * Permutation: the sum over a group of w_i c_i has under permutation of the groups the variance sum
 * w (c - mean)^2 / (W - 1) times sum w (z - mean)^2, z being 1 in the group (or the group's value
 * for a trend), W = sum w; Z for two groups, the quadratic form with k - 1 degrees of freedom for
 * k. Score form: Finkelstein's sums with the observed information of the proportional hazards
 * model, masses as nuisance. Domain: at least two groups with weight. Weights count as repeated
 * rows.
 *
 * <p>The permutation needs visit schedules that are exchangeable between groups: where one group is
 * seen more often than another the test can reject though the times are alike. Edge cases: equal
 * scores everywhere are a {@link NotEstimableException}; zero masses leave the score form's
 * nuisance parameters.
 *
 * <p>Source: Sun 1996, Stat Med 15:1387; Finkelstein 1986, Biometrics 42:845; Fay 1996, Biometrics
 * 52:811; Fay and Shaw 2010, doi 10.18637/jss.v036.i02. Agreement: the published results of R
 * interval for breast cosmesis, all printed digits ({@code IntervalScoreTestsTest}).
 */
public final class IntervalScoreTests {
  private final int[] group;
  private final int groups;
  private final double[] weight;
  private final double[] groupWeight;
  private final double total;
  private final int[] before; // row: index of the survival before its interval
  private final int[] after;
  private final double[] survival; // by positive mass: before the first, after each; ends in 0
  private final double[] productLimit;

  private IntervalScoreTests(
      double[] left, double[] right, double[] weight, int[] group, int groups) {
    this.group = group.clone();
    this.groups = groups;
    this.weight = weight.clone();
    IntervalCensoredData data = IntervalCensoredData.aggregate(left, right, weight);
    InnermostIntervals intervals = InnermostIntervals.of(data);
    TurnbullEstimate pooled = TurnbullEstimator.over(data).fit();
    if (!pooled.converged()) {
      throw new NotEstimableException(
          "The pooled estimate of the times did not reach its certificate, so the groups cannot be"
              + " compared. Maybe round the times to days.");
    }
    int[] index = new int[pooled.size() + 1]; // positive masses before each interval
    this.survival = survival(pooled, index);
    this.productLimit = productLimit(survival);
    this.before = new int[group.length];
    this.after = new int[group.length];
    for (int row = 0; row < group.length; row++) {
      before[row] = index[intervals.first[data.pairOfRow(row)]];
      after[row] = index[intervals.last[data.pairOfRow(row)] + 1];
    }
    this.groupWeight = new double[groups];
    for (int row = 0; row < group.length; row++) {
      groupWeight[group[row]] += weight[row];
    }
    this.total = checkedTotal();
  }

  /**
   * Prepares the tests of some rows.
   *
   * @param left left ends as in {@link IntervalCensoredData}
   * @param right right ends
   * @param weight case weights, not negative
   * @param group group of each row, dense from 0
   */
  public static IntervalScoreTests of(double[] left, double[] right, double[] weight, int[] group) {
    if (group.length != left.length) {
      throw new IllegalArgumentException(
          "group (%d) must have %d entries".formatted(group.length, left.length));
    }
    int groups = 0;
    for (int number : group) {
      if (number < 0) {
        throw new IllegalArgumentException("group (%d) must not be negative".formatted(number));
      }
      groups = Math.max(groups, number + 1);
    }
    return new IntervalScoreTests(left, right, weight, group, groups);
  }

  private double checkedTotal() {
    double sum = 0;
    int present = 0;
    for (double part : groupWeight) {
      sum += part;
      present += part > 0 ? 1 : 0;
    }
    if (present < 2 || !(sum > 1)) {
      throw new NotEstimableException("At least two groups with rows are needed to compare them.");
    }
    return sum;
  }

  private static double[] survival(TurnbullEstimate pooled, int[] index) {
    int count = 0;
    for (int j = 0; j < pooled.size(); j++) {
      index[j] = count;
      count += pooled.mass(j) > 0 ? 1 : 0;
    }
    index[pooled.size()] = count;
    double[] survival = new double[count + 1];
    double sum = 0;
    for (int j = pooled.size() - 1; j >= 0; j--) {
      if (pooled.mass(j) > 0) {
        sum += pooled.mass(j);
        survival[index[j]] = sum;
      }
    }
    survival[0] = 1;
    return survival;
  }

  private static double[] productLimit(double[] survival) {
    double[] result = new double[survival.length];
    double hazard = 0;
    for (int j = 0; j < survival.length; j++) {
      hazard += j == 0 ? 0 : (survival[j - 1] - survival[j]) / survival[j - 1];
      result[j] = Math.exp(-hazard);
    }
    return result;
  }

  /** The score of each row. */
  public double[] scores(IntervalScores kind) {
    double[] scores = new double[group.length];
    for (int row = 0; row < scores.length; row++) {
      double high = kind.value(survival[before[row]], productLimit[before[row]]);
      double low = kind.value(survival[after[row]], productLimit[after[row]]);
      double width = survival[before[row]] - survival[after[row]];
      scores[row] = width > 0 ? (high - low) / width : 0;
    }
    return scores;
  }

  /** Weighted sum of the scores of each group. */
  public double[] sums(IntervalScores kind) {
    double[] scores = scores(kind);
    double[] sums = new double[groups];
    for (int row = 0; row < scores.length; row++) {
      sums[group[row]] += weight[row] * scores[row];
    }
    return sums;
  }

  /** Permutation test: normal for two groups, by the first of them; chi-square for more. */
  public SignificanceTest permutation(IntervalScores kind) {
    double[] scores = scores(kind);
    double variance = variance(scores);
    double mean = mean(scores);
    double[] sums = sums(kind);
    double statistic = 0;
    int present = 0;
    double first = 0;
    for (int g = 0; g < groups; g++) {
      if (groupWeight[g] > 0) {
        double away = sums[g] - groupWeight[g] * mean;
        first = present == 0 ? away : first;
        statistic += away * away / groupWeight[g];
        present++;
      }
    }
    return present == 2
        ? SignificanceTest.normal(Math.copySign(Math.sqrt(statistic / variance), first))
        : SignificanceTest.chiSquare(statistic / variance, present - 1);
  }

  /**
   * Permutation test of a trend over groups; a negative statistic says that times grow with the
   * value.
   *
   * @param value value of each group
   */
  public SignificanceTest trend(IntervalScores kind, double... value) {
    if (value.length != groups) {
      throw new IllegalArgumentException(
          "value (%d) must have one entry for each of %d groups".formatted(value.length, groups));
    }
    double[] scores = scores(kind);
    double meanValue = 0;
    for (int g = 0; g < groups; g++) {
      meanValue += groupWeight[g] * value[g] / total;
    }
    double spread = 0;
    double statistic = 0;
    double[] sums = sums(kind);
    double mean = mean(scores);
    for (int g = 0; g < groups; g++) {
      double away = value[g] - meanValue;
      spread += groupWeight[g] * away * away;
      statistic += away * (sums[g] - groupWeight[g] * mean);
    }
    if (!(spread > 0)) {
      throw new NotEstimableException("The values of the groups must differ for a trend.");
    }
    return SignificanceTest.normal(statistic / Math.sqrt(spread * variance(scores)));
  }

  private double mean(double[] scores) {
    double sum = 0;
    for (int row = 0; row < scores.length; row++) {
      sum += weight[row] * scores[row];
    }
    return sum / total;
  }

  /** Variance of the scores, divisor W - 1. */
  private double variance(double[] scores) {
    double mean = mean(scores);
    double sum = 0;
    for (int row = 0; row < scores.length; row++) {
      sum += weight[row] * (scores[row] - mean) * (scores[row] - mean);
    }
    if (!(sum > 1e-20 * total)) {
      throw new NotEstimableException(
          "All rows have the same score: the intervals do not tell early from late.");
    }
    return sum / (total - 1);
  }

  /** Score test of proportional hazards with the observed information; chi-square. */
  public SignificanceTest scoreForm() {
    int nuisance = survival.length - 2; // survival strictly between 1 and 0
    int effects = groups - 1; // of groups 1, 2, ... against group 0
    ScoreInformation information = new ScoreInformation(survival, effects);
    for (int row = 0; row < group.length; row++) {
      if (weight[row] > 0) {
        information.add(group[row] - 1, before[row], after[row], weight[row]);
      }
    }
    if (nuisance < 1) {
      throw new NotEstimableException(
          "All rows share one interval: the intervals do not tell early from late.");
    }
    double[] variance = information.profiled();
    double[] sums = sums(IntervalScores.FINKELSTEIN);
    double[] score = new double[effects];
    System.arraycopy(sums, 1, score, 0, effects);
    Cholesky factor = Cholesky.of(Matrices.symmetrised(variance, effects), effects);
    if (factor.rank() == 0) {
      throw new NotEstimableException(
          "All rows have the same score: the intervals do not tell early from late.");
    }
    return SignificanceTest.chiSquare(factor.quadraticForm(score), factor.rank());
  }
}
