package org.reliefspan.numerics.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.model.SignificanceTest;

/** Golden values: R 4.2.2, survival 3.5-3, cox.zph(fit, transform). */
class ProportionalHazardsTestTest {
  @Test
  void lungMatchesRUnderAllTransforms() { // age, sex, ph.ecog, global
    CoxFit fit = HazardExamples.fit(HazardExamples.lung(), TieHandling.EFRON);
    compare(
        fit,
        TimeTransform.KAPLAN_MEIER,
        0.18798767365229,
        2.30543722740497,
        2.05424877405441,
        4.46365758875861);
    compare(
        fit,
        TimeTransform.IDENTITY,
        0.15235031725392,
        2.49191321710657,
        1.57823523837676,
        4.11938295147948);
    compare(
        fit,
        TimeTransform.RANK,
        0.117291506990152,
        2.04469468023567,
        2.54487839262557,
        4.71068014128877);
    compare(
        fit,
        TimeTransform.LOG,
        3.37363401074948,
        2.0349368788848,
        0.370496324776842,
        5.38982142805895);
    SignificanceTest global =
        fit.proportionalHazardsTest(TimeTransform.KAPLAN_MEIER).global().orElseThrow();
    assertThat(global.p()).isCloseTo(0.215554945341796, within(1e-9));
    assertThat(global.degreesOfFreedom()).isEqualTo(3);
  }

  private static void compare(CoxFit fit, TimeTransform transform, double... expected) {
    ProportionalHazardsTest test = fit.proportionalHazardsTest(transform);
    for (int j = 0; j + 1 < expected.length; j++) {
      assertThat(test.test(j).orElseThrow().statistic()).isCloseTo(expected[j], within(1e-7));
    }
    assertThat(test.global().orElseThrow().statistic())
        .isCloseTo(expected[expected.length - 1], within(1e-7));
  }

  @Test
  void lateEntryMatchesR() { // bladder2 ~ rx + size + number
    CoxFit efron = HazardExamples.fit(HazardExamples.bladder(), TieHandling.EFRON);
    compare(
        efron,
        TimeTransform.KAPLAN_MEIER,
        0.0179392471613604,
        2.03136429559826,
        0.602712186638232,
        2.28418038467419);
    compare(
        efron,
        TimeTransform.RANK,
        0.298188566636228,
        2.16713018544771,
        1.82023955690965,
        3.4874849712649);
    compare(
        HazardExamples.fit(HazardExamples.bladder(), TieHandling.BRESLOW),
        TimeTransform.KAPLAN_MEIER,
        0.00990282867344175,
        1.93787456041001,
        0.514838993624476,
        2.13650037921873);
  }

  @Test
  void weightsAndStrataMatchR() { // the call stands at HazardExamples.mixed()
    compare(
        HazardExamples.fit(HazardExamples.mixed(), TieHandling.EFRON),
        TimeTransform.KAPLAN_MEIER,
        0.175333222155992,
        2.03730187596513,
        2.20648222697553);
    CoxFit third = HazardExamples.fit(HazardExamples.third(), TieHandling.EFRON);
    compare(third, TimeTransform.KAPLAN_MEIER, 0.00670455491395852, 0.00670455491395852);
  }

  @Test
  void whatCannotBeTestedIsNamed() {
    CoxFit exact = HazardExamples.fit(HazardExamples.remission(), TieHandling.EXACT);
    assertThatThrownBy(() -> exact.proportionalHazardsTest(TimeTransform.RANK))
        .isInstanceOf(NotEstimableException.class);
    CoxFit zero = HazardExamples.fit(HazardExamples.smoking(), TieHandling.EFRON);
    assertThatThrownBy(() -> zero.proportionalHazardsTest(TimeTransform.LOG))
        .hasMessageContaining("not positive");
  }
}
