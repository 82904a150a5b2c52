package org.reliefspan.analysis.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reliefspan.analysis.fixture.Event.ablation;
import static org.reliefspan.analysis.fixture.Event.death;
import static org.reliefspan.analysis.fixture.Event.endOfObservation;
import static org.reliefspan.analysis.fixture.Event.epidural;
import static org.reliefspan.analysis.fixture.Event.nrs;
import static org.reliefspan.analysis.fixture.Event.odi;
import static org.reliefspan.analysis.fixture.Event.scheduledVisit;
import static org.reliefspan.analysis.fixture.Event.surgery;
import static org.reliefspan.analysis.fixture.Event.visit;

import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.fixture.Event;
import org.reliefspan.analysis.fixture.Patient;
import org.reliefspan.analysis.fixture.Protocol;
import org.reliefspan.domain.clinical.Attendance;
import org.reliefspan.domain.study.IntercurrentStrategy;
import org.reliefspan.domain.study.LossRule;
import org.reliefspan.domain.study.ScoreSource;

class ReliefOutcomesTest {
  private static final double NEVER = Double.POSITIVE_INFINITY;
  private static final Protocol PROTOCOL = Protocol.standard();

  private static EpisodeTable episodes(Event... events) {
    return PROTOCOL.episodes(Patient.of(1, events));
  }

  private static ReliefOutcomes read(Event... events) {
    return ReliefOutcomes.of(episodes(events), PROTOCOL.question());
  }

  private static ReliefOutcomes read(LossRule rule, Event... events) {
    return ReliefOutcomes.of(episodes(events), PROTOCOL.question().with(rule));
  }

  private static void isSeen(ReliefOutcomes outcomes, int episode, double[] onset, double[] loss) {
    assertThat(outcomes.kind(episode)).isEqualTo(ReliefKind.SEEN_IN_RELIEF);
    assertThat(new double[] {outcomes.onsetLeft(episode), outcomes.onsetRight(episode)})
        .containsExactly(onset);
    assertThat(new double[] {outcomes.lossLeft(episode), outcomes.lossRight(episode)})
        .containsExactly(loss);
  }

  private static double[] interval(double left, double right) {
    return new double[] {left, right};
  }

  // baseline

  @Test
  void painBelowFourCannotBeHalved() {
    assertThat(read(nrs(-1, 3), epidural(0), nrs(20, 0)).kind(0)).isEqualTo(ReliefKind.NO_BASELINE);
    assertThat(read(nrs(-1, 4), epidural(0), nrs(20, 2)).kind(0))
        .isEqualTo(ReliefKind.SEEN_IN_RELIEF);
  }

  @Test
  void withoutBaselineThereIsNoRelief() {
    assertThat(read(epidural(0), nrs(20, 0)).kind(0)).isEqualTo(ReliefKind.NO_BASELINE);
    assertThat(read(odi(-1, 50), epidural(0), nrs(20, 0)).kind(0))
        .isEqualTo(ReliefKind.NO_BASELINE);
  }

  @Test
  void staleBaselineCounts() {
    ReliefOutcomes outcomes = read(nrs(-60, 8), epidural(0), nrs(20, 4));
    assertThat(outcomes.painBaseline(0)).isEqualTo(8);
    assertThat(outcomes.kind(0)).isEqualTo(ReliefKind.SEEN_IN_RELIEF);
  }

  @Test
  void exactlyHalfIsReliefAndAnythingMoreIsNot() {
    assertThat(read(nrs(-1, 7), epidural(0), nrs(20, 3.5)).kind(0))
        .isEqualTo(ReliefKind.SEEN_IN_RELIEF);
    assertThat(read(nrs(-1, 7), epidural(0), nrs(20, 4)).kind(0))
        .isEqualTo(ReliefKind.NOT_IN_RELIEF_AT_FIRST);
  }

  @Test
  void aRepeatWhileInReliefKeepsTheFirstBaseline() {
    ReliefOutcomes outcomes =
        read(nrs(-1, 8), epidural(0), nrs(20, 3), nrs(58, 4), epidural(60), nrs(80, 4), nrs(90, 5));
    assertThat(outcomes.painBaseline(1)).isEqualTo(8);
    isSeen(outcomes, 1, interval(2, 20), interval(20, 30));
  }

