package org.reliefspan.numerics.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reliefspan.numerics.accumulate.DailyEventCounts;
import org.reliefspan.numerics.model.SignificanceTest;

/**
 * Gray's test that groups have the same cumulative incidence of one cause.
 *
 * <p>Formula: score_g = sum over event times of (1 - F(t-))<sup>rho</sup> (d_g - d R_g / R), with
 * d_g events of the cause in group g, R_g = n_g (1 - F_g(t-)) / S_g(t-) the size of its
 * subdistribution risk set, F_g its Aalen-Johansen incidence, S_g its Kaplan-Meier curve of all
 * causes, F the pooled incidence under equality (steps d / sum n_g / S_g(t-)); covariance as in
 * {@link GraySums}, with the tie corrections of a log-rank test. The statistic is score' V
 * <sup>-</sup> score, chi-square with the rank of V as degrees of freedom. Scores and covariances
 * of strata are summed. Domain: right-censored competing risks, late entry allowed; case weights
 * count as repeated rows. Edge cases: without events of the cause, or when the groups are never at
 * risk together, there is no test. Source: Gray 1988, doi 10.1214/aos/1176350951. Agreement: R
 * cmprsk 2.2-11 {@code cuminc(rho =, strata =)$Tests}, relative 1e-10 ({@code GrayTestTest}).
 */
public final class GrayTest {
  private final int groups;
  private final double[] score;
  private final double[] variance; // row-major [group][group]

  private GrayTest(int groups, GraySums sums) {
    this.groups = groups;
    this.score = sums.score();
    this.variance = sums.variance();
  }

  /**
   * Compares groups of rows.
   *
   * @param group group of each row, 0 to groups - 1
   * @param cause the cause compared, 1 to K
   * @param rho power of 1 - F in the weights, usually 0
   */
  public static GrayTest of(SurvivalData data, int[] group, int groups, int cause, double rho) {
    return ofStrata(List.of(RiskSets.of(data, group, groups)), cause, rho);
  }

  /** Compares groups of rows within strata, which are numbered from 0. */
  public static GrayTest stratified(
      SurvivalData data, int[] group, int groups, int[] stratum, int cause, double rho) {
    List<RiskSets> sets = new ArrayList<>();
    for (int[] rows : Strata.rowsOf(stratum, data.size())) {
      sets.add(RiskSets.of(data.rows(rows), Rows.pick(group, rows), groups));
    }
    return ofStrata(sets, cause, rho);
  }

  /** Compares counts by day, one accumulator for each group. */
  public static GrayTest of(List<DailyEventCounts> groups, int cause, double rho) {
    return ofStrata(List.of(RiskSets.of(groups)), cause, rho);
  }

  private static GrayTest ofStrata(List<RiskSets> strata, int cause, double rho) {
    int groups = strata.get(0).groups();
    GraySums sums = new GraySums(groups, cause, rho);
    if (cause < 1) {
      throw new IllegalArgumentException("cause (%d) must be at least 1".formatted(cause));
    }
    for (RiskSets sets : strata) {
      if (cause <= sets.causes()) { // otherwise the stratum has no event of the cause
        sums.beginStratum();
        sets.sweep(sums);
        sums.endStratum();
      }
    }
    return new GrayTest(groups, sums);
  }

  /** Number of groups. */
  public int groups() {
    return groups;
  }

  /** Events of a group beyond those expected if the incidences were equal. */
  public double score(int group) {
    return score[group];
  }

  /** Covariance of two scores. */
  public double variance(int one, int other) {
    return variance[one * groups + other];
  }

  /** The test; empty without events of the cause, or with nothing to compare. */
  public Optional<SignificanceTest> test() {
    return ScoreTest.of(score, variance, groups);
  }
}
