package org.reliefspan.numerics.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reliefspan.numerics.accumulate.DailyEventCounts;
import org.reliefspan.numerics.model.SignificanceTest;

/**
 * The log-rank test, and the tests G<sup>rho</sup> of Fleming and Harrington, for two or more
 * groups.
 *
 * <p>Formula: at event time t_j with d_gj events among n_gj at risk in group g, d_j and n_j in all,
 * and weight w_j = S(t_j-)<sup>rho</sup> of the pooled Kaplan-Meier curve,
 *
 * <pre>
 * observed_g = sum w_j d_gj      expected_g = sum w_j d_j n_gj / n_j
 * V_gh = sum w_j^2 d_j (n_j - d_j) / (n_j - 1) (n_gj / n_j) (1{g = h} - n_hj / n_j)
 * </pre>
 *
 * and the statistic is (O - E)' V<sup>-</sup> (O - E), chi-square with the rank of V as degrees of
 * freedom. Strata are summed; the curve behind the weights is then the stratum's. rho = 0 is the
 * log-rank test, rho = 1 the Peto and Peto modification of Gehan's test. Domain: right-censored
 * rows, late entry allowed, case weights counting as repeated rows; causes count as one event. Edge
 * cases: without events, or when only one group is ever at risk, there is no test. Source:
 * Harrington and Fleming 1982, doi 10.1093/biomet/69.3.553. Agreement: R survival 3.5-3 {@code
 * survdiff(rho =)}, relative 1e-12 ({@code LogRankTest}).
 */
public final class LogRank {
  private final int groups;
  private final double[] observed;
  private final double[] expected;
  private final double[] variance; // row-major [group][group]

  private LogRank(LogRankSums sums) {
    this.groups = sums.groups();
    this.observed = sums.observed();
    this.expected = sums.expected();
    this.variance = sums.variance();
  }

  /**
   * Compares groups of rows.
   *
   * @param group group of each row, 0 to groups - 1
   * @param rho power of the pooled survival in the weights, 0 for the log-rank test
   */
  public static LogRank of(SurvivalData data, int[] group, int groups, double rho) {
    return ofStrata(List.of(RiskSets.of(data, group, groups)), rho);
  }

  /**
   * Compares groups of rows within strata.
   *
   * @param stratum stratum of each row, not negative
   */
  public static LogRank stratified(
      SurvivalData data, int[] group, int groups, int[] stratum, double rho) {
    List<RiskSets> sets = new ArrayList<>();
    for (int[] rows : Strata.rowsOf(stratum, data.size())) {
      sets.add(RiskSets.of(data.rows(rows), Rows.pick(group, rows), groups));
    }
    return ofStrata(sets, rho);
  }

  /** Compares counts by day, one accumulator for each group. */
  public static LogRank of(List<DailyEventCounts> groups, double rho) {
    return ofStrata(List.of(RiskSets.of(groups)), rho);
  }

  /** Compares counts by day within strata: the outer list holds strata, the inner ones groups. */
  public static LogRank stratified(List<List<DailyEventCounts>> strata, double rho) {
    return ofStrata(strata.stream().map(RiskSets::of).toList(), rho);
  }

  private static LogRank ofStrata(List<RiskSets> strata, double rho) {
    LogRankSums sums = new LogRankSums(strata.get(0).groups(), rho);
    for (RiskSets sets : strata) {
      if (sets.groups() != sums.groups()) {
        throw new IllegalArgumentException("strata must have the same groups in the same order");
      }
      sets.sweep(sums);
      sums.endStratum();
    }
    return of(sums);
  }

  static LogRank of(LogRankSums sums) {
    return new LogRank(sums);
  }

  /** Number of groups. */
  public int groups() {
    return groups;
  }

  /** Observed weighted number of events of a group. */
  public double observed(int group) {
    return observed[group];
  }

  /** Expected weighted number of events of a group if all groups had the same hazard. */
  public double expected(int group) {
    return expected[group];
  }

  /** Covariance of observed - expected of two groups. */
  public double variance(int one, int other) {
    return variance[one * groups + other];
  }

  /** The test; empty without events, or when the groups were never at risk together. */
  public Optional<SignificanceTest> test() {
    return ScoreTest.of(difference(), variance, groups);
  }

  private double[] difference() {
    double[] difference = new double[groups];
    for (int group = 0; group < groups; group++) {
      difference[group] = observed[group] - expected[group];
    }
    return difference;
  }
}
