package org.reliefspan.numerics.duration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.model.Coefficients;

/**
 * How often nominal 95% limits hold the truth. By default 100 replicates and a loose bound; with
 * {@code -Dreliefspan.recovery=2000} that many and 93.5 to 96.5%.
 */
class AcceleratedFailureTimeRecoveryTest {
  private static final int REPLICATES = Integer.getInteger("reliefspan.recovery", 100);

  private static void checkCoverage(
      String name, double[] truth, IntFunction<Coefficients> replicate) {
    int[] held = new int[truth.length];
    for (int seed = 0; seed < REPLICATES; seed++) {
      Coefficients coefficients = replicate.apply(seed);
      for (int i = 0; i < truth.length; i++) {
        Limits limits = coefficients.limits(i, 0.95).orElseThrow();
        held[i] += limits.contains(truth[i]) ? 1 : 0;
      }
    }
    double low = REPLICATES >= 2000 ? 0.935 : 0.87;
    double high = REPLICATES >= 2000 ? 0.965 : 1;
    double[] coverage = Arrays.stream(held).mapToDouble(h -> h / (double) REPLICATES).toArray();
    for (double share : coverage) {
      assertThat(share).as("%s %s", name, Arrays.toString(coverage)).isBetween(low, high);
    }
  }

  private static void checkFamily(DurationDistribution distribution, StandardLaw law) {
    double[] truth = Arrays.copyOf(SimulatedDurations.LOCATION, 4);
    truth[3] = SimulatedDurations.LOG_SCALE;
    AcceleratedFailureTime model = AcceleratedFailureTime.of(distribution);
    checkCoverage(
        distribution + " visited",
        truth,
        seed ->
            model
                .fit(SimulatedDurations.visited(law, 400, new SplittableRandom(1000 + seed)))
                .coefficients());
    checkCoverage(
        distribution + " mixed",
        truth,
        seed ->
            model
                .fit(SimulatedDurations.mixed(law, 400, new SplittableRandom(9000 + seed)))
                .coefficients());
  }

  @Test
  void weibullLimitsHoldTheTruth() {
    checkFamily(DurationDistribution.WEIBULL, StandardLaw.GUMBEL);
  }

  @Test
  void lognormalLimitsHoldTheTruth() {
    checkFamily(DurationDistribution.LOGNORMAL, StandardLaw.NORMAL);
  }

  @Test
  void loglogisticLimitsHoldTheTruth() {
    checkFamily(DurationDistribution.LOGLOGISTIC, StandardLaw.LOGISTIC);
  }

  @Test
  void clusteredLimitsHoldTheTruth() { // each patient's rows appear twice, alike
    double[] truth = Arrays.copyOf(SimulatedDurations.LOCATION, 4);
    truth[3] = SimulatedDurations.LOG_SCALE;
    checkCoverage(
        "clustered",
        truth,
        seed -> {
          DurationSample once =
              SimulatedDurations.visited(
                  StandardLaw.GUMBEL, 300, new SplittableRandom(17_000 + seed));
          double[] left = new double[600];
          double[] right = new double[600];
          int[] cluster = new int[600];
          double[] design = new double[1800];
          Arrays.setAll(left, i -> Math.exp(once.logLeft(i / 2)));
          Arrays.setAll(right, i -> Math.exp(once.logRight(i / 2)));
          Arrays.setAll(cluster, i -> i / 2);
          Arrays.setAll(design, i -> once.covariate(i / 6, i % 3));
          return AcceleratedFailureTime.of(DurationDistribution.WEIBULL)
              .fit(DurationSample.of(left, right, design, 3).withClusters(cluster))
              .coefficients();
        });
  }

  @Test
  void gompertzLimitsHoldTheTruth() { // hazard 0.2 exp(0.5 x) exp(0.15 t), censored at 8
    checkCoverage(
        "gompertz",
        new double[] {Math.log(0.2), 0.5, 0.15},
        seed -> {
          SplittableRandom random = new SplittableRandom(33_000 + seed);
          double[] left = new double[400];
          double[] right = new double[400];
          double[] design = new double[800];
          for (int row = 0; row < 400; row++) {
            design[2 * row] = 1;
            design[2 * row + 1] = row % 2;
            double rate = 0.2 * Math.exp(0.5 * (row % 2));
            double time = Math.log1p(-0.15 * Math.log(random.nextDouble()) / rate) / 0.15;
            left[row] = Math.min(time, 8);
            right[row] = time > 8 ? Double.POSITIVE_INFINITY : time;
          }
          return AcceleratedFailureTime.of(DurationDistribution.GOMPERTZ)
              .fit(DurationSample.of(left, right, design, 2))
              .coefficients();
        });
  }

  @Test
  void partsAreRecovered() { // p0 = 0.2, cured 0.3, exponential mean 2
    double[] truth = {Math.log(2), Math.log(0.25), Math.log(3 / 7.0)};
    double[] ones = new double[500];
    Arrays.fill(ones, 1);
    AcceleratedFailureTime.DesignPart one = AcceleratedFailureTime.DesignPart.intercept(500);
    AcceleratedFailureTime model =
        AcceleratedFailureTime.of(DurationDistribution.EXPONENTIAL)
            .withPointMassAtZero(one)
            .withCuredShare(one);
    checkCoverage(
        "parts",
        truth,
        seed -> {
          SplittableRandom random = new SplittableRandom(51_000 + seed);
          double[] left = new double[500];
          double[] right = new double[500];
          for (int row = 0; row < 500; row++) {
            boolean none = random.nextDouble() < 0.2;
            boolean cured = random.nextDouble() < 0.3;
            double time = none ? 0 : cured ? 1e9 : -2 * Math.log(random.nextDouble());
            double visit = random.nextDouble(0.1, 0.6);
            left[row] = -1;
            while (visit < 15 && visit <= time) {
              left[row] = visit;
              visit += random.nextDouble(0.5, 1.5);
            }
            right[row] = visit < 15 ? visit : Double.POSITIVE_INFINITY;
          }
          return model.fit(DurationSample.of(left, right, ones, 1)).coefficients();
        });
  }
}
