package org.reliefspan.simulation.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.numerics.math.DetMath;

/** Exact values: E max(0, N(mu, sd)) - max(0, mu) by the unit normal loss. */
class ValueOfInformationTest {
  private static final double EXACT_X = 229.07575857886417;
  private static final double EXACT_Y = 152.54166857944318;
  private static final double EXACT_BOTH = 306.8946358632765;

  @ParameterizedTest
  @CsvSource({
    "0, 0.5, 398.9422804014327",
    "500, 0.6914624612740131, 197.79655740130602",
    "-500, 0.3085375387259869, 197.79655740130602",
    "2000, 0.9772498680518208, 8.490702616829672"
  })
  void perfectInformationIsTheUnitNormalLoss(double mean, double probability, double evpi) {
    int count = 20000;
    StrategyDraws draws = Normals.pair(Normals.draw(0, "benefit", count, mean, 1000));
    Information information = PerfectInformation.at(1, draws);
    assertThat(information.value())
        .isCloseTo(evpi, within(4 * information.standardError()))
        .isNotCloseTo(evpi * 1.5, within(4 * information.standardError()));
    double error = Math.sqrt(probability * (1 - probability) / count);
    assertThat(Acceptability.of(draws, new double[] {1}).probability(0, 1))
        .isCloseTo(probability, within(4 * error));
  }

  @Test
  void partialInformationIsTheLossOfItsPart() {
    Sum sum = new Sum(1, 5000);
    Information x = PartialInformation.about(sum.x, sum.draws).at(1);
    Information y = PartialInformation.about(sum.y, sum.draws).at(1);
    Information both = PartialInformation.aboutAll(List.of(sum.x, sum.y), sum.draws).at(1);
    Information all = PerfectInformation.at(1, sum.draws);
    assertThat(x.value()).isCloseTo(EXACT_X, within(4 * x.standardError()));
    assertThat(y.value()).isCloseTo(EXACT_Y, within(4 * y.standardError()));
    assertThat(all.value()).isCloseTo(EXACT_BOTH, within(4 * all.standardError()));
    // both parameters are all there is to know
    assertThat(both.value()).isCloseTo(all.value(), within(1e-6));
    assertThat(x.standardError()).isBetween(1.0, 20.0);
  }

  /** Over 1,000 samples of 60 draws: the ends are off, halfway is not; its error covers. */
  @Test
  void halfwayIsNearlyUnbiasedWithFewDrawsAndItsErrorCovers() {
    int samples = 1000;
    double[] value = new double[samples];
    double[] rule = new double[samples];
    double[] regression = new double[samples];
    int covered = 0;
    for (int sample = 0; sample < samples; sample++) {
      Sum sum = new Sum(sample, 60);
      PartialInformation partial = PartialInformation.about(sum.y, sum.draws);
      Information information = partial.at(1);
      value[sample] = information.value();
      rule[sample] = partial.bounds(1).rule();
      regression[sample] = partial.bounds(1).regression();
      covered +=
          Math.abs(information.value() - EXACT_Y) <= 1.96 * information.standardError() ? 1 : 0;
    }
    Moments halfway = Moments.of(value);
    assertThat(halfway.mean()).isCloseTo(EXACT_Y, within(3 * halfway.standardError()));
    assertThat(Moments.of(rule).mean()).isLessThan(EXACT_Y - 2 * halfway.standardError());
    assertThat(Moments.of(regression).mean()).isGreaterThan(EXACT_Y + halfway.standardError());
    assertThat(covered / (double) samples).isBetween(0.92, 0.98);
  }

  /** Three strategies with benefits a + b x: the inner mean is exact, the outer one an envelope. */
  @Test
  void threeStrategiesMeetTheNestedExactValue() {
    double[] a = {0, -1, -3};
    double[] b = {0, 1, 2.5};
    int count = 4000;
    double[] x = Normals.draw(7, "x", count, 0, 1);
    double[] cost = Normals.draw(7, "cost", 3 * count, 0, 0.5);
    double[] effect = new double[3 * count];
    for (int i = 0; i < effect.length; i++) {
      int s = i % 3;
      // at threshold 2 the mean benefit is 2 effect - cost = a + b x
      effect[i] = (a[s] + b[s] * x[i / 3]) / 2;
    }
    Information information = PartialInformation.about(x, StrategyDraws.of(3, cost, effect)).at(2);
    double exact = envelope(a, b);
    assertThat(information.value()).isCloseTo(exact, within(4 * information.standardError()));
    assertThat(information.standardError()).isLessThan(0.1 * exact);
  }

