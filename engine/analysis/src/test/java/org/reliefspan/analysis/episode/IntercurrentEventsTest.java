package org.reliefspan.analysis.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reliefspan.analysis.fixture.Event.death;
import static org.reliefspan.analysis.fixture.Event.endOfObservation;
import static org.reliefspan.analysis.fixture.Event.epidural;
import static org.reliefspan.analysis.fixture.Event.nrs;
import static org.reliefspan.analysis.fixture.Event.oxycodone;
import static org.reliefspan.analysis.fixture.Event.procedure;
import static org.reliefspan.analysis.fixture.Event.surgery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.fixture.Event;
import org.reliefspan.analysis.fixture.Patient;
import org.reliefspan.analysis.fixture.Protocol;

class IntercurrentEventsTest {
  private static final int NEVER = EpisodeTable.NEVER;

  private static EpisodeTable afterEpidural(Event... events) {
    List<Event> all = new ArrayList<>(Arrays.asList(events));
    all.add(epidural(0));
    return Protocol.standard().episodes(new Patient(1, all));
  }

  private static int escalation(Event... events) {
    List<Event> all = new ArrayList<>(Arrays.asList(events));
    all.add(nrs(300, 5));
    return afterEpidural(all.toArray(new Event[0])).escalation(0);
  }

  @Test
  void withoutEventsThereIsNone() {
    EpisodeTable table = afterEpidural(nrs(100, 3));
    assertThat(table.firstIntercurrentEvent(0)).isEqualTo(NEVER);
    assertThat(table.death(0)).isEqualTo(NEVER);
  }

  @Test
  void surgeryInTheRegionCountsAndElsewhereDoesNot() {
    assertThat(afterEpidural(surgery(40), surgery(90)).surgery(0)).isEqualTo(40);
    Event cervical = procedure(Protocol.FUSION.id(), "C", "none", 40);
    assertThat(afterEpidural(cervical).firstIntercurrentEvent(0)).isEqualTo(NEVER);
    Event somewhere = procedure(Protocol.FUSION.id(), "", "none", 40);
    assertThat(afterEpidural(somewhere).surgery(0)).isEqualTo(40);
  }

  @Test
  void anotherTherapeuticProcedureInTheRegionCounts() {
    Event stimulator = procedure(Protocol.STIMULATOR.id(), "L", "none", 50);
    assertThat(afterEpidural(stimulator).otherProcedure(0)).isEqualTo(50);
    Event cervical = procedure(Protocol.STIMULATOR.id(), "C", "none", 50);
    assertThat(afterEpidural(cervical).otherProcedure(0)).isEqualTo(NEVER);
  }

  @Test
  void aDiagnosticBlockOrATriggerPointIsNoEvent() {
    Event block = procedure(Protocol.BRANCH_BLOCK.id(), "L", "left", 30);
    Event trigger = procedure(Protocol.TRIGGER_POINT.id(), "L", "left", 40);
    assertThat(afterEpidural(block, trigger).firstIntercurrentEvent(0)).isEqualTo(NEVER);
  }

  @Test
  void proceduresBeforeAndOnTheIndexDayAreNoEvents() {
    EpisodeTable table = afterEpidural(surgery(-20), surgery(0));
    assertThat(table.firstIntercurrentEvent(0)).isEqualTo(NEVER);
  }

  @Test
  void theFirstOfAllEventsCounts() {
    EpisodeTable table = afterEpidural(surgery(90), epidural(60), death(120));
    assertThat(table.repeat(0)).isEqualTo(60);
    assertThat(table.surgery(0)).isEqualTo(90);
    assertThat(table.death(0)).isEqualTo(120);
    assertThat(table.firstIntercurrentEvent(0)).isEqualTo(60);
  }

  @Test
  void deathEndsObservation() {
    EpisodeTable table = afterEpidural(nrs(50, 3), death(60), nrs(70, 3), endOfObservation(365));
    assertThat(table.endOfObservation(0)).isEqualTo(60);
    assertThat(table.firstIntercurrentEvent(0)).isEqualTo(60);
  }

