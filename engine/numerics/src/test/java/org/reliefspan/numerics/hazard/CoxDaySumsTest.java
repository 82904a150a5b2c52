package org.reliefspan.numerics.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reliefspan.numerics.likelihood.MaximumLikelihood;
import org.reliefspan.numerics.likelihood.NewtonMaximizer;

/** Sums by day over parts give the fit of one machine. */
class CoxDaySumsTest {
  private static final int ROWS = 400;
  private static final int DAYS = 40;

  private static HazardData rows(long seed, int from, int to) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] design = new double[3 * ROWS];
    double[] start = new double[ROWS];
    double[] stop = new double[ROWS];
    int[] status = new int[ROWS];
    double[] weight = new double[ROWS];
    double[] offset = new double[ROWS];
    int[] stratum = new int[ROWS];
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < 3; j++) {
        design[3 * i + j] = 5 + random.nextDouble();
      }
      start[i] = i % 3 == 0 ? Double.NEGATIVE_INFINITY : random.nextInt(10);
      stop[i] = Math.max(start[i], -1) + 1 + random.nextInt(DAYS - 10);
      status[i] = random.nextInt(2);
      weight[i] = random.nextInt(4);
      offset[i] = random.nextDouble() - 0.5;
      stratum[i] = random.nextInt(2);
    }
    int n = to - from;
    return HazardData.ofIntervals(
            Arrays.copyOfRange(design, 3 * from, 3 * to),
            3,
            Arrays.copyOfRange(start, from, to),
            Arrays.copyOfRange(stop, from, to),
            Arrays.copyOfRange(status, from, to))
        .withWeights(Arrays.copyOfRange(weight, from, to))
        .withOffsets(Arrays.copyOfRange(offset, from, to))
        .withStrata(Arrays.copyOfRange(stratum, from, from + n));
  }

  @ParameterizedTest
  @EnumSource(names = {"EFRON", "BRESLOW"})
  void mergedPartsGiveTheFitOfOneMachine(TieHandling ties) {
    CoxDayLayout layout = CoxDayLayout.of(2, DAYS, ties, new double[] {5.5, 5.5, 5.4});
    List<CoxDayPart> parts = new ArrayList<>();
    for (int from = 0; from < ROWS; from += 100) {
      parts.add(CoxDayPart.of(layout, rows(7, from, from + 100)));
    }
    CoxDayLikelihood likelihood = CoxDayLikelihood.of(layout, beta -> collect(layout, parts, beta));
    MaximumLikelihood end = NewtonMaximizer.standard().maximize(likelihood, new double[3]);
    CoxFit fit = HazardExamples.fit(rows(7, 0, ROWS), ties);
    assertThat(end.converged()).isTrue();
    assertThat(end.logLikelihood()).isCloseTo(fit.logLikelihood(), within(1e-9));
    assertThat(end.startLogLikelihood()).isCloseTo(fit.nullLogLikelihood(), within(1e-9));
    for (int j = 0; j < 3; j++) {
      assertThat(end.parameters()[j]).isCloseTo(fit.coefficients().estimate(j), within(1e-9));
      assertThat(end.coefficients().standardError(j))
          .isCloseTo(fit.coefficients().standardError(j), within(1e-10));
    }
  }

  private static CoxDaySums collect(CoxDayLayout layout, List<CoxDayPart> parts, double[] beta) {
    CoxDaySums total = CoxDaySums.empty(layout);
    for (CoxDayPart part : parts) {
      CoxDaySums sums = CoxDaySums.empty(layout);
      part.addTo(sums, beta);
      total.merge(CoxDaySums.ofValues(layout, sums.values()));
    }
    return total;
  }

  @ParameterizedTest
  @EnumSource(names = {"EFRON"})
  void daysMustBeWhole(TieHandling ties) {
    CoxDayLayout layout = CoxDayLayout.of(1, 10, ties, new double[1]);
    HazardData data =
        HazardData.ofTimes(new double[] {1, 2}, 1, new double[] {1, 2.5}, new int[] {1, 1});
    assertThatThrownBy(() -> CoxDayPart.of(layout, data)).hasMessageContaining("row 2");
    assertThatThrownBy(() -> CoxDayLayout.of(1, 10, TieHandling.EXACT, new double[1]))
        .hasMessageContaining("EXACT");
  }
}
