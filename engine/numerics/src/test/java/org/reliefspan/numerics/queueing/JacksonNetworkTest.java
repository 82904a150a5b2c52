package org.reliefspan.numerics.queueing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Assessment, then a procedure for 80%, after which 30% come back. Golden values: theorem of
 * Jackson in Python 3 with 64-bit floats.
 */
class JacksonNetworkTest {
  private static final double[] ROUTING = {0, 0.8, 0.3, 0};

  @Test
  void thoseWhoComeBackAreWorkToo() {
    JacksonNetwork network =
        JacksonNetwork.of(new double[] {8, 0}, ROUTING, new double[] {7, 5}, new int[] {2, 3});
    assertThat(network.arrivalRate(0)).isCloseTo(10.526315789473685, within(1e-13));
    assertThat(network.arrivalRate(1)).isCloseTo(8.421052631578949, within(1e-13));
    assertThat(network.visitsPerArrival(1)).isCloseTo(1.0526315789473686, within(1e-14));
    assertThat(network.meanTimeInNetwork()).isCloseTo(0.6920446276423944, within(1e-13));
    ErlangC assessment = network.station(0);
    assertThat(assessment.means().utilisation()).isCloseTo(0.7518796992481204, within(1e-14));
    assertThat(assessment.probabilityEmpty()).isCloseTo(0.14163090128755362, within(1e-14));
    assertThat(assessment.probabilityOfWait()).isCloseTo(0.6453902997837944, within(1e-14));
    assertThat(assessment.means().meanWait()).isCloseTo(0.1857941772104863, within(1e-14));
    assertThat(assessment.means().meanTimeInSystem()).isCloseTo(0.32865132006762915, within(1e-14));
    assertThat(assessment.means().meanQueueLength()).isCloseTo(1.9557281811630138, within(1e-13));
    assertThat(assessment.means().meanNumberInSystem())
        .isCloseTo(3.4594875796592546, within(1e-13));
    ErlangC procedure = network.station(1);
    assertThat(procedure.means().utilisation()).isCloseTo(0.5614035087719299, within(1e-14));
    assertThat(procedure.probabilityEmpty()).isCloseTo(0.1689790110281038, within(1e-14));
    assertThat(procedure.probabilityOfWait()).isCloseTo(0.3067647774719618, within(1e-14));
    assertThat(procedure.means().meanWait()).isCloseTo(0.0466282461757382, within(1e-14));
    assertThat(procedure.means().meanTimeInSystem()).isCloseTo(0.2466282461757382, within(1e-14));
    assertThat(procedure.means().meanQueueLength()).isCloseTo(0.3926589151641112, within(1e-14));
    assertThat(procedure.means().meanNumberInSystem()).isCloseTo(2.076869441479901, within(1e-13));
  }

  @Test
  void theStationThatIsTooSmallIsNamed() {
    assertThatThrownBy(
            () ->
                JacksonNetwork.of(
                    new double[] {8, 0}, ROUTING, new double[] {7, 2}, new int[] {2, 3}))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("Station 2");
    assertThat(JacksonNetwork.arrivalRates(new double[] {8, 0}, ROUTING)[1])
        .isCloseTo(160 / 19.0, within(1e-13));
  }

  @Test
  void whoNeverLeavesFillsTheNetwork() {
    assertThatThrownBy(
            () -> JacksonNetwork.arrivalRates(new double[] {1, 0}, new double[] {0, 1, 1, 0}))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("nobody ever leaves");
    assertThatThrownBy(
            () -> JacksonNetwork.arrivalRates(new double[] {1, 0}, new double[] {0.3, 0.8, 0, 0}))
        .hasMessageContaining("must not exceed 1");
  }
}
