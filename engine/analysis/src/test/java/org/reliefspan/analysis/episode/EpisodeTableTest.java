package org.reliefspan.analysis.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.reliefspan.analysis.fixture.Event.age;
import static org.reliefspan.analysis.fixture.Event.covariate;
import static org.reliefspan.analysis.fixture.Event.death;
import static org.reliefspan.analysis.fixture.Event.endOfObservation;
import static org.reliefspan.analysis.fixture.Event.epidural;
import static org.reliefspan.analysis.fixture.Event.nrs;
import static org.reliefspan.analysis.fixture.Event.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.analysis.fixture.Event;
import org.reliefspan.analysis.fixture.Patient;
import org.reliefspan.analysis.fixture.Protocol;
import org.reliefspan.analysis.fixture.RandomPatients;
import org.reliefspan.analysis.outcome.ReliefOutcomes;
import org.reliefspan.analysis.timeline.TimelineBlock;

class EpisodeTableTest {
  private static final Protocol PROTOCOL =
      Protocol.standard().withStrata("sex;age_band", "site_id");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void appendingBlocksEqualsOneBigBlock(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Patient> patients = RandomPatients.of(random, random.nextInt(1, 60));
    EpisodeTable whole = PROTOCOL.episodes(patients);
    EpisodeTable merged = EpisodeTable.empty(PROTOCOL.plan());
    int from = 0;
    while (from < patients.size()) {
      int to = Math.min(patients.size(), from + random.nextInt(0, 12));
      merged.append(PROTOCOL.episodes(patients.subList(from, to))); // empty blocks too
      from = to;
    }
    assertThat(merged.patients()).isEqualTo(whole.patients());
    assertThat(describe(merged)).isEqualTo(describe(whole));
  }

  private static List<String> describe(EpisodeTable table) {
    List<String> lines = new ArrayList<>();
    ReliefOutcomes outcomes = ReliefOutcomes.of(table, PROTOCOL.question());
    for (int e = 0; e < table.size(); e++) {
      StringBuilder line = new StringBuilder();
      line.append(table.subject(e)).append(' ').append(table.rule(e)).append(' ');
      line.append(table.indexDay(e)).append(' ').append(table.exclusion(e)).append(' ');
      line.append(table.previousSameKey(e)).append(' ').append(table.endOfObservation(e));
      line.append(' ').append(table.repeat(e)).append(' ').append(table.surgery(e));
      line.append(' ').append(table.otherProcedure(e)).append(' ').append(table.escalation(e));
      line.append(' ').append(table.death(e));
      for (int score = 0; score < table.plan().scores().size(); score++) {
        line.append(' ').append(table.baseline(e, score)).append(table.staleBaseline(e, score));
      }
      for (int column = 0; column < table.plan().strata().size(); column++) {
        line.append(' ').append(table.level(e, column));
      }
      for (int score = table.firstScore(e); score < table.endScore(e); score++) {
        line.append(' ').append(table.scoreDay(e, score)).append(':');
        line.append(table.scoreMeasure(score)).append(':').append(table.scoreValue(score));
        line.append(table.scoreScheduled(score));
      }
      line.append(' ').append(outcomes.kind(e)).append(outcomes.painBaseline(e));
      line.append(outcomes.onsetLeft(e)).append(' ').append(outcomes.onsetRight(e)).append(' ');
      line.append(outcomes.lossLeft(e)).append(' ').append(outcomes.lossRight(e));
      lines.add(line.toString());
    }
    return lines;
  }

  @Test
  void appendingLeavesTheOtherTableAlone() {
    EpisodeTable later = PROTOCOL.episodes(Patient.of(2, epidural(0), nrs(20, 3)));
    EpisodeTable first = PROTOCOL.episodes(Patient.of(1, epidural(0), nrs(10, 5), epidural(90)));
    first.append(later);
    assertThat(later.firstScore(0)).isZero();
    assertThat(first.firstScore(2)).isEqualTo(1);
    assertThat(first.previousSameKey(1)).isZero();
    assertThat(first.previousSameKey(2)).isEqualTo(-1);
  }

  @Test
  void anEmptyBlockHasNoEpisodes() {
    EpisodeTable table = PROTOCOL.episodes();
    assertThat(table.size()).isZero();
    assertThat(table.patients()).isZero();
  }

  @Test
  void patientsWithoutEventsOrProceduresAreCounted() {
    EpisodeTable table =
        PROTOCOL.episodes(Patient.of(1), Patient.of(2, nrs(0, 5)), Patient.of(3, age(60)));
    assertThat(table.patients()).isEqualTo(3);
    assertThat(table.size()).isZero();
  }

  @Test
  void oneProcedureAndNothingElseIsAnEpisode() {
    EpisodeTable table = PROTOCOL.episodes(Patient.of(1, epidural(0)));
    assertThat(table.size()).isEqualTo(1);
    assertThat(table.endOfObservation(0)).isZero();
    assertThat(table.firstScore(0)).isEqualTo(table.endScore(0));
  }

  @Test
  void theSameProcedureRecordedTwiceOnADayIsOneEpisode() {
    EpisodeTable table =
        PROTOCOL.episodes(Patient.of(1, epidural(0), epidural(0), epidural(90), epidural(90)));
    assertThat(table.size()).isEqualTo(2);
    assertThat(table.repeat(0)).isEqualTo(90);
    assertThat(table.repeat(1)).isEqualTo(EpisodeTable.NEVER);
  }

  @Test
  void aProcedureAfterDeathIsNone() {
    EpisodeTable table = PROTOCOL.episodes(Patient.of(1, nrs(-1, 8), death(0), epidural(5)));
    assertThat(table.size()).isZero();
  }

  @Test
  void aProcedureWithoutADateIsNone() {
    Event undated = procedure(Protocol.EPIDURAL.id(), "L", "left", TimelineBlock.UNDATED);
    assertThat(PROTOCOL.episodes(Patient.of(1, undated, nrs(-1, 8))).size()).isZero();
  }

  @Test
  void deathOnTheDayOfTheProcedureEndsReliefWithinADay() {
    ReliefOutcomes outcomes =
        ReliefOutcomes.of(
            PROTOCOL.episodes(Patient.of(1, nrs(-1, 8), epidural(0), death(0))),
            PROTOCOL.question());
    assertThat(outcomes.lossRight(0)).isEqualTo(1);
  }

  @Test
  void aVeryLateEndOfObservationIsHarmless() {
    assertThatCode(
            () ->
                PROTOCOL.episodes(
                    Patient.of(
                        1,
                        epidural(0),
                        Event.oxycodone(5, 20, 30),
                        endOfObservation(2_000_000_000))))
        .doesNotThrowAnyException();
  }

  @Test
  void levelsOfLaterBlocksMayBeNew() {
    EpisodeTable table = PROTOCOL.episodes(Patient.of(1, covariate("sex", "female"), epidural(0)));
    table.append(PROTOCOL.episodes(Patient.of(2, covariate("sex", "male"), epidural(0))));
    int sex = table.plan().strata().indexOf("sex");
    assertThat(table.level(0, sex)).isEqualTo("female");
    assertThat(table.level(1, sex)).isEqualTo("male");
  }
}
