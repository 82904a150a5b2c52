package org.reliefspan.analysis.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.reliefspan.analysis.fixture.Event.covariate;
import static org.reliefspan.analysis.fixture.Event.death;
import static org.reliefspan.analysis.fixture.Event.endOfObservation;
import static org.reliefspan.analysis.fixture.Event.epidural;
import static org.reliefspan.analysis.fixture.Event.nrs;
import static org.reliefspan.analysis.fixture.Event.surgery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.fixture.Event;
import org.reliefspan.analysis.fixture.Patient;
import org.reliefspan.analysis.fixture.Protocol;
import org.reliefspan.analysis.fixture.RandomPatients;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.FunctionRow;
import org.reliefspan.domain.estimate.ReliefRow;
import org.reliefspan.domain.study.DurationModel;
import org.reliefspan.domain.study.HeadlineFamily;
import org.reliefspan.domain.study.IntercurrentStrategy;
import org.reliefspan.domain.study.Population;
import org.reliefspan.domain.study.ReliefPlan;

class StudyEstimatesTest {
  private static final Protocol PROTOCOL = Protocol.standard();
  private static final String[] DURATIONS = {
    "duration_p25",
    "duration_median",
    "duration_p75",
    "prob_gt_90d",
    "prob_180_365d",
    "prob_gt_365d",
    "prob_14_42d"
  };
  private static final String[] DAYS_TO_LOSS = {
    "mean_days_to_loss_90d", "mean_days_to_loss_365d", "mean_days_to_loss_730d"
  };
  private static final String[] DAYS_IN_RELIEF = {
    "mean_days_in_relief_90d", "mean_days_in_relief_365d", "mean_days_in_relief_730d"
  };

  private static Protocol answering(List<IntercurrentStrategy> strategies, String... strata) {
    ReliefPlan plan = PROTOCOL.relief();
    return PROTOCOL.with(
        new ReliefPlan(
            plan.procedures(),
            plan.definition(),
            List.of(Protocol.COMPOSITE),
            plan.pain(),
            plan.function(),
            strategies,
            plan.lossRule(),
            List.of(DurationModel.WEIBULL, DurationModel.LOGNORMAL),
            List.of(HeadlineFamily.WEIBULL),
            20,
            plan.level(),
            List.of(strata),
            List.of()));
  }

  private static Protocol answeringAll(String... strata) {
    return answering(List.of(IntercurrentStrategy.values()), strata);
  }

  private static Patient withBaseline(long subject, Event... after) {
    List<Event> events = new ArrayList<>(List.of(nrs(-1, 8), epidural(0)));
    events.addAll(Arrays.asList(after));
    return new Patient(subject, events);
  }

  private static List<String> quantities(
      StudyEstimates estimates, Population population, String by) {
    return Cells.rows(estimates.relief(), population, by).stream()
        .map(ReliefRow::quantity)
        .toList();
  }

  private static List<String> joined(String[]... parts) {
    return Arrays.stream(parts).flatMap(Arrays::stream).toList();
  }

  @Test
  void everyPopulationHasItsContractedQuantities() {
    StudyEstimates estimates = Cells.estimates(PROTOCOL, PlantedPatients.AT_ONCE.draw(1, 100));
    List<String> modelled = joined(new String[] {"responder_share"}, DURATIONS, DAYS_TO_LOSS);
    assertThat(quantities(estimates, Population.RESPONDERS, "weibull"))
        .containsExactlyElementsOf(joined(DURATIONS, DAYS_TO_LOSS));
    assertThat(quantities(estimates, Population.ALL_TREATED, "weibull"))
        .containsExactlyElementsOf(modelled);
    assertThat(quantities(estimates, Population.OBSERVED_RESPONDERS, "weibull"))
        .containsExactlyElementsOf(joined(DURATIONS, DAYS_TO_LOSS));
    assertThat(quantities(estimates, Population.OBSERVED_RESPONDERS, "turnbull"))
        .containsExactly(DURATIONS);
    assertThat(quantities(estimates, Population.ALL_TREATED, "turnbull"))
        .containsExactlyInAnyOrderElementsOf(joined(DURATIONS, DAYS_TO_LOSS, DAYS_IN_RELIEF));
    assertThat(quantities(estimates, Population.ALL_TREATED, "proportion"))
        .containsExactly(
            "responder_share_2w",
            "responder_share_6w",
            "responder_share_3m",
            "responder_share_6m",
            "responder_share_12m",
            "responder_share_24m",
            "not_evaluable_2w",
            "not_evaluable_6w",
            "not_evaluable_3m",
            "not_evaluable_6m",
            "not_evaluable_12m",
            "not_evaluable_24m");
    assertThat(estimates.sensitivity().stream().map(row -> row.analysis()).distinct())
        .containsExactly(
            "duration_family",
            "visit_process",
            "further_scores",
            "scheduled_scores",
            "confirmed_loss");
  }

