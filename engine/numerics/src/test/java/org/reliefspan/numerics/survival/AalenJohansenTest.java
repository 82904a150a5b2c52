package org.reliefspan.numerics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.ReferenceData;
import org.reliefspan.numerics.accumulate.DailyEventCounts;
import org.reliefspan.numerics.limits.Limits;

/** Golden values: R 4.2.2, survival 3.5-3, {@code survfit(Surv(time, state) ~ 1)}. */
class AalenJohansenTest {
  @Test
  void incidenceMatchesFractions() { // pattern of the survival vignette redistribute.Rnw
    DailyEventCounts counts = DailyEventCounts.withHorizon(10, 3);
    int[] day = {1, 2, 2, 3, 4, 4, 5, 5, 8, 9};
    int[] cause = {1, 2, 0, 1, 0, 0, 2, 0, 3, 1};
    for (int i = 0; i < 10; i++) {
      counts.add(day[i], cause[i]);
    }
    AalenJohansen curve = AalenJohansen.of(counts);
    assertThat(curve.incidenceAt(1, 3)).isCloseTo(15 / 70.0, within(1e-15));
    assertThat(curve.incidenceAt(1, 9)).isCloseTo(33 / 70.0, within(1e-15));
    assertThat(curve.incidenceAt(2, 5)).isCloseTo(19 / 70.0, within(1e-15));
    assertThat(curve.incidenceAt(3, 8)).isCloseTo(18 / 70.0, within(1e-15));
    assertThat(curve.standardErrorAt(1, 1)).isCloseTo(0.0948683298050514, within(1e-14));
    assertThat(curve.standardErrorAt(1, 4)).isCloseTo(0.1350412959190578, within(1e-14));
    assertThat(curve.standardErrorAt(1, 9)).isCloseTo(0.2190091655097098, within(1e-14));
    assertThat(curve.standardErrorAt(2, 5)).isCloseTo(0.1704307696113607, within(1e-14));
    assertThat(curve.standardErrorAt(3, 8)).isCloseTo(0.204447630994448, within(1e-14));
  }

  @Test
  @Tag("reference")
  void plasmaCellMalignancyMatchesR() { // mgus2, by sex, times 60, 120, 240
    AalenJohansen female = mgus("F");
    AalenJohansen male = mgus("M");
    assertThat(female.incidenceAt(1, 60)).isCloseTo(0.0397896215044053, within(1e-13));
    assertThat(female.incidenceAt(1, 120)).isCloseTo(0.0738856643759262, within(1e-13));
    assertThat(female.incidenceAt(1, 240)).isCloseTo(0.1049406741861370, within(1e-13));
    assertThat(male.incidenceAt(1, 240)).isCloseTo(0.0956507550309775, within(1e-13));
    assertThat(male.incidenceAt(2, 120)).isCloseTo(0.575178488879491, within(1e-13));
    assertThat(female.standardErrorAt(1, 240)).isCloseTo(0.01426295743449663, within(1e-9));
    assertThat(male.standardErrorAt(1, 120)).isCloseTo(0.00864431655219645, within(1e-9));
    assertThat(male.standardErrorAt(2, 240)).isCloseTo(0.0206688669280440, within(1e-9));
    Limits limits = female.limitsAt(1, 60, 0.95).orElseThrow();
    assertThat(limits.lower()).isCloseTo(0.0264605466193882, within(1e-9));
    assertThat(limits.upper()).isCloseTo(0.0571532934889317, within(1e-9));
  }

  private static AalenJohansen mgus(String sex) {
    DailyEventCounts months = DailyEventCounts.withHorizon(500, 2);
    for (String[] row : ReferenceData.rows("estimators/mgus2.csv")) {
      if (row[2].equals(sex)) {
        boolean malignancy = row[8].equals("1");
        int death = row[10].equals("1") ? 2 : 0;
        months.add(Integer.parseInt(row[malignancy ? 7 : 9]), malignancy ? 1 : death);
      }
    }
    return AalenJohansen.of(months);
  }
}
