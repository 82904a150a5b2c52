package org.reliefspan.numerics.illness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.panel.TransitionGraph;

/**
 * R 4.2.2, msm 1.7-1, {@code msm(state ~ day, subject, qmatrix, deathexact = c(3, 4), control =
 * list(fnscale = 1000, reltol = 1e-16, maxit = 20000))} on {@code dated_ends.csv}.
 */
class IllnessEstimatorTest {
  static final TransitionGraph TWO_ENDS = TransitionGraph.parse("1-2,1-3,1-4,2-3,2-4");
  private static final IllnessModel CONSTANT =
      IllnessModel.over(TWO_ENDS).baseline(BaselineHazard.EXPONENTIAL).build();

  @Test
  void constantIntensitiesEqualAMarkovPanelModelWithExactDeaths() {
    IllnessEstimate fit = IllnessEstimator.fit(CONSTANT, DatedEnds.all().visits().build());
    assertThat(-2 * fit.logLikelihood()).isCloseTo(3341.9725373259, within(1e-8));
    assertEstimates(
        fit, -5.022716955231, -6.243273891715, -6.824093624154, -5.805851736350, -6.914616353935);
    assertErrors(fit, 0.0902143419, 0.1756328841, 0.2203297762, 0.1146482795, 0.2011261638);
    double[] year = {0.02988696606119, 0.23708967981320, 0.51733423989838, 0.21568911422723};
    double[] stay = {100.8711357073, 106.7457500074, 109.1267397907, 48.2563744945};
    for (int state = 0; state < 4; state++) {
      assertThat(fit.at().probability(365, state).value()).isCloseTo(year[state], within(1e-6));
      assertThat(fit.at().lengthOfStay(365, state).value()).isCloseTo(stay[state], within(1e-3));
    }
  }

  /** covariates = ~ x + z, center = FALSE. */
  @Test
  void effectsOnEveryTransition() {
    DatedEnds data = DatedEnds.all();
    IllnessModel model =
        IllnessModel.over(TWO_ENDS)
            .covariate("x")
            .covariate("z")
            .baseline(BaselineHazard.EXPONENTIAL)
            .build();
    IllnessEstimate fit =
        IllnessEstimator.fit(model, data.visits().design(data.covariates(), 2).build());
    assertThat(-2 * fit.logLikelihood()).isCloseTo(3334.1519775039, within(1e-8));
    assertEstimates(
        fit,
        -5.10030076601520,
        -6.05909287017147,
        -6.70019576293852,
        -5.77883072009349,
        -7.15696891098329,
        0.15723833892182,
        -0.46402295829711,
        -0.29117943863982,
        -0.04603564331293,
        0.37333828653190,
        0.05312381469526,
        0.08359348146028,
        -0.05342419100294,
        0.11498431652864,
        0.36929519321000);
    assertErrors(
        fit,
        0.131836471,
        0.219640543,
        0.284127041,
        0.163934743,
        0.328833737,
        0.183361257,
        0.388337363,
        0.458342951,
        0.236581435,
        0.414243713,
        0.104432245,
        0.221010682,
        0.251052004,
        0.122182869,
        0.197894188);
    assertThat(fit.at(1, 0.5).probability(365, 3).value())
        .isCloseTo(0.24056282355611, within(1e-6));
    assertThat(model.names()).contains("1-2", "x:2-4").hasSize(15);
  }

  /** A row of state 99 at the end of observation, censor = 99, censor.states = c(1, 2). */
  @Test
  void silenceUntilTheEndOfObservationCounts() {
    IllnessEstimate fit = IllnessEstimator.fit(CONSTANT, DatedEnds.all().followed().build());
    assertThat(-2 * fit.logLikelihood()).isCloseTo(3354.4425976526, within(1e-8));
    assertEstimates(
        fit, -5.029716101421, -6.238631984180, -6.825111729319, -5.857841222306, -6.967169804932);
    assertErrors(fit, 0.0901338612, 0.1727980094, 0.2180274939, 0.1148161844, 0.2013506630);
  }

  /**
   * Subjects who enter at their second visit in relief, one end state; the Weibull likelihood
   * written out in R 4.2.2 with {@code integrate}, climbed with {@code optim} and {@code nlm},
   * which stop before the sixth digit.
   */
  @Test
  void lateEntryWithWeibullIntensities() {
    DatedEnds all = DatedEnds.all().oneEndState();
    Map<Integer, Double> entry = all.secondVisitInRelief();
    DatedEnds late =
        all.where(row -> row[1] >= entry.getOrDefault((int) row[0], Double.POSITIVE_INFINITY));
    double[] entries = late.rows().stream().mapToDouble(row -> entry.get((int) row[0])).toArray();
    IllnessModel model = IllnessModel.over(TransitionGraph.parse("1-2,1-3,2-3")).build();
    IllnessEstimate fit =
        IllnessEstimator.fit(
            model, late.followed().entries(entries).weights(late.weights()).build());
    assertThat(fit.logLikelihood()).isCloseTo(-1052.5966451318, within(1e-6));
    double[] estimates = {
      -6.94349387902, -7.83975707842, -5.84657623532, 0.31164712888, 0.30861509789, 0.02654858227
    };
    double[] errors = {1.2299035, 1.7105775, 1.8642458, 0.1593497, 0.2243759, 0.2693592};
    assertNear(fit, estimates, errors);
  }

  /** All subjects, weighted, one end state; the same way in R. */
  @Test
  void weibullIntensitiesOnBothClocks() {
    DatedEnds data = DatedEnds.all().oneEndState();
    IllnessHistories histories = data.followed().weights(data.weights()).build();
    IllnessModel.Builder model = IllnessModel.over(TransitionGraph.parse("1-2,1-3,2-3"));
    double[] sinceStart = {
      -6.33043417349, -6.28943629898, -7.12053016346, 0.22636916533, 0.09728410327, 0.20879732297
    };
    double[] startErrors = {0.49467154, 0.48937313, 1.06680127, 0.07670835, 0.08922627, 0.13407787};
    IllnessEstimate fit = IllnessEstimator.fit(model.build(), histories);
    assertThat(fit.logLikelihood()).isCloseTo(-1928.1771908821, within(1e-6));
    assertNear(fit, sinceStart, startErrors);
    double[] sinceLoss = {
      -6.2529983421, -6.4046944108, -7.0156636503, 0.2092793193, 0.1273230018, 0.2100696264
    };
    double[] lossErrors = {0.49214493, 0.48468517, 0.79065336, 0.07788749, 0.08559815, 0.10654891};
    IllnessEstimate other =
        IllnessEstimator.fit(model.clock(LossClock.SINCE_LOSS).build(), histories);
    assertThat(other.logLikelihood()).isCloseTo(-1927.5239257831, within(1e-6));
    assertNear(other, sinceLoss, lossErrors);
  }

  private static void assertNear(IllnessEstimate fit, double[] estimates, double[] errors) {
    for (int i = 0; i < estimates.length; i++) {
      assertThat(fit.coefficients().estimate(i)).isCloseTo(estimates[i], within(2e-3 * errors[i]));
      assertThat(fit.coefficients().standardError(i))
          .isCloseTo(errors[i], within(1e-3 * errors[i]));
    }
  }

  static void assertEstimates(IllnessEstimate fit, double... expected) {
    assertThat(fit.coefficients().estimates()).containsExactly(expected, within(1e-6));
  }

  static void assertErrors(IllnessEstimate fit, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(fit.coefficients().standardError(i)).isCloseTo(expected[i], within(1e-6));
    }
  }
}