  /** E max(a + b X) - max a for standard normal X, by the midpoints of 200,000 equal parts. */
  private static double envelope(double[] a, double[] b) {
    int parts = 200_000;
    double sum = 0;
    for (int i = 0; i < parts; i++) {
      double x = DetMath.inverseNormal((i + 0.5) / parts);
      double best = Double.NEGATIVE_INFINITY;
      for (int s = 0; s < a.length; s++) {
        best = Math.max(best, a[s] + b[s] * x);
      }
      sum += best / parts;
    }
    return sum - Arrays.stream(a).max().orElseThrow();
  }

  @Test
  void curvedBenefitsAreFollowed() {
    // benefit x^2 - 1 with x standard normal beside noise: E max(0, x^2 - 1) = 2 phi(1)
    double exact = 2 * Math.exp(-0.5) / Math.sqrt(2 * Math.PI);
    double[] x = Normals.draw(3, "x", 4000, 0, 1);
    double[] benefit = Normals.draw(3, "noise", 4000, -1, 2);
    Arrays.setAll(benefit, i -> benefit[i] + x[i] * x[i]);
    Information information = PartialInformation.about(x, Normals.pair(benefit)).at(1);
    assertThat(information.value()).isCloseTo(exact, within(4 * information.standardError()));
    assertThat(information.standardError()).isLessThan(0.05 * exact * 2);
  }

  @Test
  void parametersThatActTogetherAreWorthMoreTogether() {
    // benefit x y: neither alone tells anything, both tell all; E max(0, xy) = 1 / pi
    double[] x = Normals.draw(4, "x", 2000, 0, 1);
    double[] y = Normals.draw(4, "y", 2000, 0, 1);
    double[] benefit = x.clone();
    Arrays.setAll(benefit, i -> x[i] * y[i]);
    StrategyDraws draws = Normals.pair(benefit);
    Information alone = PartialInformation.about(x, draws).at(1);
    Information together = PartialInformation.aboutAll(List.of(x, y), draws).at(1);
    assertThat(alone.value()).isLessThan(0.05);
    assertThat(together.value()).isCloseTo(1 / Math.PI, within(4 * together.standardError()));
  }

  @Test
  void aParameterOfFewValuesIsAFactor() {
    // benefit -1, 2, -1 by level, each a third: knowing the level is worth 2/3 - 0 = 2/3
    double[] level = new double[900];
    double[] benefit = Normals.draw(5, "noise", 900, 0, 0.5);
    for (int i = 0; i < level.length; i++) {
      level[i] = i % 3;
      benefit[i] += i % 3 == 1 ? 2 : -1;
    }
    Information information = PartialInformation.about(level, Normals.pair(benefit)).at(1);
    assertThat(information.value()).isCloseTo(2 / 3.0, within(0.05));
  }

  @Test
  void whatDoesNotVaryIsWorthNothing() {
    Sum sum = new Sum(6, 100);
    double[] constant = new double[100];
    Arrays.fill(constant, 3.5);
    assertThat(PartialInformation.about(constant, sum.draws).at(1))
        .isEqualTo(new Information(0, 0));
    assertThat(PartialInformation.aboutAll(List.of(constant, sum.x), sum.draws).at(1))
        .isEqualTo(PartialInformation.about(sum.x, sum.draws).at(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 50, 200})
  void aPartIsNeverWorthMoreThanTheWhole(int count) {
    for (int sample = 0; sample < 50; sample++) {
      Sum sum = new Sum(sample, count);
      double whole = PerfectInformation.at(1, sum.draws).value();
      for (double[] part : List.of(sum.x, sum.y)) {
        assertThat(PartialInformation.about(part, sum.draws).at(1).value()).isBetween(0.0, whole);
      }
    }
  }

  @Test
  void unitsOfAParameterDoNotMatter() {
    Sum sum = new Sum(8, 300);
    double[] scaled = Arrays.stream(sum.x).map(value -> 1e6 + 1024 * value).toArray();
    Information one = PartialInformation.about(sum.x, sum.draws).at(1);
    Information other = PartialInformation.about(scaled, sum.draws).at(1);
    assertThat(other.value()).isCloseTo(one.value(), within(1e-6 * one.value()));
  }

  @Test
  void fewDrawsAreRefused() {
    Sum sum = new Sum(9, 19);
    assertThatThrownBy(() -> PartialInformation.about(sum.x, sum.draws))
        .hasMessageContaining("draws (19) must be at least 20");
  }

  /** Incremental net benefit X + Y, independent normal. */
  private static final class Sum {
    private final double[] x;
    private final double[] y;
    private final StrategyDraws draws;

    Sum(int sample, int count) {
      x = Normals.draw(sample, "x", count, 300, 800);
      y = Normals.draw(sample, "y", count, -100, 600);
      draws = Normals.pair(Normals.sum(x, y));
    }
  }
}
