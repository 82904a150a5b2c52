package org.reliefspan.numerics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SurvivalComparisonTest {
  @Test
  void countedDaysEqualSortedRowsExactly() {
    SplittableRandom random = new SplittableRandom(9);
    double[] time = new double[5000];
    int[] status = new int[5000];
    int[] group = RandomRows.groups(random, 5000, 5);
    for (int i = 0; i < time.length; i++) {
      time[i] = random.nextInt(700);
      status[i] = random.nextInt(2);
    }
    SurvivalComparison counted = SurvivalComparison.of(time, status, group, 5);
    SurvivalComparison sorted = SurvivalComparison.sorted(SurvivalData.of(time, status), group, 5);
    same(counted, sorted);
    double[] years = Arrays.stream(time).map(t -> t / 365.25).toArray();
    SurvivalComparison scaled = SurvivalComparison.of(years, status, group, 5);
    assertThat(scaled.logRank().test()).isEqualTo(counted.logRank().test());
    KaplanMeier alone = KaplanMeier.of(SurvivalData.of(time, status).ofGroup(group, 2));
    assertThat(alone.survivalAt(300)).isEqualTo(counted.curve(2).survivalAt(300));
    assertThat(alone.lastTime()).isEqualTo(counted.curve(2).lastTime());
  }

  private static void same(SurvivalComparison one, SurvivalComparison other) {
    assertThat(one.logRank().test()).isEqualTo(other.logRank().test());
    for (int g = 0; g < one.groups(); g++) {
      assertThat(one.curve(g).size()).isEqualTo(other.curve(g).size());
      assertThat(one.curve(g).lastTime()).isEqualTo(other.curve(g).lastTime());
      for (int row = 0; row < one.curve(g).size(); row++) {
        assertThat(one.curve(g).time(row)).isEqualTo(other.curve(g).time(row));
        assertThat(one.curve(g).survival(row)).isEqualTo(other.curve(g).survival(row));
        assertThat(one.curve(g).standardError(row)).isEqualTo(other.curve(g).standardError(row));
      }
    }
  }

  @Test
  void radixOrderIsStableAndRising() {
    SplittableRandom random = new SplittableRandom(1);
    for (int size : new int[] {1, 7, 48, 49, 1000}) {
      double[] value = new double[size];
      Arrays.setAll(value, i -> i % 5 == 0 ? -0.0 : (random.nextInt(300) - 50) / 7.0);
      int[] order = RadixOrder.rising(value);
      for (int i = 1; i < size; i++) {
        double before = value[order[i - 1]];
        double now = value[order[i]];
        assertThat(before < now || (before == now && order[i - 1] < order[i])).isTrue();
      }
    }
  }

  @Test
  void groupsWithoutRowsStayAtOne() {
    SurvivalComparison comparison =
        SurvivalComparison.of(
            new double[] {1, 2.5, 3}, new int[] {1, 1, 0}, new int[] {0, 2, 2}, 3);
    assertThat(comparison.curve(1).survivalAt(9)).isEqualTo(1);
    assertThat(comparison.logRank().test().orElseThrow().degreesOfFreedom()).isEqualTo(1);
    assertThatThrownBy(
            () -> SurvivalComparison.of(new double[] {1}, new int[] {1}, new int[] {3}, 3))
        .hasMessageContaining("group");
  }
}
