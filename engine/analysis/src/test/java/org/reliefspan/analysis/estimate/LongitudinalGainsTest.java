package org.reliefspan.analysis.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.reliefspan.analysis.fixture.Event.endOfObservation;
import static org.reliefspan.analysis.fixture.Event.epidural;
import static org.reliefspan.analysis.fixture.Event.odi;
import static org.reliefspan.analysis.fixture.Event.surgery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.episode.EpisodeBuilder;
import org.reliefspan.analysis.episode.EpisodeTable;
import org.reliefspan.analysis.fixture.Event;
import org.reliefspan.analysis.fixture.Patient;
import org.reliefspan.analysis.fixture.Protocol;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.FunctionRow;
import org.reliefspan.domain.study.DropoutPlan;
import org.reliefspan.domain.study.FunctionAnalyses;
import org.reliefspan.domain.study.FunctionMethod;
import org.reliefspan.domain.study.FunctionPlan;
import org.reliefspan.domain.study.IntercurrentStrategy;

class LongitudinalGainsTest {
  private static final Protocol PROTOCOL = Protocol.standard();

  private static List<FunctionRow> rows(Protocol protocol, List<Patient> patients) {
    return FunctionEstimates.of(protocol.episodes(patients), protocol.function(), 20).rows();
  }

  private static FunctionRow row(List<FunctionRow> rows, String horizon, String quantity) {
    return rows.stream()
        .filter(row -> row.measure().equals("odi") && row.horizon().equals(horizon))
        .filter(row -> row.quantity().equals(quantity))
        .findFirst()
        .orElseThrow();
  }

  private static double value(List<FunctionRow> rows, String horizon, String quantity) {
    return ((Estimate.Point) row(rows, horizon, quantity).estimate()).value();
  }

  private static List<Patient> patients(int size, IntFunction<Patient> patient) {
    List<Patient> patients = new ArrayList<>();
    for (int number = 0; number < size; number++) {
      patients.add(patient.apply(number));
    }
    return patients;
  }

  private static Protocol with(FunctionAnalyses analyses) {
    FunctionPlan plan = PROTOCOL.function();
    return PROTOCOL.with(
        new FunctionPlan(
            plan.procedures(),
            plan.measures(),
            plan.horizons(),
            plan.caseMix(),
            analyses,
            plan.level(),
            plan.strata()));
  }

  /** Twenty of whom five have surgery on day 20; those without gain 20 at six weeks. */
  private static List<Patient> someHaveSurgery() {
    return patients(
        20,
        number ->
            number < 5
                ? Patient.of(number, odi(-1, 50), epidural(0), surgery(20), odi(40, 10))
                : Patient.of(number, odi(-1, 50), epidural(0), odi(42, 30), odi(91, 20 + number)));
  }

  @Test
  void hypotheticalTakesScoresBeforeFurtherTreatmentAndPrintsTheShareAffected() {
    List<FunctionRow> rows = rows(PROTOCOL, someHaveSurgery());
    assertThat(value(rows, "6w", "mean_gain_hypothetical")).isCloseTo(20, within(1e-12));
    assertThat(value(rows, "6w", "mean_gain")).isEqualTo(15);
    assertThat(value(rows, "6w", "share_treated_again")).isEqualTo(0.25);
    FunctionRow row = row(rows, "6w", "mean_gain_hypothetical");
    assertThat(row.episodes()).hasValue(15);
    assertThat(row.note()).startsWith("hypothetical:").doesNotContainPattern("[2-9]");
  }

  @Test
  void scoresAsObservedCountOnlyThoseObserved() {
    FunctionRow row = row(rows(PROTOCOL, someHaveSurgery()), "3m", "mean_gain_treatment_policy");
    assertThat(row.episodes()).hasValue(15);
    assertThat(row.patients()).hasValue(15);
  }

  @Test
  void withoutAKnownEndSilenceTellsNothing() {
    FunctionRow row = row(rows(PROTOCOL, someHaveSurgery()), "6w", "mean_gain_weighted");
    assertThat(row.estimate()).isInstanceOf(Estimate.NotEstimable.class);
    assertThat(((Estimate.NotEstimable) row.estimate()).reason()).contains("enrol_end");
  }

  @Test
  void whatIsNotAskedIsNotAnswered() {
    List<FunctionRow> plain = rows(with(FunctionAnalyses.plain()), someHaveSurgery());
    assertThat(plain)
        .noneMatch(row -> row.quantity().contains("mmrm") || row.quantity().contains("delta"));
    List<FunctionRow> drift =
        rows(
            with(
                new FunctionAnalyses(
                    List.of(IntercurrentStrategy.COMPOSITE),
                    List.of(FunctionMethod.DRIFT),
                    DropoutPlan.standard())),
            someHaveSurgery());
    assertThat(drift).hasSize(plain.size() + 2 * 2); // for two measures, slope and excess
  }

  /** Usual score 40, moving up by 1 in 30 days; 50 at the index; 35 after it. */
  private static Patient fromAFlare(int number) {
    int own = number % 4;
    return Patient.of(
        number,
        odi(-130, 37 + own),
        odi(-100, 38 + own),
        odi(-70, 39 + own),
        odi(-2, 48 + own),
        epidural(0),
        odi(42, 33 + own),
        endOfObservation(200));
  }

