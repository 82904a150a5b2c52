package org.reliefspan.numerics.hidden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.duration.DurationDistribution;

/** Events end relief long before loss would: until loss or event is known, until loss is not. */
class GateWithoutEventsTest {
  private static IdentifiabilityGate gate(double median, double events) {
    SimulatedRelief world = new SimulatedRelief(new SplittableRandom(17));
    world.median = median;
    world.visitRate = new double[] {0.6, 0.3};
    world.slotGap = 1;
    world.attendance = new double[] {0.8, 0.6};
    world.eventRate = new double[] {events, events, events};
    ReliefHistories data = world.draw(500);
    HiddenReliefModel model =
        HiddenReliefModel.of(DurationDistribution.WEIBULL).with(HiddenReliefModel.Response.ALL);
    return IdentifiabilityGate.of(HiddenReliefEstimator.fit(model, data));
  }

  @Test
  void aMedianBeyondWhatEventsLeaveIsNotShown() {
    IdentifiabilityGate gate = gate(45, 0.12);
    assertThat(gate.reasons()).isEmpty();
    assertThat(gate.reasonsWithoutEvents()).isNotEmpty();
  }

  @Test
  void whereLossComesFirstBothAreShown() {
    IdentifiabilityGate gate = gate(6, 0.03);
    assertThat(gate.reasons()).isEmpty();
    assertThat(gate.reasonsWithoutEvents()).isEmpty();
  }
}
