package org.reliefspan.numerics.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reliefspan.numerics.interval.DerivedEstimate;
import org.reliefspan.numerics.model.NotEstimableException;

/** Laws that hold for every sample. */
class AcceleratedFailureTimePropertiesTest {
  private static final double OPEN = Double.POSITIVE_INFINITY;

  private static DurationSample sample(int seed) {
    return SimulatedDurations.mixed(StandardLaw.NORMAL, 160, new SplittableRandom(seed));
  }

  private static double[] time(DurationSample sample, boolean left, double unit) {
    double[] times = new double[sample.rows()];
    Arrays.setAll(times, row -> unit * Math.exp(left ? sample.logLeft(row) : sample.logRight(row)));
    return times;
  }

  private static double[] entries(DurationSample sample, double unit) {
    double[] times = new double[sample.rows()];
    Arrays.setAll(times, row -> unit * Math.exp(sample.logEntry(row)));
    return times;
  }

  private static DurationSample picked(DurationSample sample, int[] rows, double unit) {
    return picked(sample, rows, unit, true);
  }

  private static DurationSample picked(
      DurationSample sample, int[] rows, double unit, boolean entries) {
    double[] left = time(sample, true, unit);
    double[] right = time(sample, false, unit);
    double[] entry = entries(sample, unit);
    double[] design = new double[rows.length * 3];
    Arrays.setAll(design, i -> sample.covariate(rows[i / 3], i % 3));
    DurationSample picked = DurationSample.of(pick(left, rows), pick(right, rows), design, 3);
    return entries ? picked.withEntries(pick(entry, rows)) : picked;
  }

  private static double[] pick(double[] values, int[] rows) {
    double[] picked = new double[rows.length];
    Arrays.setAll(picked, i -> values[rows[i]]);
    return picked;
  }

  private static int[] firstRows(int count) {
    int[] rows = new int[count];
    Arrays.setAll(rows, i -> i);
    return rows;
  }

