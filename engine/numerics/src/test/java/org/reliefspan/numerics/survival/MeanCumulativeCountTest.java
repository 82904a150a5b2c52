package org.reliefspan.numerics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.reliefspan.numerics.survival.KaplanMeierReferenceTest.near;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.limits.LimitScale;

/** Golden values: reference.R. */
class MeanCumulativeCountTest {
  private final SixtyRows rows = new SixtyRows();

  @Test
  void recurrentEventsMatchR() {
    MeanCumulativeCount count = MeanCumulativeCount.of(rows.recurrent(false));
    near("mcf.count", SixtyRows.at(count::countAt));
    near("mcf.se", SixtyRows.at(count::standardErrorAt));
  }

  @Test
  void terminalEventsMatchTheJackknife() { // R: central differences by patient
    MeanCumulativeCount count = MeanCumulativeCount.withTerminalEvent(rows.recurrent(true));
    near("ghoshLin.count", SixtyRows.at(count::countAt));
    double[] expected = SixtyRows.reference("ghoshLin.se");
    for (int i = 0; i < expected.length; i++) {
      assertThat(count.standardErrorAt(SixtyRows.TIMES[i])).isCloseTo(expected[i], within(1e-8));
    }
  }

  @Test
  void firstEventsThatEndFollowUpAreAalenJohansen() {
    SplittableRandom random = new SplittableRandom(4);
    SurvivalData data = RandomRows.of(random, 100);
    KaplanMeier curve = KaplanMeier.robust(data.withStatus(RandomRows.onlyCause(data, 1)));
    MeanCumulativeCount count =
        MeanCumulativeCount.of(data.withStatus(RandomRows.onlyCause(data, 1)));
    NelsonAalen hazard = curve.cumulativeHazard();
    for (int row = 0; row < count.size(); row++) {
      assertThat(count.count(row)).isEqualTo(hazard.hazard(row));
      assertThat(count.standardError(row)).isEqualTo(hazard.standardError(row));
    }
  }

  @Test
  void nobodyWithEventsCountsNothing() {
    MeanCumulativeCount count =
        MeanCumulativeCount.of(SurvivalData.of(new double[] {1, 2}, new int[2]));
    assertThat(count.size()).isZero();
    assertThat(count.countAt(2)).isZero();
    assertThat(count.limitsAt(2, 0.95, LimitScale.LOG)).isEmpty();
  }
}
