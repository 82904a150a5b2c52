package org.reliefspan.numerics.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.reliefspan.numerics.hazard.HazardExamples.closeTo;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.ReferenceData;
import org.reliefspan.numerics.model.Coefficients;
import org.reliefspan.numerics.model.NotEstimableException;

/** Golden values: R 4.2.2, survival 3.5-3; the calls stand at the values. */
class CoxRegressionTest {
  @Test
  void firstTestDataUnderBreslow() { // Therneau and Grambsch 2000, appendix E.1; closed form
    CoxFit fit = HazardExamples.fit(HazardExamples.first(), TieHandling.BRESLOW);
    double expected = Math.log((3 + Math.sqrt(33)) / 2);
    assertThat(fit.coefficients().estimate(0)).isCloseTo(expected, within(1e-12));
    assertThat(fit.scoreTest().orElseThrow().statistic()).isCloseTo(1.6, within(1e-12));
    assertThat(fit.logLikelihood()).isCloseTo(-3.82474950500287, within(1e-12));
    assertThat(fit.nullLogLikelihood()).isCloseTo(-4.56434819146784, within(1e-12));
    assertThat(fit.coefficients().standardError(0)).isCloseTo(1.25573439301052, within(1e-9));
  }

  @Test
  void firstTestDataUnderEfron() { // Therneau and Grambsch 2000, appendix E.1
    CoxFit fit = HazardExamples.fit(HazardExamples.first(), TieHandling.EFRON);
    assertThat(fit.coefficients().estimate(0)).isCloseTo(1.6768574855882, within(1e-9));
    double information = 1 / fit.coefficients().covariance(0, 0);
    assertThat(information).isCloseTo(0.612632, within(1e-6));
    assertThat(fit.nullLogLikelihood()).isCloseTo(-4.27666611901606, within(1e-12));
    assertThat(fit.logLikelihood()).isCloseTo(-3.35897484026335, within(1e-12));
    double statistic = (52 / 48.0) * (52 / 48.0) / (83 / 144.0); // U(0)^2 / I(0)
    assertThat(fit.scoreTest().orElseThrow().statistic()).isCloseTo(statistic, within(1e-12));
  }

  @Test
  void infiniteEstimateIsNamed() { // the same data, exact: the estimate is infinite
    assertThatThrownBy(() -> HazardExamples.fit(HazardExamples.first(), TieHandling.EXACT))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("rises without limit");
  }

  @Test
  void separationIsNamedForAllTies() {
    double[] x = {3, 1, 2.5, 1, 2, 1, 1.5, 1.2};
    HazardData data =
        HazardData.ofTimes(
            x, 1, new double[] {1, 9, 2, 9, 3, 9, 4, 9}, new int[] {1, 0, 1, 0, 1, 0, 1, 0});
    for (TieHandling ties : TieHandling.values()) {
      assertThatThrownBy(() -> HazardExamples.fit(data, ties))
          .isInstanceOf(NotEstimableException.class)
          .hasMessageContaining("covariate 1");
    }
  }

  @Test
  void weightedTestData() { // Therneau and Grambsch 2000, appendix E.3; coxph(weights = wt)
    CoxFit efron = HazardExamples.fit(HazardExamples.third(), TieHandling.EFRON);
    assertThat(efron.coefficients().estimate(0)).isCloseTo(0.872604246382886, within(1e-9));
    assertThat(efron.nullLogLikelihood()).isCloseTo(-30.2921796058532, within(1e-11));
    assertThat(efron.logLikelihood()).isCloseTo(-29.4167846001362, within(1e-11));
    assertThat(efron.coefficients().standardError(0)).isCloseTo(0.712570436490114, within(1e-8));
    double score = efron.scoreTest().orElseThrow().statistic();
    assertThat(score).isCloseTo(1.57541917224069, within(1e-11));
    CoxFit breslow = HazardExamples.fit(HazardExamples.third(), TieHandling.BRESLOW);
    assertThat(breslow.coefficients().estimate(0)).isCloseTo(0.859557444493589, within(1e-9));
    assertThat(breslow.logLikelihood()).isCloseTo(-32.0210462764333, within(1e-11));
  }

  @Test
  void lungMatchesR() { // coxph(Surv(time, status) ~ age + sex + ph.ecog, lung)
    CoxFit fit = HazardExamples.fit(HazardExamples.lung(), TieHandling.EFRON);
    Coefficients beta = fit.coefficients();
    closeTo(beta.estimates(), 1e-8, 0.0110667645600735, -0.552612395703631, 0.463728475370428);
    closeTo(
        new double[] {beta.standardError(0), beta.standardError(1), beta.standardError(2)},
        1e-8,
        0.00926741101370053,
        0.167739053787264,
        0.113577266161997);
    assertThat(fit.logLikelihood()).isCloseTo(-729.230121374862, within(1e-9));
    assertThat(fit.nullLogLikelihood()).isCloseTo(-744.48045576144, within(1e-9));
    assertThat(fit.scoreTest().orElseThrow().statistic()).isCloseTo(30.4999227049491, within(1e-9));
    assertThat(fit.waldTest().orElseThrow().statistic()).isCloseTo(29.9292512092047, within(1e-6));
    assertThat(fit.events()).isEqualTo(164);
  }

