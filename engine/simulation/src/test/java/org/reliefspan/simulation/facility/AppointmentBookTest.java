package org.reliefspan.simulation.facility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.domain.facility.CalendarSpec;
import org.reliefspan.domain.facility.Opening;
import org.reliefspan.domain.pathway.TimeUnit;

class AppointmentBookTest {
  private static final long DAY = Calendars.MINUTES;
  private static final long NEVER = Long.MAX_VALUE;
  private static final long REACH = 400 * DAY;

  private static AppointmentBook.Step step(
      double grid, double length, AppointmentBook.Need... needs) {
    return new AppointmentBook.Step(grid, length, NEVER, 0, false, List.of(needs));
  }

  private static AppointmentBook.Need one(int resource) {
    return new AppointmentBook.Need(resource, 1);
  }

  private static AppointmentBook book(
      Openings openings, List<AppointmentBook.CarveOut> held, AppointmentBook.Step... steps) {
    return new AppointmentBook(
        List.of(new AppointmentBook.Resource(openings, held)), List.of(steps), REACH);
  }

  /** Therapy Mon to Fri 08:00-17:00 of 60 minutes, and a step of 30 minutes to fill it. */
  private static AppointmentBook therapy(CalendarTime time) {
    return book(
        Calendars.weekly(time, 1, Calendars.shift(Calendars.WEEKDAYS, 8, 17)),
        List.of(),
        step(30, 60, one(0)),
        step(30, 30, one(0)));
  }

  /** Reference cases window_calendar.json: 24 to 72 hours after an injection, ends included. */
  @ParameterizedTest
  @CsvSource({
    "2024-06-06T14:00, 2024-12-25, 2024-06-07T14:00, 2024-06-07T16:00, 5",
    "2024-06-07T16:00, 2024-12-25, 2024-06-10T08:00, 2024-06-10T16:00, 17",
    "2024-06-07T16:00, 2024-06-10, none, none, 0",
    "2024-06-05T16:30, 2024-12-25, 2024-06-07T08:00, 2024-06-07T16:00, 17"
  })
  void windowsMeetTheCalendar(
      String injection, String holiday, String first, String last, int starts) {
    CalendarTime time = Calendars.utc("2024-06-03T00:00", holiday);
    AppointmentBook book = therapy(time);
    long from = time.tick(LocalDateTime.parse(injection)) + DAY;
    long until = from + 2 * DAY;
    assertThat(book.feasibleStarts(0, from, until)).isEqualTo(starts);
    assertThat(local(time, book.firstFree(0, from, until))).isEqualTo(first);
    assertThat(local(time, book.lastFree(0, from, until))).isEqualTo(last);
    assertThat(local(time, book.book(0, from - DAY, from, from, until))).isEqualTo(first);
  }

  private static String local(CalendarTime time, long tick) {
    return tick < 0 ? "none" : time.local(tick).toString();
  }

  /**
   * Of the same cases the one of a Monday that is free at 15:30 only: the times that are taken are
   * filled, except 16:00, which lies within the free session; it can begin there no more since
   * 16:30 is taken.
   */
  @Test
  void theOnlyFreeTimeIsFound() {
    CalendarTime time = Calendars.utc("2024-06-03T00:00");
    AppointmentBook book = therapy(time);
    long monday = time.tick(LocalDateTime.parse("2024-06-10T08:00"));
    for (int half = 0; half < 18; half++) {
      long tick = monday + 30L * half;
      if (half != 15 && half != 16) {
        assertThat(book.book(1, 0, tick, tick, tick)).isEqualTo(tick);
      }
    }
    long from = time.tick(LocalDateTime.parse("2024-06-08T16:00"));
    assertThat(book.feasibleStarts(0, from, from + 2 * DAY)).isEqualTo(1);
    assertThat(local(time, book.firstFree(0, from, from + 2 * DAY))).isEqualTo("2024-06-10T15:30");
    assertThat(local(time, book.lastFree(0, from, from + 2 * DAY))).isEqualTo("2024-06-10T15:30");
    assertThat(book.book(0, 0, from, from + 2 * DAY, from + 2 * DAY)).isEqualTo(monday + 450);
    assertThat(book.book(0, 0, from, from, from + 2 * DAY)).isEqualTo(-1);
    book.free(0, monday + 450);
    assertThat(book.feasibleStarts(0, from, from + 2 * DAY)).isEqualTo(1);
  }

