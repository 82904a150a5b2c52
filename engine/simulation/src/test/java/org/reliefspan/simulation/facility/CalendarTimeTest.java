package org.reliefspan.simulation.facility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.domain.facility.CalendarSpec;
import org.reliefspan.domain.pathway.TimeUnit;

class CalendarTimeTest {
  private static final String NEW_YORK = "America/New_York";
  private static final long DAY = Calendars.MINUTES;

  private static LocalDateTime at(String text) {
    return LocalDateTime.parse(text);
  }

  @Test
  void theStartIsTickZeroWhateverItsHour() {
    CalendarTime time = Calendars.utc("2026-01-05T07:30");
    assertThat(time.tick(at("2026-01-05T07:30"))).isZero();
    assertThat(time.tick(at("2026-01-04T07:29"))).isEqualTo(-DAY - 1);
    assertThat(time.local(90)).isEqualTo(at("2026-01-05T09:00"));
  }

  @Test
  void aDayIsTwentyThreeHoursWhenClocksGoForward() {
    CalendarTime time = Calendars.of("2024-03-10T00:00", NEW_YORK, DAY);
    assertThat(time.tick(at("2024-03-11T00:00"))).isEqualTo(23 * 60);
    assertThat(time.tick(at("2024-03-10T02:30"))).isEqualTo(120); // left out: when it is changed
    assertThat(time.tick(at("2024-03-10T03:00"))).isEqualTo(120);
  }

  @Test
  void ofTwoEqualTimesTheFirstIsMeant() {
    CalendarTime time = Calendars.of("2024-11-03T00:00", NEW_YORK, DAY);
    assertThat(time.tick(at("2024-11-03T01:30"))).isEqualTo(90);
    assertThat(time.tick(at("2024-11-04T00:00"))).isEqualTo(25 * 60);
    assertThat(time.local(150)).isEqualTo(at("2024-11-03T01:30"));
  }

  /** The reference case of a window across the change of clocks: window_calendar.json. */
  @Test
  void aDayOfTheClockIsNotAlwaysTwentyFourHours() {
    CalendarTime time = Calendars.of("2024-03-01T00:00", NEW_YORK, DAY);
    long from = time.tick(at("2024-03-09T14:00"));
    assertThat(time.local(from + DAY)).isEqualTo(at("2024-03-10T15:00"));
    assertThat(time.local(time.addLocal(from, DAY))).isEqualTo(at("2024-03-10T14:00"));
  }

  @Test
  void theCalendarSaysWhichOfTheTwoAWindowMeans() {
    for (CalendarSpec.Windows windows : CalendarSpec.Windows.values()) {
      CalendarTime time =
          new CalendarTime(
              Calendars.spec("2024-03-09T14:00", NEW_YORK, windows), TimeUnit.DAY, DAY);
      assertThat(time.addWindow(0, DAY))
          .isEqualTo(windows == CalendarSpec.Windows.LOCAL ? 23 * 60 : DAY);
    }
  }