  @Test
  void observedRespondersAreLabelledAsGivenReliefAtFirstAssessment() {
    StudyEstimates estimates = Cells.estimates(PROTOCOL, PlantedPatients.AT_ONCE.draw(1, 100));
    for (String by : List.of("weibull", "turnbull")) {
      assertThat(Cells.rows(estimates.relief(), Population.OBSERVED_RESPONDERS, by))
          .allMatch(row -> row.note().contains("given relief at first assessment"));
    }
  }

  @Test
  void theMedianOfObservedRespondersIsLongerThanThatOfResponders() {
    StudyEstimates estimates = Cells.estimates(PROTOCOL, PlantedPatients.AT_ONCE.draw(3, 800));
    Estimate.Point responders = weibull(estimates, Population.RESPONDERS);
    Estimate.Point treated = weibull(estimates, Population.ALL_TREATED);
    assertThat(weibull(estimates, Population.OBSERVED_RESPONDERS).value())
        .isGreaterThan(responders.value());
    assertThat(treated.value()).isLessThan(responders.value());
  }

  private static Estimate.Point weibull(StudyEstimates estimates, Population population) {
    return (Estimate.Point)
        Cells.estimate(estimates.relief(), population, "weibull", "duration_median");
  }

  @Test
  void theMedianOfAllTreatedIsZeroUpToTheFirstAssessmentWhenFewRespond() {
    List<Patient> patients = new ArrayList<>();
    for (int subject = 0; subject < 10; subject++) {
      patients.add(withBaseline(subject, nrs(20, subject < 3 ? 3 : 8), nrs(60, 8)));
    }
    Estimate.Range median =
        (Estimate.Range)
            Cells.estimate(
                Cells.estimates(PROTOCOL, patients).relief(),
                Population.ALL_TREATED,
                "turnbull",
                "duration_median");
    assertThat(median.left()).isZero();
    assertThat(median.right()).isEqualTo(20);
  }

  @Test
  void daysInReliefAreNeverNegativeNorMoreThanTheHorizon() {
    StudyEstimates estimates = Cells.estimates(PROTOCOL, PlantedPatients.TAKING_TIME.draw(2, 150));
    for (int tau : new int[] {90, 365, 730}) {
      Estimate.Point days =
          (Estimate.Point)
              Cells.estimate(
                  estimates.relief(),
                  Population.ALL_TREATED,
                  "turnbull",
                  "mean_days_in_relief_" + tau + "d");
      assertThat(days.value()).isBetween(0.0, (double) tau);
      assertThat(days.limits().orElseThrow().upper()).isLessThanOrEqualTo(tau);
      assertThat(days.limits().orElseThrow().lower()).isNotNegative();
    }
    assertThat(estimates.curves())
        .filteredOn(curve -> curve.name().equals("in_relief"))
        .isNotEmpty()
        .allMatch(curve -> curve.points().stream().allMatch(p -> p.value() >= 0 && p.value() <= 1));
  }

  // reasons instead of numbers

  private static void hasReasons(List<Patient> patients, Population population, String estimator) {
    List<ReliefRow> rows =
        Cells.rows(Cells.estimates(answeringAll(), patients).relief(), population, estimator)
            .stream()
            .filter(row -> !row.unit().equals("episodes"))
            .toList();
    assertThat(rows).isNotEmpty();
    assertThat(rows)
        .allSatisfy(row -> assertThat(row.estimate()).isInstanceOf(Estimate.NotEstimable.class));
    assertThat(rows)
        .allSatisfy(
            row -> assertThat(((Estimate.NotEstimable) row.estimate()).reason()).isNotBlank());
  }

