package org.reliefspan.simulation.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StrategyDrawsTest {
  /** Three draws of two strategies; effects in years. */
  private static final StrategyDraws DRAWS =
      StrategyDraws.of(
          2, new double[] {100, 300, 100, 200, 100, 100}, new double[] {1, 2, 1, 1.5, 1, 1});

  @Test
  void benefitIsInMoneyOrInHealth() {
    assertThat(DRAWS.monetaryBenefit(0, 1, 250)).isEqualTo(200);
    assertThat(DRAWS.healthBenefit(0, 1, 250)).isEqualTo(200 / 250.0);
    assertThat(DRAWS.meanBenefit(200)).containsExactly(new double[] {100, 100}, within(1e-12));
  }

  @Test
  void strategiesEquallyGoodShareADraw() {
    // at 300 the second gains 100, gains 50, and is equal
    Acceptability curve = Acceptability.of(DRAWS, new double[] {0, 300});
    assertThat(curve.probability(1, 1)).isCloseTo(2.5 / 3, within(1e-15));
    assertThat(curve.probability(1, 0)).isCloseTo(0.5 / 3, within(1e-15));
    assertThat(curve.frontier(0)).isZero();
    assertThat(curve.frontier(1)).isEqualTo(1);
  }

  @Test
  void theLeastExpectedLossIsTheValueOfPerfectInformation() {
    StrategyDraws draws = mixed();
    double[] thresholds = {0, 0.5, 1, 2, 5};
    Acceptability curve = Acceptability.of(draws, thresholds);
    for (int t = 0; t < thresholds.length; t++) {
      double least = Double.POSITIVE_INFINITY;
      double sum = 0;
      for (int s = 0; s < draws.strategies(); s++) {
        least = Math.min(least, curve.expectedLoss(t, s));
        sum += curve.probability(t, s);
      }
      assertThat(curve.expectedLoss(t, curve.frontier(t))).isCloseTo(least, within(1e-12));
      assertThat(PerfectInformation.at(thresholds[t], draws).value())
          .isCloseTo(least, within(1e-12));
      assertThat(sum).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void theFrontierNeedNotBeBestMostOften() {
    // rarely much better, often a little worse
    StrategyDraws draws = StrategyDraws.of(2, new double[6], new double[] {0, -1, 0, -1, 0, 10});
    Acceptability curve = Acceptability.of(draws, new double[] {1});
    assertThat(curve.frontier(0)).isEqualTo(1);
    assertThat(curve.probability(0, 1)).isCloseTo(1 / 3.0, within(1e-15));
  }

  @Test
  void aStrategyThatIsAlwaysWorseIsNeverChosen() {
    StrategyDraws draws = mixed();
    double[] cost = new double[draws.draws() * 4];
    double[] effect = new double[cost.length];
    for (int draw = 0; draw < draws.draws(); draw++) {
      for (int s = 0; s < 3; s++) {
        cost[4 * draw + s] = draws.cost(draw, s);
        effect[4 * draw + s] = draws.effect(draw, s);
      }
      cost[4 * draw + 3] = draws.cost(draw, 1) + 1;
      effect[4 * draw + 3] = draws.effect(draw, 1) - 0.1;
    }
    StrategyDraws with = StrategyDraws.of(4, cost, effect);
    double[] thresholds = {0, 1, 3};
    Acceptability before = Acceptability.of(draws, thresholds);
    Acceptability after = Acceptability.of(with, thresholds);
    for (int t = 0; t < thresholds.length; t++) {
      assertThat(after.probability(t, 3)).isZero();
      for (int s = 0; s < 3; s++) {
        assertThat(after.probability(t, s)).isEqualTo(before.probability(t, s));
      }
      assertThat(PerfectInformation.at(thresholds[t], with))
          .isEqualTo(PerfectInformation.at(thresholds[t], draws));
    }
  }

  @Test
  void shapesAndThresholdsAreChecked() {
    assertThatThrownBy(() -> StrategyDraws.of(2, new double[3], new double[3]))
        .hasMessageContaining("per draw and strategy");
    assertThatThrownBy(() -> DRAWS.preferred(-1)).hasMessageContaining("threshold");
  }

  private static StrategyDraws mixed() {
    double[] cost = Normals.draw(1, "cost", 300, 0, 1);
    double[] effect = Normals.draw(1, "effect", 300, 0, 1);
    Arrays.setAll(cost, i -> cost[i] + i % 3);
    Arrays.setAll(effect, i -> effect[i] + 0.7 * (i % 3));
    return StrategyDraws.of(3, cost, effect);
  }
}
