package org.reliefspan.numerics.queueing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Golden values: birth-death law in Python 3 with 64-bit floats, to all digits. */
class FiniteQueueTest {

  @Test
  void oneWaitingPlaceAndTwoServers() {
    FiniteQueue queue = FiniteQueue.of(3, 4, 2, 3);
    assertThat(queue.stateProbabilities())
        .containsExactly(
            new double[] {
              0.4680073126142596, 0.3510054844606947, 0.1316270566727605, 0.04936014625228519
            },
            within(1e-15));
    assertThat(queue.blockingProbability()).isCloseTo(0.04936014625228519, within(1e-15));
    assertThat(queue.effectiveRate()).isCloseTo(2.851919561243144, within(1e-14));
    QueueMeans means = queue.means();
    assertThat(means.meanNumberInSystem()).isCloseTo(0.7623400365630714, within(1e-14));
    assertThat(means.meanQueueLength()).isCloseTo(0.04936014625228519, within(1e-15));
    assertThat(means.meanTimeInSystem()).isCloseTo(0.26730769230769236, within(1e-14));
    assertThat(means.meanWait()).isCloseTo(0.017307692307692312, within(1e-15));
  }

  @Test
  void withoutWaitingPlacesItIsErlangsLoss() {
    FiniteQueue one = FiniteQueue.of(1, 1, 1, 1);
    assertThat(one.stateProbabilities()).containsExactly(0.5, 0.5);
    assertThat(one.means()).isEqualTo(new QueueMeans(0.5, 0, 1, 0, 0.5));
    FiniteQueue ten = FiniteQueue.of(8, 1, 10, 10);
    double[] law = {
      0.00041116370815887153,
      0.0032893096652709722,
      0.013157238661083889,
      0.03508596976289037,
      0.07017193952578074,
      0.11227510324124919,
      0.14970013765499893,
      0.17108587160571304,
      0.17108587160571304,
      0.1520763303161894,
      0.12166106425295149
    };
    assertThat(ten.stateProbabilities()).containsExactly(law, within(1e-14));
    assertThat(ten.blockingProbability()).isCloseTo(ErlangB.blocking(8, 10), within(1e-15));
    assertThat(ten.means().meanNumberInSystem()).isCloseTo(7.026711485976388, within(1e-13));
    assertThat(ten.means().meanWait()).isZero();
  }

  @Test
  void muchRoomIsLikeNoLimit() {
    FiniteQueue roomy = FiniteQueue.of(290, 1, 300, 3000);
    ErlangC open = ErlangC.of(290, 1, 300);
    assertThat(roomy.means().meanWait() / open.means().meanWait()).isCloseTo(1, within(1e-11));
    assertThat(roomy.stateProbabilities()[0] / open.probabilityEmpty()).isCloseTo(1, within(1e-11));
  }

  @Test
  void overloadedStationsAreFullAndFinite() {
    FiniteQueue full = FiniteQueue.of(4000, 1, 1000, 1500);
    assertThat(full.effectiveRate()).isCloseTo(1000, within(1e-9));
    assertThat(full.means().meanQueueLength()).isCloseTo(500 - 1 / 3.0, within(1e-9));
    assertThat(full.blockingProbability()).isCloseTo(0.75, within(1e-12));
  }

  @Test
  void roomCountsThoseWhoAreServed() {
    assertThatThrownBy(() -> FiniteQueue.of(1, 1, 3, 2))
        .hasMessageContaining("capacity (2) must be at least the number of servers (3)");
    assertThat(FiniteQueue.of(0, 1, 3, 3).means().meanWait()).isZero();
  }
}