  @Test
  void whenNobodyHasABaselineEveryQuantityHasAReason() {
    List<Patient> patients = List.of(Patient.of(1, epidural(0), nrs(20, 3)));
    hasReasons(patients, Population.RESPONDERS, "weibull");
    hasReasons(patients, Population.ALL_TREATED, "weibull");
    hasReasons(patients, Population.OBSERVED_RESPONDERS, "lognormal");
    hasReasons(patients, Population.ALL_TREATED, "turnbull");
    hasReasons(patients, Population.ALL_TREATED, "proportion");
    hasReasons(patients, Population.ALL_TREATED, "aalen_johansen");
  }

  @Test
  void whenThereIsNobodyEveryQuantityHasAReason() {
    hasReasons(List.of(), Population.RESPONDERS, "weibull");
    hasReasons(List.of(), Population.ALL_TREATED, "turnbull");
  }

  @Test
  void whenNobodyIsInReliefDurationsOfRespondersHaveAReason() {
    List<Patient> patients = new ArrayList<>();
    for (int subject = 0; subject < 40; subject++) {
      patients.add(withBaseline(subject, nrs(20, 8), nrs(60, 8)));
    }
    hasReasons(patients, Population.OBSERVED_RESPONDERS, "weibull");
    hasReasons(patients, Population.OBSERVED_RESPONDERS, "turnbull");
    StudyEstimates estimates = Cells.estimates(PROTOCOL, patients);
    assertThat(
            Cells.estimate(estimates.relief(), Population.RESPONDERS, "weibull", "duration_median"))
        .isInstanceOf(Estimate.NotEstimable.class);
    assertThat(
            Cells.estimate(
                estimates.relief(), Population.ALL_TREATED, "turnbull", "mean_days_in_relief_365d"))
        .isInstanceOf(Estimate.NotEstimable.class);
  }

  @Test
  void whenNobodyLosesReliefDurationsOfRespondersHaveAReason() {
    List<Patient> patients = new ArrayList<>();
    for (int subject = 0; subject < 40; subject++) {
      patients.add(withBaseline(subject, nrs(20, 3), nrs(60, 3)));
    }
    StudyEstimates estimates = Cells.estimates(PROTOCOL, patients);
    assertThat(
            Cells.estimate(estimates.relief(), Population.RESPONDERS, "weibull", "duration_median"))
        .isInstanceOf(Estimate.NotEstimable.class);
    Estimate.Range median =
        (Estimate.Range)
            Cells.estimate(
                estimates.relief(), Population.ALL_TREATED, "turnbull", "duration_median");
    assertThat(median.left()).isEqualTo(60);
    assertThat(median.right()).isInfinite();
  }

  @Test
  void onePatientYieldsRowsWithoutModel() {
    StudyEstimates estimates =
        Cells.estimates(answeringAll(), List.of(withBaseline(1, nrs(20, 3), nrs(60, 8))));
    Estimate.Range median =
        (Estimate.Range)
            Cells.estimate(
                main(estimates.relief()), Population.ALL_TREATED, "turnbull", "duration_median");
    assertThat(median.left()).isEqualTo(20);
    assertThat(median.right()).isEqualTo(60);
    assertThat(median.limits()).isEmpty();
  }

  private static List<ReliefRow> main(List<ReliefRow> rows) {
    return rows.stream()
        .filter(row -> row.key().strategy().equals("composite"))
        .filter(row -> row.key().definition().equals("pain_50"))
        .toList();
  }

  // shares and incidences by hand

