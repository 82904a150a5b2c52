package org.reliefspan.simulation.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PrecisionTest {

  @Test
  void parametersAndLuckAreToldApart() {
    // parameters with sd 2, patients' luck of sd 1 in every draw
    int draws = 4000;
    double[] parameter = Normals.draw(0, "parameter", draws, 10, 2);
    double[] means = Normals.sum(parameter, Normals.draw(0, "luck", draws, 0, 1));
    DrawSummary summary = DrawSummary.of(means, 1, 0.95);
    double sd = Math.sqrt(5);
    assertThat(summary.mean()).isCloseTo(10, within(4 * summary.monteCarloError()));
    assertThat(summary.monteCarloError()).isCloseTo(sd / Math.sqrt(draws), within(0.002));
    assertThat(summary.noiseShare()).isCloseTo(0.2, within(0.03));
    assertThat(summary.parameterLimits().lower()).isCloseTo(10 - 1.96 * sd, within(0.3));
    assertThat(summary.parameterLimits().upper()).isCloseTo(10 + 1.96 * sd, within(0.3));
  }

  @Test
  void exactDrawsHaveNoLuck() {
    DrawSummary summary = DrawSummary.of(new double[] {1, 2, 3}, 0, 0.5);
    assertThat(summary.noiseShare()).isZero();
    assertThat(summary.parameterLimits().lower()).isEqualTo(1.5);
    assertThat(summary.monteCarloError()).isCloseTo(1 / Math.sqrt(3), within(1e-15));
  }

  @Test
  void drawsThatDoNotVaryAreAllLuck() {
    assertThat(DrawSummary.of(new double[] {5, 5}, 1, 0.95).noiseShare()).isEqualTo(1);
  }

  @Test
  void itStopsWhenPrecise() {
    StoppingRule rule = new StoppingRule(0.01, 5, 1000);
    double[] means = Normals.draw(2, "batch", 1000, 100, 10);
    int needed = 1;
    while (!rule.isReached(Arrays.copyOf(means, needed))) {
      needed++;
    }
    // sd 10 of mean 100: 1 percent takes about (10 / 1)^2 = 100 batches
    assertThat(needed).isBetween(60, 150);
    assertThat(rule.isPrecise(Arrays.copyOf(means, needed))).isTrue();
  }

  @Test
  void aMeanOfZeroIsNeverPreciseByChance() {
    StoppingRule rule = new StoppingRule(0.01, 2, 10);
    assertThat(rule.isPrecise(new double[] {1, -1, 1, -1})).isFalse();
    assertThat(rule.isPrecise(new double[] {0, 0})).isTrue();
    assertThat(rule.isReached(new double[] {1, -1, 1, -1, 1, -1, 1, -1, 1, -1})).isTrue();
  }

  @Test
  void targetsAreChecked() {
    assertThatThrownBy(() -> new StoppingRule(0, 2, 3)).hasMessageContaining("must be positive");
    assertThatThrownBy(() -> new StoppingRule(0.1, 1, 3)).hasMessageContaining("at least 2");
  }
}
