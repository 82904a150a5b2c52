package org.reliefspan.analysis.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reliefspan.analysis.fixture.Event.covariate;
import static org.reliefspan.analysis.fixture.Event.death;
import static org.reliefspan.analysis.fixture.Event.endOfObservation;
import static org.reliefspan.analysis.fixture.Event.epidural;
import static org.reliefspan.analysis.fixture.Event.odi;
import static org.reliefspan.analysis.fixture.Event.oks;
import static org.reliefspan.analysis.fixture.Event.scheduledVisit;
import static org.reliefspan.analysis.fixture.Event.surgery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.analysis.fixture.Event;
import org.reliefspan.analysis.fixture.Patient;
import org.reliefspan.analysis.fixture.Protocol;

class FollowUpsTest {
  private static final Protocol PROTOCOL = Protocol.standard();
  private static final int LAST_DAY = 135;

  private static FollowUps of(Event... after) {
    List<Event> events = new ArrayList<>(List.of(odi(-1, 50), epidural(0)));
    events.addAll(Arrays.asList(after));
    return FollowUps.of(
        PROTOCOL.episodes(new Patient(1, events)),
        PROTOCOL.plan().ruleOf(Protocol.EPIDURAL.id()),
        PROTOCOL.position(Protocol.ODI),
        LAST_DAY,
        episode -> true);
  }

  @Test
  void scoresOfTheMeasureAreKeptUntilTheLastDayAsked() {
    FollowUps followUps =
        of(odi(10, 40), oks(11, 20), scheduledVisit(42), odi(42, 30), odi(136, 20));
    assertThat(followUps.scores()).isEqualTo(2);
    assertThat(followUps.day(1)).isEqualTo(42);
    assertThat(followUps.isScheduled(0)).isFalse();
    assertThat(followUps.isScheduled(1)).isTrue();
    assertThat(followUps.until(0)).isEqualTo(LAST_DAY);
    assertThat(followUps.leaving(0)).isEqualTo(Leaving.BY_DESIGN);
  }

  @Test
  void theLastOfTwoScoresOnADayCounts() {
    FollowUps followUps = of(odi(10, 40).atHour(9), odi(10, 20).atHour(17));
    assertThat(followUps.scores()).isEqualTo(1);
    assertThat(followUps.value(0)).isEqualTo(20);
  }

  @Test
  void scoresFromFurtherTreatmentOnAreNotFollowUp() {
    FollowUps followUps = of(odi(10, 40), odi(60, 35), surgery(60), odi(90, 10));
    assertThat(followUps.scores()).isEqualTo(1);
    assertThat(followUps.until(0)).isEqualTo(60);
    assertThat(followUps.leaving(0)).isEqualTo(Leaving.FURTHER_TREATMENT);
  }

  @ParameterizedTest
  @CsvSource({
    "moved, MOVED",
    "insurance, MOVED",
    "discharged_well, DISCHARGED_WELL",
    "lost, LOST",
    "died, DIED",
    "study_end, BY_DESIGN",
    "relocated, UNKNOWN"
  })
  void theReasonToLeaveIsTheOneOnRecord(String word, Leaving leaving) {
    FollowUps followUps = of(odi(10, 40), endOfObservation(80), covariate("end_reason", word));
    assertThat(followUps.leaving(0)).isEqualTo(leaving);
    assertThat(followUps.until(0)).isEqualTo(80);
    assertThat(followUps.endIsKnown(0)).isTrue();
  }

  @Test
  void deathIsItsOwnReasonAndTheLastEventIsNoKnownEnd() {
    assertThat(of(odi(10, 40), death(70)).leaving(0)).isEqualTo(Leaving.DIED);
    FollowUps open = of(odi(10, 40));
    assertThat(open.leaving(0)).isEqualTo(Leaving.UNKNOWN);
    assertThat(open.endIsKnown(0)).isFalse();
  }
}