  @ParameterizedTest
  @EnumSource
  void duplicatedRowsCountAsWeightTwo(DurationDistribution distribution) {
    AcceleratedFailureTime model = AcceleratedFailureTime.of(distribution);
    for (int seed = 0; seed < 4; seed++) {
      DurationSample sample = sample(seed);
      int[] twice = new int[200];
      Arrays.setAll(twice, i -> i < 160 ? i : i - 160);
      double[] weight = new double[160];
      Arrays.setAll(weight, i -> i < 40 ? 2 : 1);
      DurationFit doubled = model.fit(picked(sample, twice, 1));
      DurationFit weighted = model.fit(picked(sample, firstRows(160), 1).withWeights(weight));
      assertThat(doubled.logLikelihood()).isCloseTo(weighted.logLikelihood(), within(1e-9));
      for (int i = 0; i < weighted.coefficients().size(); i++) {
        double error = weighted.coefficients().standardError(i);
        assertThat(doubled.coefficients().estimate(i))
            .isCloseTo(weighted.coefficients().estimate(i), within(1e-6 * error));
        assertThat(doubled.coefficients().standardError(i)).isCloseTo(error, within(1e-6 * error));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void rowOrderDoesNotMatter(DurationDistribution distribution) {
    AcceleratedFailureTime model = AcceleratedFailureTime.of(distribution);
    for (int seed = 0; seed < 4; seed++) {
      DurationSample sample = sample(seed + 10);
      int[] turned = new int[160];
      Arrays.setAll(turned, i -> (i * 37 + 11) % 160);
      DurationFit one = model.fit(picked(sample, firstRows(160), 1));
      DurationFit other = model.fit(picked(sample, turned, 1));
      assertThat(other.logLikelihood())
          .isCloseTo(one.logLikelihood(), within(1e-12 * Math.abs(one.logLikelihood())));
      for (int i = 0; i < one.coefficients().size(); i++) {
        assertThat(other.coefficients().estimate(i))
            .isCloseTo(one.coefficients().estimate(i), within(1e-7));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theUnitOfTimeMovesTheInterceptAlone(DurationDistribution distribution) {
    AcceleratedFailureTime model = AcceleratedFailureTime.of(distribution);
    double unit = 30.4375;
    for (int seed = 0; seed < 4; seed++) {
      DurationSample months = picked(sample(seed + 20), firstRows(160), 1);
      DurationSample days = picked(sample(seed + 20), firstRows(160), unit);
      int exact = 0;
      for (int row = 0; row < 160; row++) {
        exact += months.isExact(row) ? 1 : 0;
      }
      DurationFit long1 = model.fit(months);
      DurationFit short1 = model.fit(days);
      assertThat(short1.logLikelihood())
          .isCloseTo(long1.logLikelihood() - exact * Math.log(unit), within(1e-8));
      boolean hazard = distribution == DurationDistribution.GOMPERTZ;
      double shift = hazard ? -Math.log(unit) : Math.log(unit);
      for (int i = 0; i < long1.coefficients().size(); i++) {
        double expected = long1.coefficients().estimate(i) + (i == 0 ? shift : 0);
        expected = hazard && i == 3 ? expected / unit : expected;
        assertThat(short1.coefficients().estimate(i)).isCloseTo(expected, within(1e-6));
      }
    }
  }

  @Test
  void partsOfRowsAddUp() {
    DurationSample sample = sample(3);
    ModelLayout layout =
        new ModelLayout(
            DurationDistribution.WEIBULL, OptionalDouble.empty(), 1, new int[] {3, 0, 0});
    PredictorBlock[] blocks =
        layout.blocks(sample, sample.sharedDesign(), new double[0], new double[0]);
    double[] at = {1, 0.4, -0.2, -0.3};
    double[] sum = new double[4];
    double[] gradient = new double[4];
    double[] information = new double[16];
    double value = 0;
    for (int part = 0; part < 4; part++) {
      value +=
          new PredictorLikelihood(layout.terms(sample), blocks, 4, part * 40, part * 40 + 40)
              .evaluate(at, gradient, information);
      for (int i = 0; i < 4; i++) {
        sum[i] += gradient[i];
      }
    }
    double whole =
        new PredictorLikelihood(layout.terms(sample), blocks, 4, 0, 160)
            .evaluate(at, gradient, information);
    assertThat(value).isCloseTo(whole, within(1e-10));
    for (int i = 0; i < 4; i++) {
      assertThat(sum[i]).isCloseTo(gradient[i], within(1e-10));
    }
  }

  @Test
  void theFusedPassEqualsTheGeneralLikelihood() {
    SplittableRandom random = new SplittableRandom(6);
    DurationSample mixed = sample(5);
    double[] weights = random.doubles(160, 0, 2).toArray();
    Arrays.fill(weights, 0, 80, 1);
    DurationSample sample =
        picked(mixed, firstRows(160), 1, false).withWeights(weights).withOffsets(weights);
    for (int seed = 0; seed < 50; seed++) {
      for (OptionalDouble fixed : List.of(OptionalDouble.empty(), OptionalDouble.of(0.8))) {
        ModelLayout layout =
            new ModelLayout(DurationDistribution.WEIBULL, fixed, 1, new int[] {3, 0, 0});
        PredictorBlock[] blocks =
            layout.blocks(sample, sample.sharedDesign(), new double[0], new double[0]);
        int size = layout.size();
        double[] at = random.doubles(size, -0.8, 0.8).toArray();
        double[] gradient = new double[size];
        double[] information = new double[size * size];
        double[] otherGradient = new double[size];
        double[] otherInformation = new double[size * size];
        double value =
            new WeibullPass(sample, sample.sharedDesign(), 3, layout, 0, 160)
                .evaluate(at, gradient, information);
        double other =
            new PredictorLikelihood(layout.terms(sample), blocks, size, 0, 160)
                .evaluate(at, otherGradient, otherInformation);
        assertThat(value).isCloseTo(other, within(1e-11 * Math.abs(other)));
        assertThat(gradient).containsExactly(otherGradient, within(1e-7));
        assertThat(information).containsExactly(otherInformation, within(1e-6));
      }
    }
  }

  @Test
  void manyRowsReachTheSameMaximumThroughASubsample() {
    DurationSample base =
        SimulatedDurations.visited(StandardLaw.GUMBEL, 50_000, new SplittableRandom(4));
    DurationFit fit = AcceleratedFailureTime.of(DurationDistribution.WEIBULL).fit(base);
    double[] half = new double[50_000];
    Arrays.fill(half, 0.5);
    DurationFit other =
        AcceleratedFailureTime.of(DurationDistribution.WEIBULL)
            .fit(base.withWeights(half).withScaleStrata(new int[50_000]));
    for (int i = 0; i < 4; i++) {
      assertThat(fit.coefficients().estimate(i))
          .isCloseTo(other.coefficients().estimate(i), within(1e-8));
      double truth = i < 3 ? SimulatedDurations.LOCATION[i] : SimulatedDurations.LOG_SCALE;
      assertThat(fit.coefficients().estimate(i))
          .isCloseTo(truth, within(4.5 * fit.coefficients().standardError(i)));
    }
    assertThat(fit.iterations()).isLessThanOrEqualTo(4);
  }

  @Test
  void restrictedMeansAreAreas() { // exponential: (1 - e^(-tau / m)) m
    DurationSample sample = sample(30);
    DurationFit fit = AcceleratedFailureTime.of(DurationDistribution.EXPONENTIAL).fit(sample);
    double mean = Math.exp(fit.coefficients().estimate(0));
    DerivedEstimate area = fit.at(new double[] {1, 0, 0}).restrictedMean(5);
    assertThat(area.value()).isCloseTo(mean * -Math.expm1(-5 / mean), within(1e-10));
    double slope = mean * (1 - Math.exp(-5 / mean) * (1 + 5 / mean));
    assertThat(area.standardError())
        .isCloseTo(slope * fit.coefficients().standardError(0), within(1e-10));
    DerivedEstimate survival = fit.at(new double[] {1, 0, 0}).survival(5);
    assertThat(survival.value()).isCloseTo(Math.exp(-5 / mean), within(1e-12));
  }

  @Test
  void aPointMassAndACuredShareAreSeparatedFromDurations() {
    SplittableRandom random = new SplittableRandom(9);
    int rows = 4000;
    double[] left = new double[rows];
    double[] right = new double[rows];
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    for (int row = 0; row < rows; row++) {
      double kind = random.nextDouble();
      double time =
          kind < 0.2 ? 0 : random.nextDouble() < 0.3 ? 1e9 : -2 * Math.log(random.nextDouble());
      double first = 0.25 + 0.5 * random.nextDouble();
      left[row] =
          time == 0 || time <= first ? -1 : time > 20 ? 20 : Math.floor(time) * 0.999 + 1e-3;
      left[row] = left[row] > 0 ? Math.max(first, left[row]) : left[row];
      right[row] = left[row] < 0 ? first : time > 20 ? OPEN : Math.max(time + 0.5, first + 0.6);
    }
    AcceleratedFailureTime.DesignPart one = AcceleratedFailureTime.DesignPart.intercept(rows);
    DurationFit fit =
        AcceleratedFailureTime.of(DurationDistribution.EXPONENTIAL)
            .withPointMassAtZero(one)
            .withCuredShare(one)
            .fit(DurationSample.of(left, right, ones, 1));
    assertThat(1 / (1 + Math.exp(-fit.coefficients().estimate(1)))).isCloseTo(0.2, within(0.03));
    assertThat(1 / (1 + Math.exp(-fit.coefficients().estimate(2)))).isCloseTo(0.3, within(0.03));
    assertThat(fit.followUp().isSufficient()).isTrue();
    double endless = fit.at(new double[] {1}).survival(1000).value();
    assertThat(endless).isCloseTo(0.8 * 0.3, within(0.03));
    assertThat(fit.at(new double[] {1}).quantile(0.1).orElseThrow().value()).isEqualTo(0);
    assertThat(fit.at(new double[] {1}).quantile(0.9)).isEmpty();
  }

  @Test
  void whatCannotBeEstimatedSaysWhy() {
    AcceleratedFailureTime model = AcceleratedFailureTime.of(DurationDistribution.WEIBULL);
    double[] ones = {1, 1, 1, 1};
    double[] times = {1, 2, 3, 4};
    double[] open = {OPEN, OPEN, OPEN, OPEN};
    assertThatThrownBy(() -> model.fit(DurationSample.of(times, open, ones, 1)))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("No row has an end");
    double[] group = {1, 0, 1, 0, 1, 1, 1, 1};
    double[] ends = {1, 2, OPEN, OPEN};
    assertThatThrownBy(() -> model.fit(DurationSample.of(times, ends, group, 2)))
        .isInstanceOf(NotEstimableException.class);
    assertThatThrownBy(() -> DurationSample.of(new double[] {3}, new double[] {2}, ones, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> DurationSample.of(times, times, ones, 1).withWeights(new double[] {1, 1, -1, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 3");
    assertThatThrownBy(
            () -> DurationSample.of(times, times, ones, 1).withEntries(new double[] {1, 0, 0, 0}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSingleRepeatedTimeIsRefused() {
    double[] ones = {1, 1, 1, 1};
    double[] times = {2, 2, 2, 2};
    assertThatThrownBy(
            () ->
                AcceleratedFailureTime.of(DurationDistribution.LOGNORMAL)
                    .fit(DurationSample.of(times, times, ones, 1)))
        .isInstanceOf(NotEstimableException.class);
  }
}
