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

  /** Half have lost relief before the first slot: how many responded for a moment is a guess. */
  @Test
  void aMedianBeforeTheFirstScoreIsNotShown() {
    SimulatedRelief world = new SimulatedRelief(new SplittableRandom(6));
    world.median = 2;
    world.visitRate = new double[] {0, 0};
    world.slotGap = 3;
    world.attendance = new double[] {0.9, 0.7};
    ReliefHistories data = world.draw(800);
    HiddenReliefEstimate fit =
        HiddenReliefEstimator.fit(
            HiddenReliefModel.of(DurationDistribution.WEIBULL).with(HiddenReliefModel.Response.ALL),
            data);
    assertThat(IdentifiabilityGate.of(fit).reasons())
        .contains("the median lies before the earliest score, where nothing was seen");
    assertThat(GroupGate.of(fit, HiddenReliefModel.Response.ALL, data).sparse())
        .contains("the median lies before the earliest score, where nothing was seen");
  }

  @Test
  void aMedianThatNobodyWasWatchedForIsNotShown() {
    assertThat(gate(300, 4).reasons()).isNotEmpty();
  }
}
