package org.reliefspan.analysis.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.reliefspan.analysis.fixture.Event.age;
import static org.reliefspan.analysis.fixture.Event.covariate;
import static org.reliefspan.analysis.fixture.Event.epidural;
import static org.reliefspan.analysis.fixture.Event.odi;
import static org.reliefspan.analysis.fixture.Event.oks;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.analysis.fixture.Event;
import org.reliefspan.analysis.fixture.Patient;
import org.reliefspan.analysis.fixture.Protocol;
import org.reliefspan.domain.estimate.Estimate;
import org.reliefspan.domain.estimate.FunctionRow;
import org.reliefspan.domain.quantity.Interval;
import org.reliefspan.domain.study.CaseMix;
import org.reliefspan.domain.study.FunctionPlan;

class CaseMixAdjustmentTest {
  private static final double[] BEFORE = {50, 44, 60, 38, 52, 46, 58, 40};
  private static final double[] AFTER = {30, 34, 45, 20, 41, 22, 50, 18};
  private static final double[] AGE = {40, 71, 55, 35, 66, 48, 77, 52};

  private static Protocol adjustedBy(CaseMix caseMix) {
    FunctionPlan plan = Protocol.standard().function();
    return Protocol.standard()
        .with(
            new FunctionPlan(
                plan.procedures(),
                plan.measures(),
                plan.horizons(),
                caseMix,
                plan.analyses(),
                plan.level(),
                List.of("sex")));
  }

  private static List<FunctionRow> rows(CaseMix caseMix, List<Patient> patients) {
    return Cells.estimates(adjustedBy(caseMix), patients).function();
  }

  private static Estimate estimate(
      List<FunctionRow> rows, String measure, String stratum, String quantity) {
    return rows.stream()
        .filter(row -> row.measure().equals(measure) && row.stratum().equals(stratum))
        .filter(row -> row.quantity().equals(quantity))
        .findFirst()
        .orElseThrow()
        .estimate();
  }

  private static double adjusted(List<FunctionRow> rows, String measure, String stratum) {
    return ((Estimate.Point) estimate(rows, measure, stratum, "mean_gain_adjusted")).value();
  }

  private static List<Patient> eight(Event... more) {
    List<Patient> patients = new ArrayList<>();
    for (int i = 0; i < BEFORE.length; i++) {
      List<Event> events = new ArrayList<>(List.of(more));
      events.add(age(AGE[i]));
      events.add(covariate("sex", i % 2 == 0 ? "female" : "male"));
      events.add(odi(-1, BEFORE[i]));
      events.add(epidural(0));
      events.add(odi(42, AFTER[i]));
      patients.add(new Patient(i, events));
    }
    return patients;
  }

  private static Patient predicted(
      long subject, String sex, Event before, Event after, double prediction) {
    return Patient.of(
        subject,
        covariate("sex", sex),
        covariate("predicted", prediction),
        before,
        epidural(0),
        after);
  }

  @Test
  void aPredictedScoreTakesThePartOfTheCaseMix() {
    // post - predicted: female -5, -3; male 2; mean predicted 28, mean before 50
    List<FunctionRow> rows =
        rows(
            new CaseMix.PredictedScore("predicted"),
            List.of(
                predicted(1, "female", odi(-1, 60), odi(42, 25), 30),
                predicted(2, "female", odi(-1, 50), odi(42, 31), 34),
                predicted(3, "male", odi(-1, 40), odi(42, 22), 20)));
    assertThat(adjusted(rows, "odi", "sex=female")).isCloseTo(50 - (-4 + 28), within(1e-12));
    assertThat(adjusted(rows, "odi", "sex=male")).isCloseTo(50 - (2 + 28), within(1e-12));
    assertThat(adjusted(rows, "odi", "all")).isCloseTo(50 - 26, within(1e-12));
  }

