package org.reliefspan.numerics.glm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Days absent from school, Aitkin 1978, J R Stat Soc A 141:223. Golden values: R 4.2.2, MASS
 * 7.3-58.2, {@code glm.nb(Days ~ Sex + Age + Eth + Lrn, quine)}, then {@code glm(...,
 * negative.binomial(theta))} and {@code theta.ml(..., eps = 1e-14)} in turn until both stood still.
 */
class NegativeBinomialModelTest {
  private static final int[] DAYS = {
    2, 11, 14, 5, 5, 13, 20, 22, 6, 6, 15, 7, 14, 6, 32, 53, 57, 14, 16, 16, 17, 40, 43, 46, 8, 23,
    23, 28, 34, 36, 38, 3, 5, 11, 24, 45, 5, 6, 6, 9, 13, 23, 25, 32, 53, 54, 5, 5, 11, 17, 19, 8,
    13, 14, 20, 47, 48, 60, 81, 2, 0, 2, 3, 5, 10, 14, 21, 36, 40, 6, 17, 67, 0, 0, 2, 7, 11, 12, 0,
    0, 5, 5, 5, 11, 17, 3, 4, 22, 30, 36, 8, 0, 1, 5, 7, 16, 27, 0, 30, 10, 14, 27, 41, 69, 25, 10,
    11, 20, 33, 5, 7, 0, 1, 5, 5, 5, 5, 7, 11, 15, 5, 14, 6, 6, 7, 28, 0, 5, 14, 2, 2, 3, 8, 10, 12,
    1, 1, 9, 22, 3, 3, 5, 15, 18, 22, 37
  };

  /** Ethnic group, sex, age group, learner, as in the data: A F 0 A ... */
  private static final String CELLS =
      "AM0SAM0SAM0SAM0AAM0AAM0AAM0AAM0AAM1SAM1SAM1SAM1AAM1AAM2SAM2SAM2SAM2SAM2AAM2AAM2A"
          + "AM2AAM2AAM2AAM2AAM3AAM3AAM3AAM3AAM3AAM3AAM3AAF0SAF0AAF0AAF0AAF0AAF1SAF1SAF1SAF1S"
          + "AF1SAF1SAF1SAF1SAF1SAF1SAF1AAF1AAF1AAF1AAF1AAF2SAF2SAF2SAF2SAF2SAF2SAF2SAF2SAF2A"
          + "AF3AAF3AAF3AAF3AAF3AAF3AAF3AAF3AAF3ANM0SNM0SNM0SNM0ANM0ANM0ANM0ANM0ANM0ANM1SNM1S"
          + "NM1SNM1SNM1SNM1SNM1SNM1ANM1ANM2SNM2SNM2SNM2ANM2ANM2ANM2ANM2ANM2ANM2ANM3ANM3ANM3A"
          + "NM3ANM3ANM3ANM3ANF0SNF0ANF0ANF0ANF0ANF1SNF1SNF1SNF1SNF1SNF1SNF1SNF1SNF1SNF1SNF1S"
          + "NF1ANF1ANF1ANF1ANF1ANF1ANF2SNF2SNF2SNF2SNF2SNF2SNF2SNF2SNF2SNF2ANF3ANF3ANF3ANF3A"
          + "NF3ANF3ANF3ANF3ANF3ANF3A";

  @Test
  void absencesMatchR() {
    NegativeBinomialFit fit = NegativeBinomialModel.fit(quine());
    double[] estimate = {
      2.894579990313074,
      0.08232028410695211,
      -0.4484281498642016,
      0.08808015208670908,
      0.3569009713633956,
      -0.5693716973838017,
      0.2921091570000046
    };
    double[] error = {
      0.2284246147817464,
      0.1599150146477551,
      0.2397465925551359,
      0.2361930286528317,
      0.2483243627986265,
      0.1533333592824059,
      0.1864747101003315
    };
    for (int j = 0; j < 7; j++) {
      assertThat(fit.regression().coefficients().estimate(j)).isCloseTo(estimate[j], within(1e-9));
      assertThat(fit.regression().coefficients().standardError(j))
          .isCloseTo(error[j], within(1e-9));
    }
    assertThat(fit.theta()).isCloseTo(1.274892645061751, within(1e-9));
    assertThat(fit.thetaError()).isCloseTo(0.1610356617148386, within(1e-9));
    assertThat(2 * fit.logLikelihood()).isCloseTo(-1093.151018289984, within(1e-8));
    assertThat(fit.aic()).isCloseTo(1109.151018289984, within(1e-8));
    assertThat(fit.regression().deviance()).isCloseTo(167.951800821446, within(1e-7));
    assertThat(fit.regression().nullDeviance()).isCloseTo(195.2866364528482, within(1e-6));
  }

  @Test
  void evenCountsHaveNoTheta() {
    double[] ones = {1, 1, 1, 1, 1, 1, 1, 1};
    double[] counts = {2, 3, 2, 3, 2, 3, 2, 3};
    assertThatThrownBy(() -> NegativeBinomialModel.fit(RegressionData.of(ones, counts)))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("Poisson");
  }

  private static RegressionData quine() {
    double[] design = new double[DAYS.length * 7];
    double[] days = new double[DAYS.length];
    for (int row = 0; row < DAYS.length; row++) {
      String cell = CELLS.substring(row * 4, row * 4 + 4);
      days[row] = DAYS[row];
      int at = row * 7;
      design[at] = 1;
      design[at + 1] = cell.charAt(1) == 'M' ? 1 : 0;
      int age = cell.charAt(2) - '0';
      if (age > 0) {
        design[at + 1 + age] = 1;
      }
      design[at + 5] = cell.charAt(0) == 'N' ? 1 : 0;
      design[at + 6] = cell.charAt(3) == 'S' ? 1 : 0;
    }
    return RegressionData.of(design, days);
  }
}
