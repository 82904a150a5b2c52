package org.reliefspan.numerics.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.numerics.likelihood.LogLikelihood;

/** What must hold for any data. */
class CoxPropertiesTest {
  private static final int ROWS = 60;

  /** Random rows with ties, late entry, strata, weights and an offset. */
  private static final class Sample {
    final double[] design = new double[ROWS * 3];
    final double[] start = new double[ROWS];
    final double[] stop = new double[ROWS];
    final int[] status = new int[ROWS];
    final double[] weight = new double[ROWS];
    final double[] offset = new double[ROWS];
    final int[] stratum = new int[ROWS];

    Sample(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < ROWS; i++) {
        for (int j = 0; j < 3; j++) {
          design[3 * i + j] = random.nextDouble() * (j + 1);
        }
        start[i] = random.nextInt(4);
        stop[i] = start[i] + 1 + random.nextInt(12);
        status[i] = random.nextInt(3) == 0 ? 0 : 1;
        weight[i] = 1 + random.nextInt(3);
        offset[i] = random.nextDouble();
        stratum[i] = random.nextInt(2);
      }
    }

    HazardData data() {
      return HazardData.ofIntervals(design, 3, start, stop, status)
          .withWeights(weight)
          .withOffsets(offset)
          .withStrata(stratum);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void derivativesMatchDifferences(long seed) {
    Sample sample = new Sample(seed);
    HazardData weighted = sample.data();
    HazardData plain =
        HazardData.ofIntervals(sample.design, 3, sample.start, sample.stop, sample.status);
    for (TieHandling ties : TieHandling.values()) {
      HazardData data = ties == TieHandling.EXACT ? plain : weighted;
      RiskRows rows = RiskRows.of(data);
      ScaledColumns columns = ScaledColumns.of(data, rows);
      RiskSums sums = new RiskSums(data, rows, columns.values, ties);
      compare(
          ties == TieHandling.EXACT ? new ExactLikelihood(sums, 3) : new CoxLikelihood(sums, 3));
    }
  }

  private static void compare(LogLikelihood likelihood) {
    double[] at = {0.3, -0.2, 0.1};
    double[] gradient = new double[3];
    double[] information = new double[9];
    likelihood.evaluate(at, gradient, information);
    double step = 1e-5;
    for (int j = 0; j < 3; j++) {
      double[] above = at.clone();
      double[] below = at.clone();
      above[j] += step;
      below[j] -= step;
      double[] gradientAbove = new double[3];
      double[] gradientBelow = new double[3];
      double high = likelihood.evaluate(above, gradientAbove, new double[9]);
      double low = likelihood.evaluate(below, gradientBelow, new double[9]);
      assertThat(gradient[j]).isCloseTo((high - low) / (2 * step), within(1e-6));
      for (int k = 0; k < 3; k++) {
        double slope = (gradientBelow[k] - gradientAbove[k]) / (2 * step);
        assertThat(information[j * 3 + k]).isCloseTo(slope, within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void repeatedRowsAreWeightsUnderBreslow(long seed) {
    Sample s = new Sample(seed);
    double[] all = twice(s.design, 3);
    HazardData repeated =
        HazardData.ofIntervals(all, 3, twice(s.start, 1), twice(s.stop, 1), twice(s.status));
    double[] two = new double[ROWS];
    Arrays.fill(two, 2);
    HazardData weighted =
        HazardData.ofIntervals(s.design, 3, s.start, s.stop, s.status).withWeights(two);
    CoxFit one = HazardExamples.fit(repeated, TieHandling.BRESLOW);
    CoxFit other = HazardExamples.fit(weighted, TieHandling.BRESLOW);
    same(one, other, 1e-9);
    assertThat(one.logLikelihood()).isCloseTo(other.logLikelihood(), within(1e-8));
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25})
  void unitsOfTimeAndOrderOfRowsDoNotMatter(long seed) {
    Sample s = new Sample(seed);
    CoxFit fit = HazardExamples.fit(s.data(), TieHandling.EFRON);
    Sample other = new Sample(seed);
    for (int i = 0; i < ROWS; i++) {
      int from = ROWS - 1 - i;
      System.arraycopy(s.design, 3 * from, other.design, 3 * i, 3);
      other.start[i] = s.start[from] / 7;
      other.stop[i] = s.stop[from] / 7;
      other.status[i] = s.status[from];
      other.weight[i] = s.weight[from];
      other.offset[i] = s.offset[from] + 3;
      other.stratum[i] = s.stratum[from];
    }
    same(fit, HazardExamples.fit(other.data(), TieHandling.EFRON), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33})
  void oneStratumAndUnitWeightsChangeNothing(long seed) {
    Sample s = new Sample(seed);
    HazardData plain = HazardData.ofIntervals(s.design, 3, s.start, s.stop, s.status);
    double[] ones = new double[ROWS];
    Arrays.fill(ones, 1);
    for (TieHandling ties : TieHandling.values()) {
      CoxFit one = HazardExamples.fit(plain, ties);
      CoxFit other = HazardExamples.fit(plain.withStrata(new int[ROWS]).withWeights(ones), ties);
      same(one, other, 0);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {41, 42, 43})
  void withoutTiesAllHandlingsAgree(long seed) {
    Sample s = new Sample(seed);
    for (int i = 0; i < ROWS; i++) {
      s.stop[i] += i * 1e-3;
    }
    HazardData data = HazardData.ofIntervals(s.design, 3, s.start, s.stop, s.status);
    CoxFit efron = HazardExamples.fit(data, TieHandling.EFRON);
    same(efron, HazardExamples.fit(data, TieHandling.BRESLOW), 1e-9);
    same(efron, HazardExamples.fit(data, TieHandling.EXACT), 1e-7);
  }

  private static void same(CoxFit one, CoxFit other, double tolerance) {
    for (int j = 0; j < one.coefficients().size(); j++) {
      double error = one.coefficients().standardError(j);
      assertThat(other.coefficients().estimate(j))
          .isCloseTo(one.coefficients().estimate(j), within(tolerance * (1 + error)));
      assertThat(other.coefficients().standardError(j)).isCloseTo(error, within(tolerance));
    }
  }

  private static double[] twice(double[] values, int width) {
    double[] result = new double[2 * values.length];
    for (int i = 0; i < values.length; i += width) {
      System.arraycopy(values, i, result, 2 * i, width);
      System.arraycopy(values, i, result, 2 * i + width, width);
    }
    return result;
  }

  private static int[] twice(int[] values) {
    int[] result = new int[2 * values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i / 2];
    }
    return result;
  }
}