  @Test
  void aChainOfRepeatsInReliefKeepsTheVeryFirstBaseline() {
    ReliefOutcomes outcomes =
        read(
            nrs(-1, 8),
            epidural(0),
            nrs(20, 3),
            epidural(60),
            nrs(80, 4),
            epidural(120),
            nrs(140, 4));
    assertThat(outcomes.painBaseline(2)).isEqualTo(8);
    assertThat(outcomes.kind(2)).isEqualTo(ReliefKind.SEEN_IN_RELIEF);
  }

  @Test
  void aRepeatAfterLossTakesItsOwnBaseline() {
    ReliefOutcomes outcomes =
        read(nrs(-1, 8), epidural(0), nrs(20, 3), nrs(58, 6), epidural(60), nrs(80, 4));
    assertThat(outcomes.painBaseline(1)).isEqualTo(6);
    assertThat(outcomes.kind(1)).isEqualTo(ReliefKind.NOT_IN_RELIEF_AT_FIRST);
  }

  @Test
  void aRepeatAfterNoResponseTakesItsOwnBaseline() {
    ReliefOutcomes outcomes =
        read(nrs(-1, 8), epidural(0), nrs(20, 7), nrs(58, 6), epidural(60), nrs(80, 3));
    assertThat(outcomes.painBaseline(1)).isEqualTo(6);
  }

  @Test
  void theBaselineOfARepeatDoesNotDependOnTheStrategy() {
    EpisodeTable table =
        episodes(
            nrs(-1, 8),
            epidural(0),
            nrs(20, 3),
            surgery(50),
            nrs(98, 6),
            epidural(100),
            nrs(130, 3));
    for (IntercurrentStrategy strategy : IntercurrentStrategy.values()) {
      ReliefOutcomes outcomes = ReliefOutcomes.of(table, PROTOCOL.question().with(strategy));
      assertThat(outcomes.painBaseline(1)).as(strategy.id()).isEqualTo(6);
    }
  }

  // blackout and onset window

  @Test
  void scoresInTheBlackoutAreNotUsed() {
    isSeen(
        read(nrs(-1, 8), epidural(0), nrs(2, 1), nrs(3, 1), nrs(30, 8)),
        0,
        interval(2, 3),
        interval(3, 30));
    assertThat(read(nrs(-1, 8), epidural(0), nrs(0, 1), nrs(2, 1)).kind(0))
        .isEqualTo(ReliefKind.NOT_ASSESSED);
  }

  @Test
  void theBlackoutOfAnAblationIsLonger() {
    isSeen(
        read(nrs(-1, 8), ablation(0), nrs(14, 1), nrs(15, 2)),
        0,
        interval(14, 15),
        interval(15, NEVER));
  }

  @Test
  void aFailingScoreBeforeTheOnsetWindowHasPassedIsNotNeverResponse() {
    ReliefOutcomes outcomes = read(nrs(-1, 8), epidural(0), nrs(14, 8));
    assertThat(outcomes.kind(0)).isEqualTo(ReliefKind.NOT_ASSESSED);
    assertThat(outcomes.lossRight(0)).isEqualTo(NEVER);
    isSeen(
        read(nrs(-1, 8), epidural(0), nrs(14, 8), nrs(20, 3)),
        0,
        interval(14, 20),
        interval(20, NEVER));
  }

  @Test
  void aFailingScoreAfterTheOnsetWindowIsNeverResponse() {
    ReliefOutcomes outcomes = read(nrs(-1, 8), epidural(0), nrs(10, 8), nrs(15, 8), nrs(40, 7));
    assertThat(outcomes.kind(0)).isEqualTo(ReliefKind.NOT_IN_RELIEF_AT_FIRST);
    assertThat(outcomes.lossRight(0)).isEqualTo(15);
    assertThat(outcomes.reliefAtFirstAssessment(0)).isFalse();
  }

  @Test
  void reliefAfterAFailingScoreIsLateOnsetAndNotLoss() {
    ReliefOutcomes outcomes = read(nrs(-1, 8), epidural(0), nrs(20, 8), nrs(40, 3), nrs(60, 8));
    isSeen(outcomes, 0, interval(20, 40), interval(40, 60));
    assertThat(outcomes.reliefAtFirstAssessment(0)).isFalse();
  }

  @Test
  void observedRespondersAreInReliefAtTheFirstScoreAfterTheOnsetWindow() {
    assertThat(read(nrs(-1, 8), epidural(0), nrs(5, 8), nrs(15, 4)).reliefAtFirstAssessment(0))
        .isTrue();
    assertThat(read(nrs(-1, 8), epidural(0), nrs(5, 3)).reliefAtFirstAssessment(0)).isFalse();
  }

