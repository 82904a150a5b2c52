package org.reliefspan.simulation.facility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.domain.facility.Opening;

/** Random books say at every step what a scan of all ticks says. */
class AppointmentBookPropertyTest {
  private static final int TICKS_OF_DAY = 96;
  private static final int MINUTES_OF_TICK = 15;
  private static final int DAYS = 24;
  private static final int CALLS = 120;
  private static final int BOOKS = 30;
  private static final long[] GRIDS = {1, 2, 3, 4, 6};

  private final CalendarTime calendar =
      Calendars.of("2024-03-07T09:15", "America/New_York", TICKS_OF_DAY, "2024-03-12");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void theBookSaysWhatAScanSays(int seed) {
    for (int book = 0; book < BOOKS; book++) {
      compare(new Random(1000L * seed + book));
    }
  }

  private void compare(Random random) {
    int resourceCount = 1 + random.nextInt(3);
    int stepCount = 1 + random.nextInt(4);
    List<Opening> openings = new ArrayList<>();
    List<List<AppointmentBook.CarveOut>> carveOuts = new ArrayList<>();
    int[] counts = new int[resourceCount];
    for (int r = 0; r < resourceCount; r++) {
      openings.add(opening(random));
      carveOuts.add(carveOuts(random, stepCount));
      counts[r] = 1 + random.nextInt(3);
    }
    List<AppointmentBook.Step> steps = new ArrayList<>();
    for (int step = 0; step < stepCount; step++) {
      steps.add(step(random, resourceCount));
    }
    long reach = 8L * TICKS_OF_DAY;
    List<AppointmentBook.Resource> resources = new ArrayList<>();
    for (int r = 0; r < resourceCount; r++) {
      resources.add(resource(openings.get(r), counts[r], carveOuts.get(r)));
    }
    NaiveBook naive =
        new NaiveBook(
            r -> resource(openings.get(r), counts[r], carveOuts.get(r)),
            resourceCount,
            steps,
            reach,
            DAYS * (long) TICKS_OF_DAY);
    run(random, new AppointmentBook(resources, steps, reach), naive, stepCount);
  }

  private static void run(Random random, AppointmentBook book, NaiveBook naive, int stepCount) {
    List<long[]> booked = new ArrayList<>();
    long now = -2 * TICKS_OF_DAY;
    int pace = random.nextBoolean() ? 12 : 80; // fast enough to drop the past
    for (int call = 0; call < CALLS; call++) {
      now += random.nextInt(3) == 0 ? random.nextInt(pace) : 0;
      int step = random.nextInt(stepCount);
      if (random.nextInt(4) == 0 && !booked.isEmpty()) {
        long[] back = booked.remove(random.nextInt(booked.size()));
        naive.free((int) back[0], back[1]);
        book.free((int) back[0], back[1]);
      } else {
        long earliest = now + random.nextInt(TICKS_OF_DAY);
        long target = earliest + random.nextInt(2 * TICKS_OF_DAY);
        long latest = earliest + random.nextInt(3 * TICKS_OF_DAY);
        long expected = naive.book(step, now, earliest, target, latest);
        assertThat(book.book(step, now, earliest, target, latest)).isEqualTo(expected);
        if (expected >= 0) {
          booked.add(new long[] {step, expected});
        }
      }
      if (call % 10 == 0) {
        int looked = random.nextInt(stepCount);
        long until = now + random.nextInt(3 * TICKS_OF_DAY);
        assertThat(book.feasibleStarts(looked, now, until))
            .isEqualTo(naive.feasibleStarts(looked, now, until));
      }
    }
  }

  private AppointmentBook.Resource resource(
      Opening opening, int count, List<AppointmentBook.CarveOut> carveOuts) {
    return new AppointmentBook.Resource(
        Openings.of(opening, count, Optional.of(calendar), TICKS_OF_DAY), carveOuts);
  }

  private static Opening opening(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> new Opening.Always();
      case 1 -> new Opening.Cyclic(0.5, List.of(0., 0.25, 0.375), List.of(1, 3, 0));
      default -> {
        List<Opening.Shift> shifts = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
          shifts.add(shift(random, random.nextInt(2)));
        }
        yield new Opening.Weekly(shifts);
      }
    };
  }

  private static Opening.Shift shift(Random random, int ownCount) {
    Set<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
    days.removeIf(day -> random.nextInt(4) == 0);
    int from = MINUTES_OF_TICK * random.nextInt(TICKS_OF_DAY / 2);
    int until = from + MINUTES_OF_TICK * (1 + random.nextInt(TICKS_OF_DAY / 2));
    return new Opening.Shift(
        days, from, until, ownCount > 0 ? OptionalInt.of(ownCount) : OptionalInt.empty());
  }

  private List<AppointmentBook.CarveOut> carveOuts(Random random, int stepCount) {
    List<AppointmentBook.CarveOut> all = new ArrayList<>();
    for (int i = random.nextInt(4); i > 1; i--) {
      Set<Integer> steps = new LinkedHashSet<>(Set.of(random.nextInt(stepCount)));
      steps.add(random.nextInt(stepCount));
      all.add(
          new AppointmentBook.CarveOut(
              shift(random, 0),
              random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(2),
              steps,
              random.nextInt(3) * (long) random.nextInt(TICKS_OF_DAY),
              calendar));
    }
    return all;
  }

  private static AppointmentBook.Step step(Random random, int resourceCount) {
    List<AppointmentBook.Need> needs = new ArrayList<>();
    for (int r = 0; r < resourceCount; r++) {
      if (random.nextInt(3) > 0) {
        needs.add(new AppointmentBook.Need(r, 1 + random.nextInt(5) / 4));
      }
    }
    return new AppointmentBook.Step(
        GRIDS[random.nextInt(GRIDS.length)],
        1 + random.nextInt(6),
        random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(2 * TICKS_OF_DAY),
        random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 0,
        random.nextBoolean(),
        needs);
  }
}
