package org.reliefspan.app.studyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.study.Finding;

class StudyCoherenceTest {
  private static final String HEAD = "study: {name: s}\ndata: {source: visits}\n";

  private static List<String> messages(String text) {
    return StudyFile.parse(Path.of("study.yaml"), HEAD + text).findings().stream()
        .map(Finding::message)
        .toList();
  }

  @Test
  void oneQuestionIsAskedOnce() {
    assertThat(messages("relief: [{procedures: [rfa_facet_lumbar, rfa_facet_lumbar]}]"))
        .singleElement()
        .asString()
        .contains("rfa_facet_lumbar by pain_50 twice");
    assertThat(
            messages(
                "relief: [{procedures: [esi_caudal]}, {procedures: [esi_caudal], loss_rule: confirmed}]"))
        .singleElement()
        .asString()
        .contains("esi_caudal by pain_50 twice");
    assertThat(messages("relief: [{procedures: [esi_caudal], strata: [sex, sex]}]"))
        .singleElement()
        .asString()
        .contains("sex twice");
  }

  @Test
  void otherDefinitionsInAnotherPlanAreAnotherQuestion() {
    assertThat(
            messages(
                "relief: [{procedures: [esi_caudal]}, {procedures: [esi_caudal], definition: pain_30}]"))
        .isEmpty();
  }

  @Test
  void aMeasureHasOneRowAfterAFamily() {
    assertThat(
            messages(
                "function: [{procedures: [esi_caudal], measures: [odi, {measure: odi, context: worst}]}]"))
        .singleElement()
        .asString()
        .contains("odi after esi_caudal twice");
  }

  @Test
  void aScoreIsNotReadAsTwoMeasures() {
    assertThat(
            messages(
                """
                relief: [{procedures: [esi_caudal]}]
                function: [{procedures: [esi_caudal], measures: [{measure: nrs, context: average}]}]
                """))
        .singleElement()
        .asString()
        .contains("nrs with and without a context");
  }

  @Test
  void aFamilyHasOneSetOfWindows() {
    assertThat(
            messages(
                """
                relief: [{procedures: [{family: esi_caudal, blackout_days: 5}]}]
                function: [{procedures: [esi_caudal], measures: [odi]}]
                """))
        .singleElement()
        .asString()
        .contains("two different sets of windows");
  }

  @Test
  void emptyListsAreFindings() {
    assertThat(messages("relief: [{procedures: []}]"))
        .anySatisfy(message -> assertThat(message).contains("at least one"));
    assertThat(
            StudyFile.parse(
                    Path.of("study.yaml"),
                    "study: {name: s}\ndata: {source: []}\nrelief: [{procedures: [esi_caudal]}]")
                .findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.path()).isEqualTo("/data/source"));
  }

  @Test
  void aBlankListAsksForNothing() {
    assertThat(messages("relief:\n  - procedures: [esi_caudal]\n    strata:\n")).isEmpty();
  }
}
