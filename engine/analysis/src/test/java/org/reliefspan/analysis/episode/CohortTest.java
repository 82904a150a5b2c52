package org.reliefspan.analysis.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reliefspan.analysis.fixture.Event.ablation;
import static org.reliefspan.analysis.fixture.Event.age;
import static org.reliefspan.analysis.fixture.Event.covariate;
import static org.reliefspan.analysis.fixture.Event.diagnosis;
import static org.reliefspan.analysis.fixture.Event.epidural;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.fixture.Event;
import org.reliefspan.analysis.fixture.Patient;
import org.reliefspan.analysis.fixture.Protocol;
import org.reliefspan.analysis.timeline.TimelineBlock;
import org.reliefspan.domain.catalog.ConditionGroup;
import org.reliefspan.domain.clinical.EventKind.ProcedureKind;
import org.reliefspan.domain.study.CaseMix;
import org.reliefspan.domain.study.CohortDefinition;
import org.reliefspan.domain.study.IndexPolicy;

class CohortTest {
  private static EpisodeTable episodes(CohortDefinition cohort, Event... events) {
    return Protocol.standard().with(cohort).episodes(Patient.of(1, events));
  }

  private static CohortDefinition aged(int from, int to) {
    return new CohortDefinition(from, to, List.of(), IndexPolicy.ALL);
  }

  private static CohortDefinition with(ConditionGroup condition) {
    return new CohortDefinition(0, 90, List.of(condition), IndexPolicy.ALL);
  }

  private static Exclusion ofAge(CohortDefinition cohort, double years) {
    return episodes(cohort, age(years), epidural(0)).exclusion(0);
  }

  @Test
  void agesIncludeBothEnds() {
    assertThat(ofAge(aged(18, 65), 17)).isEqualTo(Exclusion.AGE);
    assertThat(ofAge(aged(18, 65), 18)).isEqualTo(Exclusion.NONE);
    assertThat(ofAge(aged(18, 65), 65)).isEqualTo(Exclusion.NONE);
    assertThat(ofAge(aged(18, 65), 66)).isEqualTo(Exclusion.AGE);
  }

  @Test
  void ninetyMeansNinetyOrMore() {
    assertThat(ofAge(aged(65, 90), 90)).isEqualTo(Exclusion.NONE);
    assertThat(ofAge(aged(65, 90), 97)).isEqualTo(Exclusion.NONE);
  }

  @Test
  void ageIsAskedForOnlyWhereTheCohortRestrictsIt() {
    assertThat(episodes(aged(18, 90), epidural(0)).exclusion(0)).isEqualTo(Exclusion.AGE);
    assertThat(episodes(aged(0, 90), epidural(0)).exclusion(0)).isEqualTo(Exclusion.NONE);
  }

  @Test
  void theDiagnosisMustBeOnRecordByTheIndexDay() {
    CohortDefinition cohort = with(Protocol.RADICULOPATHY);
    assertThat(episodes(cohort, diagnosis("M54.16", 0), epidural(0)).exclusion(0))
        .isEqualTo(Exclusion.NONE);
    assertThat(episodes(cohort, diagnosis("M54.16", -400), epidural(0)).exclusion(0))
        .isEqualTo(Exclusion.NONE);
    assertThat(episodes(cohort, epidural(0), diagnosis("M54.16", 1)).exclusion(0))
        .isEqualTo(Exclusion.CONDITION);
    assertThat(episodes(cohort, diagnosis("M17.11", -5), epidural(0)).exclusion(0))
        .isEqualTo(Exclusion.CONDITION);
    assertThat(episodes(cohort, epidural(0)).exclusion(0)).isEqualTo(Exclusion.CONDITION);
  }

  @Test
  void aDiagnosisBetweenTwoEpisodesCountsForTheSecond() {
    EpisodeTable table =
        episodes(with(Protocol.RADICULOPATHY), epidural(0), diagnosis("M54.16", 50), epidural(100));
    assertThat(table.exclusion(0)).isEqualTo(Exclusion.CONDITION);
    assertThat(table.exclusion(1)).isEqualTo(Exclusion.NONE);
  }

