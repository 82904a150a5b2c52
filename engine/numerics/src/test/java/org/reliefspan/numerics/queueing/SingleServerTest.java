package org.reliefspan.numerics.queueing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.numerics.model.NotEstimableException;

/** Golden values: Pollaczek-Khinchine in Python 3 with 64-bit floats, to all digits. */
class SingleServerTest {

  @ParameterizedTest
  @CsvSource({
    "0, 2.0000000000000004, 3.0000000000000004, 1.6000000000000005, 2.4000000000000004",
    "0.7071067811865476, 3.0000000000000013, 4.000000000000002, 2.4000000000000012,"
        + " 3.2000000000000015",
    "1.5, 6.500000000000002, 7.500000000000002, 5.200000000000002, 6.000000000000002"
  })
  void waitsGrowWithTheVariationOfService(
      double cv, double wait, double time, double queue, double number) {
    QueueMeans means = PollaczekKhinchine.means(0.8, 1, cv);
    assertThat(means.utilisation()).isCloseTo(0.8, within(1e-15));
    assertThat(means.meanWait()).isCloseTo(wait, within(1e-13));
    assertThat(means.meanTimeInSystem()).isCloseTo(time, within(1e-13));
    assertThat(means.meanQueueLength()).isCloseTo(queue, within(1e-13));
    assertThat(means.meanNumberInSystem()).isCloseTo(number, within(1e-13));
  }

  /** A third of services at rate 4, the others at rate 6. */
  @Test
  void mixedServiceEntersByItsMeanAndVariation() {
    double mean = (1 / 4.0 + 2 / 6.0) / 3;
    double square = (2 / 16.0 + 2 * 2 / 36.0) / 3;
    double cv = Math.sqrt(square / (mean * mean) - 1);
    QueueMeans means = PollaczekKhinchine.means(3, mean, cv);
    assertThat(means.utilisation()).isCloseTo(0.5833333333333333, within(1e-14));
    assertThat(means.meanWait()).isCloseTo(0.2833333333333332, within(1e-13));
    assertThat(means.meanTimeInSystem()).isCloseTo(0.47777777777777763, within(1e-13));
    assertThat(means.meanQueueLength()).isCloseTo(0.8499999999999996, within(1e-13));
    assertThat(means.meanNumberInSystem()).isCloseTo(1.433333333333333, within(1e-13));
  }

  @Test
  void exponentialServiceIsErlangsStation() {
    assertThat(PollaczekKhinchine.means(5, 1 / 8.0, 1).meanWait())
        .isCloseTo(ErlangC.of(5, 8, 1).means().meanWait(), within(1e-15));
  }

  @Test
  void theApproximationIsExactForPoissonArrivalsAndOneServer() {
    QueueMeans guess = AllenCunneen.approximateMeans(ErlangC.of(0.8, 1, 1), 1, 1.5);
    assertThat(guess.meanWait()).isCloseTo(6.5, within(1e-12));
    assertThat(guess.meanNumberInSystem()).isCloseTo(6.0, within(1e-12));
    ErlangC several = ErlangC.of(0.25, 0.1, 4);
    assertThat(AllenCunneen.approximateMeans(several, 1, 1).meanWait())
        .isEqualTo(several.means().meanWait());
    assertThat(AllenCunneen.approximateMeans(several, 0, 0).meanWait()).isZero();
  }

  @Test
  void fullUseIsNotEstimable() {
    assertThatThrownBy(() -> PollaczekKhinchine.means(2, 0.5, 0))
        .isInstanceOf(NotEstimableException.class);
    assertThatThrownBy(() -> PollaczekKhinchine.means(1, 0.5, -1))
        .hasMessageContaining("coefficient of variation of service (-1.0)");
  }
}
