package org.reliefspan.numerics.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Golden values: R 4.2.2, survival 3.5-3, concordance of coxph. */
class ConcordanceTest {
  @Test
  void lungMatchesR() {
    Concordance c = of(HazardExamples.lung());
    assertThat(c.estimate()).isCloseTo(0.637135493000455, within(1e-12));
    assertThat(c.standardError()).isCloseTo(0.0250679738530796, within(1e-12));
    assertThat(c.concordant()).isEqualTo(12544);
    assertThat(c.discordant()).isEqualTo(7117);
    assertThat(c.tied()).isEqualTo(126);
  }

  @Test
  void clustersWeightsStrataAndLateEntryMatchR() {
    Concordance sites = of(HazardExamples.lungBySite());
    assertThat(sites.estimate()).isCloseTo(0.637602040816327, within(1e-12));
    assertThat(sites.standardError()).isCloseTo(0.0289641737039659, within(1e-10));
    Concordance bladder = of(HazardExamples.bladder());
    assertThat(bladder.estimate()).isCloseTo(0.634348016976438, within(1e-12));
    assertThat(bladder.standardError()).isCloseTo(0.0318928837870611, within(1e-10));
    Concordance mixed = of(HazardExamples.mixed());
    assertThat(mixed.estimate()).isCloseTo(0.653968950305866, within(1e-12));
    assertThat(mixed.standardError()).isCloseTo(0.0278001028361108, within(1e-10));
    assertThat(mixed.concordant()).isCloseTo(13277.75, within(1e-8));
    Concordance third = of(HazardExamples.third());
    assertThat(third.estimate()).isCloseTo(0.6375, within(1e-12));
    assertThat(third.standardError()).isCloseTo(0.160637159072862, within(1e-10));
  }

  private static Concordance of(HazardData data) {
    return HazardExamples.fit(data, TieHandling.EFRON).concordance().orElseThrow();
  }

  @Test
  void noPairsGiveNoAnswer() {
    HazardData data =
        HazardData.ofTimes(new double[] {1, 2}, 1, new double[] {5, 1}, new int[] {1, 0});
    assertThat(Concordance.of(data, new double[] {1, 2})).isEmpty();
  }
}
