package org.reliefspan.numerics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.reliefspan.numerics.interval.MixtureOutcome.NotIdentified;
import org.reliefspan.numerics.interval.MixtureOutcome.Reason;
import org.reliefspan.numerics.limits.LimitScale;

class MixtureDurationModelTest {
  private static final double TRUE_MEDIAN = 55 * Math.pow(Math.log(2), 1 / 1.8);

  /**
   * R 4.2.2, survival 3.5-3: {@code survreg(Surv(l, r, type = "interval2") ~ 1, dist = ...)} with l
   * = NA for 0: loglik, coefficient, log(scale), their standard errors.
   */
  @ParameterizedTest
  @CsvSource({
    "true, WEIBULL, -64.7314706152882, 4.05201267637283, -0.114767690323106, 0.225984721, 0.213663575",
    "true, LOGNORMAL, -64.7348986847336, 3.75033267124207, 0.268533840978541, 0.252666316, 0.193097032",
    "true, LOGLOGISTIC, -64.8194627484312, 3.74332341587523, -0.270408088731699, 0.233891653, 0.206523659",
    "false, WEIBULL, -75.7150683948306, 3.33372029165595, -0.708153240022698, 0.085334133, 0.140732598",
    "false, LOGNORMAL, -76.5509828087826, 3.08158359386268, -0.461282081214729, 0.100007277, 0.13113941",
    "false, LOGLOGISTIC, -75.8773774892274, 3.09922140816112, -1.0390465167798, 0.095565912, 0.148513526"
  })
  void breastCosmesisMatchesSurvreg(
      boolean radiotherapy,
      DurationFamily family,
      double logLikelihood,
      double mu,
      double logSigma,
      double muError,
      double sigmaError) {
    IntervalCensoredData data =
        radiotherapy ? BreastCosmesis.radiotherapy() : BreastCosmesis.withChemotherapy();
    MixtureEstimate estimate =
        fitted(MixtureDurationModel.allResponding(contributions(data), family));
    assertThat(estimate.logLikelihood()).isCloseTo(logLikelihood, within(1e-8));
    assertThat(estimate.parameters().mu()).isCloseTo(mu, within(1e-6));
    assertThat(estimate.parameters().logSigma()).isCloseTo(logSigma, within(1e-6));
    assertThat(Math.sqrt(estimate.modelCovariance()[4])).isCloseTo(muError, within(1e-6));
    assertThat(Math.sqrt(estimate.modelCovariance()[8])).isCloseTo(sigmaError, within(1e-6));
    assertThat(estimate.gradientNorm()).isLessThan(1e-6);
  }

  /**
   * R 4.2.2: minus the log-likelihood of the formula in {@link MixtureDurationModel}, by {@code
   * nlm(nll, start, gradtol = 1e-10)}, standard errors from {@code optimHess(ndeps = 1e-4)}.
   */
  @ParameterizedTest
  @CsvSource({
    "WEIBULL, -75.6696111981138, 0.6798012, 4.1590794, -0.6099632, 0.32278, 0.11375, 0.23752",
    "LOGNORMAL, -75.9917094882303, 0.5572951, 3.9532471, -0.5805451, 0.27896, 0.10707, 0.19117",
    "LOGLOGISTIC, -76.2903438125473, 0.5836757, 3.9484169, -1.0757157, 0.28551, 0.11041, 0.20655"
  })
  void mixtureMatchesDirectMaximisation(
      DurationFamily family,
      double logLikelihood,
      double logitShare,
      double mu,
      double logSigma,
      double shareError,
      double muError,
      double sigmaError) {
    MixtureEstimate estimate = fitted(MixtureDurationModel.estimatingShare(smallClinic(), family));
    assertThat(estimate.logLikelihood()).isCloseTo(logLikelihood, within(1e-8));
    assertThat(estimate.aic()).isCloseTo(6 - 2 * logLikelihood, within(1e-7));
    assertThat(estimate.parameters().logitShare()).isCloseTo(logitShare, within(2e-6));
    assertThat(estimate.parameters().mu()).isCloseTo(mu, within(2e-6));
    assertThat(estimate.parameters().logSigma()).isCloseTo(logSigma, within(2e-6));
    double[] covariance = estimate.modelCovariance();
    assertThat(Math.sqrt(covariance[0])).isCloseTo(shareError, within(2e-5));
    assertThat(Math.sqrt(covariance[4])).isCloseTo(muError, within(2e-5));
    assertThat(Math.sqrt(covariance[8])).isCloseTo(sigmaError, within(2e-5));
  }