  @Test
  void theShareInReliefIsAmongTheEvaluable() {
    StudyEstimates estimates =
        Cells.estimates(
            PROTOCOL,
            List.of(
                withBaseline(1, nrs(42, 3)),
                withBaseline(2, nrs(42, 8)),
                withBaseline(3, nrs(20, 3), surgery(30)),
                withBaseline(4, nrs(20, 3)),
                Patient.of(5, epidural(0), nrs(42, 3))));
    List<ReliefRow> rows =
        Cells.rows(estimates.relief(), Population.ALL_TREATED, "proportion").stream()
            .filter(row -> row.quantity().endsWith("_6w"))
            .toList();
    assertThat(((Estimate.Point) rows.get(0).estimate()).value()).isCloseTo(1 / 3.0, within(1e-15));
    assertThat(rows.get(0).note()).isEqualTo("among the evaluable");
    assertThat(rows.get(0).episodes()).hasValue(3);
    assertThat(rows.get(0).patients()).hasValue(3);
    assertThat(rows.get(1).quantity()).isEqualTo("not_evaluable_6w");
    assertThat(rows.get(1).estimate()).isEqualTo(Estimate.of(1));
    assertThat(rows.get(1).unit()).isEqualTo("episodes");
    assertThat(rows.get(1).episodes()).hasValue(4);
  }

  @Test
  void repeatSurgeryAndDeathCompete() {
    Protocol competing = answering(List.of(IntercurrentStrategy.COMPETING));
    StudyEstimates estimates =
        Cells.estimates(
            competing,
            List.of(
                withBaseline(1, endOfObservation(400), epidural(60), surgery(70)),
                withBaseline(2, endOfObservation(400), surgery(50)),
                withBaseline(3, death(80)),
                withBaseline(4, endOfObservation(55))));
    List<ReliefRow> ofFirst =
        estimates.relief().stream()
            .filter(row -> row.key().definition().equals("pain_50"))
            .toList();
    // the repeat of patient 1 is an episode too, with surgery on its day 10: 1 of 5;
    // day 50: 1 of 4; day 60: 1 of the 2 left of 3/5; day 80: the last
    assertThat(incidence(ofFirst, "surgery_incidence_365d")).isCloseTo(0.4, within(1e-15));
    assertThat(incidence(ofFirst, "repeat_incidence_365d")).isCloseTo(0.3, within(1e-15));
    assertThat(incidence(ofFirst, "death_incidence_365d")).isCloseTo(0.3, within(1e-15));
  }

  @Test
  void thoseWhoseObservationEndsLeaveTheRisk() {
    Protocol competing = answering(List.of(IntercurrentStrategy.COMPETING));
    StudyEstimates estimates =
        Cells.estimates(
            competing,
            List.of(
                withBaseline(1, surgery(50), endOfObservation(400)),
                withBaseline(2, endOfObservation(55)),
                withBaseline(3, death(80)),
                withBaseline(4, endOfObservation(400))));
    // day 50: 1 of 4; day 80: 1 of the 2 left of 3/4
    assertThat(incidence(estimates.relief(), "surgery_incidence_90d"))
        .isCloseTo(0.25, within(1e-15));
    assertThat(incidence(estimates.relief(), "death_incidence_90d"))
        .isCloseTo(0.375, within(1e-15));
    assertThat(incidence(estimates.relief(), "repeat_incidence_365d")).isZero();
  }

  private static double incidence(List<ReliefRow> rows, String quantity) {
    return ((Estimate.Point)
            Cells.estimate(rows, Population.ALL_TREATED, "aalen_johansen", quantity))
        .value();
  }

  // strata

  @Test
  void strataFollowAllAndAddUpToIt() {
    Protocol protocol = PROTOCOL.withStrata("sex", "sex;payer");
    List<Patient> patients = new ArrayList<>();
    for (int subject = 0; subject < 12; subject++) {
      patients.add(
          withBaseline(
              subject,
              covariate("sex", subject % 2 == 0 ? "male" : "female"),
              covariate("payer", subject % 3 == 0 ? "public" : "private"),
              nrs(20, 3),
              nrs(60, 8)));
    }
    List<ReliefRow> medians =
        Cells.estimates(protocol, patients).relief().stream()
            .filter(row -> row.key().procedure().equals(Protocol.EPIDURAL.id()))
            .filter(row -> row.key().estimator().equals("turnbull"))
            .filter(row -> row.key().population().equals("all_treated"))
            .filter(row -> row.quantity().equals("duration_median"))
            .toList();
    assertThat(medians.stream().map(row -> row.key().stratum()))
        .containsExactly(
            "all",
            "sex=female",
            "sex=male",
            "sex=female;payer=private",
            "sex=female;payer=public",
            "sex=male;payer=private",
            "sex=male;payer=public");
    assertThat(medians.stream().map(row -> row.patients().orElse(0)))
        .containsExactly(12L, 6L, 6L, 4L, 2L, 4L, 2L);
  }