  @Test
  void lungSexAloneMatchesR() { // coxph(Surv(time, status) ~ sex), reference.txt
    double[] efron = {-0.5310235376195082, 0.16717858323075435};
    double[] breslow = {-0.5303965745093343, 0.167180837385788};
    HazardData data = HazardExamples.lungBySex();
    CoxFit fit = HazardExamples.fit(data, TieHandling.EFRON);
    closeTo(HazardExamples.errors(fit), 1e-8, efron);
    assertThat(fit.logLikelihood()).isCloseTo(-744.5929990249546, within(1e-9));
    assertThat(fit.coefficients().test(0).orElseThrow().p())
        .isCloseTo(0.0014912292048807638, within(1e-10));
    closeTo(HazardExamples.errors(HazardExamples.fit(data, TieHandling.BRESLOW)), 1e-8, breslow);
  }

  @Test
  void lungClusteredBySiteMatchesR() { // coxph(..., cluster = inst), 226 rows
    Coefficients beta =
        HazardExamples.fit(HazardExamples.lungBySite(), TieHandling.EFRON).coefficients();
    closeTo(beta.estimates(), 1e-8, 0.011232164214821, -0.556593413976612, 0.469216397079841);
    double[] expected = {0.00688872705866067, 0.112286679925355, 0.117615953254854};
    for (int j = 0; j < 3; j++) {
      assertThat(beta.robustStandardError(j).orElseThrow()).isCloseTo(expected[j], within(1e-9));
    }
  }

  @Test
  void lungExactMatchesR() { // coxph(..., ties = "exact")
    CoxFit fit = HazardExamples.fit(HazardExamples.lung(), TieHandling.EXACT);
    closeTo(
        fit.coefficients().estimates(),
        1e-7,
        0.0110670858380341,
        -0.553435612969879,
        0.464387416733038);
    assertThat(fit.coefficients().standardError(2)).isCloseTo(0.113776992183813, within(1e-8));
    assertThat(fit.logLikelihood()).isCloseTo(-710.401051579406, within(1e-8));
    assertThat(fit.nullLogLikelihood()).isCloseTo(-725.647698850665, within(1e-8));
    assertThat(fit.scoreTest().orElseThrow().statistic()).isCloseTo(30.4877668895791, within(1e-8));
  }

  @Test
  void remissionUnderThreeTiesMatchesR() { // coxph(Surv(time, cens) ~ treat, MASS::gehan)
    HazardData data = HazardExamples.remission();
    closeTo(errors(data, TieHandling.EFRON), 1e-8, 1.57212514882907, 0.412396717709455);
    closeTo(errors(data, TieHandling.BRESLOW), 1e-8, 1.50919141258588, 0.409564406366741);
    closeTo(errors(data, TieHandling.EXACT), 1e-8, 1.62824395159206, 0.433131296485462);
  }

  private static double[] errors(HazardData data, TieHandling ties) {
    return HazardExamples.errors(HazardExamples.fit(data, ties));
  }

  @Test
  void bladderAndersenGillMatchesR() { // coxph(Surv(start, stop, event) ~ rx + size + number)
    CoxFit fit = HazardExamples.fit(HazardExamples.bladder(), TieHandling.EFRON);
    Coefficients beta = fit.coefficients();
    closeTo(beta.estimates(), 1e-8, -0.46468695294342843, -0.04366027608982205, 0.1749603813193986);
    double[] naive = {0.19973218882712898, 0.06905085251124601, 0.047074058440440686};
    double[] robust = {0.26556081189888675, 0.07761611268100764, 0.06304054320065525};
    for (int j = 0; j < 3; j++) {
      assertThat(beta.standardError(j)).isCloseTo(naive[j], within(1e-9));
      assertThat(beta.robustStandardError(j).orElseThrow()).isCloseTo(robust[j], within(1e-9));
    }
    assertThat(fit.waldTest().orElseThrow().statistic()).isCloseTo(11.5435628429329, within(1e-6));
    assertThat(fit.logLikelihood()).isCloseTo(-449.980642001765, within(1e-9));
  }