  @Test
  void aBaselineWorseThanUsualExplainsAShareOfTheGain() {
    List<FunctionRow> rows = rows(PROTOCOL, patients(20, LongitudinalGainsTest::fromAFlare));
    assertThat(value(rows, "before", "drift_30_days")).isCloseTo(-1, within(1e-12));
    assertThat(value(rows, "before", "baseline_excess")).isCloseTo(10, within(1e-12));
    assertThat(row(rows, "before", "baseline_excess").note()).contains("return to usual");
    assertThat(value(rows, "6w", "mean_gain")).isCloseTo(15, within(1e-12));
    assertThat(value(rows, "6w", "share_gain_return")).isCloseTo(10 / 15.0, within(1e-12));
  }

  @Test
  void scoresAfterAnEarlierEpisodeAreNotUsual() {
    List<Patient> again =
        patients(
            20,
            number ->
                Patient.of(
                    number,
                    epidural(-200),
                    odi(-130, 30),
                    odi(-60, 40),
                    odi(-2, 48),
                    epidural(0),
                    odi(42, 33)));
    FunctionRow excess = row(rows(PROTOCOL, again), "before", "baseline_excess");
    assertThat(excess.estimate()).isInstanceOf(Estimate.NotEstimable.class);
    assertThat(excess.episodes()).hasValue(0);
  }

  /** Forty with a score at six weeks of whom each third leaves before three months. */
  private static Patient leaver(int number) {
    List<Event> events =
        new ArrayList<>(
            List.of(
                odi(-1, 44 + number % 9),
                epidural(0),
                odi(42, 30 + number % 7),
                endOfObservation(number % 3 == 0 ? 50 : 240)));
    if (number % 3 != 0) {
      events.add(odi(91, 28 + number % 11));
    }
    return new Patient(number, events);
  }

  @Test
  void aShiftMovesTheMeanByTheShareUnseen() {
    List<FunctionRow> rows = rows(PROTOCOL, patients(42, LongitudinalGainsTest::leaver));
    double share = value(rows, "3m", "share_unseen");
    assertThat(share).isCloseTo(1 / 3.0, within(1e-12));
    double alike = value(rows, "3m", "mean_gain_delta:0");
    double worse = value(rows, "3m", "mean_gain_delta:-10");
    assertThat(worse).isCloseTo(alike - 10 * share, within(1e-9));
    double tipping = value(rows, "3m", "tipping_delta_mcid");
    assertThat(alike + tipping * share).isCloseTo(10, within(1e-9));
    assertThat(value(rows, "6w", "mean_gain_delta:-10"))
        .isCloseTo(value(rows, "6w", "mean_gain"), within(1e-9));
    assertThat(row(rows, "6w", "tipping_delta_zero").estimate())
        .isInstanceOf(Estimate.NotEstimable.class);
  }

  @Test
  void theUnseenMayTakeTheCourseOfAReference() {
    Protocol protocol =
        with(
            new FunctionAnalyses(
                List.of(IntercurrentStrategy.COMPOSITE),
                List.of(FunctionMethod.DROPOUT),
                new DropoutPlan(10, List.of(), Optional.of(Protocol.ABLATION.id()))));
    List<Patient> patients = new ArrayList<>(patients(42, LongitudinalGainsTest::leaver));
    for (int number = 100; number < 140; number++) { // ablations gain nothing
      double before = 44 + number % 9;
      patients.add(
          Patient.of(
              number,
              odi(-1, before),
              Event.ablation(0),
              odi(42, before + number % 3 - 1),
              odi(91, before + number % 4 - 1.5),
              endOfObservation(240)));
    }
    List<FunctionRow> rows = rows(protocol, patients);
    double alike = value(rows, "3m", "mean_gain_delta:0");
    double jump = value(rows, "3m", "mean_gain_jump_to_reference");
    double increments = value(rows, "3m", "mean_gain_copy_increments");
    assertThat(jump).isLessThan(alike - 3);
    assertThat(increments).isBetween(jump, alike + 1);
  }

  @Test
  void blocksAndTheirOrderOfMergingChangeNothing() {
    List<Patient> patients = new LeavingWorld(3, 0).patients(60);
    EpisodeTable whole = PROTOCOL.episodes(patients);
    EpisodeTable merged = EpisodeTable.empty(PROTOCOL.plan());
    for (int from = 0; from < patients.size(); from += 7) {
      int to = Math.min(patients.size(), from + 7);
      merged.append(
          EpisodeBuilder.build(Patient.block(from, patients.subList(from, to)), PROTOCOL.plan()));
    }
    assertThat(FunctionEstimates.of(merged, PROTOCOL.function(), 20).rows())
        .isEqualTo(FunctionEstimates.of(whole, PROTOCOL.function(), 20).rows());
  }

  @Test
  void whoLeavesByDesignIsNotALeaver() {
    List<FunctionRow> rows = rows(PROTOCOL, ended());
    assertThat(row(rows, "6w", "mean_gain_weighted").note()).doesNotContain("too rare");
  }

  private static List<Patient> ended() {
    return patients(
        40,
        number ->
            Patient.of(
                number,
                odi(-1, 44 + number % 9),
                epidural(0),
                odi(30 + number % 20, 30 + number % 7),
                endOfObservation(60 + number),
                Event.covariate("end_reason", "study_end")));
  }
}
