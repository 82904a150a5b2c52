package org.reliefspan.analysis.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reliefspan.analysis.fixture.Event.epidural;
import static org.reliefspan.analysis.fixture.Event.nrs;
import static org.reliefspan.analysis.fixture.Event.odi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.fixture.Event;
import org.reliefspan.analysis.fixture.Patient;
import org.reliefspan.analysis.fixture.Protocol;
import org.reliefspan.domain.study.Horizon;
import org.reliefspan.domain.study.IntercurrentStrategy;
import org.reliefspan.domain.study.ReliefDefinition;
import org.reliefspan.domain.study.ReliefState;

/**
 * The worked example of the study definitions, section 2: pain 8 before; scores on day 1 (pain 9),
 * day 16 (3, disability 28), day 45 (4, 30) and day 80 (7, 42); disability 44 before; repeat on day
 * 101.
 */
class WorkedExampleTest {
  private static final double NEVER = Double.POSITIVE_INFINITY;
  private static final Protocol PROTOCOL = Protocol.standard();
  private static final Event[] UNTIL_45 = {
    nrs(-3, 8),
    odi(-3, 44),
    epidural(0),
    nrs(1, 9),
    nrs(16, 3),
    odi(16, 28),
    nrs(45, 4),
    odi(45, 30)
  };

  private static EpisodeTable then(Event... later) {
    List<Event> events = new ArrayList<>(Arrays.asList(UNTIL_45));
    events.addAll(Arrays.asList(later));
    return PROTOCOL.episodes(new Patient(1, events));
  }

  private static EpisodeTable asItWas() {
    return then(nrs(80, 7), odi(80, 42), epidural(101));
  }

  private static ReliefOutcomes read(EpisodeTable table, ReliefDefinition definition) {
    return ReliefOutcomes.of(table, PROTOCOL.question().with(definition));
  }

  private static ReliefOutcomes read(EpisodeTable table, IntercurrentStrategy strategy) {
    return ReliefOutcomes.of(table, PROTOCOL.question().with(strategy));
  }

  private static void begins(ReliefOutcomes outcomes, double left, double right) {
    assertThat(outcomes.kind(0)).isEqualTo(ReliefKind.SEEN_IN_RELIEF);
    assertThat(outcomes.onsetLeft(0)).isEqualTo(left);
    assertThat(outcomes.onsetRight(0)).isEqualTo(right);
  }

  private static void isLost(ReliefOutcomes outcomes, double left, double right) {
    assertThat(outcomes.lossLeft(0)).isEqualTo(left);
    assertThat(outcomes.lossRight(0)).isEqualTo(right);
  }

  @Test
  void reliefBeginsBetweenBlackoutAndTheFirstGoodScoreAndIsLostBetweenGoodAndBad() {
    for (IntercurrentStrategy strategy : IntercurrentStrategy.values()) {
      ReliefOutcomes outcomes = read(asItWas(), strategy);
      begins(outcomes, 2, 16);
      isLost(outcomes, 45, 80);
      assertThat(outcomes.reliefAtFirstAssessment(0)).isTrue();
    }
  }

  @Test
  void withoutTheFailingScoreTheRepeatBoundsTheLoss() {
    isLost(read(then(epidural(101)), IntercurrentStrategy.COMPOSITE), 45, 101);
    isLost(read(then(epidural(101)), IntercurrentStrategy.COMPETING), 45, NEVER);
    isLost(read(then(epidural(101)), IntercurrentStrategy.HYPOTHETICAL), 45, NEVER);
  }

  @Test
  void aRepeatWhileInReliefIsLossOnlyUnderTheCompositeStrategy() {
    EpisodeTable table = then(epidural(60));
    assertThat(table.repeat(0)).isEqualTo(60);
    isLost(read(table, IntercurrentStrategy.COMPOSITE), 45, 60);
    isLost(read(table, IntercurrentStrategy.COMPETING), 45, NEVER);
    isLost(read(table, IntercurrentStrategy.HYPOTHETICAL), 45, NEVER);
  }

  @Test
  void functionAloneIsLostWhenTheGainFallsBelowTenPoints() {
    ReliefOutcomes outcomes = read(asItWas(), Protocol.FUNCTION_MCID); // gains 16, 14, 2
    begins(outcomes, 2, 16);
    isLost(outcomes, 45, 80);
  }

  @Test
  void functionAndPainTogetherAreLostWithTheFirstOfThem() {
    ReliefOutcomes outcomes = read(asItWas(), Protocol.COMPOSITE);
    begins(outcomes, 2, 16);
    isLost(outcomes, 45, 80);
    // pain 5.6 is 30% below 8; disability 35 is a gain of 9 only
    isLost(read(then(nrs(80, 5.6), odi(80, 34)), Protocol.COMPOSITE), 80, NEVER);
    isLost(read(then(nrs(80, 5.6), odi(80, 35)), Protocol.COMPOSITE), 45, 80);
    isLost(read(then(nrs(80, 5.7), odi(80, 34)), Protocol.COMPOSITE), 45, 80);
  }

  @Test
  void aVisitWithOneScoreOfTwoSaysNothingAboutBothTogether() {
    isLost(read(then(nrs(80, 9)), Protocol.COMPOSITE), 45, NEVER);
    isLost(read(then(odi(80, 44)), Protocol.COMPOSITE), 45, NEVER);
  }

  @Test
  void aThirdLessPainIsEasierAndFourFifthsHarder() {
    ReliefOutcomes third = read(asItWas(), new ReliefDefinition.PainDrop(30)); // at most 5.6
    begins(third, 2, 16);
    isLost(third, 45, 80);
    ReliefOutcomes most = read(asItWas(), new ReliefDefinition.PainDrop(80)); // at most 1.6
    assertThat(most.kind(0)).isEqualTo(ReliefKind.NOT_IN_RELIEF_AT_FIRST);
    assertThat(most.lossRight(0)).isEqualTo(16);
    assertThat(most.onsetRight(0)).isEqualTo(NEVER);
    assertThat(most.reliefAtFirstAssessment(0)).isFalse();
  }

  @Test
  void atSixWeeksTheAnswerIsYesAndAtThreeMonthsNo() {
    EpisodeTable table = asItWas();
    for (ReliefDefinition definition :
        List.of(Protocol.PAIN_50, Protocol.FUNCTION_MCID, Protocol.COMPOSITE)) {
      ReliefQuestion question = PROTOCOL.question().with(definition);
      assertThat(new HorizonResponse(table, question, Horizon.SIX_WEEKS).of(0, 8, 44))
          .isEqualTo(ReliefState.IN_RELIEF);
      assertThat(new HorizonResponse(table, question, Horizon.THREE_MONTHS).of(0, 8, 44))
          .isEqualTo(ReliefState.NOT_IN_RELIEF);
    }
  }

  @Test
  void disabilityGainsFourteenPointsAtSixWeeksAndTwoAtThreeMonths() {
    FunctionQuestion sixWeeks = PROTOCOL.sixWeeks(Protocol.ODI);
    FunctionOutcomes early = FunctionOutcomes.of(asItWas(), sixWeeks);
    assertThat(early.before(0)).isEqualTo(44);
    assertThat(early.after(0)).isEqualTo(30);
    FunctionOutcomes later =
        FunctionOutcomes.of(
            asItWas(),
            new FunctionQuestion(sixWeeks.rule(), sixWeeks.score(), Horizon.THREE_MONTHS));
    assertThat(later.after(0)).isEqualTo(42);
  }
}