  private static RelievedContributions smallClinic() {
    double infinity = Double.POSITIVE_INFINITY;
    double[] left = {
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12, 15, 13, 40, 38, 45, 44, 41, 80, 75, 14, 11, 39,
      42, 90, 85, 16, 43, 37, 12, 47, 82, 0, 0
    };
    double[] right = {
      10, 12, 14, 15, 9, 16, 13, 11, 14, 12, 17, 13, 10, 15, 40, 44, 38, 82, 75, 90, 88, 79, 170,
      infinity, 41, 36, 80, infinity, 180, infinity, 45, 85, 77, 39, 92, 190, 0, 0
    };
    double[] cycle = {1, 2, 1, 1, 3};
    byte[] kind = new byte[38];
    double[] weight = new double[38];
    int[] cluster = new int[38];
    for (int i = 0; i < 38; i++) {
      kind[i] = (byte) (i < 14 ? 1 : i < 36 ? 0 : 2);
      weight[i] = cycle[i % 5];
      cluster[i] = i;
    }
    return RelievedContributions.of(kind, left, right, weight, cluster);
  }

  @ParameterizedTest
  @EnumSource
  void analyticDerivativesMatchDifferences(DurationFamily family) {
    RelievedContributions data = SimulatedEpisodes.of(new SplittableRandom(1), 80, 0.6);
    MixtureLikelihood likelihood = new MixtureLikelihood(data, family);
    double[] theta = {0.3, 3.7, -0.3};
    int[][] position = {{0, 1, 2}, {1, 3, 4}, {2, 4, 5}};
    for (int i = 0; i < 3; i++) {
      double[] up = theta.clone();
      double[] down = theta.clone();
      up[i] += 1e-5;
      down[i] -= 1e-5;
      double valueUp = likelihood.evaluate(data.weight, up);
      double[] scoreUp = likelihood.score.clone();
      double valueDown = likelihood.evaluate(data.weight, down);
      double[] scoreDown = likelihood.score.clone();
      likelihood.evaluate(data.weight, theta);
      assertThat(likelihood.score[i]).isCloseTo((valueUp - valueDown) / 2e-5, within(1e-5));
      for (int j = 0; j < 3; j++) {
        assertThat(likelihood.curvature[position[i][j]])
            .isCloseTo((scoreUp[j] - scoreDown[j]) / 2e-5, within(1e-5));
      }
    }
  }

  @Test
  void plantedTruthIsCoveredAtTheStatedRate() {
    int median = 0;
    int share = 0;
    int mean = 0;
    double trueMean = 0.4 * DurationFamily.WEIBULL.restrictedMean(84, Math.log(55), -Math.log(1.8));
    for (int seed = 0; seed < 40; seed++) {
      RelievedContributions data = SimulatedEpisodes.of(new SplittableRandom(seed), 500, 0.4);
      MixtureEstimate estimate =
          fitted(MixtureDurationModel.estimatingShare(data, DurationFamily.WEIBULL));
      median += estimate.responderMedian().limits(0.95).contains(TRUE_MEDIAN) ? 1 : 0;
      share += estimate.responderShare().limits(0.95).contains(0.4) ? 1 : 0;
      mean += estimate.treatedMean(84).limits(0.95).contains(trueMean) ? 1 : 0;
    }
    assertThat(median).isGreaterThanOrEqualTo(33);
    assertThat(share).isGreaterThanOrEqualTo(33);
    assertThat(mean).isGreaterThanOrEqualTo(33);
  }

  @Test
  void doubledWeightsShrinkOnlyTheModelCovariance() {
    RelievedContributions once = SimulatedEpisodes.of(new SplittableRandom(3), 300, 0.5);
    double[] two = new double[300];
    Arrays.fill(two, 2);
    MixtureEstimate single =
        fitted(MixtureDurationModel.estimatingShare(once, DurationFamily.WEIBULL));
    RelievedContributions weighted =
        RelievedContributions.of(
            once.kind,
            exp(once.logLeft, once.kind),
            exp(once.logRight, once.kind),
            two,
            once.cluster);
    MixtureEstimate twice =
        fitted(MixtureDurationModel.estimatingShare(weighted, DurationFamily.WEIBULL));
    assertThat(twice.robustCovariance()[4]).isCloseTo(single.robustCovariance()[4], within(1e-9));
    assertThat(2 * twice.modelCovariance()[4]).isCloseTo(single.modelCovariance()[4], within(1e-9));
  }

