package org.reliefspan.simulation.facility;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.reliefspan.domain.facility.CalendarSpec;
import org.reliefspan.domain.pathway.TimeUnit;

/**
 * Ticks of a facility by the local clock and back.
 *
 * <p>A tick is a count since the start of the calendar, negative before it; minutes become the
 * nearest tick. A local time that clocks leave out is the moment at which they are changed; of two
 * equal local times it is the first. Changes of clocks are known from 50 years before the start to
 * 200 years after it. Immutable, may be shared between threads.
 */
public final class CalendarTime {
  private static final int YEARS_BEFORE = 50;
  private static final int YEARS_AFTER = 200;
  private static final int SECONDS_OF_HOUR = 3_600;
  private static final int SECONDS_OF_DAY = 86_400;
  private static final int SECONDS_OF_WEEK = 604_800;
  private static final int SECONDS_OF_YEAR = 31_557_600; // 365.25 days
  private static final long FAR = Long.MAX_VALUE / 4;

  private final ZoneRules rules;
  private final CalendarSpec.Windows windows;
  private final List<LocalDate> holidays;
  private final LocalDate startDate;
  private final long start; // seconds of the epoch
  private final long secondOfWeek; // by the local clock, of the start
  private final long unitSeconds; // in lowest terms with the next
  private final long ticksPerSeconds;
  private final long[] changes; // ticks at which clocks are changed, rising
  private final long[] ahead; // ticks by which clocks are ahead of those at the start, by period

  /**
   * Time by a calendar.
   *
   * @param spec as written
   * @param unit of the pathway
   * @param ticksPerUnit positive
   */
  public CalendarTime(CalendarSpec spec, TimeUnit unit, long ticksPerUnit) {
    long seconds = unitSeconds(unit);
    long divisor = greatestCommonDivisor(seconds, ticksPerUnit);
    this.unitSeconds = seconds / divisor;
    this.ticksPerSeconds = ticksPerUnit / divisor;
    this.rules = spec.zone().getRules();
    this.windows = spec.windows();
    this.holidays = spec.holidays();
    this.startDate = spec.start().toLocalDate();
    this.start = second(spec.start());
    this.secondOfWeek = secondOfWeek(spec, start);
    List<ZoneOffsetTransition> transitions = transitions(spec.zone(), spec.start(), rules);
    this.changes = new long[transitions.size()];
    this.ahead = new long[transitions.size() + 1];
    int offset = rules.getOffset(Instant.ofEpochSecond(start)).getTotalSeconds();
    for (int i = 0; i < changes.length; i++) {
      ZoneOffsetTransition change = transitions.get(i);
      changes[i] = ticks(change.toEpochSecond() - start);
      ahead[i] = ticks(change.getOffsetBefore().getTotalSeconds() - (long) offset);
      ahead[i + 1] = ticks(change.getOffsetAfter().getTotalSeconds() - (long) offset);
    }
  }

