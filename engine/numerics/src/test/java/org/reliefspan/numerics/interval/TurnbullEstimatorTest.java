package org.reliefspan.numerics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.survival.KaplanMeier;

class TurnbullEstimatorTest {
  private static final double INF = Double.POSITIVE_INFINITY;

  /** Fay and Shaw 2010, doi 10.18637/jss.v036.i02 (R package interval), all digits recomputed. */
  @Test
  void radiotherapyMassesMatchThePublishedEstimate() {
    TurnbullEstimate estimate = TurnbullEstimator.over(BreastCosmesis.radiotherapy()).fit();
    assertMasses(
        estimate,
        new double[] {4, 6, 7, 11, 24, 33, 38, 46},
        new double[] {5, 7, 8, 12, 25, 34, 40, 48},
        new double[] {
          .0463467740,
          .0333633709,
          .0886673681,
          .0707529218,
          .0926458366,
          .0817857649,
          .1208798274,
          .4655581364
        },
        1e-8);
    assertThat(estimate.quantileInterval(0.5)).isEqualTo(new Limits(38, 40));
    assertThat(estimate.survivalAt(38).lower()).isCloseTo(0.5864379638, within(1e-8));
    assertThat(estimate.survivalAt(40).upper()).isCloseTo(0.4655581364, within(1e-8));
    assertThat(estimate.survivalAt(39).upper()).isCloseTo(0.5864379638, within(1e-8));
  }

  /** R 4.2.2: 959 steps of expectation and maximisation on the published intervals, to 1e-16. */
  @Test
  void chemotherapyMassesMatchThePublishedEstimate() {
    TurnbullEstimate estimate = TurnbullEstimator.over(BreastCosmesis.withChemotherapy()).fit();
    assertMasses(
        estimate,
        new double[] {4, 5, 11, 16, 18, 19, 24, 30, 35, 44, 48},
        new double[] {5, 8, 12, 17, 19, 20, 25, 31, 36, 48, 60},
        new double[] {
          .0432826277,
          .0432826277,
          .0692055834,
          .1453977153,
          .1410948977,
          .1157459257,
          .0998653107,
          .0708813765,
          .1608311074,
          .0552064139,
          .0552064139
        },
        1e-8);
    assertThat(estimate.logLikelihood()).isCloseTo(-65.6369649077, within(1e-9));
    assertThat(estimate.quantileInterval(0.5)).isEqualTo(new Limits(19, 20));
  }

  /**
   * Turnbull 1974, J Am Stat Assoc 69:169, the paper's example (.538 .295 .210 .095); digits by
   * expectation and maximisation in R 4.2.2 to a change of 1e-17.
   */
  @Test
  void turnbullsTableIsReproduced() {
    double[] left = {1, 1, 0, 2, 2, 0, 3, 0, 4, 4, 0};
    double[] right = {1, INF, 1, 2, INF, 2, 3, 3, 4, INF, 4};
    double[] number = {12, 3, 2, 6, 2, 4, 2, 2, 3, 3, 5};
    TurnbullEstimate estimate = fit(left, right, number);
    double[] survival = {.537567811867, .294593985974, .209760176610, .094845753378};
    for (int time = 1; time <= 4; time++) {
      Limits range = estimate.survivalAt(time);
      assertThat(range.lower()).isCloseTo(survival[time - 1], within(1e-9));
    }
  }

