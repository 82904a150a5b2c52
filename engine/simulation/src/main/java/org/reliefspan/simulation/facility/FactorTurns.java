package org.reliefspan.simulation.facility;

import java.time.LocalDate;
import java.util.Optional;
import org.reliefspan.domain.facility.ArrivalSpec;

/**
 * A factor that comes again in turns, piece by piece from tick 0 on.
 *
 * <p>With a calendar a turn of seven days is a week by the local clock from Monday 00:00 on, and a
 * turn of 365 to 366 days is a year from 1 January on; all others begin at tick 0. Not thread-safe.
 */
final class FactorTurns {
  private static final double DAYS_PER_YEAR = 365.25;
  private static final double WEEK = 7;
  private static final double SHORTEST_YEAR = 365;
  private static final double LONGEST_YEAR = 366;
  private static final double ROUNDING = 1e-9;

  private final Beginning beginning;
  private final double[] from; // ticks
  private final double[] factor;
  private long turn;
  private int piece;
  private long until;

  /** Where a piece of a turn begins. */
  private interface Beginning {
    /**
     * Its tick.
     *
     * @param turn from 0
     * @param from ticks since the turn began
     */
    long of(long turn, double from);
  }

  FactorTurns(ArrivalSpec.Pattern pattern, ArrivalTimes.Time time) {
    this.beginning = beginning(pattern.every(), time);
    this.from = pattern.from().stream().mapToDouble(each -> each * time.ticksPerUnit()).toArray();
    this.factor = pattern.factor().stream().mapToDouble(each -> each).toArray();
    this.until = end();
    while (until <= 0) {
      advance();
    }
  }

  private static Beginning beginning(double every, ArrivalTimes.Time time) {
    double days = every * time.unit().years() * DAYS_PER_YEAR;
    double ticks = every * time.ticksPerUnit();
    Optional<CalendarTime> calendar = time.calendar();
    if (calendar.isPresent() && Math.abs(days - WEEK) < ROUNDING) {
      CalendarTime local = calendar.get();
      return (turn, from) ->
          local.tickOfWall(local.wallOfMonday() + (long) Math.rint(turn * ticks + from));
    }
    if (calendar.isPresent() && days > SHORTEST_YEAR - ROUNDING && days < LONGEST_YEAR + ROUNDING) {
      CalendarTime local = calendar.get();
      return (turn, from) -> inYear(local, turn, from);
    }
    return (turn, from) -> tick(turn == 0 ? from : turn * ticks + from);
  }

  private static long inYear(CalendarTime local, long turn, double from) {
    LocalDate newYear = local.startDate().withDayOfYear(1).plusYears(turn);
    long begin = local.tickOfWall(local.wall(local.tick(newYear, 0)) + (long) Math.rint(from));
    return Math.min(begin, local.tick(newYear.plusYears(1), 0));
  }

  private static long tick(double ticks) {
    return ticks < Long.MAX_VALUE / 4.0 ? (long) Math.rint(ticks) : Long.MAX_VALUE;
  }

  private long end() {
    return piece + 1 < from.length
        ? beginning.of(turn, from[piece + 1])
        : beginning.of(turn + 1, from[0]);
  }

  /** The factor of this piece. */
  double factor() {
    return factor[piece];
  }

  /** Where this piece ends; {@link Long#MAX_VALUE} if never. */
  long until() {
    return until;
  }

  /** Goes on to the next piece. */
  void advance() {
    piece++;
    if (piece == from.length) {
      piece = 0;
      turn++;
    }
    until = end();
  }
}