  @Test
  void onlyTheFirstOfEachFamilyCountsUnderFirst() {
    CohortDefinition first = new CohortDefinition(0, 90, List.of(), IndexPolicy.FIRST);
    EpisodeTable table = episodes(first, epidural(0), ablation(50), epidural(100), ablation(200));
    assertThat(table.exclusion(0)).isEqualTo(Exclusion.NONE);
    assertThat(table.exclusion(1)).isEqualTo(Exclusion.NONE);
    assertThat(table.exclusion(2)).isEqualTo(Exclusion.NOT_FIRST);
    assertThat(table.exclusion(3)).isEqualTo(Exclusion.NOT_FIRST);
  }

  @Test
  void theFirstReasonThatHoldsIsGiven() {
    CohortDefinition cohort =
        new CohortDefinition(65, 90, List.of(Protocol.RADICULOPATHY), IndexPolicy.FIRST);
    assertThat(episodes(cohort, age(50), epidural(0)).exclusion(0)).isEqualTo(Exclusion.AGE);
    EpisodeTable table = episodes(cohort, age(70), epidural(0), epidural(100));
    assertThat(table.exclusion(1)).isEqualTo(Exclusion.CONDITION);
  }

  @Test
  void everyExclusionKeepsItsCode() {
    for (Exclusion exclusion : Exclusion.values()) {
      assertThat(Exclusion.ofCode(exclusion.code())).isEqualTo(exclusion);
    }
  }

  // strata and covariates

  @Test
  void ageBandsAreTwentyYearsAndEndAtNinety() {
    assertThat(ageBand(0)).isEqualTo("0-19");
    assertThat(ageBand(19)).isEqualTo("0-19");
    assertThat(ageBand(20)).isEqualTo("20-39");
    assertThat(ageBand(79)).isEqualTo("60-79");
    assertThat(ageBand(80)).isEqualTo("80-89");
    assertThat(ageBand(90)).isEqualTo("90+");
    assertThat(level("age_band", epidural(0))).isEqualTo("unknown");
  }

  private static String ageBand(double years) {
    return level("age_band", age(years), epidural(0));
  }

  private static String level(String column, Event... events) {
    EpisodeTable table = Protocol.standard().withStrata(column).episodes(Patient.of(1, events));
    return table.level(0, 0);
  }

  @Test
  void levelsAreCodedTextOrNumbers() {
    assertThat(level("payer", covariate("payer", "public"), epidural(0))).isEqualTo("public");
    assertThat(level("smoker", covariate("smoker", 1), epidural(0))).isEqualTo("1");
    assertThat(level("bmi", covariate("bmi", 27.5), epidural(0))).isEqualTo("27.5");
    assertThat(level("payer", epidural(0))).isEqualTo("unknown");
  }

  @Test
  void theSiteOfTheProcedureOutranksThatOfThePatient() {
    ProcedureKind atNorth =
        new ProcedureKind(
            Protocol.EPIDURAL.id(), "", "", "L", "left", "", "therapeutic", "north", 0);
    Event procedure = new Event(0, TimelineBlock.NO_MINUTE, atNorth, Double.NaN);
    assertThat(level("site_id", covariate("site_id", "south"), procedure)).isEqualTo("north");
    assertThat(level("site_id", covariate("site_id", "south"), epidural(0))).isEqualTo("south");
  }

  @Test
  void aCrossedStratumKeepsItsColumnsApart() {
    EpisodeTable table =
        Protocol.standard()
            .withStrata("sex;age_band", "sex")
            .episodes(Patient.of(1, covariate("sex", "female"), age(70), epidural(0)));
    assertThat(table.plan().strata()).containsExactly("sex", "age_band");
    assertThat(table.level(0, 0)).isEqualTo("female");
    assertThat(table.level(0, 1)).isEqualTo("60-79");
  }

  @Test
  void covariatesAreNumbersOrMissing() {
    EpisodeTable table =
        Protocol.standard()
            .with(new CaseMix.Covariates(List.of("age", "bmi", "years")))
            .episodes(Patient.of(1, age(70), covariate("bmi", 27.5), epidural(0)));
    assertThat(table.covariate(0, 0)).isEqualTo(70);
    assertThat(table.covariate(0, 1)).isEqualTo(27.5);
    assertThat(table.covariate(0, 2)).isNaN();
  }
}
