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

/** Golden values: R 4.2.2, survival 3.5-3 and cmprsk 2.2-11; the calls stand at the values. */
class FineGrayTest {
  @Test
  void weightsOfFourteenSubjectsAreTheFractions() { // survival tests/finegray.R, by hand
    double[] time = {1, 2, 3, 4, 4, 4, 5, 5, 6, 8, 8, 9, 10, 12};
    int[] cause = {1, 2, 0, 1, 0, 0, 2, 1, 0, 0, 2, 0, 1, 0};
    FineGrayRows rows = FineGrayRows.of(time, cause, 1, CensoringConvention.EVENTS_FIRST);
    assertThat(rows.size()).isEqualTo(19);
    compare(rows, 1, new double[][] {{3, 1}, {4, 11 / 12.0}, {6, 11 / 15.0}, {12, 11 / 36.0}});
    compare(rows, 6, new double[][] {{6, 1}, {12, 5 / 12.0}});
    compare(rows, 10, new double[][] {{8, 1}, {12, 1 / 2.0}});
    for (int row = 0; row < rows.size(); row++) {
      int subject = rows.subject(row);
      if (subject != 1 && subject != 6 && subject != 10) {
        assertThat(rows.weight(row)).isEqualTo(1);
        assertThat(rows.stop(row)).isEqualTo(time[subject]);
        assertThat(rows.status(row)).isEqualTo(cause[subject]);
      }
    }
  }

  private static void compare(FineGrayRows rows, int subject, double[][] expected) {
    int found = 0;
    for (int row = 0; row < rows.size(); row++) {
      if (rows.subject(row) == subject) {
        assertThat(rows.stop(row)).isEqualTo(expected[found][0]);
        assertThat(rows.weight(row)).isCloseTo(expected[found][1], within(1e-15));
        assertThat(rows.status(row)).isZero();
        found++;
      }
    }
    assertThat(found).isEqualTo(expected.length);
  }

  @Test
  void gammopathyMatchesFinegray() { // coxph(Surv(fgstart, fgstop, fgstatus) ~ age + sex, fgwt, eps
    // = 1e-14)
    CoxFit fit = gammopathy(1, CensoringConvention.EVENTS_FIRST);
    Coefficients beta = fit.coefficients();
    closeTo(beta.estimates(), 1e-8, -0.0173017048049786, -0.259756791344188);
    assertThat(beta.standardError(0)).isCloseTo(0.00702219875920483, within(1e-10));
    assertThat(beta.standardError(1)).isCloseTo(0.187048577502288, within(1e-8));
    assertThat(beta.robustStandardError(0).orElseThrow())
        .isCloseTo(0.00570293164637865, within(1e-10)); // cluster = id
    assertThat(beta.robustStandardError(1).orElseThrow()).isCloseTo(0.18563469477301, within(1e-8));
    assertThat(fit.logLikelihood()).isCloseTo(-789.935826379372, within(1e-8));
    Coefficients death = gammopathy(2, CensoringConvention.EVENTS_FIRST).coefficients();
    closeTo(death.estimates(), 1e-8, 0.0588233220293615, 0.372315414206454);
    assertThat(death.robustStandardError(1).orElseThrow())
        .isCloseTo(0.0671042007910301, within(1e-8));
  }

  @Test
  void gammopathyMatchesCrr() { // crr(etime, event, cbind(age, sex == "M"))
    CoxFit fit = gammopathy(1, CensoringConvention.EVENTS_AT_RISK);
    closeTo(fit.coefficients().estimates(), 1e-7, -0.0173381534946792, -0.260038237884128);
    assertThat(fit.logLikelihood()).isCloseTo(-790.121315169541, within(1e-7));
    assertThat(fit.nullLogLikelihood()).isCloseTo(-793.774420402522, within(1e-7));
    double robust = fit.coefficients().robustStandardError(1).orElseThrow();
    assertThat(robust).isCloseTo(0.185681034792167, within(0.002)); // crr adds the curve's error
    Coefficients death = gammopathy(2, CensoringConvention.EVENTS_AT_RISK).coefficients();
    closeTo(death.estimates(), 1e-7, 0.0585844004048068, 0.370796845903267);
  }

  private static CoxFit gammopathy(int interest, CensoringConvention convention) {
    List<String[]> rows = ReferenceData.rows("data/survival_r/mgus2.csv");
    double[] design = new double[2 * rows.size()];
    double[] time = new double[rows.size()];
    int[] cause = new int[rows.size()];
    for (int i = 0; i < time.length; i++) {
      String[] row = rows.get(i);
      boolean progressed = row[8].equals("1");
      design[2 * i] = Double.parseDouble(row[1]);
      design[2 * i + 1] = row[2].equals("M") ? 1 : 0;
      time[i] = Double.parseDouble(progressed ? row[7] : row[9]);
      cause[i] = progressed ? 1 : 2 * Integer.parseInt(row[10]);
    }
    return FineGray.fit(design, 2, time, cause, interest, convention);
  }

  @Test
  void competingEventsAtTimeNothingMatchCrr() { // crr(time, cause, x, gtol = 1e-14)$coef
    double[] time = {0, 0, 1, 2, 3, 4, 5, 6};
    int[] cause = {2, 0, 1, 2, 1, 0, 1, 0};
    double[] x = {1, 0, 1, 0, 0, 1, 1, 0};
    CoxFit fit = FineGray.fit(x, 1, time, cause, 1, CensoringConvention.EVENTS_AT_RISK);
    assertThat(fit.coefficients().estimate(0)).isCloseTo(0.600415284666035, within(1e-9));
    FineGrayRows rows = FineGrayRows.of(time, cause, 1, CensoringConvention.EVENTS_AT_RISK);
    compare(rows, 0, new double[][] {{4, 1}, {6, 2 / 3.0}});
  }

  @Test
  void withoutCompetingEventsItIsTheCoxModel() {
    double[] x = {0, 1, 1, 0, 1, 0};
    double[] time = {5, 1, 4, 3, 2, 6};
    int[] status = {1, 1, 0, 1, 0, 1};
    for (CensoringConvention convention : CensoringConvention.values()) {
      CoxFit fit = FineGray.fit(x, 1, time, status, 1, convention);
      CoxFit cox = HazardExamples.fit(HazardData.ofTimes(x, 1, time, status), TieHandling.EFRON);
      assertThat(fit.logLikelihood()).isCloseTo(cox.logLikelihood(), within(1e-12));
    }
  }

  @Test
  void badInputIsNamed() {
    double[] time = {1, 2, 3};
    int[] cause = {2, 0, 2};
    assertThatThrownBy(
            () -> FineGray.fit(time, 1, time, cause, 1, CensoringConvention.EVENTS_FIRST))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("no events");
    assertThatThrownBy(() -> FineGrayRows.of(time, cause, 0, CensoringConvention.EVENTS_FIRST))
        .hasMessageContaining("interest (0)");
  }
}
