package org.reliefspan.numerics.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.reliefspan.numerics.hazard.HazardExamples.closeTo;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.ReferenceData;

/** Golden values: R 4.2.2, survival 3.5-3, coxph(Surv(time, status) ~ age + sex + frailty(id)). */
class SharedFrailtyTest {
  private static HazardData kidney() {
    List<double[]> design = new ArrayList<>();
    List<double[]> outcome = new ArrayList<>();
    for (String[] row : ReferenceData.rows("data/survival_r/kidney.csv")) {
      design.add(new double[] {number(row[3]), number(row[4])});
      outcome.add(new double[] {number(row[1]), number(row[2])});
    }
    return HazardData.ofTimes(
        HazardExamples.flat(design),
        2,
        HazardExamples.column(outcome, 0),
        HazardExamples.whole(HazardExamples.column(outcome, 1)));
  }

  private static int[] patients() {
    int[] group = new int[76];
    for (int row = 0; row < 76; row++) {
      group[row] = row / 2;
    }
    return group;
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  @Test
  void fixedVarianceMatchesR() { // frailty(id, theta = 0.4, sparse = FALSE), eps = 1e-13
    FrailtyFit fit = SharedFrailty.fitAt(kidney(), patients(), TieHandling.EFRON, 0.4);
    closeTo(fit.coefficients().estimates(), 1e-7, 0.00516816640354, -1.5756077403057);
    assertThat(fit.marginalLogLikelihood()).isCloseTo(-181.63916463725, within(1e-8));
  }

  @Test
  void kidneyConvergesFully() { // converged value of the literature; R stops at -1.58749
    FrailtyFit fit = SharedFrailty.fit(kidney(), patients(), TieHandling.EFRON);
    assertThat(fit.coefficients().estimate(1)).isCloseTo(-1.58323, within(5e-6));
    double best = fit.marginalLogLikelihood();
    for (double factor : new double[] {0.99, 1.01}) {
      double other =
          SharedFrailty.fitAt(kidney(), patients(), TieHandling.EFRON, factor * fit.variance())
              .marginalLogLikelihood();
      assertThat(other).isLessThan(best);
    }
    assertThat(fit.varianceLimits().orElseThrow().contains(fit.variance())).isTrue();
    double sum = 0;
    for (double value : fit.frailties()) {
      sum += value;
    }
    assertThat(sum).isCloseTo(38, within(1e-8));
  }

  @Test
  void tinyVarianceIsTheCoxModel() {
    FrailtyFit fit = SharedFrailty.fitAt(kidney(), patients(), TieHandling.EFRON, 1e-7);
    CoxFit cox = HazardExamples.fit(kidney(), TieHandling.EFRON);
    closeTo(fit.coefficients().estimates(), 1e-5, cox.coefficients().estimates());
    assertThat(fit.marginalLogLikelihood()).isCloseTo(cox.logLikelihood(), within(1e-4));
  }

  @Test
  void independentRowsHaveNoFrailty() {
    double[] time = new double[40];
    int[] status = new int[40];
    int[] group = new int[40];
    double[] x = new double[40];
    for (int i = 0; i < 40; i++) {
      time[i] = i < 20 ? 1 + i : 40 - i + 0.5; // partners fail at opposite ends
      status[i] = 1;
      group[i] = i % 20;
      x[i] = i % 3;
    }
    FrailtyFit fit =
        SharedFrailty.fit(HazardData.ofTimes(x, 1, time, status), group, TieHandling.EFRON);
    assertThat(fit.variance()).isGreaterThanOrEqualTo(0);
    assertThat(fit.frailtyTest().p()).isGreaterThan(0.05);
  }

  @Test
  void badVarianceIsNamed() {
    HazardData data = HazardExamples.first();
    assertThatThrownBy(() -> SharedFrailty.fitAt(data, new int[6], TieHandling.EFRON, -1))
        .hasMessageContaining("variance (-1.0)");
    assertThatThrownBy(() -> SharedFrailty.fit(data, new int[6], TieHandling.EXACT))
        .hasMessageContaining("EXACT");
  }
}
