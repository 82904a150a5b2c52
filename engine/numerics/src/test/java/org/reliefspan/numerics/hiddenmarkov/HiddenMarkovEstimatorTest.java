package org.reliefspan.numerics.hiddenmarkov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.panel.PanelModel;
import org.reliefspan.numerics.panel.TransitionGraph;

/**
 * R 4.2.2, msm 1.7-1, {@code msm(state ~ day, subject, qmatrix, ematrix, deathexact = 3, obstrue =
 * first, control = list(fnscale = 1000, reltol = 1e-13, maxit = 150))} on {@code
 * mistaken_scores.csv}, runs that converged. msm stops within its optimiser's tolerance.
 */
class HiddenMarkovEstimatorTest {
  private static final TransitionGraph ILLNESS = TransitionGraph.parse("1-2,1-3,2-1,2-3");

  private static HiddenMarkovModel mistaken(PanelModel intensities) {
    return HiddenMarkovModel.over(intensities).mistake(0, 1).mistake(1, 0).build();
  }

  @Test
  void mistakenScoresAfterAKnownFirstOne() {
    HiddenMarkovModel model = mistaken(PanelModel.over(ILLNESS).build());
    HiddenMarkovEstimate fit =
        HiddenMarkovEstimator.fit(model, MistakenScores.all().firstKnown().build());
    assertThat(-2 * fit.logLikelihood()).isCloseTo(3175.0866714621, within(1e-6));
    assertEstimates(
        fit,
        -4.6929795038,
        -6.7801096406,
        -5.3825059040,
        -6.3771006574,
        -2.1162611057,
        -1.8664652291);
    assertErrors(fit, 0.13953459, 0.25368694, 0.23441640, 0.17955029, 0.31581348, 0.24611530);
    assertThat(fit.scoreProbability(0, 0).value()).isCloseTo(0.8924736548105, within(1e-5));
    assertThat(fit.scoreProbability(1, 0).value()).isCloseTo(1 - 0.8660487449638, within(1e-5));
  }

  /** covariates = ~ x, center = FALSE. */
  @Test
  void effectsOnHiddenIntensities() {
    MistakenScores data = MistakenScores.all();
    HiddenMarkovModel model = mistaken(PanelModel.over(ILLNESS).covariate("x").build());
    HiddenMarkovEstimate fit =
        HiddenMarkovEstimator.fit(model, data.firstKnown().design(data.column(3), 1).build());
    assertThat(-2 * fit.logLikelihood()).isCloseTo(3158.7107944554, within(1e-6));
    assertEstimates(
        fit,
        -5.03505713498,
        -7.01941758130,
        -5.29689258671,
        -6.11144834301,
        0.56713946439,
        0.47628696767,
        -0.10476303204,
        -0.44482701877,
        -2.00308777869,
        -1.92344502605);
    assertErrors(
        fit,
        0.23847325,
        0.39567537,
        0.34300205,
        0.27012666,
        0.23964962,
        0.50652606,
        0.39215984,
        0.36941501,
        0.29845784,
        0.26057619);
  }

  private static void assertEstimates(HiddenMarkovEstimate fit, double... expected) {
    assertThat(fit.coefficients().estimates()).containsExactly(expected, within(5e-5));
  }

  private static void assertErrors(HiddenMarkovEstimate fit, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(fit.coefficients().standardError(i))
          .isCloseTo(expected[i], within(1e-3 * expected[i]));
    }
  }
}