  @Test
  void aWindowWithoutEndHasNone() {
    CalendarTime time = Calendars.of("2024-03-01T00:00", NEW_YORK, DAY);
    assertThat(time.addLocal(5, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    assertThat(time.addWindow(-5, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void localWindowsNeverEndBeforeTheyBegin() {
    CalendarTime time = Calendars.of("2024-11-03T00:00", NEW_YORK, DAY);
    // the second 01:30, and ten minutes later
    assertThat(time.addLocal(150, 0)).isEqualTo(150);
    assertThat(time.addLocal(150, 10)).isEqualTo(160);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", NEW_YORK, "Europe/Berlin", "Pacific/Auckland", "Asia/Kolkata"})
  void ticksAgreeWithTheTimeLibrary(String zone) {
    LocalDateTime start = at("2023-10-27T07:15");
    ZonedDateTime zero = start.atZone(ZoneId.of(zone));
    CalendarTime time = Calendars.of(start.toString(), zone, DAY);
    for (int minute = -200 * 1440; minute < 800 * 1440; minute += 37) {
      ZonedDateTime then = zero.plus(Duration.ofMinutes(minute));
      assertThat(time.local(minute)).isEqualTo(then.toLocalDateTime());
      assertThat(time.dayOfWeek(minute)).isEqualTo(then.getDayOfWeek());
      assertThat(time.hourOfWeek(minute))
          .isEqualTo(24 * (then.getDayOfWeek().getValue() - 1) + then.getHour());
      ZonedDateTime first = then.withEarlierOffsetAtOverlap();
      assertThat(time.tick(then.toLocalDateTime()))
          .isEqualTo(Duration.between(zero, first).toMinutes());
      ZonedDateTime tomorrow = then.plusDays(1);
      if (tomorrow.toLocalTime().equals(then.toLocalTime())) { // neither left out
        long expected = Duration.between(zero, tomorrow.withEarlierOffsetAtOverlap()).toMinutes();
        assertThat(time.addLocal(minute, DAY)).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {24, 288, 1440, 86_400, 1 << 20, 1_000_003})
  void localTimesBecomeTheNearestTickAndComeBack(long ticksPerDay) {
    CalendarTime time = Calendars.of("2024-01-01T00:00", NEW_YORK, ticksPerDay);
    for (int hour = -3000; hour < 20_000; hour += 7) {
      LocalDateTime local = at("2024-01-01T00:00").plusHours(hour);
      ZonedDateTime then = local.atZone(ZoneId.of(NEW_YORK));
      if (!then.toLocalDateTime().equals(local)) {
        continue; // left out
      }
      long seconds =
          then.toEpochSecond() - at("2024-01-01T05:00").atZone(ZoneId.of("UTC")).toEpochSecond();
      assertThat(time.tick(local)).isEqualTo(Math.round(seconds * (double) ticksPerDay / 86_400));
      assertThat(time.hourOfWeek(time.tick(local)))
          .isEqualTo(24 * (local.getDayOfWeek().getValue() - 1) + local.getHour());
    }
  }

  @Test
  void unitsHaveTheLengthsOfThePathwayFile() {
    assertThat(oneDay(TimeUnit.WEEK, 7 * 1440)).isEqualTo(1440);
    assertThat(oneDay(TimeUnit.YEAR, 1461)).isEqualTo(4);
    assertThat(oneDay(TimeUnit.MONTH, 487)).isEqualTo(16); // 30.4375 days
    assertThat(oneDay(TimeUnit.DAY, 1L << 20)).isEqualTo(1L << 20);
  }

  private static long oneDay(TimeUnit unit, long ticksPerUnit) {
    return new CalendarTime(
            Calendars.spec("2024-01-01T00:00", "UTC", CalendarSpec.Windows.ELAPSED),
            unit,
            ticksPerUnit)
        .tick(at("2024-01-02T00:00"));
  }

  @Test
  void minutesAreRoundedToTheNearestTick() {
    CalendarTime time = Calendars.of("2024-01-01T00:00", "UTC", 1L << 20);
    assertThat(time.ofMinutes(60)).isEqualTo(43_691); // 43690.67
    assertThat(time.ofMinutes(20)).isEqualTo(14_564); // 14563.56
    assertThat(time.ofMinutes(-20)).isEqualTo(-14_564);
  }

  @Test
  void mondayComesAfterSunday() {
    CalendarTime time = Calendars.utc("2024-06-09T23:00"); // a Sunday
    assertThat(time.dayOfWeek(0)).isEqualTo(DayOfWeek.SUNDAY);
    assertThat(time.hourOfWeek(59)).isEqualTo(167);
    assertThat(time.dayOfWeek(60)).isEqualTo(DayOfWeek.MONDAY);
    assertThat(time.hourOfWeek(60)).isZero();
  }
}