  @Test
  void observationEndsWithTheLastEventUnlessAnEndIsRecorded() {
    assertThat(afterEpidural(nrs(50, 3)).endOfObservation(0)).isEqualTo(50);
    assertThat(afterEpidural(nrs(50, 3), endOfObservation(365)).endOfObservation(0)).isEqualTo(365);
    assertThat(afterEpidural(nrs(50, 3), endOfObservation(20)).endOfObservation(0)).isEqualTo(20);
  }

  @Test
  void eventsAfterTheEndOfObservationAreNotKnown() {
    EpisodeTable table = afterEpidural(endOfObservation(30), surgery(31), epidural(60), death(90));
    assertThat(table.surgery(0)).isEqualTo(NEVER);
    assertThat(table.repeat(0)).isEqualTo(NEVER);
    assertThat(table.firstIntercurrentEvent(0)).isEqualTo(NEVER);
  }

  // opioids: 20 mg of oxycodone are 30 mg of morphine equivalents

  @Test
  void aRiseOfAFifthAndTenMilligramsForTwoWeeksIsEscalation() {
    // 60 before; 72 are a fifth more and 12 mg
    assertThat(escalation(oxycodone(-30, 40, 60), oxycodone(30, 48, 14))).isEqualTo(30);
    assertThat(escalation(oxycodone(-30, 40, 60), oxycodone(30, 47.9, 14))).isEqualTo(NEVER);
  }

  @Test
  void aRiseOfLessThanTenMilligramsIsNoEscalation() {
    // 15 before; 25 are ten more
    assertThat(escalation(oxycodone(-30, 10, 60), oxycodone(30, 25 / 1.5, 14))).isEqualTo(30);
    assertThat(escalation(oxycodone(-30, 10, 60), oxycodone(30, 16.6, 14))).isEqualTo(NEVER);
  }

  @Test
  void thirteenDaysAreTooShort() {
    assertThat(escalation(oxycodone(20, 20, 13))).isEqualTo(NEVER);
    assertThat(escalation(oxycodone(20, 20, 14))).isEqualTo(20);
  }

  @Test
  void aGapStartsTheTwoWeeksAgain() {
    assertThat(escalation(oxycodone(20, 20, 10), oxycodone(31, 20, 10))).isEqualTo(NEVER);
    assertThat(escalation(oxycodone(20, 20, 10), oxycodone(30, 20, 10))).isEqualTo(20);
  }

  @Test
  void overlappingSuppliesAddUp() {
    assertThat(escalation(oxycodone(-30, 40, 200), oxycodone(50, 8, 14))).isEqualTo(50);
  }

  @Test
  void anUnchangedDoseIsNoEscalation() {
    assertThat(escalation(oxycodone(-60, 40, 400))).isEqualTo(NEVER);
  }

  @Test
  void theBaselineIsTheMeanOfThirtyDays() {
    // 15 days of 60 mg and 15 of none: mean 30; 40 are ten more, 36 a fifth
    assertThat(escalation(oxycodone(-15, 40, 15), oxycodone(10, 40 / 1.5, 14))).isEqualTo(10);
    assertThat(escalation(oxycodone(-15, 40, 15), oxycodone(10, 26, 14))).isEqualTo(NEVER);
  }

  @Test
  void aRiseThatTheEndOfObservationCutsShortDoesNotCount() {
    assertThat(afterEpidural(oxycodone(20, 20, 30), endOfObservation(33)).escalation(0))
        .isEqualTo(20);
    assertThat(afterEpidural(oxycodone(20, 20, 30), endOfObservation(32)).escalation(0))
        .isEqualTo(NEVER);
  }

  @Test
  void oddSuppliesAreHarmless() {
    assertThat(escalation(oxycodone(20, 20, -5))).isEqualTo(NEVER);
    assertThat(escalation(oxycodone(20, 20, Double.NaN))).isEqualTo(NEVER);
    assertThat(escalation(oxycodone(20, 20, 1e12))).isEqualTo(20);
    assertThat(escalation(oxycodone(-50, 20, 1e12))).isEqualTo(NEVER);
    assertThat(escalation(oxycodone(20, 20, Double.POSITIVE_INFINITY))).isEqualTo(20);
  }
}
