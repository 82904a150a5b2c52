package org.reliefspan.simulation.facility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.LongToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.domain.facility.Opening;

class OpeningsTest {
  private static final long DAY = Calendars.MINUTES;

  /** Goes from change to change and looks at every tick between. */
  private static void assertLevels(Openings openings, long until, LongToIntFunction expected) {
    long next = openings.nextChange(-100);
    for (long tick = -100; tick < until; tick++) {
      if (tick == next) {
        assertThat(openings.levelAt(tick)).isNotEqualTo(openings.levelAt(tick - 1));
        next = openings.nextChange(tick);
      }
      assertThat(openings.levelAt(tick)).isEqualTo(expected.applyAsInt(tick));
      assertThat(openings.nextChange(tick)).isEqualTo(next);
    }
  }

  @Test
  void alwaysBeginsAtTickZero() {
    Openings openings = Openings.of(new Opening.Always(), 3, Optional.empty(), DAY);
    assertThat(openings.nextChange(-7)).isZero();
    assertThat(openings.nextChange(0)).isEqualTo(Long.MAX_VALUE);
    assertLevels(openings, 1000, tick -> tick < 0 ? 0 : 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Pacific/Auckland"})
  void hoursAreThoseOfTheLocalClock(String zone) {
    CalendarTime calendar = Calendars.of("2024-03-04T10:07", zone, DAY, "2024-03-18");
    Openings openings =
        Calendars.weekly(
            calendar,
            4,
            Calendars.shift(Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), 8, 17),
            Calendars.shift(Set.of(DayOfWeek.MONDAY), 10 * 60, 12 * 60 + 30, 2),
            Calendars.shift(Set.of(DayOfWeek.SUNDAY), 1, 3),
            Calendars.shift(Set.of(DayOfWeek.SATURDAY), 20, 24));
    assertLevels(
        openings,
        70 * DAY,
        tick -> {
          LocalDateTime local = calendar.local(tick);
          int minute = 60 * local.getHour() + local.getMinute();
          boolean isHoliday = local.toLocalDate().toString().equals("2024-03-18");
          if (tick < 0 || isHoliday) {
            return 0;
          }
          // the hour from 1 to 2 comes twice when clocks go back; shifts end at its first 3
          return switch (local.getDayOfWeek()) {
            case MONDAY ->
                (minute >= 480 && minute < 1020 ? 4 : 0) + (minute >= 600 && minute < 750 ? 2 : 0);
            case SUNDAY ->
                (minute >= 480 && minute < 1020 ? 4 : 0) + (minute >= 60 && minute < 180 ? 4 : 0);
            case SATURDAY -> minute >= 1200 ? 4 : 0;
            default -> 0;
          };
        });
  }

  @Test
  void aShiftThatHasBegunAtTheStartKeepsItsBeginning() {
    CalendarTime calendar = Calendars.utc("2024-03-04T10:07");
    Openings openings = Calendars.weekly(calendar, 1, Calendars.shift(Calendars.WEEKDAYS, 8, 17));
    assertThat(openings.levelAt(-1)).isZero();
    assertThat(openings.nextChange(-1)).isZero();
    assertThat(openings.scheduledAt(-127)).isEqualTo(1);
    assertThat(openings.scheduledAt(-128)).isZero();
  }

  @Test
  void aroundTheClockNothingEverChanges() {
    CalendarTime calendar = Calendars.of("2024-03-04T00:00", "America/New_York", DAY);
    Openings openings = Calendars.weekly(calendar, 2, Calendars.shift(Calendars.ALL_DAYS, 0, 24));
    assertThat(openings.nextChange(0)).isEqualTo(Long.MAX_VALUE);
    assertThat(openings.levelAt(20_000 * DAY)).isEqualTo(2);
  }

  @Test
  void aHolidayEndsEvenWhatIsOpenAroundTheClock() {
    CalendarTime calendar = Calendars.utc("2024-03-04T00:00", "2024-07-04");
    Openings openings = Calendars.weekly(calendar, 2, Calendars.shift(Calendars.ALL_DAYS, 0, 24));
    long holiday = calendar.tick(LocalDateTime.parse("2024-07-04T00:00"));
    assertThat(openings.nextChange(0)).isEqualTo(holiday);
    assertThat(openings.nextChange(holiday)).isEqualTo(holiday + DAY);
    assertThat(openings.nextChange(holiday + DAY)).isEqualTo(Long.MAX_VALUE);
    assertThat(openings.levelAt(holiday + 5000 * DAY)).isEqualTo(2);
  }

  @Test
  void withoutShiftsNothingIsEverOpen() {
    Openings openings = Calendars.weekly(Calendars.utc("2024-03-04T00:00"), 2);
    assertThat(openings.nextChange(-1)).isEqualTo(Long.MAX_VALUE);
    assertThat(openings.levelAt(5 * DAY)).isZero();
  }

  @Test
  void hoursOfTheWeekNeedACalendar() {
    assertThatThrownBy(() -> Openings.of(new Opening.Weekly(List.of()), 1, Optional.empty(), 1))
        .hasMessage("Hours of the week need a calendar. Maybe give the facility one.");
  }

  @Test
  void turnsComeAgain() {
    Openings openings =
        Openings.of(
            new Opening.Cyclic(24, List.of(0., 8., 17.5), List.of(0, 3, 1)),
            9,
            Optional.empty(),
            10);
    assertLevels(
        openings,
        24 * 10 * 50,
        tick -> {
          long inTurn = Math.floorMod(tick, 240L);
          return tick < 0 || inTurn < 80 ? 0 : inTurn < 175 ? 3 : 1;
        });
  }

  @Test
  void withoutTurnsTheLastOneStays() {
    Openings openings =
        Openings.of(
            new Opening.Cyclic(Double.POSITIVE_INFINITY, List.of(0., 8.), List.of(2, 5)),
            9,
            Optional.empty(),
            10);
    assertLevels(openings, 500, tick -> tick < 0 ? 0 : tick < 80 ? 2 : 5);
    assertThat(openings.nextChange(80)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void turnsOfOneLevelNeverChange() {
    Openings openings =
        Openings.of(new Opening.Cyclic(7, List.of(0., 3.), List.of(2, 2)), 9, Optional.empty(), 10);
    assertThat(openings.nextChange(0)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void theOrderOfLooksDoesNotMatter() {
    CalendarTime calendar = Calendars.of("2024-03-04T10:07", "Europe/Berlin", DAY, "2024-05-01");
    Opening.Shift[] shifts = {
      Calendars.shift(Calendars.WEEKDAYS, 8, 12), Calendars.shift(Calendars.ALL_DAYS, 540, 1000, 2)
    };
    Openings forward = Calendars.weekly(calendar, 3, shifts);
    Openings anyhow = Calendars.weekly(calendar, 3, shifts);
    int[] levels = new int[(int) (120 * DAY)];
    long[] next = new long[levels.length];
    for (int tick = 0; tick < levels.length; tick++) {
      levels[tick] = forward.levelAt(tick);
      next[tick] = forward.nextChange(tick);
    }
    Random random = new Random(5);
    for (int i = 0; i < 100_000; i++) {
      int tick = random.nextInt(levels.length);
      assertThat(anyhow.levelAt(tick)).isEqualTo(levels[tick]);
      assertThat(anyhow.nextChange(tick)).isEqualTo(next[tick]);
    }
  }
}
