package org.reliefspan.analysis.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reliefspan.analysis.fixture.Event.ablation;
import static org.reliefspan.analysis.fixture.Event.death;
import static org.reliefspan.analysis.fixture.Event.endOfObservation;
import static org.reliefspan.analysis.fixture.Event.epidural;
import static org.reliefspan.analysis.fixture.Event.nrs;
import static org.reliefspan.analysis.fixture.Event.odi;
import static org.reliefspan.analysis.fixture.Event.surgery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.fixture.Event;
import org.reliefspan.analysis.fixture.Patient;
import org.reliefspan.analysis.fixture.Protocol;
import org.reliefspan.domain.study.Horizon;
import org.reliefspan.domain.study.IntercurrentStrategy;
import org.reliefspan.domain.study.ReliefState;

/** Pain is 8 before; at six weeks the window is day 28 to 56 about day 42. */
class HorizonResponseTest {
  private static final Protocol PROTOCOL = Protocol.standard();

  private static ReliefState at(
      Horizon horizon, IntercurrentStrategy strategy, List<Event> events) {
    return new HorizonResponse(
            PROTOCOL.episodes(new Patient(1, events)), PROTOCOL.question().with(strategy), horizon)
        .of(0, 8, Double.NaN);
  }

  private static ReliefState sixWeeks(IntercurrentStrategy strategy, Event... after) {
    List<Event> events = new ArrayList<>(List.of(nrs(-1, 8), epidural(0)));
    events.addAll(Arrays.asList(after));
    return at(Horizon.SIX_WEEKS, strategy, events);
  }

  private static ReliefState sixWeeks(Event... after) {
    return sixWeeks(IntercurrentStrategy.COMPOSITE, after);
  }

  @Test
  void theScoreNearestTheCentreAnswers() {
    assertThat(sixWeeks(nrs(30, 8), nrs(41, 3), nrs(55, 8))).isEqualTo(ReliefState.IN_RELIEF);
    assertThat(sixWeeks(nrs(30, 3), nrs(43, 8), nrs(55, 3))).isEqualTo(ReliefState.NOT_IN_RELIEF);
  }

  @Test
  void ofTwoEquallyNearTheEarlierAnswers() {
    assertThat(sixWeeks(nrs(40, 3), nrs(44, 8))).isEqualTo(ReliefState.IN_RELIEF);
  }

  @Test
  void theWindowIncludesItsEdges() {
    assertThat(sixWeeks(nrs(28, 3))).isEqualTo(ReliefState.IN_RELIEF);
    assertThat(sixWeeks(nrs(56, 3))).isEqualTo(ReliefState.IN_RELIEF);
    assertThat(sixWeeks(nrs(27, 3), nrs(57, 3))).isEqualTo(ReliefState.NOT_ASSESSED);
  }

  @Test
  void daysThatTheDefinitionCannotJudgeAreSkipped() {
    assertThat(sixWeeks(odi(42, 10), nrs(50, 3))).isEqualTo(ReliefState.IN_RELIEF);
  }

  @Test
  void aRescueBeforeTheHorizonIsFailureEvenAfterAGoodScore() {
    assertThat(sixWeeks(nrs(20, 3), surgery(25))).isEqualTo(ReliefState.NOT_IN_RELIEF);
    assertThat(sixWeeks(nrs(29, 3), surgery(30), nrs(42, 3))).isEqualTo(ReliefState.NOT_IN_RELIEF);
    assertThat(sixWeeks(nrs(29, 3), epidural(42), nrs(42, 3))).isEqualTo(ReliefState.NOT_IN_RELIEF);
  }

  @Test
  void aRescueAfterTheHorizonDoesNotChangeTheAnswerBeforeIt() {
    assertThat(sixWeeks(nrs(40, 3), surgery(43))).isEqualTo(ReliefState.IN_RELIEF);
    assertThat(sixWeeks(surgery(43), nrs(44, 3))).isEqualTo(ReliefState.NOT_ASSESSED);
  }

  @Test
  void deathBeforeTheHorizonIsNotRelief() {
    assertThat(sixWeeks(nrs(20, 3), death(40))).isEqualTo(ReliefState.NOT_IN_RELIEF);
  }

  @Test
  void hypotheticallyARescueIsNoFailureButEndsWhatIsKnown() {
    IntercurrentStrategy strategy = IntercurrentStrategy.HYPOTHETICAL;
    assertThat(sixWeeks(strategy, nrs(29, 3), surgery(30))).isEqualTo(ReliefState.IN_RELIEF);
    assertThat(sixWeeks(strategy, nrs(20, 3), surgery(25), nrs(42, 3)))
        .isEqualTo(ReliefState.NOT_ASSESSED);
  }

  @Test
  void afterTheEndOfObservationNothingIsEvaluable() {
    assertThat(sixWeeks(nrs(20, 3), endOfObservation(41), nrs(42, 3)))
        .isEqualTo(ReliefState.NOT_ASSESSED);
    assertThat(sixWeeks(nrs(20, 3), endOfObservation(30), surgery(35)))
        .isEqualTo(ReliefState.NOT_ASSESSED);
  }

  @Test
  void scoresInTheBlackoutDoNotAnswer() {
    IntercurrentStrategy strategy = IntercurrentStrategy.COMPOSITE;
    assertThat(at(Horizon.TWO_WEEKS, strategy, List.of(nrs(-1, 8), ablation(0), nrs(14, 8))))
        .isEqualTo(ReliefState.NOT_ASSESSED);
    assertThat(
            at(
                Horizon.TWO_WEEKS,
                strategy,
                List.of(nrs(-1, 8), ablation(0), nrs(14, 8), nrs(20, 3))))
        .isEqualTo(ReliefState.IN_RELIEF);
  }
}
