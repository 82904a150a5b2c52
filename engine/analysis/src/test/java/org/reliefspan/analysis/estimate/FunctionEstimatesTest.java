package org.reliefspan.analysis.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.reliefspan.analysis.fixture.Event.epidural;
import static org.reliefspan.analysis.fixture.Event.odi;
import static org.reliefspan.analysis.fixture.Event.surgery;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.fixture.Patient;
import org.reliefspan.analysis.fixture.Protocol;
import org.reliefspan.domain.estimate.Curve;
import org.reliefspan.domain.estimate.CurvePoint;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.FunctionRow;

class FunctionEstimatesTest {
  /** Gains 30, 10, 0 and, after surgery with 20 points gained, 0 by its baseline. */
  private static final List<Patient> FOUR =
      List.of(
          Patient.of(1, odi(-1, 50), epidural(0), odi(42, 20)),
          Patient.of(2, odi(-1, 40), epidural(0), odi(42, 30)),
          Patient.of(3, odi(-1, 44), epidural(0), odi(42, 44)),
          Patient.of(4, odi(-1, 60), epidural(0), surgery(20), odi(42, 40)));

  private static FunctionEstimates estimates(List<Patient> patients) {
    Protocol protocol = Protocol.standard();
    return FunctionEstimates.of(protocol.episodes(patients), protocol.function(), 20);
  }

  private static FunctionRow row(List<Patient> patients, String quantity) {
    return estimates(patients).rows().stream()
        .filter(row -> row.horizon().equals("6w") && row.quantity().equals(quantity))
        .findFirst()
        .orElseThrow();
  }

  private static double value(List<Patient> patients, String quantity) {
    return ((Estimate.Point) row(patients, quantity).estimate()).value();
  }

  @Test
  void aRepeatOrSurgeryCountsWithItsBaselineAndIsShown() {
    assertThat(value(FOUR, "mean_gain")).isEqualTo(10);
    assertThat(value(FOUR, "share_repeat_or_surgery")).isEqualTo(0.25);
    assertThat(row(FOUR, "mean_gain").note())
        .isEqualTo("composite: those with a repeat or surgery first count with their baseline");
  }

  @Test
  void whateverTreatmentCameFirstTheObservedGainStandsBeside() {
    assertThat(value(FOUR, "mean_gain_treatment_policy")).isEqualTo(15);
    assertThat(row(FOUR, "mean_gain_treatment_policy").note()).doesNotContainPattern("[0-9]");
  }

  @Test
  void sharesAreOfImportantAndSubstantialGains() {
    assertThat(value(FOUR, "responder_share_mcid")).isEqualTo(0.5);
    assertThat(value(FOUR, "responder_share_scb")).isEqualTo(0.25);
  }

  @Test
  void everyoneIsImprovedTheSameOrWorse() {
    assertThat(value(FOUR, "improved")).isEqualTo(2);
    assertThat(value(FOUR, "same")).isEqualTo(2);
    assertThat(value(FOUR, "worse")).isZero();
    List<Patient> worse = List.of(Patient.of(1, odi(-1, 30), epidural(0), odi(42, 40)));
    assertThat(value(worse, "worse")).isEqualTo(1);
    assertThat(value(worse, "mean_gain")).isEqualTo(-10);
  }

  @Test
  void onePatientHasAMeanWithoutLimits() {
    Estimate.Point gain = (Estimate.Point) row(FOUR.subList(0, 1), "mean_gain").estimate();
    assertThat(gain.limits()).isEmpty();
  }

  @Test
  void twoEpisodesOfAPatientAreOnePatient() {
    List<Patient> twice =
        List.of(
            Patient.of(
                1,
                odi(-1, 50),
                epidural(0),
                odi(42, 20),
                odi(199, 50),
                epidural(200),
                odi(240, 40)),
            Patient.of(2, odi(-1, 50), epidural(0), odi(42, 30)));
    FunctionRow gain = row(twice, "mean_gain");
    assertThat(gain.episodes()).hasValue(3);
    assertThat(gain.patients()).hasValue(2);
    assertThat(((Estimate.Point) gain.estimate()).value()).isCloseTo(20, within(1e-12));
  }

  @Test
  void theCurveOfMeansBeginsWithTheBaseline() {
    List<Curve> curves = estimates(FOUR).curves();
    assertThat(curves.get(0).name()).isEqualTo("function_mean:odi");
    assertThat(curves.get(0).points().stream().map(CurvePoint::day)).startsWith(0.0, 42.0);
    assertThat(curves.get(0).points().get(0).value()).isEqualTo(48.5);
    assertThat(curves.get(0).points().get(1).value()).isEqualTo(38.5);
  }

  @Test
  void whereNobodyWasScoredEveryMeanHasAReason() {
    List<Patient> unscored = List.of(Patient.of(1, epidural(0)));
    for (String quantity :
        List.of("baseline_mean", "followup_mean", "mean_gain", "responder_share_mcid")) {
      FunctionRow row = row(unscored, quantity);
      assertThat(row.estimate()).isInstanceOf(Estimate.NotEstimable.class);
      assertThat(row.patients()).hasValue(0);
    }
    assertThat(estimates(unscored).curves()).isEmpty();
  }
}