  @Test
  void refitFromAWarmStartFindsTheSameMaximum() {
    RelievedContributions data = SimulatedEpisodes.of(new SplittableRandom(9), 400, 0.4);
    MixtureDurationModel model =
        MixtureDurationModel.estimatingShare(data, DurationFamily.LOGNORMAL);
    MixtureEstimate estimate = fitted(model);
    double[] theta = {0.5, 4.5, 0.2};
    assertThat(model.refit(data.weights(), theta)).isTrue();
    assertThat(theta[1]).isCloseTo(estimate.parameters().mu(), within(1e-6));
  }

  @Test
  void treatedQuantileIsZeroWhereNeverRespondersReachIt() {
    MixtureParameters parameters =
        new MixtureParameters(DurationFamily.WEIBULL, Math.log(0.4 / 0.6), 4, -0.5);
    assertThat(parameters.treatedQuantile(0.5)).isZero();
    double quantile = parameters.treatedQuantile(0.8);
    assertThat(parameters.treatedSurvival(quantile)).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void everybodyRespondingIsABoundaryWithALowerLimit() {
    RelievedContributions data = SimulatedEpisodes.of(new SplittableRandom(5), 60, 0.4);
    byte[] kind = new byte[60];
    double[] left = new double[60];
    double[] right = new double[60];
    for (int i = 0; i < 60; i++) { // every row seen in relief
      left[i] = 10 + i;
      right[i] = 25 + i;
    }
    MixtureEstimate estimate =
        fitted(
            MixtureDurationModel.estimatingShare(
                RelievedContributions.of(kind, left, right, data.weights(), data.cluster),
                DurationFamily.WEIBULL));
    assertThat(estimate.shareAtBoundary()).isTrue();
    assertThat(estimate.responderShare().value()).isEqualTo(1);
    assertThat(estimate.responderShare().limits(0.95).lower()).isEqualTo(1);
    // 60 of 60: log-likelihood 60 log p drops by 1.3528 at p = exp(-1.3528 / 60)
    assertThat(estimate.shareLowerLimit().orElseThrow())
        .isCloseTo(Math.exp(-1.352771727 / 60), within(1e-6));
    assertThat(estimate.derived(p -> p.treatedMean(90), LimitScale.LOG).standardError())
        .isPositive();
  }

  @Test
  void dataThatDetermineNothingSayWhy() {
    byte seen = RelievedContributions.SEEN_IN_RELIEF;
    byte not = RelievedContributions.NOT_IN_RELIEF_AT_FIRST;
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(reason(not, 0, 14, 20)).isEqualTo(Reason.NO_RESPONDERS);
    assertThat(reason(seen, 14, 42, 4)).isEqualTo(Reason.TOO_FEW_RESPONDERS);
    assertThat(reason(seen, 14, infinity, 20)).isEqualTo(Reason.NO_LOSS_SEEN);
    assertThat(reason(seen, 14, 42, 20)).isEqualTo(Reason.SPREAD_NOT_DETERMINED);
  }

  private static Reason reason(byte kind, double left, double right, int n) {
    byte[] kinds = new byte[n];
    double[] lefts = new double[n];
    double[] rights = new double[n];
    double[] ones = new double[n];
    Arrays.fill(kinds, kind);
    Arrays.fill(lefts, left);
    Arrays.fill(rights, right);
    Arrays.fill(ones, 1);
    RelievedContributions data = RelievedContributions.of(kinds, lefts, rights, ones, new int[n]);
    MixtureOutcome outcome =
        MixtureDurationModel.estimatingShare(data, DurationFamily.WEIBULL).fit();
    assertThat(outcome).isInstanceOf(NotIdentified.class);
    return ((NotIdentified) outcome).reason();
  }

  private static double[] exp(double[] logs, byte[] kind) {
    double[] values = new double[logs.length];
    for (int i = 0; i < logs.length; i++) {
      values[i] =
          kind[i] == RelievedContributions.SEEN_IN_RELIEF || logs[i] != 0 ? Math.exp(logs[i]) : 0;
    }
    return values;
  }

  private static RelievedContributions contributions(IntervalCensoredData data) {
    int n = data.size();
    double[] left = new double[n];
    double[] right = new double[n];
    int[] cluster = new int[n];
    for (int pair = 0; pair < n; pair++) {
      left[pair] = data.left(pair);
      right[pair] = data.right(pair);
      cluster[pair] = pair;
    }
    return RelievedContributions.of(new byte[n], left, right, data.weights(), cluster);
  }

  private static MixtureEstimate fitted(MixtureDurationModel model) {
    MixtureOutcome outcome = model.fit();
    assertThat(outcome).isInstanceOf(MixtureEstimate.class);
    return (MixtureEstimate) outcome;
  }
}
