package org.reliefspan.analysis.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reliefspan.analysis.fixture.Event.age;
import static org.reliefspan.analysis.fixture.Event.endOfObservation;
import static org.reliefspan.analysis.fixture.Event.epidural;
import static org.reliefspan.analysis.fixture.Event.odi;
import static org.reliefspan.analysis.fixture.Event.oks;
import static org.reliefspan.analysis.fixture.Event.procedure;
import static org.reliefspan.analysis.fixture.Event.surgery;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.fixture.Event;
import org.reliefspan.analysis.fixture.Patient;
import org.reliefspan.analysis.fixture.Protocol;
import org.reliefspan.domain.study.CohortDefinition;
import org.reliefspan.domain.study.IndexPolicy;

/** At six weeks the window is day 28 to 56 about day 42. */
class FunctionOutcomesTest {
  private static final Protocol PROTOCOL = Protocol.standard();

  private static FunctionOutcomes read(Event... events) {
    return FunctionOutcomes.of(
        PROTOCOL.episodes(Patient.of(1, events)), PROTOCOL.sixWeeks(Protocol.ODI));
  }

  private static double after(Event... events) {
    FunctionOutcomes outcomes = read(events);
    assertThat(outcomes.size()).isEqualTo(1);
    return outcomes.after(0);
  }

  @Test
  void theScoreNearestTheCentreCounts() {
    assertThat(after(odi(-1, 50), epidural(0), odi(30, 1), odi(43, 2), odi(55, 3))).isEqualTo(2);
  }

  @Test
  void ofTwoEquallyNearTheEarlierCounts() {
    assertThat(after(odi(-1, 50), epidural(0), odi(40, 1), odi(44, 2))).isEqualTo(1);
  }

  @Test
  void ofTwoOnOneDayTheLastCounts() {
    assertThat(after(odi(-1, 50), epidural(0), odi(42, 1).atHour(9), odi(42, 2).atHour(15)))
        .isEqualTo(2);
  }

  @Test
  void theWindowIncludesItsEdges() {
    assertThat(after(odi(-1, 50), epidural(0), odi(27, 9), odi(28, 1))).isEqualTo(1);
    assertThat(after(odi(-1, 50), epidural(0), odi(56, 1), odi(57, 9))).isEqualTo(1);
    assertThat(read(odi(-1, 50), epidural(0), odi(27, 9), odi(57, 9)).size()).isZero();
  }

  @Test
  void aRepeatOrSurgeryBeforeTheFollowUpCarriesTheBaselineForward() {
    for (Event event : List.of(epidural(41), surgery(41), surgery(42))) {
      FunctionOutcomes outcomes = read(odi(-1, 50), epidural(0), event, odi(42, 20));
      assertThat(outcomes.after(0)).isEqualTo(50);
      assertThat(outcomes.observed(0)).isEqualTo(20);
      assertThat(outcomes.carried(0)).isTrue();
    }
  }

  @Test
  void aRepeatAfterTheFollowUpChangesNothing() {
    FunctionOutcomes outcomes = read(odi(-1, 50), epidural(0), odi(42, 20), epidural(43));
    assertThat(outcomes.after(0)).isEqualTo(20);
    assertThat(outcomes.carried(0)).isFalse();
  }

  @Test
  void aRepeatWithoutFollowUpIsCarriedAndObservedNowhere() {
    FunctionOutcomes outcomes = read(odi(-1, 50), epidural(0), surgery(42));
    assertThat(outcomes.after(0)).isEqualTo(50);
    assertThat(outcomes.observed(0)).isNaN();
    assertThat(read(odi(-1, 50), epidural(0), surgery(43)).size()).isZero();
  }

  @Test
  void surgeryElsewhereChangesNothing() {
    Event cervical = procedure(Protocol.FUSION.id(), "C", "none", 30);
    assertThat(after(odi(-1, 50), epidural(0), cervical, odi(42, 20))).isEqualTo(20);
  }

  @Test
  void nothingIsKnownAfterTheEndOfObservation() {
    assertThat(read(odi(-1, 50), epidural(0), endOfObservation(41), odi(42, 20)).size()).isZero();
    assertThat(read(odi(-1, 50), epidural(0), endOfObservation(30), surgery(35)).size()).isZero();
  }

  @Test
  void episodesWithoutBaselineAreCountedOnly() {
    FunctionOutcomes outcomes = read(epidural(0), odi(42, 20));
    assertThat(outcomes.analysed()).isEqualTo(1);
    assertThat(outcomes.withBaseline()).isZero();
    assertThat(outcomes.size()).isZero();
  }

  @Test
  void episodesOutsideTheCohortAreNotCounted() {
    Protocol old = PROTOCOL.with(new CohortDefinition(65, 90, List.of(), IndexPolicy.ALL));
    FunctionOutcomes outcomes =
        FunctionOutcomes.of(
            old.episodes(Patient.of(1, age(50), odi(-1, 50), epidural(0), odi(42, 20))),
            old.sixWeeks(Protocol.ODI));
    assertThat(outcomes.analysed()).isZero();
  }

  @Test
  void aMeasureThatIsBetterWhenHigherGainsUpwards() {
    FunctionOutcomes outcomes =
        FunctionOutcomes.of(
            PROTOCOL.episodes(Patient.of(1, oks(-1, 20), epidural(0), oks(42, 31))),
            PROTOCOL.sixWeeks(Protocol.OKS));
    assertThat(Protocol.OKS.gain(outcomes.before(0), outcomes.after(0))).isEqualTo(11);
  }
}