  @Test
  void reliefLostWithinTheOnsetWindowDoesNotHideALaterResponse() {
    ReliefOutcomes outcomes =
        read(nrs(-1, 8), epidural(0), nrs(5, 3), nrs(10, 8), nrs(16, 3), nrs(40, 8));
    assertThat(outcomes.reliefAtFirstAssessment(0)).isTrue();
    assertThat(outcomes.durationKind(0)).isEqualTo(ReliefKind.SEEN_IN_RELIEF);
    assertThat(outcomes.durationLeft(0)).isEqualTo(16);
    assertThat(outcomes.durationRight(0)).isEqualTo(40);
  }

  @Test
  void durationsAreReadFromScoresAfterTheOnsetWindow() {
    ReliefOutcomes early = read(nrs(-1, 8), epidural(0), nrs(5, 3), nrs(16, 8));
    isSeen(early, 0, interval(2, 5), interval(5, 16));
    assertThat(early.durationKind(0)).isEqualTo(ReliefKind.NOT_IN_RELIEF_AT_FIRST);
    assertThat(early.durationLeft(0)).isZero();
    assertThat(early.durationRight(0)).isEqualTo(16);
    ReliefOutcomes only = read(nrs(-1, 8), epidural(0), nrs(5, 3));
    assertThat(only.durationKind(0)).isEqualTo(ReliefKind.NOT_ASSESSED);
    assertThat(only.durationRight(0)).isEqualTo(NEVER);
  }

  @Test
  void nobodyScoredIsNotAssessed() {
    ReliefOutcomes outcomes = read(nrs(-1, 8), epidural(0), odi(30, 10), scheduledVisit(40));
    assertThat(outcomes.kind(0)).isEqualTo(ReliefKind.NOT_ASSESSED);
  }

  @Test
  void theLastScoreOfADayCounts() {
    isSeen(
        read(nrs(-1, 8), epidural(0), nrs(20, 8).atHour(9), nrs(20, 3).atHour(17)),
        0,
        interval(2, 20),
        interval(20, NEVER));
  }

  // loss

  @Test
  void oneFailingScoreEndsReliefUnderFirstFailure() {
    isSeen(
        read(nrs(-1, 8), epidural(0), nrs(20, 3), nrs(40, 5), nrs(60, 3)),
        0,
        interval(2, 20),
        interval(20, 40));
  }

  @Test
  void aSingleFailingScoreIsNotConfirmed() {
    isSeen(
        read(LossRule.CONFIRMED, nrs(-1, 8), epidural(0), nrs(20, 3), nrs(40, 5)),
        0,
        interval(2, 20),
        interval(20, NEVER));
    isSeen(
        read(LossRule.CONFIRMED, nrs(-1, 8), epidural(0), nrs(20, 3), nrs(40, 5), nrs(60, 3)),
        0,
        interval(2, 20),
        interval(60, NEVER));
  }

  @Test
  void aSecondFailingScoreWithinNinetyDaysConfirmsTheFirst() {
    isSeen(
        read(LossRule.CONFIRMED, nrs(-1, 8), epidural(0), nrs(20, 3), nrs(40, 5), nrs(130, 5)),
        0,
        interval(2, 20),
        interval(20, 40));
  }

  @Test
  void aSecondFailingScoreAfterNinetyOneDaysDoesNot() {
    isSeen(
        read(LossRule.CONFIRMED, nrs(-1, 8), epidural(0), nrs(20, 3), nrs(40, 5), nrs(131, 5)),
        0,
        interval(2, 20),
        interval(20, NEVER));
  }

  @Test
  void reliefInBetweenTakesAFailureBack() {
    isSeen(
        read(
            LossRule.CONFIRMED,
            nrs(-1, 8),
            epidural(0),
            nrs(20, 3),
            nrs(40, 5),
            nrs(50, 3),
            nrs(70, 6),
            nrs(90, 6)),
        0,
        interval(2, 20),
        interval(50, 70));
  }

  @Test
  void anEventEndsReliefThatOneFailureDidNot() {
    EpisodeTable table = episodes(nrs(-1, 8), epidural(0), nrs(20, 3), nrs(40, 5), surgery(60));
    ReliefQuestion confirmed = PROTOCOL.question().with(LossRule.CONFIRMED);
    isSeen(ReliefOutcomes.of(table, confirmed), 0, interval(2, 20), interval(20, 60));
  }

