package org.reliefspan.domain.facility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reliefspan.domain.facility.CalendarSpec.Windows;

/**
 * Windows against a calendar, counted by hand: therapy is open Monday to Friday 08:00 to 17:00, a
 * session of 60 minutes begins on a grid of 30 minutes 24 to 72 hours after an injection, both ends
 * included.
 */
class OpenHoursTest {
  private static final Duration GRID = Duration.ofMinutes(30);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Opening.Weekly WORKDAYS =
      new Opening.Weekly(
          List.of(
              new Opening.Shift(
                  EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                  8 * 60,
                  17 * 60,
                  OptionalInt.empty())));

  private static CalendarSpec calendar(String zone, List<LocalDate> holidays) {
    return new CalendarSpec(
        LocalDateTime.of(2024, 1, 1, 0, 0), ZoneId.of(zone), Windows.ELAPSED, holidays);
  }

  private static List<String> therapyStarts(String injection, List<LocalDate> holidays) {
    CalendarSpec calendar = calendar("UTC", holidays);
    ZonedDateTime at = LocalDateTime.parse(injection).atZone(calendar.zone());
    return OpenHours.of(List.of(WORKDAYS), calendar)
        .starts(at.plusHours(24), at.plusHours(72), GRID, HOUR)
        .stream()
        .map(start -> start.toLocalDateTime().toString())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-06-06T14:00, 2024-06-07T14:00, 2024-06-07T16:00, 5",
    "2024-06-07T16:00, 2024-06-10T08:00, 2024-06-10T16:00, 17",
    "2024-06-05T16:30, 2024-06-07T08:00, 2024-06-07T16:00, 17",
  })
  void startsLieInTheWindowAndInOpenHours(String injection, String first, String last, int number) {
    List<String> starts = therapyStarts(injection, List.of());
    assertThat(starts).hasSize(number);
    assertThat(starts.get(0)).isEqualTo(first);
    assertThat(starts.get(number - 1)).isEqualTo(last);
  }

  @Test
  void aHolidayAfterAWeekendLeavesNoStart() {
    assertThat(therapyStarts("2024-06-07T16:00", List.of(LocalDate.of(2024, 6, 10)))).isEmpty();
  }

  @Test
  void whatIsTakenCanBeLeftOut() {
    Set<String> taken =
        Set.copyOf(
            Arrays.stream(
                    ("08:00 08:30 09:00 09:30 10:00 10:30 11:00 11:30 12:00 12:30 13:00 13:30"
                            + " 14:00 14:30 15:00 16:00 16:30")
                        .split(" "))
                .map(time -> "2024-06-10T" + time)
                .toList());
    assertThat(therapyStarts("2024-06-07T16:00", List.of()))
        .filteredOn(start -> !taken.contains(start))
        .containsExactly("2024-06-10T15:30");
  }

  /** A list on Tuesdays and Thursdays 09:00 to 12:00, and a window of days 14 to 28. */
  @Test
  void slotsOfListsInAWindowAreCounted() {
    Opening.Weekly lists =
        new Opening.Weekly(
            List.of(
                new Opening.Shift(
                    EnumSet.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY),
                    9 * 60,
                    12 * 60,
                    OptionalInt.empty())));
    ZonedDateTime referral = LocalDate.of(2024, 6, 3).atStartOfDay(ZoneId.of("UTC"));
    List<ZonedDateTime> starts =
        OpenHours.of(List.of(lists), calendar("UTC", List.of()))
            .starts(referral.plusDays(14), referral.plusDays(28), GRID, GRID);
    assertThat(starts).hasSize(24);
    assertThat(starts.get(0).toLocalDateTime()).isEqualTo("2024-06-18T09:00");
    assertThat(starts.get(23).toLocalDate()).isEqualTo("2024-06-27");
  }

  @Test
  void aDayIsTwentyFourHoursOrTheNextDayByTheClock() {
    ZonedDateTime injection =
        LocalDateTime.parse("2024-03-09T14:00").atZone(ZoneId.of("America/New_York"));
    Duration day = Duration.ofDays(1);
    assertThat(Windows.ELAPSED.after(injection, day).toLocalDateTime())
        .isEqualTo("2024-03-10T15:00");
    assertThat(Windows.LOCAL.after(injection, day).toLocalDateTime()).isEqualTo("2024-03-10T14:00");
  }

  @Test
  void hoursThatMeetAreOneAndThoseOfSeveralAreCut() {
    Opening.Weekly split =
        new Opening.Weekly(
            List.of(
                new Opening.Shift(Set.of(DayOfWeek.MONDAY), 540, 720, OptionalInt.empty()),
                new Opening.Shift(Set.of(DayOfWeek.MONDAY), 720, 1440, OptionalInt.of(2)),
                new Opening.Shift(Set.of(DayOfWeek.TUESDAY), 0, 600, OptionalInt.of(0))));
    CalendarSpec calendar = calendar("Europe/Berlin", List.of());
    LocalDate monday = LocalDate.of(2024, 3, 25);
    OpenHours alone = OpenHours.of(List.of(split), calendar);
    assertThat(alone.on(monday)).hasSize(1);
    assertThat(alone.on(monday).get(0).length()).isEqualTo(Duration.ofHours(15));
    assertThat(alone.on(monday.plusDays(1))).isEmpty();
    OpenHours both = OpenHours.of(List.of(split, WORKDAYS), calendar);
    assertThat(both.on(monday).get(0).until().toLocalTime()).isEqualTo(LocalTime.of(17, 0));
    assertThat(both.longest(monday, monday.plusDays(6))).isEqualTo(Duration.ofHours(8));
  }
}
