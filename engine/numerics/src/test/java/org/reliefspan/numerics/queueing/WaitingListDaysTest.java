package org.reliefspan.numerics.queueing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.reliefspan.numerics.queueing.WaitingListDays.STILL_WAITING;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.reliefspan.numerics.model.NotEstimableException;

/** Golden traces: tests of the R package NHSRwaitinglist, commit 0d85b69. */
class WaitingListDaysTest {

  @Test
  void theListGrowsOnTheDayOfReferral() {
    WaitingListDays list =
        WaitingListDays.of(
            days("2024-01-01", "2024-01-04", "2024-01-10"),
            new long[] {STILL_WAITING, STILL_WAITING, STILL_WAITING});
    assertThat(list.lengthByDay(day("2024-01-01"), day("2024-01-10")))
        .containsExactly(1, 1, 1, 2, 2, 2, 2, 2, 2, 3);
  }

  @Test
  void theListShrinksOnTheDayOfRemoval() {
    WaitingListDays list =
        WaitingListDays.of(
            days("2024-01-01", "2024-01-04", "2024-01-10", "2024-01-16"),
            new long[] {day("2024-01-08"), day("2024-01-15"), STILL_WAITING, STILL_WAITING});
    int[] length = list.lengthByDay(day("2024-01-01"), day("2024-01-31"));
    assertThat(length).hasSize(31);
    assertThat(length[6]).isEqualTo(2);
    assertThat(list.lengthOn(day("2024-01-07"))).isEqualTo(2);
    assertThat(list.lengthOn(day("2024-01-15"))).isEqualTo(1);
    assertThat(length[30]).isEqualTo(2);
    assertThat(list.removed()).isEqualTo(2);
  }

  @Test
  void slotsGoToWhoCameFirst() {
    WaitingListDays list =
        WaitingListDays.scheduled(
            days("2024-01-10", "2024-01-01", "2024-01-04"), days("2024-01-05", "2024-01-03"));
    assertThat(list.referralDays()).containsExactly(days("2024-01-01", "2024-01-04", "2024-01-10"));
    assertThat(list.removalDays())
        .containsExactly(day("2024-01-03"), day("2024-01-05"), STILL_WAITING);
    assertThat(list.removed()).isEqualTo(2);
    WaitingListDays later =
        WaitingListDays.scheduled(
            days("2024-01-01", "2024-01-04"), days("2024-02-01", "2024-03-01"));
    assertThat(later.removed()).isEqualTo(2);
  }

  @Test
  void slotsBeforeAReferralAreLost() {
    WaitingListDays list = WaitingListDays.scheduled(new long[] {5, 6}, new long[] {1, 5, 6, 9});
    assertThat(list.removalDays()).containsExactly(6, 9);
  }

  @Test
  void meanWaitOfThoseWhoWait() {
    WaitingListDays list =
        WaitingListDays.of(
            days("2024-01-01", "2024-01-04", "2024-01-10"),
            new long[] {day("2024-01-08"), day("2024-01-11"), STILL_WAITING});
    assertThat(list.meanWaitOn(day("2024-01-10"))).isEqualTo(3);
    assertThatThrownBy(() -> list.meanWaitOn(day("2023-12-31")))
        .isInstanceOf(NotEstimableException.class);
  }

  @Test
  void nobodyLeavesBeforeComing() {
    assertThatThrownBy(() -> WaitingListDays.of(new long[] {3}, new long[] {2}))
        .hasMessageContaining("Entry 1");
    assertThatThrownBy(() -> WaitingListDays.of(new long[] {3}, new long[] {}))
        .hasMessageContaining("do not go together");
  }

  private static long day(String date) {
    return LocalDate.parse(date).toEpochDay();
  }

  private static long[] days(String... dates) {
    return Arrays.stream(dates).mapToLong(WaitingListDaysTest::day).toArray();
  }
}
