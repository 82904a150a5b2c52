package org.reliefspan.numerics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.ReferenceData;
import org.reliefspan.numerics.model.SignificanceTest;

/** Golden values: reference.R (cmprsk 2.2-11); mgus2 from the same version. */
class GrayTestTest {
  private final SixtyRows rows = new SixtyRows();

  @Test
  void threeGroupsMatchCmprsk() {
    for (int rho = 0; rho <= 1; rho++) {
      double[] plain = SixtyRows.reference("gray." + rho);
      double[] stratified = SixtyRows.reference("grayStratified." + rho);
      for (int cause = 1; cause <= 2; cause++) {
        GrayTest test = GrayTest.of(rows.causes(), rows.group, 3, cause, rho);
        assertThat(test.test().orElseThrow().statistic())
            .isCloseTo(plain[cause - 1], within(1e-10));
        assertThat(test.test().orElseThrow().degreesOfFreedom()).isEqualTo(2);
        GrayTest within =
            GrayTest.stratified(rows.causes(), rows.group, 3, rows.stratum, cause, rho);
        assertThat(within.test().orElseThrow().statistic())
            .isCloseTo(stratified[cause - 1], within(1e-10));
      }
    }
  }

  @Test
  @Tag("reference")
  void plasmaCellMalignancyMatchesCmprsk() {
    List<String[]> mgus = ReferenceData.rows("estimators/mgus2.csv");
    double[] time = new double[mgus.size()];
    int[] status = new int[mgus.size()];
    int[] sex = new int[mgus.size()];
    for (int i = 0; i < time.length; i++) {
      String[] row = mgus.get(i);
      boolean malignancy = row[8].equals("1");
      time[i] = Double.parseDouble(row[malignancy ? 7 : 9]);
      status[i] = malignancy ? 1 : row[10].equals("1") ? 2 : 0;
      sex[i] = row[2].equals("F") ? 0 : 1;
    }
    SurvivalData data = SurvivalData.of(time, status);
    SignificanceTest one = GrayTest.of(data, sex, 2, 1, 0).test().orElseThrow();
    SignificanceTest two = GrayTest.of(data, sex, 2, 2, 0).test().orElseThrow();
    assertThat(one.statistic()).isCloseTo(1.1945078250755148, within(1e-11));
    assertThat(one.p()).isCloseTo(0.2744221567880042, within(1e-11));
    assertThat(two.statistic()).isCloseTo(11.651259012127738, within(1e-10));
    assertThat(two.p()).isCloseTo(0.0006415909764079242, within(1e-13));
  }

  @Test
  void scoresSumToZero() {
    SplittableRandom random = new SplittableRandom(2);
    for (int seed = 0; seed < 30; seed++) {
      SurvivalData data = RandomRows.of(random, 60);
      GrayTest test = GrayTest.of(data, RandomRows.groups(random, 60, 4), 4, 1, 0);
      double sum = 0;
      double variance = 0;
      for (int g = 0; g < 4; g++) {
        sum += test.score(g);
        variance += test.variance(0, g);
      }
      assertThat(sum).isCloseTo(0, within(1e-12));
      assertThat(variance).isCloseTo(0, within(1e-10));
      assertThat(test.test().orElseThrow().degreesOfFreedom()).isEqualTo(3);
    }
  }

  @Test
  void withoutEventsOfTheCauseThereIsNoTest() {
    SurvivalData data = SurvivalData.of(new double[] {1, 2, 3}, new int[] {2, 2, 0});
    int[] group = {0, 1, 1};
    assertThat(GrayTest.of(data, group, 2, 1, 0).test()).isEmpty();
    assertThat(GrayTest.of(data, group, 2, 3, 0).test()).isEmpty();
    assertThatThrownBy(() -> GrayTest.of(data, group, 2, 0, 0)).hasMessageContaining("cause");
  }
}
