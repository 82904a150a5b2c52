package org.reliefspan.numerics.hidden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.duration.DurationDistribution;

class GroupGateTest {
  private static GroupGate gate(int episodes, double end) {
    SimulatedRelief world = new SimulatedRelief(new SplittableRandom(5));
    world.visitRate = new double[] {0.6, 0.2};
    world.end = end;
    ReliefHistories data = world.draw(episodes);
    HiddenReliefModel model =
        HiddenReliefModel.of(DurationDistribution.WEIBULL).with(HiddenReliefModel.Response.ALL);
    return GroupGate.of(HiddenReliefEstimator.fit(model, data), model.response(), data);
  }

  @Test
  void aLargeGroupWatchedForLongPasses() {
    assertThat(gate(400, 24).reasons()).isEmpty();
  }

  @Test
  void aGroupOfFewSaysThatItIsSmall() {
    GroupGate gate = gate(14, 24);
    assertThat(gate.sparse()).anyMatch(reason -> reason.startsWith("fewer than 10 patients"));
    assertThat(gate.families()).isEmpty();
  }

  @Test
  void aMedianThatNobodyWasWatchedForIsNotShown() {
    assertThat(gate(300, 4).reasons()).isNotEmpty();
  }
}
