package org.reliefspan.numerics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.reliefspan.numerics.survival.KaplanMeierReferenceTest.near;

import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.model.NotEstimableException;

/** Golden values: the survival vignette redistribute.Rnw, and rttright in reference.R. */
class CensoringWeightsTest {
  private static final double[] TIME = {1, 2, 2, 3, 4, 4, 5, 5, 8, 9};
  private static final int[] STATUS = {1, 1, 0, 1, 0, 0, 1, 0, 1, 1};

  @Test
  void massOfTheCensoredIsHandedOn() {
    double[] expected = {1, 1, 0, 8 / 7.0, 0, 0, 12 / 7.0, 0, 18 / 7.0, 18 / 7.0};
    CensoringWeights weights = CensoringWeights.of(SurvivalData.of(TIME, STATUS));
    double[] factors = weights.factors();
    for (int i = 0; i < 10; i++) {
      assertThat(factors[i]).isCloseTo(expected[i], within(1e-15));
    }
    assertThat(weights.observedBefore(2)).isEqualTo(1);
    assertThat(weights.observedAt(2)).isCloseTo(7 / 8.0, within(1e-15));
  }

  @Test
  void factorsMatchR() {
    SixtyRows rows = new SixtyRows();
    CensoringWeights weights = CensoringWeights.of(rows.events());
    near("rtt.final", weights.factors());
    near("rtt.six", weights.factorsAt(6));
    near("rtt.stratum", CensoringWeights.factors(rows.events(), rows.stratum));
  }

  @Test
  void weightedShareIsKaplanMeier() {
    SixtyRows rows = new SixtyRows();
    SurvivalData data = rows.events().withWeights(rows.weight);
    double[] factors = CensoringWeights.of(data).factorsAt(6);
    double beyond = 0;
    double all = 0;
    for (int i = 0; i < factors.length; i++) {
      boolean open = rows.time[i] > 6 || (rows.time[i] == 6 && rows.event[i] == 0);
      beyond += open ? factors[i] * rows.weight[i] : 0;
      all += factors[i] * rows.weight[i];
    }
    assertThat(all).isCloseTo(data.totalWeight(), within(1e-12));
    assertThat(beyond / all).isCloseTo(KaplanMeier.of(data).survivalAt(6), within(1e-14));
  }

  @Test
  void edgesAreNamed() {
    SurvivalData complete = SurvivalData.of(new double[] {1, 2}, new int[] {1, 1});
    assertThat(CensoringWeights.of(complete).factors()).containsExactly(1, 1);
    SurvivalData censored = SurvivalData.of(new double[] {1, 2}, new int[2]);
    assertThat(CensoringWeights.of(censored).factors()).containsExactly(0, 0);
    assertThat(CensoringWeights.of(censored).observedAt(2)).isZero();
    CensoringWeights late = CensoringWeights.of(complete.withEntry(new double[] {0, 1}));
    assertThatThrownBy(late::factors).isInstanceOf(NotEstimableException.class);
  }
}