  // determinism

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void anyDataYieldEstimatesOrReasons(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Protocol protocol = answeringAll("sex", "site_id;age_band");
    List<Patient> patients = RandomPatients.of(random, 4 << (int) seed);
    StudyEstimates estimates = Cells.estimates(protocol, patients);
    assertThat(estimates.relief()).isNotEmpty();
    assertThat(
            estimates.results(
                protocol.episodes(patients), protocol.study(), KnownTruth.none(), List.of()))
        .isNotNull();
  }

  @Test
  void equalDataGiveEqualRowsHoweverTheyWereDistributed() {
    Protocol protocol = answeringAll("sex");
    List<Patient> patients = RandomPatients.of(new SplittableRandom(11), 150);
    EpisodeTable merged = EpisodeTable.empty(protocol.plan());
    for (int from = 0; from < patients.size(); from += 40) {
      merged.append(
          protocol.episodes(patients.subList(from, Math.min(from + 40, patients.size()))));
    }
    assertThat(StudyEstimates.of(merged, protocol.study()))
        .isEqualTo(Cells.estimates(protocol, patients));
  }

  @Test
  void theNumberOfThreadsChangesNothing() throws Exception {
    Protocol protocol = answeringAll("sex");
    EpisodeTable table = protocol.episodes(RandomPatients.of(new SplittableRandom(12), 120));
    assertThat(withThreads(1, table, protocol)).isEqualTo(withThreads(4, table, protocol));
  }

  private static StudyEstimates withThreads(int threads, EpisodeTable table, Protocol protocol)
      throws Exception {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(() -> StudyEstimates.of(table, protocol.study())).get();
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void theLanguageOfTheMachineChangesNothing() {
    Protocol protocol = answeringAll("age_band");
    List<Patient> patients = RandomPatients.of(new SplittableRandom(13), 60);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.ROOT);
      String plain = words(protocol, patients);
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(words(protocol, patients)).isEqualTo(plain);
    } finally {
      Locale.setDefault(before);
    }
  }

  private static String words(Protocol protocol, List<Patient> patients) {
    EpisodeTable table = protocol.episodes(patients);
    return StudyEstimates.of(table, protocol.study())
        .results(table, protocol.study(), KnownTruth.none(), List.of())
        .toString();
  }

  @Test
  void aHeadlineSaysNoNumberFromTheResults() {
    List<Patient> patients = PlantedPatients.AT_ONCE.draw(1, 100);
    EpisodeTable table = PROTOCOL.episodes(patients);
    assertThat(
            StudyEstimates.of(table, PROTOCOL.study())
                .results(table, PROTOCOL.study(), KnownTruth.none(), List.of())
                .headlines())
        .filteredOn(headline -> headline.id().startsWith("relief_"))
        .isNotEmpty()
        .allMatch(
            headline ->
                headline
                    .sentence()
                    .endsWith("(pain_50, composite, joint_weibull; durations as the study asks)."));
  }

  @Test
  void functionRowsNameTheirQuantities() {
    List<Patient> patients = new ArrayList<>();
    for (int subject = 0; subject < 5; subject++) {
      patients.add(withBaseline(subject, Event.odi(-1, 50), Event.odi(42, 20 + 5 * subject)));
    }
    List<FunctionRow> rows =
        Cells.estimates(PROTOCOL, patients).function().stream()
            .filter(row -> row.measure().equals("odi") && row.horizon().equals("6w"))
            .toList();
    assertThat(rows.stream().map(FunctionRow::quantity))
        .containsExactly(
            "baseline_mean",
            "followup_mean",
            "mean_gain",
            "responder_share_mcid",
            "responder_share_scb",
            "improved",
            "same",
            "worse",
            "share_treated_again",
            "mean_gain_hypothetical",
            "mean_gain_mmrm",
            "mean_gain_weighted",
            "share_unseen");
    assertThat(((Estimate.Point) rows.get(2).estimate()).value()).isEqualTo(20);
    assertThat(((Estimate.Point) rows.get(4).estimate()).value()).isEqualTo(0.6); // 30, 25, 20
  }
}