  @Test
  void aMeasureThatIsBetterWhenHigherIsAdjustedTheOtherWay() {
    // post - predicted: female 1, male -3; mean predicted 33, mean before 21
    List<FunctionRow> rows =
        rows(
            new CaseMix.PredictedScore("predicted"),
            List.of(
                predicted(1, "female", oks(-1, 20), oks(42, 35), 34),
                predicted(2, "male", oks(-1, 22), oks(42, 29), 32)));
    assertThat(adjusted(rows, "oks", "sex=female")).isCloseTo(1 + 33 - 21, within(1e-12));
    assertThat(adjusted(rows, "oks", "sex=male")).isCloseTo(-3 + 33 - 21, within(1e-12));
  }

  @Test
  void patientsWithoutAPredictionAreNotPartOfAnyQuantity() {
    List<FunctionRow> rows =
        rows(
            new CaseMix.PredictedScore("predicted"),
            List.of(
                predicted(1, "female", odi(-1, 60), odi(42, 25), 30),
                Patient.of(2, covariate("sex", "female"), odi(-1, 9), epidural(0), odi(42, 1))));
    assertThat(adjusted(rows, "odi", "all")).isCloseTo(35, within(1e-12));
    assertThat(((Estimate.Point) estimate(rows, "odi", "all", "mean_gain")).value()).isEqualTo(35);
  }

  /**
   * R 4.2.2: {@code before <- c(50, 44, 60, 38, 52, 46, 58, 40); after <- c(30, 34, 45, 20, 41, 22,
   * 50, 18); age <- c(40, 71, 55, 35, 66, 48, 77, 52); sex <- rep(c("f", "m"), 4); fit <- lm(after
   * ~ before + age); print(tapply(mean(before) - (residuals(fit) + mean(fitted(fit))), sex, mean),
   * digits = 16)}.
   */
  @Test
  void covariatesAdjustAsALinearModelDoes() {
    List<FunctionRow> rows = rows(new CaseMix.Covariates(List.of("age")), eight());
    assertThat(adjusted(rows, "odi", "sex=female")).isCloseTo(15.31504735167222, within(1e-10));
    assertThat(adjusted(rows, "odi", "sex=male")).isCloseTo(16.68495264832778, within(1e-10));
    assertThat(adjusted(rows, "odi", "all")).isCloseTo(16, within(1e-10));
  }

  @Test
  void limitsContainTheAdjustedGain() {
    List<FunctionRow> rows = rows(new CaseMix.Covariates(List.of("age")), eight());
    Estimate.Point gain =
        (Estimate.Point) estimate(rows, "odi", "sex=female", "mean_gain_adjusted");
    Interval limits = gain.limits().orElseThrow();
    assertThat(limits.contains(gain.value())).isTrue();
    assertThat(limits.upper()).isGreaterThan(limits.lower());
  }

  @Test
  void aCovariateThatIsTheSameForAllCannotAdjustButTheGainStands() {
    List<FunctionRow> rows =
        rows(new CaseMix.Covariates(List.of("smoker")), eight(covariate("smoker", 1)));
    assertThat(estimate(rows, "odi", "all", "mean_gain_adjusted"))
        .isInstanceOf(Estimate.NotEstimable.class);
    assertThat(((Estimate.Point) estimate(rows, "odi", "all", "mean_gain")).value()).isEqualTo(16);
  }

  @Test
  void tooFewPatientsCannotBeAdjustedButTheirGainStands() {
    List<FunctionRow> rows = rows(new CaseMix.Covariates(List.of("age")), eight().subList(0, 3));
    assertThat(estimate(rows, "odi", "all", "mean_gain_adjusted"))
        .isInstanceOf(Estimate.NotEstimable.class);
    assertThat(estimate(rows, "odi", "all", "mean_gain")).isInstanceOf(Estimate.Point.class);
  }

  @Test
  void episodesOfOnePatientAloneCannotBeAdjusted() {
    List<Event> events = new ArrayList<>(List.of(covariate("sex", "male"), age(60)));
    for (int i = 0; i < 6; i++) {
      events.add(odi(200 * i - 1, 50 - i * i));
      events.add(epidural(200 * i));
      events.add(odi(200 * i + 42, 30 + i));
    }
    List<FunctionRow> rows =
        rows(new CaseMix.Covariates(List.of()), List.of(new Patient(1, events)));
    assertThat(estimate(rows, "odi", "all", "mean_gain_adjusted"))
        .isInstanceOf(Estimate.NotEstimable.class);
  }
}