  /**
   * The hard case of R survival, tests/turnbull.R: four masses from 420 intervals; digits by 20,000
   * steps of expectation and maximisation in R 4.2.2.
   */
  @Test
  void theHardCaseConverges() {
    TurnbullEstimate estimate = hardCase();
    double[] at = {2, 365.5, 408, 756.5};
    double[] mass = {0.695818737570, 0.167376334650, 0.107899384027, 0.028905543753};
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < estimate.size(); j++) {
        if (estimate.left(j) < at[i] && at[i] <= estimate.right(j)) {
          assertThat(estimate.mass(j)).isCloseTo(mass[i], within(1e-8));
          sum += estimate.mass(j);
        }
      }
    }
    assertThat(sum).isCloseTo(1, within(1e-9));
  }

  /** Naive curves of the same data: detection days and midpoints as if they were exact. */
  @Test
  void detectionDaysAndMidpointsAsEventTimesAreBiased() {
    assertThat(naiveMedian(BreastCosmesis.radiotherapy(), 1)).isEqualTo(44);
    assertThat(naiveMedian(BreastCosmesis.withChemotherapy(), 1)).isEqualTo(26);
    assertThat(naiveMedian(BreastCosmesis.radiotherapy(), 0.5)).isEqualTo(40.5);
    assertThat(naiveMedian(BreastCosmesis.withChemotherapy(), 0.5)).isEqualTo(21.5);
  }

  private static double naiveMedian(IntervalCensoredData data, double share) {
    double[] time = new double[data.size()];
    int[] status = new int[data.size()];
    for (int pair = 0; pair < data.size(); pair++) {
      boolean seen = data.right(pair) < INF;
      double left = Math.max(0, data.left(pair));
      status[pair] = seen ? 1 : 0;
      time[pair] = seen ? left + share * (data.right(pair) - left) : left;
    }
    return KaplanMeier.of(time, status, data.weights()).median(0.95).estimate().orElseThrow();
  }

  @Test
  void orderOfRowsAndUnitOfTimeDoNotMatter() {
    for (int seed = 0; seed < 40; seed++) {
      IntervalCensoredData data = visits(new SplittableRandom(seed), 150);
      int n = data.size();
      double[] left = new double[n];
      double[] right = new double[n];
      double[] weight = new double[n];
      for (int pair = 0; pair < n; pair++) {
        left[n - 1 - pair] = data.left(pair) / 7;
        right[n - 1 - pair] = data.right(pair) / 7;
        weight[n - 1 - pair] = data.weight(pair);
      }
      TurnbullEstimate days = TurnbullEstimator.over(data).fit();
      TurnbullEstimate weeks = fit(left, right, weight);
      assertThat(weeks.masses()).containsExactly(days.masses(), within(1e-9));
      assertThat(days.certificate()).isLessThanOrEqualTo(1 + 1e-8);
    }
  }

  @Test
  void weightTwoEqualsARowTwice() {
    TurnbullEstimate twice =
        fit(new double[] {0, 0, 2, 1}, new double[] {3, 3, 5, 4}, new double[] {1, 1, 1, 1});
    TurnbullEstimate weighted =
        fit(new double[] {0, 2, 1}, new double[] {3, 5, 4}, new double[] {2, 1, 1});
    assertThat(weighted.masses()).containsExactly(twice.masses());
  }

  @Test
  void everyResampleHasACertificateAndWarmStartsAgree() {
    for (int seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      IntervalCensoredData data = visits(random, 20 + 10 * seed);
      TurnbullEstimator estimator = TurnbullEstimator.over(data);
      TurnbullEstimate full = estimator.fit();
      assertThat(full.converged()).as("seed %d", seed).isTrue();
      double[] weight = new double[data.size()];
      for (int pair = 0; pair < weight.length; pair++) {
        weight[pair] = data.weight(pair) * random.nextInt(4);
      }
      weight[0] = 1;
      TurnbullEstimate warm = estimator.fit(weight, full.masses(), 1e-8);
      TurnbullEstimate cold = estimator.fit(weight, estimator.uniformMass(), 1e-8);
      assertThat(warm.converged()).as("seed %d warm", seed).isTrue();
      assertThat(cold.converged()).as("seed %d cold", seed).isTrue();
      assertThat(warm.logLikelihood()).isCloseTo(cold.logLikelihood(), within(1e-6));
      assertThat(Arrays.stream(warm.masses()).sum()).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void daysWithExactTimesEqualTheProductLimitEstimate() {
    double[] left = {1, 2, 2, 3, 4, 4, 5, 5, 8, 9};
    double[] right = {1, 2, INF, 3, INF, INF, 5, INF, 8, 9};
    double[] one = new double[10];
    Arrays.fill(one, 1);
    TurnbullEstimate estimate = fit(left, right, one);
    assertThat(estimate.survivalAt(5).lower()).isCloseTo(18 / 35.0, within(1e-7));
    assertThat(estimate.survivalAt(8).lower()).isCloseTo(9 / 35.0, within(1e-7));
  }

  @Test
  void zeroIsHeldByANegativeLeftEnd() {
    TurnbullEstimate estimate =
        fit(new double[] {-1, -1, 20}, new double[] {10, 10, 40}, new double[] {1, 1, 1});
    assertThat(estimate.survivalAt(0)).isEqualTo(new Limits(estimate.mass(1), 1));
    assertThat(estimate.quantileInterval(0.5)).isEqualTo(new Limits(0, 10));
    assertThat(estimate.integral(30).lower()).isCloseTo(20 / 3.0, within(1e-9));
    assertThat(estimate.integral(30).upper()).isCloseTo(50 / 3.0, within(1e-9));
    assertThat(estimate.spreadIntegral(30)).isCloseTo(10 / 3.0 + 27.5 / 3.0, within(1e-9));
    assertThat(estimate.cumulativeByDay(30)[5]).isCloseTo(1 / 3.0, within(1e-9));
  }

  @Test
  void integralOfSpreadMassIsTheAreaUnderItsCurve() {
    TurnbullEstimate estimate = TurnbullEstimator.over(visits(new SplittableRandom(3), 200)).fit();
    double[] cumulative = estimate.cumulativeByDay(180);
    double area = 0;
    for (int day = 0; day < 180; day++) {
      area += 1 - 0.5 * (cumulative[day] + cumulative[day + 1]);
    }
    assertThat(estimate.spreadIntegral(180)).isCloseTo(area, within(1e-9));
    assertThat(estimate.integral(180).contains(area)).isTrue();
  }

  static IntervalCensoredData visits(SplittableRandom random, int n) {
    double[] left = new double[n];
    double[] right = new double[n];
    double[] weight = new double[n];
    for (int i = 0; i < n; i++) {
      double time = 60 * Math.pow(-Math.log(1 - random.nextDouble()), 1 / 1.5);
      double day = 0;
      right[i] = INF;
      while (day < 365) {
        day += 5 + random.nextInt(60);
        if (day >= time) {
          right[i] = day;
          break;
        }
        left[i] = day;
      }
      weight[i] = 1;
    }
    return IntervalCensoredData.aggregate(left, right, weight);
  }

  private static TurnbullEstimate hardCase() {
    double[] left = new double[422];
    double[] right = new double[422];
    double[] one = new double[422];
    Arrays.fill(one, 1);
    int n = 0;
    for (int i = 1; i <= 100; i++) {
      right[n++] = 3 * i;
    }
    for (int i = 1; i <= 100; i++) {
      left[n] = 1;
      right[n++] = 10 + i;
    }
    for (int i = 0; i < 100; i++) {
      left[n] = 1;
      right[n++] = i < 60 ? 365 : 366;
    }
    double[] tailLeft = {100, 200, 210, 220};
    double[] tailRight = {INF, 500, INF, 450};
    for (int i = 0; i < 4; i++) {
      left[n] = tailLeft[i];
      right[n++] = tailRight[i];
    }
    for (int i = 0; i < 100; i++) {
      left[n] = 365;
      right[n++] = i < 90 ? 730 : INF;
    }
    double[] late = {528, 571, 691, 730, 731};
    for (double end : late) {
      left[n] = 366;
      right[n++] = end;
    }
    double[] last = {INF, 1095, 1096, 1097, 1098, 1099, INF, 1400, 1200, 772, 1461};
    for (int i = 0; i < 11; i++) {
      left[n] = 731 + i;
      right[n++] = last[i];
    }
    return fit(Arrays.copyOf(left, n), Arrays.copyOf(right, n), Arrays.copyOf(one, n));
  }

  private static TurnbullEstimate fit(double[] left, double[] right, double[] weight) {
    TurnbullEstimate estimate =
        TurnbullEstimator.over(IntervalCensoredData.aggregate(left, right, weight)).fit();
    assertThat(estimate.converged()).isTrue();
    assertThat(estimate.certificate()).isLessThanOrEqualTo(1 + 1e-8);
    return estimate;
  }

  private static void assertMasses(
      TurnbullEstimate estimate, double[] left, double[] right, double[] mass, double tolerance) {
    int found = 0;
    for (int j = 0; j < estimate.size(); j++) {
      if (estimate.mass(j) > 1e-7) {
        assertThat(estimate.left(j)).isEqualTo(left[found]);
        assertThat(estimate.right(j)).isEqualTo(right[found]);
        assertThat(estimate.mass(j)).isCloseTo(mass[found], within(tolerance));
        found++;
      }
    }
    assertThat(found).isEqualTo(mass.length);
  }
}