  /** The lists of injections of the same file: 24 slots 14 to 28 days after a referral. */
  @Test
  void listsHaveTheirSlots() {
    CalendarTime time = Calendars.utc("2024-06-03T00:00");
    Set<DayOfWeek> days = Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY);
    AppointmentBook book =
        book(
            Calendars.weekly(time, 1, Calendars.shift(days, 9, 12)),
            List.of(),
            step(30, 30, one(0)));
    assertThat(book.feasibleStarts(0, 14 * DAY, 28 * DAY)).isEqualTo(24);
    List<String> booked = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      booked.add(local(time, book.book(0, 0, 14 * DAY, 14 * DAY, 28 * DAY)));
    }
    assertThat(booked.get(0)).isEqualTo("2024-06-18T09:00");
    assertThat(booked.get(23)).isEqualTo("2024-06-27T11:30");
    assertThat(booked).isSorted();
    assertThat(book.book(0, 0, 14 * DAY, 14 * DAY, 28 * DAY)).isEqualTo(-1);
  }

  @Test
  void theTargetComesFirstThenLaterThenTheLastBefore() {
    AppointmentBook book = book(Openings.always(1), List.of(), step(10, 10, one(0)));
    assertThat(book.book(0, 0, 0, 25, 50)).isEqualTo(30);
    assertThat(book.book(0, 0, 0, 25, 50)).isEqualTo(40);
    assertThat(book.book(0, 0, 0, 25, 50)).isEqualTo(50);
    assertThat(book.book(0, 0, 0, 25, 50)).isEqualTo(20);
    assertThat(book.book(0, 0, 5, 25, 50)).isEqualTo(10);
    assertThat(book.book(0, 0, 5, 25, 50)).isEqualTo(-1);
    assertThat(book.book(0, 0, 0, 25, 50)).isZero();
  }

  @Test
  void whoWantsTheEarliestGetsIt() {
    AppointmentBook book =
        book(
            Openings.always(1),
            List.of(),
            new AppointmentBook.Step(10, 10, NEVER, 0, true, List.of(one(0))));
    assertThat(book.book(0, 0, 5, 25, 50)).isEqualTo(10);
  }

  @Test
  void nothingIsGivenFartherAheadThanAllowed() {
    AppointmentBook book =
        book(
            Openings.always(1),
            List.of(),
            new AppointmentBook.Step(10, 10, 30, 0, false, List.of(one(0))));
    assertThat(book.book(0, 0, 0, 40, 100)).isEqualTo(30);
    assertThat(book.book(0, 5, 31, 40, 100)).isEqualTo(-1);
    assertThat(book.book(0, 10, 31, 40, 100)).isEqualTo(40);
  }

  @Test
  void whoWaitsAlreadyGetsTheFirstOpening() {
    AppointmentBook book = book(Openings.always(1), List.of(), step(10, 10, one(0)));
    assertThat(book.book(0, -500, -500, -500, 100)).isZero();
    assertThat(book.book(0, -500, -500, -500, 100)).isEqualTo(10);
  }

  @Test
  void everyThirdBeginningTakesOneMoreWhenItIsFull() {
    AppointmentBook book =
        book(
            Openings.always(2),
            List.of(),
            new AppointmentBook.Step(10, 10, NEVER, 3, false, List.of(one(0))));
    List<Long> booked = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      booked.add(book.book(0, 0, 0, 0, 29));
    }
    assertThat(booked).containsExactly(0L, 0L, 10L, 10L, 20L, 20L, 20L);
    assertThat(book.book(0, 0, 0, 0, 29)).isEqualTo(-1);
    book.free(0, 20);
    assertThat(book.book(0, 0, 0, 0, 29)).isEqualTo(20);
    assertThat(book.book(0, 0, 0, 0, 29)).isEqualTo(-1);
  }

  @Test
  void whatIsHeldIsGivenToAllSomeTimeBefore() {
    CalendarTime time = Calendars.utc("2024-06-03T00:00"); // a Monday
    Opening.Shift hours = Calendars.shift(Set.of(DayOfWeek.TUESDAY), 8 * 60, 9 * 60, 1);
    AppointmentBook book =
        book(
            Calendars.weekly(time, 2, Calendars.shift(Calendars.WEEKDAYS, 8, 9)),
            List.of(new AppointmentBook.CarveOut(hours, 1, Set.of(1), 12 * 60, time)),
            step(30, 30, one(0)),
            step(30, 30, one(0)));
    long tuesday = DAY + 8 * 60;
    assertThat(book.book(0, 0, tuesday, tuesday, tuesday)).isEqualTo(tuesday);
    assertThat(book.book(0, 0, tuesday, tuesday, tuesday)).isEqualTo(-1);
    assertThat(book.book(1, 0, tuesday, tuesday, tuesday)).isEqualTo(tuesday);
    assertThat(book.book(1, 0, tuesday, tuesday, tuesday)).isEqualTo(-1);
    long second = tuesday + 30;
    assertThat(book.book(0, 0, second, second, second)).isEqualTo(second);
    assertThat(book.book(0, 20 * 60 - 1, second, second, second)).isEqualTo(-1);
    assertThat(book.book(0, 20 * 60, second, second, second)).isEqualTo(second);
    assertThat(book.book(0, 20 * 60, second, second, second)).isEqualTo(-1);
  }

  @Test
  void aSessionNeedsAllOfItsResourcesAllTheTime() {
    AppointmentBook book =
        new AppointmentBook(
            List.of(
                new AppointmentBook.Resource(Openings.always(1), List.of()),
                new AppointmentBook.Resource(Openings.always(1), List.of())),
            List.of(step(10, 30, one(0), one(1)), step(10, 10, one(0)), step(10, 10, one(1))),
            REACH);
    assertThat(book.book(1, 0, 20, 20, 20)).isEqualTo(20);
    assertThat(book.book(2, 0, 60, 60, 60)).isEqualTo(60);
    assertThat(book.feasibleStarts(0, 0, 70)).isEqualTo(2); // 30 and 70
    assertThat(book.book(0, 0, 0, 0, 60)).isEqualTo(30);
  }

  @Test
  void whatHasBegunIsNotGivenBack() {
    AppointmentBook book = book(Openings.always(1), List.of(), step(10, 30, one(0)));
    assertThat(book.book(0, 0, 0, 0, 0)).isZero();
    assertThat(book.book(0, 5, 5, 5, 20)).isEqualTo(-1);
    book.free(0, 0);
    assertThat(book.book(0, 5, 5, 5, 20)).isEqualTo(-1);
  }

  @Test
  void nobodyIsGivenBackWhoIsNotBooked() {
    AppointmentBook book = book(Openings.always(1), List.of(), step(10, 30, one(0)));
    assertThat(book.book(0, 0, 0, 0, 0)).isZero();
    assertThatThrownBy(() -> book.free(0, 50)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> book.free(0, 55)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatNeverOpensIsNeverGiven() {
    CalendarTime time = Calendars.utc("2024-06-03T00:00");
    AppointmentBook book =
        new AppointmentBook(
            List.of(
                new AppointmentBook.Resource(
                    Calendars.weekly(time, 1, Calendars.shift(Set.of(DayOfWeek.MONDAY), 8, 17)),
                    List.of()),
                new AppointmentBook.Resource(
                    Calendars.weekly(time, 1, Calendars.shift(Set.of(DayOfWeek.TUESDAY), 8, 17)),
                    List.of())),
            List.of(step(30, 30, one(0), one(1)), step(30, 30, one(0))),
            3650 * DAY);
    assertThat(book.book(0, 0, 0, 0, NEVER)).isEqualTo(-1);
    assertThat(book.book(1, 0, 0, 0, NEVER)).isEqualTo(480);
  }

  @Test
  void thePastIsForgotten() {
    CalendarTime time = Calendars.of(START, ZONE, DAY);
    AppointmentBook book = therapy(time);
    int most = 0;
    for (long now = -DAY; now < 3650 * DAY; now += 90) {
      long tick = book.book(0, now, now, now + 20 * DAY, now + 30 * DAY);
      assertThat(tick).isGreaterThanOrEqualTo(now);
      book.free(0, tick);
      most = Math.max(most, book.cells());
    }
    assertThat(most).isBetween(1000, 4000); // 19 cells of a working day
  }

  @Test
  void lengthsMustLastATick() {
    assertThatThrownBy(() -> step(0.4, 5)).hasMessageContaining("Maybe choose more ticks_per_unit");
    assertThatThrownBy(() -> step(5, 0)).hasMessageContaining("must be at least one tick");
  }

  /** A day of 2^20 ticks has no whole minutes, but the same appointments. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void finerTicksMakeNoDifference(int seed) {
    AppointmentBook coarse = mixed(1440);
    AppointmentBook fine = mixed(TICKS);
    CalendarTime time = Calendars.of(START, ZONE, TICKS);
    Random random = new Random(seed);
    int given = 0;
    for (int call = 0; call < 3000; call++) {
      int step = random.nextInt(4);
      long now = call * 10L;
      long earliest = now + random.nextInt(2000);
      long target = earliest + random.nextInt(2000);
      long latest = target + random.nextInt(2000);
      long booked = coarse.book(step, now, earliest, target, latest);
      long alike =
          fine.book(step, ticks(now), ticks(earliest), ticks(target), ticks(latest) + TICKS / 5000);
      if (booked < 0) {
        assertThat(alike).isEqualTo(-1);
      } else {
        given++;
        LocalDateTime local = Calendars.of(START, ZONE, 1440).local(booked);
        assertThat(time.local(alike)).isBetween(local.minusSeconds(1), local.plusSeconds(1));
      }
    }
    assertThat(given).isBetween(500, 2900);
  }

  private static final long TICKS = 1 << 20;
  private static final String START = "2024-03-05T00:00";
  private static final String ZONE = "America/New_York";

  /** A tick before what the minute would be, so that rounding makes no difference. */
  private static long ticks(long minutes) {
    return Math.floorDiv(minutes * TICKS, 1440) - 1;
  }

  private static AppointmentBook mixed(long ticksPerDay) {
    CalendarTime time =
        new CalendarTime(
            Calendars.spec(START, ZONE, CalendarSpec.Windows.ELAPSED), TimeUnit.DAY, ticksPerDay);
    Opening suite =
        new Opening.Weekly(
            List.of(
                Calendars.shift(Calendars.ALL_DAYS, 8 * 60, 12 * 60, 2),
                Calendars.shift(Calendars.ALL_DAYS, 13 * 60, 17 * 60, 1)));
    Opening nurse = new Opening.Weekly(List.of(Calendars.shift(Calendars.ALL_DAYS, 490, 1010, 2)));
    double minute = ticksPerDay / 1440.0;
    return new AppointmentBook(
        List.of(
            new AppointmentBook.Resource(
                Openings.of(suite, 2, Optional.of(time), (double) ticksPerDay),
                List.of(
                    new AppointmentBook.CarveOut(
                        Calendars.shift(Calendars.ALL_DAYS, 540, 590, 1),
                        1,
                        Set.of(1),
                        Math.round(365 * minute), // not when anybody asks
                        time))),
            new AppointmentBook.Resource(
                Openings.of(nurse, 2, Optional.of(time), (double) ticksPerDay), List.of())),
        List.of(
            step(15 * minute, 45 * minute, one(0)),
            step(10 * minute, 20 * minute, one(0), one(1)),
            step(20 * minute, 50 * minute, one(1)),
            step(5 * minute, 35 * minute, one(0), one(1))),
        100 * ticksPerDay);
  }
}
