package org.reliefspan.numerics.queueing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.numerics.queueing.WaitingListTargets.Variability;

/** Golden values: tests and walkthrough of the R package NHSRwaitinglist, commit 0d85b69. */
class WaitingListTargetsTest {

  @ParameterizedTest
  @CsvSource({"30, 27, 1.11111111", "35, 27, 1.2962963", "30, 25, 1.2", "52, 42, 1.23809524"})
  void loadIsDemandOverCapacity(double demand, double capacity, double load) {
    assertThat(WaitingListTargets.load(demand, capacity)).isCloseTo(load, within(5.1e-8));
  }

  @ParameterizedTest
  @CsvSource({"52, 4, 13", "35, 4, 8.75", "30, 4, 7.5", "52, 6, 8.6666667"})
  void targetsForAlmostEverybodyAskForShorterMeans(double target, double factor, double mean) {
    assertThat(WaitingListTargets.targetMeanWait(target, factor)).isCloseTo(mean, within(5e-8));
  }

  @ParameterizedTest
  @CsvSource({"30, 52, 4, 390", "30, 50, 4, 375", "30, 50, 6, 250"})
  void targetQueueFollowsByLittle(double demand, double target, double factor, double size) {
    assertThat(WaitingListTargets.targetQueueSize(demand, target, factor))
        .isCloseTo(size, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "30, 52, 3, 1.1, 1.2, 30.076442",
    "30, 52, 3, 1.1, 1.4, 30.0914423",
    "42, 65, 2, 1.2, 1.5, 42.0567692",
    "35, 50, 1, 1.3, 1.6, 35.0425",
    "4, 52, 4, 1, 1, 4.076923076923077",
    "30, 52, 1, 1, 1, 30.01923076923077",
    "30, 52, 6.58, 1, 1, 30.126538461538463"
  })
  void targetCapacityIsAboveDemand(
      double demand, double target, double factor, double cvDemand, double cvCapacity, double out) {
    assertThat(
            WaitingListTargets.targetCapacity(
                demand, target, new Variability(factor, cvDemand, cvCapacity)))
        .isCloseTo(out, within(5.1e-7));
  }

  @Test
  void usualVariabilityHasFactorFour() {
    assertThat(WaitingListTargets.targetCapacity(4, 52, Variability.USUAL))
        .isCloseTo(4.076923076923077, within(1e-14));
  }

  @ParameterizedTest
  @CsvSource({"30, 1200, 390, 26, 61.153846", "33, 800, 200, 30, 53", "35, 250, 100, 15, 45"})
  void reliefBringsTheListDownInTime(
      double demand, double queue, double target, double weeks, double capacity) {
    assertThat(WaitingListTargets.reliefCapacity(demand, queue, target, weeks))
        .isCloseTo(capacity, within(5e-7));
  }

  @Test
  void fewReferralsAskForMoreRelief() {
    assertThat(WaitingListTargets.upperDemand(30, 0.03, 900)).isCloseTo(30 / 0.94, within(1e-13));
    assertThat(WaitingListTargets.upperDemand(30, 1, 900)).isEqualTo(30);
    assertThat(
            WaitingListTargets.reliefCapacity(
                WaitingListTargets.upperDemand(4, 0.25, 16), 100, 48, 26))
        .isCloseTo(4 / 0.5 + 2, within(1e-13));
  }

  @ParameterizedTest
  @CsvSource({"63, 52, 2.42307692", "42, 24, 3.5", "55, 50, 2.2", "24, 4, 12"})
  void pressureComparesMeanWaitWithTheTarget(double mean, double target, double pressure) {
    assertThat(WaitingListTargets.pressure(mean, target)).isCloseTo(pressure, within(5e-9));
  }

  /** Ear, nose and throat, priority 4. */
  @Test
  void walkthroughOfOneList() {
    double target = WaitingListTargets.targetQueueSize(30, 52, WaitingListTargets.USUAL_FACTOR);
    assertThat(WaitingListTargets.load(30, 27)).isCloseTo(1.1111111111111112, within(1e-15));
    assertThat(target).isEqualTo(390);
    assertThat(1200 / target).isCloseTo(3.076923076923077, within(1e-15));
    assertThat(WaitingListTargets.isReliefNeeded(1200, target)).isTrue();
    assertThat(WaitingListTargets.isReliefNeeded(780, target)).isFalse();
    assertThat(
            WaitingListTargets.reliefCapacity(
                30, 1200, target, WaitingListTargets.USUAL_WEEKS_OF_RELIEF))
        .isCloseTo(61.15384615384615, within(1e-13));
    assertThat(WaitingListTargets.priorityTargetDays(4)).isEqualTo(365);
    assertThat(WaitingListTargets.priorityTargetDays(3)).isEqualTo(84);
    assertThat(WaitingListTargets.priorityTargetDays(2)).isEqualTo(28);
    assertThat(WaitingListTargets.priorityTargetDays(1)).isEqualTo(7);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> WaitingListTargets.load(3, 0)).hasMessageContaining("capacity (0.0)");
    assertThatThrownBy(() -> WaitingListTargets.priorityTargetDays(5))
        .hasMessageContaining("priority (5)");
    assertThatThrownBy(() -> WaitingListTargets.pressure(3, -1))
        .hasMessageContaining("target wait (-1.0)");
  }
}
