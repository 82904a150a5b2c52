package org.reliefspan.simulation.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReliefFinderTest {

  private static final NaturalHistory NONE = new NaturalHistory(0, 0, 45);
  private static final EffectEnvelope ENVELOPE = new EffectEnvelope(3, 100, 14);

  private static Episode episode(double painShare, double functionPoints) {
    Episode.Effect effect = new Episode.Effect(true, painShare, functionPoints, 0, ENVELOPE);
    return new Episode(ClinicProcedure.ESI_INTERLAMINAR, Episode.Kind.FIRST, 20, 8, effect);
  }

  @Test
  void theEnvelopeRisesHoldsAndFades() {
    assertThat(ENVELOPE.at(-1)).isZero();
    assertThat(ENVELOPE.at(3)).isCloseTo(1 - Math.exp(-1), within(1e-15));
    assertThat(ENVELOPE.at(60)).isCloseTo(1, within(1e-8));
    assertThat(ENVELOPE.at(93)).isCloseTo(0.5, within(1e-8));
    assertThat(ENVELOPE.at(100)).isZero();
  }

  /** With rho 0.6, pain is halved while e is at least 5/6: from 3 ln 6 to 14 x 5/6 before D. */
  @Test
  void reliefOfSixTenthsIsLostElevenAndTwoThirdsDaysBeforeTheEnd() {
    ReliefSpan span = ReliefFinder.find(TruthDefinition.PAIN_50, episode(0.6, 0), NONE);
    assertThat(span.onsetDays()).isCloseTo(3 * Math.log(6), within(1e-5));
    assertThat(span.lossDays()).isCloseTo(100 - 14 * 5 / 6.0, within(1e-5));
  }

  /** With A = 16, the ODI gains 10 while e is at least 5/8. */
  @Test
  void functionHasItsOwnThreshold() {
    ReliefSpan span = ReliefFinder.find(TruthDefinition.FUNCTION_MCID, episode(0, 16), NONE);
    assertThat(span.onsetDays()).isCloseTo(3 * Math.log(8 / 3.0), within(1e-5));
    assertThat(span.lossDays()).isCloseTo(100 - 14 * 5 / 8.0, within(1e-5));
  }

  @Test
  void aResponderMayNeverReachADefinition() {
    assertThat(ReliefFinder.find(TruthDefinition.PAIN_50, episode(0.4, 0), NONE))
        .isEqualTo(ReliefSpan.NEVER);
    assertThat(ReliefFinder.find(TruthDefinition.PAIN_30, episode(0.4, 0), NONE).reached())
        .isTrue();
    assertThat(ReliefFinder.find(TruthDefinition.PAIN_80, episode(0.7, 0), NONE).reached())
        .isFalse();
  }

  @Test
  void naturalHistoryAloneCanHoldAFunctionGainForEver() {
    NaturalHistory recovery = new NaturalHistory(40, 1, 45);
    ReliefSpan span = ReliefFinder.find(TruthDefinition.FUNCTION_MCID, episode(0, 0), recovery);
    // 40 (exp(-20/45) - exp(-(20 + t)/45)) = 10
    double expected = -45 * Math.log(Math.exp(-20 / 45.0) - 0.25) - 20;
    assertThat(span.onsetDays()).isCloseTo(expected, within(1e-5));
    assertThat(span.lossDays()).isInfinite();
  }

  @Test
  void anEventEndsReliefOrPreventsIt() {
    ReliefSpan span = new ReliefSpan(5, 80);
    assertThat(span.endedBy(100)).isEqualTo(span);
    assertThat(span.endedBy(50)).isEqualTo(new ReliefSpan(5, 50));
    assertThat(span.endedBy(4)).isEqualTo(ReliefSpan.NEVER);
    assertThat(span.daysInRelief(30)).isEqualTo(25);
    assertThat(span.daysInRelief(365)).isEqualTo(75);
    assertThat(ReliefSpan.NEVER.daysInRelief(365)).isZero();
  }
}