  @Test
  void weightsOffsetsStrataAndLateEntryMatchR() { // the call stands at mixed()
    CoxFit fit = HazardExamples.fit(HazardExamples.mixed(), TieHandling.EFRON);
    Coefficients beta = fit.coefficients();
    closeTo(beta.estimates(), 1e-8, -0.557628836979076, 0.502179592583218);
    closeTo(
        new double[] {beta.standardError(0), beta.standardError(1)},
        1e-8,
        0.141593054461894,
        0.091526883686457);
    assertThat(beta.robustStandardError(0).orElseThrow())
        .isCloseTo(0.186664008744074, within(1e-9));
    assertThat(beta.robustStandardError(1).orElseThrow())
        .isCloseTo(0.136303387160903, within(1e-9));
    assertThat(fit.logLikelihood()).isCloseTo(-1012.72278932844, within(1e-8));
    assertThat(fit.nullLogLikelihood()).isCloseTo(-1035.11343459545, within(1e-8));
    Coefficients breslow =
        HazardExamples.fit(HazardExamples.mixed(), TieHandling.BRESLOW).coefficients();
    closeTo(breslow.estimates(), 1e-8, -0.558136845410316, 0.502017259858592);
  }

  @Test
  void dependentColumnIsNotEstimable() { // coxph(~ age + sex + I(2 * age + 1) + ph.ecog)
    List<String[]> rows = ReferenceData.rows("data/survival_r/lung.csv");
    HazardData data =
        HazardExamples.lung(rows, row -> new double[] {row[0], row[1], 2 * row[0] + 1, row[2], 7});
    Coefficients beta = HazardExamples.fit(data, TieHandling.EFRON).coefficients();
    assertThat(beta.isEstimable(2)).isFalse();
    assertThat(beta.isEstimable(4)).isFalse();
    closeTo(
        beta.estimates(), 1e-8, 0.0110667645600735, -0.552612395703631, 0, 0.463728475370428, 0);
    assertThat(beta.standardError(2)).isZero();
  }

  @Test
  void modelWithoutCovariatesHasOnlyABaseline() {
    HazardData data =
        HazardData.ofTimes(new double[0], 0, new double[] {1, 2, 3}, new int[] {1, 1, 0});
    CoxFit fit = HazardExamples.fit(data, TieHandling.BRESLOW);
    assertThat(fit.logLikelihood()).isCloseTo(-Math.log(3) - Math.log(2), within(1e-15));
    assertThat(fit.likelihoodRatioTest()).isEmpty();
    assertThat(fit.baseline().atZero(0).cumulativeHazard(1))
        .isCloseTo(1 / 3.0 + 0.5, within(1e-15));
  }

  @Test
  void badInputIsNamed() {
    double[] one = {1, 2};
    assertThatThrownBy(
            () ->
                HazardExamples.fit(
                    HazardData.ofTimes(one, 1, one, new int[] {0, 0}), TieHandling.EFRON))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("no events");
    assertThatThrownBy(() -> HazardData.ofTimes(one, 1, one, new int[] {1, 2}))
        .hasMessageContaining("Maybe");
    assertThatThrownBy(() -> HazardData.ofIntervals(one, 1, one, one, new int[] {1, 0}))
        .hasMessageContaining("before its stop");
    HazardData data = HazardData.ofTimes(one, 1, one, new int[] {1, 0});
    assertThatThrownBy(() -> data.withWeights(new double[] {1, -1})).hasMessageContaining("row 2");
    assertThatThrownBy(() -> data.withStrata(new int[] {0, -1})).hasMessageContaining("densely");
    HazardData weighted = data.withWeights(new double[] {1, 2});
    assertThatThrownBy(() -> HazardExamples.fit(weighted, TieHandling.EXACT))
        .isInstanceOf(NotEstimableException.class);
  }

  @Test
  void smokingRelapseMatchesR() { // reference.txt of asaur_cc0; times of 0 are events
    CoxFit fit = HazardExamples.fit(HazardExamples.smoking(), TieHandling.EFRON);
    Coefficients beta = fit.coefficients();
    closeTo(
        beta.estimates(),
        1e-8,
        0.6078840454125021,
        -0.03528933751720967,
        0.7034766414070228,
        0.6536901891152471);
    assertThat(beta.standardError(3)).isCloseTo(0.32731740652689506, within(1e-9));
    assertThat(fit.logLikelihood()).isCloseTo(-375.1392511543749, within(1e-9));
    assertThat(fit.nullLogLikelihood()).isCloseTo(-386.1532846877449, within(1e-9));
  }

  @Test
  void nerveBlockMatchesR() { // reference.txt of nerve_block_duration
    CoxFit fit = HazardExamples.fit(HazardExamples.nerveBlock(), TieHandling.EFRON);
    closeTo(
        fit.coefficients().estimates(),
        1e-8,
        0.09630083141255062,
        -0.006255544483888447,
        0.022213395762899928,
        -0.419825886483517);
  }
}
