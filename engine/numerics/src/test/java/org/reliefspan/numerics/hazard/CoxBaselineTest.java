package org.reliefspan.numerics.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;

/** Golden values: R 4.2.2, survival 3.5-3, survfit(coxph(...), newdata). */
class CoxBaselineTest {
  @Test
  void firstTestData() { // newdata x = 0.3; times 1, 6, 9
    double[] hazard = {0.0868295364058289, 0.604524590498869, 2.25829412012736};
    double[] error = {0.105646080041636, 0.451802246626641, 1.74442528746339};
    compare(TieHandling.EFRON, hazard, error);
    double[] breslow = {0.0965900582283372, 0.51890896583355, 2.07563586333407};
    double[] breslowError = {0.114953307557131, 0.381995319962239, 1.63029034510897};
    compare(TieHandling.BRESLOW, breslow, breslowError);
  }

  private static void compare(TieHandling ties, double[] hazard, double[] error) {
    CoxFit fit = HazardExamples.fit(HazardExamples.first(), ties);
    HazardCurve curve = fit.baseline().at(0, new double[] {0.3}, 0);
    assertThat(curve.size()).isEqualTo(3);
    for (int row = 0; row < 3; row++) {
      assertThat(curve.cumulativeHazard(row)).isCloseTo(hazard[row], within(1e-8));
      assertThat(curve.hazardError(row)).isCloseTo(error[row], within(1e-8));
    }
    assertThat(curve.atRisk(1)).isEqualTo(4);
    assertThat(curve.events(1)).isEqualTo(2);
  }

  @Test
  void weightedTestData() { // newdata x = 0.3; times 1, 2, 4
    CoxFit fit = HazardExamples.fit(HazardExamples.third(), TieHandling.EFRON);
    HazardCurve curve = fit.baseline().at(0, new double[] {0.3}, 0);
    double[] hazard = {0.0332699034992326, 0.585101795200932, 1.03417945898891};
    double[] error = {0.036840607514166, 0.290992728587661, 0.539066277905005};
    for (int row = 0; row < 3; row++) {
      assertThat(curve.cumulativeHazard(row)).isCloseTo(hazard[row], within(1e-8));
      assertThat(curve.hazardError(row)).isCloseTo(error[row], within(1e-8));
    }
  }

  @Test
  void lungMatchesR() { // newdata age 60, sex 1, ph.ecog 1; times 100, 365, 700
    CoxFit fit = HazardExamples.fit(HazardExamples.lung(), TieHandling.EFRON);
    HazardCurve curve = fit.baseline().at(0, new double[] {60, 1, 1}, 0);
    double[] at = {100, 365, 700};
    double[] survival = {0.850938787271151, 0.335863369535682, 0.0880431270568977};
    double[] error = {0.0263998565939657, 0.0433718666212865, 0.0273846268069426};
    double[] lower = {0.800737765100825, 0.260760826121417, 0.0478564746797504};
    double[] upper = {0.904287085287307, 0.432596432039747, 0.161975830309895};
    for (int i = 0; i < 3; i++) {
      int row = curve.rowAt(at[i]);
      assertThat(curve.survival(row)).isCloseTo(survival[i], within(1e-9));
      assertThat(curve.survivalError(row)).isCloseTo(error[i], within(1e-9));
      Limits limits = curve.limits(row, 0.95, LimitScale.LOG).orElseThrow();
      assertThat(limits.lower()).isCloseTo(lower[i], within(1e-8));
      assertThat(limits.upper()).isCloseTo(upper[i], within(1e-8));
    }
  }

  @Test
  void robustModelMatchesR() { // lung, cluster = inst
    CoxFit fit = HazardExamples.fit(HazardExamples.lungBySite(), TieHandling.EFRON);
    HazardCurve curve = fit.baseline().at(0, new double[] {60, 1, 1}, 0);
    int row = curve.rowAt(365);
    assertThat(curve.survival(row)).isCloseTo(0.336292256408203, within(1e-9));
    assertThat(curve.survivalError(row)).isCloseTo(0.0405863383989696, within(1e-9));
  }

  @Test
  void lateEntryMatchesR() { // bladder2, newdata rx 1, size 2, number 1; times 5, 20, 40
    CoxFit fit = HazardExamples.fit(HazardExamples.bladder(), TieHandling.EFRON);
    HazardCurve curve = fit.baseline().at(0, new double[] {1, 2, 1}, 0);
    double[] survival = {0.736106586061262, 0.396832744819264, 0.173986640212488};
    double[] error = {0.0537949756744249, 0.0648503421665834, 0.0503403698175814};
    double[] at = {5, 20, 40};
    for (int i = 0; i < 3; i++) {
      int row = curve.rowAt(at[i]);
      assertThat(curve.survival(row)).isCloseTo(survival[i], within(1e-9));
      assertThat(curve.survivalError(row)).isCloseTo(error[i], within(1e-9));
    }
  }

  @Test
  void curveStartsAtOneAndNeverRises() {
    CoxFit fit = HazardExamples.fit(HazardExamples.first(), TieHandling.EFRON);
    HazardCurve curve = fit.baseline().atCentre(0);
    assertThat(curve.rowAt(0.5)).isEqualTo(-1);
    assertThat(curve.survival(-1)).isEqualTo(1);
    assertThat(curve.limits(-1, 0.95, LimitScale.LOG)).contains(new Limits(1, 1));
    assertThat(curve.survival(2)).isLessThan(curve.survival(1));
    assertThat(curve.quantile(0.99)).isEmpty();
    assertThatThrownBy(() -> fit.baseline().atZero(1)).hasMessageContaining("stratum (1)");
    assertThatThrownBy(() -> fit.baseline().at(0, new double[2], 0))
        .hasMessageContaining("covariates (2)");
  }
}
