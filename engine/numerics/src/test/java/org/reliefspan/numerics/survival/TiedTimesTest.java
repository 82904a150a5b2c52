package org.reliefspan.numerics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.model.NotEstimableException;

/** Golden values: R 4.2.2, survival 3.5-3, aeqSurv. */
class TiedTimesTest {
  @Test
  void timesThatDifferByRoundingTakeTheSmallest() { // aeqSurv(Surv(time, status))[, 1]
    double[] time = {1, 1 + 1e-8, 1 + 2e-8, 1 + 5e-8, 0.3, 0.1 + 0.2, 7};
    TiedTimes tied = TiedTimes.of(time);
    assertThat(tied.isNone()).isFalse();
    assertThat(tied.joined(time)).containsExactly(1, 1, 1, 1 + 5e-8, 0.3, 0.3, 7);
  }

  @Test
  void nearnessGrowsWithTheTimes() { // mean 2e8: within about 3
    double[] time = {1e8 + 0.5, 1e8 + 2, 3e8};
    assertThat(TiedTimes.of(time).joined(time)).containsExactly(1e8 + 0.5, 1e8 + 0.5, 3e8);
  }

  @Test
  void wholeNumbersAndInfiniteOnesStay() {
    double[] whole = {0, 1, 2, 3};
    assertThat(TiedTimes.of(whole).isNone()).isTrue();
    double[] start = {Double.NEGATIVE_INFINITY, 0.5, 0.5 + 1e-9};
    assertThat(TiedTimes.of(start).joined(start))
        .containsExactly(Double.NEGATIVE_INFINITY, 0.5, 0.5);
  }

  @Test
  void rowsLeftWithoutLengthAreRefused() {
    SurvivalData data =
        SurvivalData.of(new double[] {1 + 1e-9, 2}, new int[] {1, 1})
            .withEntry(new double[] {1, 0.5});
    assertThatThrownBy(data::tied)
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("rounding only (in 1 rows)");
  }

  @Test
  void tiesJoinTheEventsOfOneTime() {
    SurvivalData data =
        SurvivalData.of(new double[] {0.3, 0.1 + 0.2, 1.5, 2}, new int[] {1, 1, 0, 1});
    assertThat(KaplanMeier.of(data).size()).isEqualTo(3);
    assertThat(KaplanMeier.of(data.tied()).size()).isEqualTo(2);
    assertThat(KaplanMeier.of(data.tied()).events(0)).isEqualTo(2);
  }
}
