package org.reliefspan.domain.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.catalog.Direction;
import org.reliefspan.domain.catalog.Measure;
import org.reliefspan.domain.catalog.ProcedureFamily;

/** Cohorts, index procedures and measures of a study. */
class StudyPartsTest {
  private static final Measure NRS =
      new Measure(
          "nrs",
          "Pain",
          Direction.HIGHER_WORSE,
          0,
          10,
          "points",
          OptionalDouble.of(2),
          OptionalDouble.empty());

  private static IndexProcedure index(int onset, int blackout, int seriesGap) {
    return IndexProcedure.of(
        new ProcedureFamily(
            "esi",
            "Epidural",
            "epidural",
            Set.of("L"),
            true,
            "therapeutic",
            onset,
            blackout,
            90,
            seriesGap));
  }

  @Test
  void theGapOfASeriesIsTwiceThePlannedOneAndAtLeastFourWeeks() {
    assertThat(index(14, 2, 0).seriesGapDays()).isEqualTo(28);
    assertThat(index(14, 2, 14).seriesGapDays()).isEqualTo(28);
    assertThat(index(14, 2, 15).seriesGapDays()).isEqualTo(30);
  }

  @Test
  void responseIsJudgedAfterBlackoutAndOnset() {
    assertThat(index(14, 2, 0).judgedAfterDays()).isEqualTo(14);
    assertThat(index(7, 14, 0).judgedAfterDays()).isEqualTo(14);
  }

  @Test
  void aCohortOfAllAgesAsksForNoAge() {
    assertThat(new CohortDefinition(0, 90, List.of(), IndexPolicy.ALL).restrictsAge()).isFalse();
    assertThat(new CohortDefinition(1, 90, List.of(), IndexPolicy.ALL).restrictsAge()).isTrue();
    assertThat(new CohortDefinition(0, 89, List.of(), IndexPolicy.ALL).restrictsAge()).isTrue();
  }

  @Test
  void agesMustNotDescend() {
    assertThatThrownBy(() -> new CohortDefinition(66, 65, List.of(), IndexPolicy.ALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("66");
  }

  @Test
  void aMeasureWithoutContextTakesPlainAndAverageScores() {
    MeasureSelection any = new MeasureSelection(NRS, Optional.empty());
    assertThat(any.accepts("")).isTrue();
    assertThat(any.accepts("average")).isTrue();
    assertThat(any.accepts("worst")).isFalse();
  }

  @Test
  void aMeasureInAContextTakesNoOther() {
    MeasureSelection worst = new MeasureSelection(NRS, Optional.of("worst"));
    assertThat(worst.accepts("worst")).isTrue();
    assertThat(worst.accepts("")).isFalse();
    assertThat(worst.accepts("average")).isFalse();
  }

  @Test
  void aFindingSaysWhere() {
    assertThat(new Finding("study.yaml", 7, "/relief/0", "what").toString())
        .isEqualTo("study.yaml:7: /relief/0: what");
    assertThat(new Finding("study.yaml", 0, "", "what").toString()).isEqualTo("study.yaml: what");
  }

  @Test
  void identifiersAreLowerCase() {
    assertThat(LossRule.FIRST_FAILURE.id()).isEqualTo("first_failure");
    assertThat(Population.ALL_TREATED.id()).isEqualTo("all_treated");
    assertThat(IntercurrentStrategy.COMPOSITE.id()).isEqualTo("composite");
    assertThat(ScoreSource.SCHEDULED_SCORES.id()).isEqualTo("scheduled_scores");
    assertThat(DurationModel.LOGNORMAL.id()).isEqualTo("lognormal");
    assertThat(IndexPolicy.FIRST.id()).isEqualTo("first");
  }
}
