package org.reliefspan.benchmarks;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.reliefspan.domain.facility.CalendarSpec;
import org.reliefspan.domain.facility.Opening;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.simulation.facility.AppointmentBook;
import org.reliefspan.simulation.facility.CalendarTime;
import org.reliefspan.simulation.facility.Openings;

/**
 * One appointment given and given back, in a book of two years with 20 resources of six and cells
 * of a quarter of an hour: with 1,000 and 100,000 other appointments, and with as many as there is
 * room for but one in a thousand.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AppointmentBenchmark {
  private static final int RESOURCES = 20;
  private static final int COUNT = 6;
  private static final int DAY = 1440;
  private static final int DAYS = 728;
  private static final int WINDOW = 126 * DAY;
  private static final int FAILURES = 100;

  /** Other appointments; 0 for a full book. */
  @Param({"1000", "100000", "0"})
  int others;

  private final Philox luck = Philox.keyed(1, "benchmark.appointments");
  private final Purpose wish = Purpose.of("wish");
  private AppointmentBook book = emptyBook();
  private int call;

  private static AppointmentBook emptyBook() {
    CalendarTime time =
        new CalendarTime(
            new CalendarSpec(
                LocalDateTime.parse("2026-01-05T00:00"),
                ZoneId.of("America/New_York"),
                CalendarSpec.Windows.ELAPSED,
                List.of()),
            org.reliefspan.domain.pathway.TimeUnit.DAY,
            DAY);
    Opening open =
        new Opening.Weekly(
            List.of(
                new Opening.Shift(
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                    480,
                    1020,
                    OptionalInt.empty())));
    List<AppointmentBook.Resource> resources = new ArrayList<>();
    List<AppointmentBook.Step> steps = new ArrayList<>();
    for (int i = 0; i < RESOURCES; i++) {
      resources.add(
          new AppointmentBook.Resource(
              Openings.of(open, COUNT, Optional.of(time), DAY), List.of()));
      steps.add(
          new AppointmentBook.Step(
              15,
              15 * (1 + i % 4),
              Long.MAX_VALUE,
              0,
              false,
              List.of(
                  new AppointmentBook.Need(i, 1),
                  new AppointmentBook.Need((i + 1) % RESOURCES, 1))));
    }
    return new AppointmentBook(resources, steps, DAYS * (long) DAY);
  }

  /** Fills the book. */
  @Setup(Level.Trial)
  public void fill() {
    book = emptyBook();
    int given = 0;
    int refused = 0;
    while (others == 0 ? refused < FAILURES : given < others) {
      if (bookAnywhere() >= 0) {
        given++;
        refused = 0;
      } else {
        refused++;
      }
    }
  }

  private long bookAnywhere() {
    call++;
    int step = (int) (luck.uniform(0, wish, call) * RESOURCES);
    long earliest = (long) (luck.uniform(1, wish, call) * (DAYS * DAY - WINDOW));
    return book.book(step, 0, earliest, earliest + WINDOW / 2, earliest + WINDOW);
  }

  /** The first free one from a target on, in a window of 126 days. */
  @Benchmark
  public long bookAndFree() {
    long tick = bookAnywhere();
    if (tick >= 0) {
      int step = (int) (luck.uniform(0, wish, call) * RESOURCES);
      book.free(step, tick);
    }
    return tick;
  }
}
