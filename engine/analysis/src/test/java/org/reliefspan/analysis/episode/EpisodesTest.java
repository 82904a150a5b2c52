package org.reliefspan.analysis.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reliefspan.analysis.fixture.Event.ablation;
import static org.reliefspan.analysis.fixture.Event.epidural;
import static org.reliefspan.analysis.fixture.Event.procedure;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.fixture.Event;
import org.reliefspan.analysis.fixture.Patient;
import org.reliefspan.analysis.fixture.Protocol;

/** Which procedures are one episode, which a repeat and which another procedure. */
class EpisodesTest {
  private static final String ESI = Protocol.EPIDURAL.id();

  private static EpisodeTable episodes(Event... events) {
    return Protocol.standard().episodes(Patient.of(1, events));
  }

  private static int[] indexDays(EpisodeTable table) {
    return IntStream.range(0, table.size())
        .map(episode -> table.indexDay(episode) - Event.DAY_ZERO)
        .toArray();
  }

  @Test
  void aSeriesIsOneEpisodeFromItsFirstProcedure() {
    EpisodeTable table = episodes(epidural(0), epidural(28), epidural(56));
    assertThat(indexDays(table)).containsExactly(0);
    assertThat(table.repeat(0)).isEqualTo(EpisodeTable.NEVER);
  }

  @Test
  void oneDayMoreThanTheGapIsARepeat() {
    EpisodeTable table = episodes(epidural(0), epidural(29));
    assertThat(indexDays(table)).containsExactly(0, 29);
    assertThat(table.repeat(0)).isEqualTo(29);
    assertThat(table.repeat(1)).isEqualTo(EpisodeTable.NEVER);
    assertThat(table.previousSameKey(0)).isEqualTo(-1);
    assertThat(table.previousSameKey(1)).isZero();
  }

  @Test
  void bothSidesOnOneDayAreOneEpisode() {
    EpisodeTable table = episodes(epidural(0, "left"), epidural(0, "right"), epidural(60, "right"));
    assertThat(indexDays(table)).containsExactly(0, 60);
    assertThat(table.repeat(0)).isEqualTo(60);
    assertThat(table.previousSameKey(1)).isZero();
  }

  @Test
  void theOppositeSideWithinThirtyDaysIsStagedAndLaterAnotherProcedure() {
    EpisodeTable staged = episodes(epidural(0, "left"), epidural(30, "right"));
    assertThat(indexDays(staged)).containsExactly(0);
    assertThat(staged.firstIntercurrentEvent(0)).isEqualTo(EpisodeTable.NEVER);
    EpisodeTable other = episodes(epidural(0, "left"), epidural(31, "right"));
    assertThat(indexDays(other)).containsExactly(0, 31);
    assertThat(other.repeat(0)).isEqualTo(EpisodeTable.NEVER);
    assertThat(other.otherProcedure(0)).isEqualTo(31);
    assertThat(other.previousSameKey(1)).isEqualTo(-1);
  }

  @Test
  void afterAStagedPairEachSideHasItsOwnGap() {
    // the left side again after 50 days is a repeat although the right side was done in between
    EpisodeTable table = episodes(epidural(0, "left"), epidural(25, "right"), epidural(50, "left"));
    assertThat(indexDays(table)).containsExactly(0, 50);
    assertThat(table.repeat(0)).isEqualTo(50);
  }

  @Test
  void leftAndBilateralShareASide() {
    EpisodeTable table = episodes(epidural(0, "left"), epidural(60, "bilateral"));
    assertThat(table.repeat(0)).isEqualTo(60);
    assertThat(table.previousSameKey(1)).isZero();
  }

  @Test
  void anUnknownSideMayBeTheSameSide() {
    assertThat(episodes(epidural(0, ""), epidural(60, "right")).repeat(0)).isEqualTo(60);
    assertThat(episodes(epidural(0, "left"), epidural(60, "none")).repeat(0)).isEqualTo(60);
    assertThat(indexDays(episodes(epidural(0, ""), epidural(20, "right")))).containsExactly(0);
  }

  @Test
  void anotherRegionIsAnotherKey() {
    EpisodeTable table = episodes(procedure(ESI, "L", "left", 0), procedure(ESI, "C", "left", 20));
    assertThat(indexDays(table)).containsExactly(0, 20);
    assertThat(table.firstIntercurrentEvent(0)).isEqualTo(EpisodeTable.NEVER);
    assertThat(table.previousSameKey(1)).isEqualTo(-1);
  }

  @Test
  void anUnknownRegionMayBeTheSameRegion() {
    for (String region : new String[] {"", "unknown"}) {
      EpisodeTable table =
          episodes(procedure(ESI, "L", "left", 0), procedure(ESI, region, "left", 60));
      assertThat(table.repeat(0)).as(region).isEqualTo(60);
      assertThat(table.previousSameKey(1)).isZero();
    }
  }

  @Test
  void anotherFamilyStartsItsOwnEpisode() {
    EpisodeTable table = episodes(epidural(0), ablation(10));
    assertThat(indexDays(table)).containsExactly(0, 10);
    assertThat(table.rule(0)).isEqualTo(table.plan().ruleOf(ESI));
    assertThat(table.rule(1)).isEqualTo(table.plan().ruleOf(Protocol.ABLATION.id()));
    assertThat(table.otherProcedure(0)).isEqualTo(10);
    assertThat(table.previousSameKey(1)).isEqualTo(-1);
  }

  @Test
  void interleavedSeriesStayApart() {
    EpisodeTable table = episodes(epidural(0), ablation(10), epidural(20), ablation(30));
    assertThat(indexDays(table)).containsExactly(0, 10);
  }

  @Test
  void scoresOfTheDayAreBeforeAndLaterOnesAfter() {
    EpisodeTable table = episodes(Event.nrs(0, 7), epidural(0), Event.nrs(1, 5), Event.nrs(9, 4));
    assertThat(table.endScore(0) - table.firstScore(0)).isEqualTo(2);
    assertThat(table.scoreDay(0, table.firstScore(0))).isEqualTo(1);
    assertThat(table.scoreValue(table.firstScore(0))).isEqualTo(5);
  }
}
