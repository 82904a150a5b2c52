package org.reliefspan.numerics.hidden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.numerics.CoverageCount;
import org.reliefspan.numerics.duration.DurationDistribution;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.model.Coefficients;

/**
 * Planted ratios of durations and odds ratios of response, where the covariate also moves the rate
 * of visits; by default 100 replicates, see {@link CoverageCount}.
 */
class CovariateRecoveryTest {
  private static final double LOG_RATIO = Math.log(1.5);
  private static final double LOG_ODDS = Math.log(0.5);

  /** 600 episodes; half have x = 1: durations 1.5 times as long, odds of response halved. */
  private static ReliefHistories planted(SplittableRandom random, boolean busier) {
    ReliefHistories.Builder builder = ReliefHistories.builder();
    int episodes = 600;
    double[] duration = new double[2 * episodes];
    double[] response = new double[2 * episodes];
    double[] visits = new double[episodes];
    for (int i = 0; i < episodes; i++) {
      double x = i % 2;
      SimulatedRelief world = new SimulatedRelief(random);
      world.median = 9 * Math.exp(LOG_RATIO * (x - 0.5));
      world.responders = 1 / (1 + Math.exp(-(0.8 + LOG_ODDS * (x - 0.5))));
      double factor = busier ? Math.exp(0.5 * (x - 0.5)) : 1;
      world.visitRate = new double[] {0.6 * factor, 0.15 * factor};
      world.episode(builder);
      duration[2 * i] = 1;
      duration[2 * i + 1] = x - 0.5;
      response[2 * i] = 1;
      response[2 * i + 1] = x - 0.5;
      visits[i] = x - 0.5;
    }
    return builder
        .build()
        .with(
            new Covariates(List.of("(Intercept)", "x"), duration),
            new Covariates(List.of("(Intercept)", "x"), response),
            new Covariates(List.of("x"), visits));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void plantedRatiosAreFoundWhoeverComesMoreOften(boolean busier) {
    int replicates = CoverageCount.replicates();
    CoverageCount ofDuration = new CoverageCount(LOG_RATIO);
    CoverageCount ofResponse = new CoverageCount(LOG_ODDS);
    double duration = 0;
    double response = 0;
    for (int replicate = 0; replicate < replicates; replicate++) {
      HiddenReliefEstimate fit =
          HiddenReliefEstimator.fit(
              HiddenReliefModel.of(DurationDistribution.WEIBULL),
              planted(new SplittableRandom(70_000 + replicate), busier));
      duration += add(fit, "x", ofDuration);
      response += add(fit, "response: x", ofResponse);
    }
    System.out.printf(
        Locale.ROOT,
        "visits differ too: %s; mean log ratio %.4f of %.4f, mean log odds %.4f of %.4f%n",
        busier,
        duration / replicates,
        LOG_RATIO,
        response / replicates,
        LOG_ODDS);
    assertThat(duration / replicates).isCloseTo(LOG_RATIO, within(0.03));
    assertThat(response / replicates).isCloseTo(LOG_ODDS, within(0.12));
    ofDuration.check("time ratio, visits differ " + busier);
    ofResponse.check("odds of response, visits differ " + busier);
  }

  private static double add(HiddenReliefEstimate fit, String name, CoverageCount count) {
    Coefficients coefficients = fit.coefficients();
    int at = fit.names().indexOf(name);
    Limits limits = coefficients.limits(at, 0.95).orElseThrow();
    count.add(limits);
    return coefficients.estimate(at);
  }

  /** Which group is the reference, and in what unit a number is counted, is a way of speaking. */
  @Test
  void anotherReferenceTurnsTheRatioRound() {
    ReliefHistories data = planted(new SplittableRandom(17), false);
    HiddenReliefModel model = HiddenReliefModel.of(DurationDistribution.WEIBULL);
    HiddenReliefEstimate one = HiddenReliefEstimator.fit(model, data);
    HiddenReliefEstimate other = HiddenReliefEstimator.fit(model, turned(data));
    int at = one.names().indexOf("x");
    assertThat(other.logLikelihood()).isCloseTo(one.logLikelihood(), within(1e-4));
    assertThat(-10 * other.coefficients().estimate(at))
        .isCloseTo(one.coefficients().estimate(at), within(1e-3));
    assertThat(10 * other.coefficients().inferenceError(at))
        .isCloseTo(one.coefficients().inferenceError(at), within(1e-3));
  }

  /** With -10 (x + 0.5) for x. */
  private static ReliefHistories turned(ReliefHistories data) {
    double[] duration = data.duration().values().clone();
    for (int i = 1; i < duration.length; i += 2) {
      duration[i] = -10 * (duration[i] + 0.5);
    }
    Covariates turned = new Covariates(data.duration().names(), duration);
    return data.with(turned, turned, data.visits);
  }
}
