package org.reliefspan.analysis.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reliefspan.analysis.fixture.Event.epidural;
import static org.reliefspan.analysis.fixture.Event.nrs;
import static org.reliefspan.analysis.fixture.Event.odi;
import static org.reliefspan.analysis.fixture.Event.score;

import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.fixture.Event;
import org.reliefspan.analysis.fixture.Patient;
import org.reliefspan.analysis.fixture.Protocol;

class BaselineTest {
  private static final Protocol PROTOCOL = Protocol.standard();
  private static final int PAIN = PROTOCOL.position(Protocol.NRS);
  private static final int DISABILITY = PROTOCOL.position(Protocol.ODI);

  private static EpisodeTable episodes(Event... events) {
    return PROTOCOL.episodes(Patient.of(1, events));
  }

  private static double pain(Event... events) {
    return episodes(events).baseline(0, PAIN);
  }

  private static boolean stale(Event... events) {
    return episodes(events).staleBaseline(0, PAIN);
  }

  @Test
  void theThirtiethDayBeforeIsFreshAndTheThirtyFirstStale() {
    assertThat(pain(nrs(-30, 7), epidural(0))).isEqualTo(7);
    assertThat(stale(nrs(-30, 7), epidural(0))).isFalse();
    assertThat(pain(nrs(-31, 7), epidural(0))).isEqualTo(7);
    assertThat(stale(nrs(-31, 7), epidural(0))).isTrue();
  }

  @Test
  void theNinetiethDayBeforeIsStaleAndTheNinetyFirstNothing() {
    assertThat(pain(nrs(-90, 7), epidural(0))).isEqualTo(7);
    assertThat(stale(nrs(-90, 7), epidural(0))).isTrue();
    assertThat(pain(nrs(-91, 7), epidural(0))).isNaN();
    assertThat(stale(nrs(-91, 7), epidural(0))).isFalse();
  }

  @Test
  void theLastValueOfTheWindowCounts() {
    assertThat(pain(nrs(-20, 9), nrs(-2, 6), odi(-1, 50), epidural(0))).isEqualTo(6);
    assertThat(pain(nrs(-2, 9).atHour(8), nrs(-2, 5).atHour(16), epidural(0))).isEqualTo(5);
    assertThat(pain(nrs(-70, 9), nrs(-40, 5), epidural(0))).isEqualTo(5);
  }

  @Test
  void onTheDayOfTheProcedureOnlyAnEarlierHourCounts() {
    assertThat(pain(nrs(0, 7), epidural(0))).isNaN();
    assertThat(pain(nrs(0, 7), epidural(0).atHour(10))).isNaN();
    assertThat(pain(nrs(0, 7).atHour(9), epidural(0))).isNaN();
    assertThat(pain(nrs(0, 7).atHour(9), epidural(0).atHour(10))).isEqualTo(7);
    assertThat(pain(nrs(0, 7).atHour(10), epidural(0).atHour(10))).isNaN();
    assertThat(pain(nrs(0, 2).atHour(11), epidural(0).atHour(10))).isNaN();
  }

  @Test
  void anEarlierHourOfTheDayIsLaterThanTheDayBefore() {
    assertThat(pain(nrs(-1, 8), nrs(0, 7).atHour(9), epidural(0).atHour(10))).isEqualTo(7);
    assertThat(pain(nrs(-1, 8), nrs(0, 7), epidural(0).atHour(10))).isEqualTo(8);
  }

  @Test
  void eachMeasureHasItsOwnBaseline() {
    EpisodeTable table = episodes(nrs(-50, 7), odi(-3, 44), epidural(0));
    assertThat(table.baseline(0, DISABILITY)).isEqualTo(44);
    assertThat(table.staleBaseline(0, DISABILITY)).isFalse();
    assertThat(table.staleBaseline(0, PAIN)).isTrue();
    assertThat(table.baseline(0, PROTOCOL.position(Protocol.OKS))).isNaN();
  }

  @Test
  void withoutAContextAskedForAverageAndPlainScoresCount() {
    assertThat(pain(score("nrs", "average", -1, 6), epidural(0))).isEqualTo(6);
    assertThat(pain(nrs(-2, 7), score("nrs", "worst", -1, 9), epidural(0))).isEqualTo(7);
  }

  @Test
  void anAskedContextTakesNoOther() {
    Protocol worst = PROTOCOL.withPainContext("worst");
    int position = worst.plan().scoreOf(worst.relief().pain());
    EpisodeTable table =
        worst.episodes(
            Patient.of(
                1,
                score("nrs", "worst", -3, 9),
                score("nrs", "average", -2, 6),
                nrs(-1, 7),
                epidural(0)));
    assertThat(table.baseline(0, position)).isEqualTo(9);
  }

  @Test
  void aSeriesTakesTheBaselineBeforeItsFirstProcedure() {
    assertThat(pain(nrs(-1, 8), epidural(0), nrs(13, 3), epidural(14))).isEqualTo(8);
  }
}
