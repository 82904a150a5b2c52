package org.reliefspan.app.studyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.app.fixture.Folders;
import org.reliefspan.app.service.Reliefspan;
import org.reliefspan.domain.study.HeadlineFamily;
import org.reliefspan.domain.study.ResolvedStudy;

/** Writing a resolved study and reading it again gives the same study. */
class StudyTextTest {
  private static final Path FILE = Path.of("study.yaml");

  private static void assertReadsBack(StudyFile file) {
    assertThat(file.findings()).isEmpty();
    ResolvedStudy study = file.study().orElseThrow();
    String text = StudyText.of(study);
    StudyFile again = StudyFile.parse(FILE, text);
    assertThat(again.findings()).isEmpty();
    assertThat(again.study()).contains(study);
    assertThat(StudyText.of(again.study().orElseThrow())).isEqualTo(text);
  }

  @Test
  void theDemoStudyReadsBack() throws IOException {
    try (InputStream stream = Reliefspan.class.getResourceAsStream("demo-study.yaml")) {
      assertThat(stream).isNotNull();
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      assertReadsBack(StudyFile.parse(FILE, text));
    }
  }

  /** One family of durations is named by one distribution, several leave the choice to the fit. */
  @Test
  void theFamiliesOfTheHeadlineAreThoseThatTheStudyLeavesOpen() {
    assertThat(families("")).containsExactly(HeadlineFamily.values());
    assertThat(families("    distributions: lognormal\n"))
        .containsExactly(HeadlineFamily.LOGNORMAL);
    assertThat(families("    distributions: [weibull, lognormal]\n    family: loglogistic\n"))
        .containsExactly(HeadlineFamily.LOGLOGISTIC);
  }

  private static List<HeadlineFamily> families(String keys) {
    StudyFile file =
        StudyFile.parse(
            FILE,
            """
            study: {name: families, title: Families, seed: 1}
            data: {source: a}
            relief:
              - procedures: [esi_transforaminal]
            """
                + keys);
    assertThat(file.findings()).isEmpty();
    return file.study().orElseThrow().relief().get(0).families();
  }

  @Test
  void theKneeStudyReadsBack() {
    assertReadsBack(
        StudyFile.read(Folders.repository().resolve("datasets/nhs-proms-knee/study.yaml")));
  }

  @Test
  void aStudyThatSaysEverythingReadsBack() {
    assertReadsBack(
        StudyFile.parse(
            FILE,
            """
            study: {name: all_of_it, title: 'Yes: "quoted", # not a comment', seed: -7}
            data: {source: [a, b.csv], format: visits, map: map.yaml, truth: truth.csv}
            cohort:
              age: {from: 18, to: 90}
              conditions: [lumbar_radiculopathy]
              index: first
            relief:
              - procedures:
                  - {family: esi_transforaminal, blackout_days: 3, onset_max_days: 30, series_gap_days: 0}
                  - rfa_facet_lumbar
                definition: composite
                also: [pain_30, pain_80]
                pain: {measure: nrs, context: worst}
                function: odi
                strategies: [competing, composite]
                loss_rule: confirmed
                distributions: [lognormal]
                family: [generalised_gamma, weibull]
                bootstrap: 150
                level: 0.9
                strata: [sex, [site_id, age_band]]
                covariates: [age, sex, repeat_procedure, baseline_nrs, baseline_block_relief_pct, bmi]
            function:
              - procedures: [rfa_facet_lumbar, esi_interlaminar]
                measures: [odi, {measure: nrs, context: average}]
                horizons: [6w, 12m]
                covariates: [age, sex]
                strategies: composite
                methods: [dropout]
                dropout: {imputations: 5, deltas: [-7.5, 0, 3], reference: esi_interlaminar}
                level: 0.8
                strata: [payer]
            disclosure: {threshold: 5, reason: 'agreed with the data owner: yes'}
            """));
  }
}