  // events

  @Test
  void scoresOnOrAfterTheDayOfAnEventAreNotUsed() {
    isSeen(
        read(nrs(-1, 8), epidural(0), nrs(20, 3), surgery(40), nrs(40, 2), nrs(50, 2)),
        0,
        interval(2, 20),
        interval(20, 40));
    ReliefOutcomes never = read(nrs(-1, 8), epidural(0), surgery(20), nrs(20, 2), nrs(30, 2));
    assertThat(never.kind(0)).isEqualTo(ReliefKind.NOT_IN_RELIEF_AT_FIRST);
    assertThat(never.lossRight(0)).isEqualTo(20);
  }

  @Test
  void anEventBeforeAnyScoreIsNotAssessedWhenItIsNotLoss() {
    EpisodeTable table = episodes(nrs(-1, 8), epidural(0), surgery(20), nrs(30, 2));
    for (IntercurrentStrategy strategy :
        new IntercurrentStrategy[] {
          IntercurrentStrategy.COMPETING, IntercurrentStrategy.HYPOTHETICAL
        }) {
      ReliefOutcomes outcomes = ReliefOutcomes.of(table, PROTOCOL.question().with(strategy));
      assertThat(outcomes.kind(0)).isEqualTo(ReliefKind.NOT_ASSESSED);
    }
  }

  @Test
  void deathIsLossUnderTheCompositeStrategy() {
    EpisodeTable table = episodes(nrs(-1, 8), epidural(0), nrs(20, 3), death(200));
    isSeen(ReliefOutcomes.of(table, PROTOCOL.question()), 0, interval(2, 20), interval(20, 200));
    isSeen(
        ReliefOutcomes.of(table, PROTOCOL.question().with(IntercurrentStrategy.HYPOTHETICAL)),
        0,
        interval(2, 20),
        interval(20, NEVER));
  }

  @Test
  void nothingIsKnownAfterTheEndOfObservation() {
    isSeen(
        read(nrs(-1, 8), epidural(0), nrs(20, 3), endOfObservation(30), nrs(30, 3), nrs(31, 9)),
        0,
        interval(2, 20),
        interval(30, NEVER));
    isSeen(
        read(nrs(-1, 8), epidural(0), nrs(20, 3), endOfObservation(30), surgery(31)),
        0,
        interval(2, 20),
        interval(20, NEVER));
    isSeen(
        read(nrs(-1, 8), epidural(0), nrs(20, 3), endOfObservation(30), death(31)),
        0,
        interval(2, 20),
        interval(20, NEVER));
  }

  @Test
  void anEventOnTheLastDayOfObservationIsKnown() {
    isSeen(
        read(nrs(-1, 8), epidural(0), nrs(20, 3), endOfObservation(30), surgery(30)),
        0,
        interval(2, 20),
        interval(20, 30));
  }

  // scores by visit

  @Test
  void scheduledScoresAreThoseOfAttendedScheduledVisits() {
    EpisodeTable table =
        episodes(
            nrs(-1, 8),
            epidural(0),
            nrs(20, 3),
            scheduledVisit(20),
            nrs(40, 8),
            visit("patient", Attendance.ATTENDED, 40),
            nrs(50, 8),
            visit("scheduled", Attendance.MISSED, 50),
            nrs(60, 8),
            nrs(70, 3),
            scheduledVisit(70),
            nrs(90, 8),
            visit("patient", Attendance.ATTENDED, 90),
            scheduledVisit(90));
    isSeen(ReliefOutcomes.of(table, PROTOCOL.question()), 0, interval(2, 20), interval(20, 40));
    isSeen(
        ReliefOutcomes.of(table, PROTOCOL.question().with(ScoreSource.SCHEDULED_SCORES)),
        0,
        interval(2, 20),
        interval(70, 90));
  }

  @Test
  void aMissedSlotAloneAssessesNothing() {
    ReliefOutcomes outcomes =
        read(nrs(-1, 8), epidural(0), visit("scheduled", Attendance.MISSED, 42));
    assertThat(outcomes.kind(0)).isEqualTo(ReliefKind.NOT_ASSESSED);
    assertThat(outcomes.table().endOfObservation(0)).isEqualTo(42);
  }
}