  private static long unitSeconds(TimeUnit unit) {
    return switch (unit) {
      case DAY -> SECONDS_OF_DAY;
      case WEEK -> SECONDS_OF_WEEK;
      case MONTH -> SECONDS_OF_YEAR / 12;
      case YEAR -> SECONDS_OF_YEAR;
    };
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  private long secondOfWeek(CalendarSpec spec, long epochSecond) {
    LocalDateTime monday =
        spec.start()
            .toLocalDate()
            .minusDays(spec.start().getDayOfWeek().getValue() - 1L)
            .atStartOfDay();
    return monday.until(atSecond(epochSecond), ChronoUnit.SECONDS);
  }

  private static List<ZoneOffsetTransition> transitions(
      ZoneId zone, LocalDateTime start, ZoneRules rules) {
    Instant from = start.minusYears(YEARS_BEFORE).atZone(zone).toInstant();
    Instant until = start.plusYears(YEARS_AFTER).atZone(zone).toInstant();
    List<ZoneOffsetTransition> all = new ArrayList<>();
    ZoneOffsetTransition next = rules.nextTransition(from);
    while (next != null && next.getInstant().isBefore(until)) {
      all.add(next);
      next = rules.nextTransition(next.getInstant());
    }
    return all;
  }

  private long second(LocalDateTime local) {
    List<ZoneOffset> offsets = rules.getValidOffsets(local);
    return offsets.isEmpty()
        ? rules.getTransition(local).toEpochSecond()
        : local.toEpochSecond(offsets.get(0));
  }

  private LocalDateTime atSecond(long epochSecond) {
    return LocalDateTime.ofEpochSecond(
        epochSecond, 0, rules.getOffset(Instant.ofEpochSecond(epochSecond)));
  }

  /** The nearest tick so many seconds after the start. */
  private long ticks(long seconds) {
    return rescaled(seconds, ticksPerSeconds, unitSeconds);
  }

  private long seconds(long ticks) {
    return rescaled(ticks, unitSeconds, ticksPerSeconds);
  }

  /** The nearest integer to value * times / per, halves up. */
  private static long rescaled(long value, long times, long per) {
    long whole = Math.floorDiv(value, per);
    long rest = Math.floorMod(value, per);
    return Math.multiplyExact(whole, times)
        + Math.floorDiv(Math.addExact(Math.multiplyExact(2 * rest, times), per), 2 * per);
  }

  /** The nearest tick to a length in minutes. */
  public long ofMinutes(long minutes) {
    return ticks(60 * minutes);
  }

  /** The tick of a local date and time. */
  public long tick(LocalDateTime local) {
    return ticks(second(local) - start);
  }

  /** The tick at a minute of a local date, up to 1440. */
  long tick(LocalDate date, int minuteOfDay) {
    return tick(date.atStartOfDay().plusMinutes(minuteOfDay));
  }

  /** The local date and time of a tick, to the nearest second. */
  public LocalDateTime local(long tick) {
    return atSecond(start + seconds(tick));
  }

  /** Days on which nothing is open. */
  List<LocalDate> holidays() {
    return holidays;
  }

  /** The local date of tick 0. */
  LocalDate startDate() {
    return startDate;
  }

  /** The end of a window, as the calendar says windows are counted. */
  public long addWindow(long from, long ticks) {
    return windows == CalendarSpec.Windows.LOCAL ? addLocal(from, ticks) : add(from, ticks);
  }

  /**
   * The tick when the local clock has gone on by so much: a day later it shows the same time.
   *
   * @param from tick
   * @param ticks not negative
   * @return not before {@code from}; {@link Long#MAX_VALUE} when too far away to count
   */
  public long addLocal(long from, long ticks) {
    if (ticks >= FAR || changes.length == 0) {
      return add(from, ticks);
    }
    int period = period(from);
    return tickOfWall(from + ahead[period] + ticks, period);
  }

  private static long add(long from, long ticks) {
    return ticks >= FAR ? Long.MAX_VALUE : from + ticks;
  }

  /** Index of the period between two changes of clocks. */
  private int period(long tick) {
    int at = Arrays.binarySearch(changes, tick);
    return at >= 0 ? at + 1 : -at - 1;
  }

  /** What the local clock showed at 00:00 of the Monday before tick 0, as {@link #wall} counts. */
  long wallOfMonday() {
    return -ticks(secondOfWeek);
  }

  /** What the local clock shows, in ticks since what it showed at tick 0. */
  long wall(long tick) {
    return tick + ahead[period(tick)];
  }

  /** The first tick at which the local clock shows this, or has left it out. */
  long tickOfWall(long wall) {
    return tickOfWall(wall, 0);
  }

  /** The same from a period on. */
  private long tickOfWall(long wall, int firstPeriod) {
    int low = firstPeriod;
    int high = changes.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (wall < changes[middle] + ahead[middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    long tick = wall - ahead[low];
    return low == 0 ? tick : Math.max(tick, changes[low - 1]);
  }

  /** Day of the week by the local clock. */
  public DayOfWeek dayOfWeek(long tick) {
    return DayOfWeek.of(1 + secondOfWeek(tick) / SECONDS_OF_DAY);
  }

  /** Hours since Monday 00:00 by the local clock, 0 to 167. */
  public int hourOfWeek(long tick) {
    return secondOfWeek(tick) / SECONDS_OF_HOUR;
  }

  private int secondOfWeek(long tick) {
    return (int) Math.floorMod(secondOfWeek + seconds(wall(tick)), (long) SECONDS_OF_WEEK);
  }
}
