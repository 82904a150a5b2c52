package org.reliefspan.numerics.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.CoverageCount;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.numerics.random.Quantiles;

class HalfWidthRuleTest {

  @Test
  void itStopsWhenTheLimitsAreNarrowEnough() {
    HalfWidthRule rule = new HalfWidthRule(0.1, 0.95, 3, 50);
    Replications wide = new Replications(10, 1, 0.5);
    Replications narrow = new Replications(10, 1, 0.1);
    assertThat(rule.isReached(wide)).isFalse();
    assertThat(rule.isReached(narrow)).isTrue();
    assertThat(rule.isReached(new Replications(2, 1, 0))).isFalse();
    assertThat(rule.isReached(new Replications(50, 1, 0.5))).isTrue();
    assertThat(rule.isPrecise(new Replications(50, 1, 0.5))).isFalse();
  }

  /** It agrees with the number that {@link Replications#needed} foretells. */
  @Test
  void theForecastIsTheStop() {
    Replications pilot = new Replications(10, 3, 1.7);
    int needed = pilot.needed(0.08, 0.9);
    HalfWidthRule rule = new HalfWidthRule(0.08, 0.9, 2, 1_000_000);
    assertThat(rule.isPrecise(new Replications(needed, 3, 1.7))).isTrue();
    assertThat(rule.isPrecise(new Replications(needed - 1, 3, 1.7))).isFalse();
  }

  /** Exponential values: skewed, and the stop looks again and again. */
  @Test
  void limitsAtTheStopHoldTheMean() {
    HalfWidthRule rule = new HalfWidthRule(0.075, 0.95, 20, 100_000);
    CoverageCount coverage = new CoverageCount(2);
    Philox luck = Philox.keyed(12, "stop");
    Purpose value = Purpose.of("value");
    int precise = 0;
    for (int set = 0; set < CoverageCount.replicates(); set++) {
      double[] values = new double[100_000];
      int count = 0;
      Replications soFar;
      do {
        for (int more = Math.max(10, count / 50); more > 0; more--) {
          values[count] = Quantiles.exponential(luck.uniform(set, value, count), 2);
          count++;
        }
        soFar = Replications.of(Arrays.copyOf(values, Math.max(2, count)));
      } while (!rule.isReached(soFar));
      coverage.add(soFar.limits(0.95));
      precise += Math.abs(soFar.mean() - 2) <= 0.075 * 2 ? 1 : 0;
    }
    coverage.check("limits at the stop");
    assertThat(precise / (double) CoverageCount.replicates()).isGreaterThan(0.93);
  }

  @Test
  void rulesThatNeverStopAreRefused() {
    assertThatThrownBy(() -> new HalfWidthRule(0, 0.95, 10, 20)).hasMessageContaining("(0.0)");
    assertThatThrownBy(() -> new HalfWidthRule(0.1, 95, 10, 20)).hasMessageContaining("(95.0)");
    assertThatThrownBy(() -> new HalfWidthRule(0.1, 0.95, 1, 20)).hasMessageContaining("(1)");
  }
}
