package org.reliefspan.numerics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.reliefspan.numerics.survival.KaplanMeierReferenceTest.near;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.ReferenceData;
import org.reliefspan.numerics.accumulate.DailyEventCounts;

/** Golden values: reference.R; lung: survdiff of R survival 3.5-3. */
class LogRankTest {
  private final SixtyRows rows = new SixtyRows();

  @Test
  void threeGroupsMatchR() {
    matches("logrank", LogRank.of(rows.events(), rows.group, 3, 0));
    matches("rho1", LogRank.of(rows.events(), rows.group, 3, 1));
    matches("rhoHalf", LogRank.of(rows.events(), rows.group, 3, 0.5));
    matches("stratified", LogRank.stratified(rows.events(), rows.group, 3, rows.stratum, 0));
    matches("stratifiedRho", LogRank.stratified(rows.events(), rows.group, 3, rows.stratum, 1));
  }

  private static void matches(String name, LogRank test) {
    double[] observed = new double[3];
    double[] expected = new double[3];
    double[] variance = new double[9];
    Arrays.setAll(observed, test::observed);
    Arrays.setAll(expected, test::expected);
    Arrays.setAll(variance, i -> test.variance(i / 3, i % 3));
    near(name + ".obs", observed);
    near(name + ".exp", expected);
    near(name + ".var", variance);
    near(name + ".chisq", new double[] {test.test().orElseThrow().statistic()});
    assertThat(test.test().orElseThrow().degreesOfFreedom()).isEqualTo(2);
  }

  @Test
  void lateEntryMatchesTheScoreTestOfCox() { // untied times, coxph(...)$sctest
    double[] rank = new double[SixtyRows.SIZE];
    double[] entry = new double[SixtyRows.SIZE];
    int[] order = RadixOrder.rising(rows.time);
    for (int i = 0; i < order.length; i++) {
      rank[order[i]] = i + 1;
    }
    Arrays.setAll(entry, i -> Math.max(0, rank[i] - 1 - (i * 11) % 23));
    SurvivalData data = SurvivalData.of(rank, rows.event).withEntry(entry);
    double statistic = LogRank.of(data, rows.group, 3, 0).test().orElseThrow().statistic();
    assertThat(statistic).isCloseTo(SixtyRows.reference("lateLogrank")[0], within(1e-10));
  }

  @Test
  @Tag("reference")
  void lungMatchesR() {
    List<String[]> lung = ReferenceData.rows("estimators/lung.csv");
    double[] time = lung.stream().mapToDouble(row -> Double.parseDouble(row[1])).toArray();
    int[] dead = lung.stream().mapToInt(row -> Integer.parseInt(row[2]) - 1).toArray();
    int[] sex = lung.stream().mapToInt(row -> Integer.parseInt(row[4]) - 1).toArray();
    SurvivalData data = SurvivalData.of(time, dead);
    LogRank test = LogRank.of(data, sex, 2, 0);
    assertThat(test.test().orElseThrow().statistic()).isCloseTo(10.326741954885632, within(1e-11));
    assertThat(test.test().orElseThrow().p()).isCloseTo(0.0013111645203555122, within(1e-14));
    assertThat(test.expected(0)).isCloseTo(91.5817390295728, within(1e-11));
    assertThat(LogRank.of(data, sex, 2, 1).test().orElseThrow().statistic())
        .isCloseTo(12.714151401157508, within(1e-11));
  }

  @Test
  void withoutEventsOrCompanyThereIsNoTest() {
    SurvivalData censored = SurvivalData.of(new double[] {1, 2}, new int[2]);
    assertThat(LogRank.of(censored, new int[] {0, 1}, 2, 0).test()).isEmpty();
    SurvivalData alone = SurvivalData.of(new double[] {1, 2}, new int[] {0, 1});
    assertThat(LogRank.of(alone, new int[] {0, 1}, 2, 0).test()).isEmpty();
    assertThatThrownBy(() -> LogRank.of(alone, new int[] {0, 2}, 2, 0))
        .hasMessageContaining("between 0 and 1");
    assertThatThrownBy(() -> LogRank.of(alone, new int[2], 1, Double.NaN))
        .hasMessageContaining("rho");
  }

  @Test
  void orderUnitsAndRepetitionDoNotMatter() {
    SplittableRandom random = new SplittableRandom(11);
    for (int seed = 0; seed < 30; seed++) {
      SurvivalData data = RandomRows.of(random, 60);
      int[] group = RandomRows.groups(random, 60, 3);
      int[] order = RandomRows.shuffled(random, 60);
      LogRank test = LogRank.of(data, group, 3, 1);
      LogRank moved = LogRank.of(data.rows(order), Rows.pick(group, order), 3, 1);
      assertThat(moved.test().orElseThrow().statistic())
          .isCloseTo(test.test().orElseThrow().statistic(), within(1e-9));
      int[] twice = new int[120];
      Arrays.setAll(twice, i -> i / 2);
      double[] weight = new double[60];
      Arrays.fill(weight, 2);
      SurvivalData plain = SurvivalData.of(column(data), states(data));
      double repeated =
          LogRank.of(plain.rows(twice), Rows.pick(group, twice), 3, 0)
              .test()
              .orElseThrow()
              .statistic();
      assertThat(
              LogRank.of(plain.withWeights(weight), group, 3, 0).test().orElseThrow().statistic())
          .isCloseTo(repeated, within(1e-10));
    }
  }

  private static double[] column(SurvivalData data) {
    double[] time = new double[data.size()];
    Arrays.setAll(time, data::time);
    return time;
  }

  private static int[] states(SurvivalData data) {
    int[] status = new int[data.size()];
    Arrays.setAll(status, data::status);
    return status;
  }

  @Test
  void countsEqualRowsExactly() {
    SplittableRandom random = new SplittableRandom(5);
    for (int seed = 0; seed < 30; seed++) {
      double[] time = new double[200];
      double[] entry = new double[200];
      int[] status = new int[200];
      int[] group = RandomRows.groups(random, 200, 4);
      DailyEventCounts[] counts = new DailyEventCounts[4];
      Arrays.setAll(counts, g -> DailyEventCounts.withHorizon(50, 2));
      for (int i = 0; i < 200; i++) {
        time[i] = 1 + random.nextInt(50);
        entry[i] = random.nextInt((int) time[i]);
        status[i] = random.nextInt(3);
        counts[group[i]].addEntering((int) entry[i], (int) time[i], status[i]);
      }
      SurvivalData data = SurvivalData.of(time, status).withEntry(entry);
      LogRank ofRows = LogRank.of(data, group, 4, 1);
      LogRank ofCounts = LogRank.of(List.of(counts), 1);
      assertThat(ofCounts.test()).isEqualTo(ofRows.test());
      assertThat(GrayTest.of(List.of(counts), 2, 0).test())
          .isEqualTo(GrayTest.of(data, group, 4, 2, 0).test());
      AalenJohansen one = AalenJohansen.of(counts[0]);
      AalenJohansen other = AalenJohansen.of(data.ofGroup(group, 0));
      for (int row = 0; row < one.size(); row++) {
        assertThat(one.incidence(2, row)).isEqualTo(other.incidence(2, row));
        assertThat(one.standardError(2, row)).isEqualTo(other.standardError(2, row));
      }
    }
  }
}
