package org.reliefspan.numerics.glm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.FormulaRows;

/**
 * Golden values: R 4.2.2, brglm2 0.9 on {@link FormulaRows}, {@code glm(b ~ ..., binomial, method =
 * "brglmFit", type = "AS_mean", epsilon = 1e-13, maxit = 1000)}.
 */
class FirthLogisticTest {
  private static final double[] BINARY = FormulaRows.column(FormulaRows::binary);

  @Test
  void ordinaryDataMatchBrglm() { // b ~ x1 + x2 + d1 + d2
    FirthLogistic.Fit fit = FirthLogistic.fit(RegressionData.of(FormulaRows.fullDesign(), BINARY));
    double[] estimate = {
      -1.093883800156086,
      1.458860573394589,
      -0.05710525275677182,
      1.014851404485319,
      0.2784095851922186
    };
    double[] error = {
      0.8323796402432587,
      0.9621790691244627,
      0.0961517351609151,
      0.6703688905960281,
      0.6704275352105596
    };
    for (int j = 0; j < 5; j++) {
      assertThat(fit.coefficients().estimate(j)).isCloseTo(estimate[j], within(1e-9));
      assertThat(fit.coefficients().standardError(j)).isCloseTo(error[j], within(1e-9));
    }
  }

  @Test
  void separatedDataHaveFiniteEstimates() { // z <- as.numeric(b == 1 & i < 30); b ~ x1 + z
    FirthLogistic.Fit fit =
        FirthLogistic.fit(
            RegressionData.of(
                FormulaRows.design(
                    FormulaRows.column(i -> 1),
                    FormulaRows.column(FormulaRows::x1),
                    FormulaRows.column(i -> FormulaRows.binary(i) == 1 && i < 30 ? 1 : 0)),
                BINARY));
    double[] estimate = {-1.350014396271706, 1.055953732214032, 4.027855923291472};
    double[] error = {0.6397420503243512, 1.068736596481885, 1.511583004895585};
    for (int j = 0; j < 3; j++) {
      assertThat(fit.coefficients().estimate(j)).isCloseTo(estimate[j], within(1e-8));
      assertThat(fit.coefficients().standardError(j)).isCloseTo(error[j], within(1e-8));
    }
    // sum(log(ifelse(y == 1, mu, 1 - mu))) + determinant(X'WX)$modulus / 2
    assertThat(fit.logLikelihood()).isCloseTo(-27.90686687670778, within(1e-8));
  }

  @Test
  void doubledRowsAreWeightTwo() {
    SplittableRandom random = new SplittableRandom(4);
    for (int seed = 0; seed < 20; seed++) {
      double[] design = new double[60];
      double[] y = new double[30];
      double[] weight = new double[30];
      Arrays.fill(weight, 2);
      for (int row = 0; row < 30; row++) {
        design[row * 2] = 1;
        design[row * 2 + 1] = random.nextGaussian();
        y[row] = random.nextInt(2);
      }
      double[] doubled = Arrays.copyOf(design, 120);
      System.arraycopy(design, 0, doubled, 60, 60);
      double[] twice = Arrays.copyOf(y, 60);
      System.arraycopy(y, 0, twice, 30, 30);
      FirthLogistic.Fit one = FirthLogistic.fit(RegressionData.of(design, y).withWeights(weight));
      FirthLogistic.Fit other = FirthLogistic.fit(RegressionData.of(doubled, twice));
      assertThat(one.coefficients().estimate(1))
          .isCloseTo(other.coefficients().estimate(1), within(1e-9));
      assertThat(one.coefficients().standardError(1))
          .isCloseTo(other.coefficients().standardError(1), within(1e-9));
    }
  }
}
