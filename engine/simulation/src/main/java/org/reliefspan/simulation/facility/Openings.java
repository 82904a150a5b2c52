package org.reliefspan.simulation.facility;

import java.util.Optional;
import org.reliefspan.domain.facility.Opening;

/**
 * How many of a resource are there, in time. Nothing is there before tick 0.
 *
 * <p>Weeks or turns are made as far as they are asked for; going forward in time a look costs O(1),
 * elsewhere the logarithm of the number of changes. Not thread-safe.
 */
public final class Openings {
  private final Turns turns;
  private final LevelChanges changes = new LevelChanges();
  private long known = Long.MIN_VALUE; // all changes before it are made
  private int last = -1; // change that was found last

  private Openings(Turns turns) {
    this.turns = turns;
  }

  /** So many from tick 0 on. */
  public static Openings always(int count) {
    return new Openings(
        changes -> {
          changes.put(0, count);
          return Long.MAX_VALUE;
        });
  }

  /**
   * As a facility says.
   *
   * @param count of the resource
   * @param calendar if there is one; hours of the week need it
   * @param ticksPerUnit of the pathway
   */
  public static Openings of(
      Opening opening, int count, Optional<CalendarTime> calendar, double ticksPerUnit) {
    if (opening instanceof Opening.Weekly weekly) {
      CalendarTime time =
          calendar.orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "Hours of the week need a calendar. Maybe give the facility one."));
      return new Openings(new WeeklyTurns(weekly.shifts(), count, time));
    }
    if (opening instanceof Opening.Cyclic cyclic) {
      return new Openings(new CyclicTurns(cyclic, ticksPerUnit));
    }
    return always(count);
  }

  /** How many are there at a tick. */
  public int levelAt(long tick) {
    return tick < 0 ? 0 : scheduledAt(tick);
  }

  /** The first tick after this one at which the number changes; {@link Long#MAX_VALUE} if never. */
  public long nextChange(long tick) {
    if (tick >= 0) {
      return nextScheduledChange(tick);
    }
    return scheduledAt(0) == 0 ? nextScheduledChange(0) : 0;
  }

  /** As {@link #levelAt}, but what is open at tick 0 has been open since its shift began. */
  int scheduledAt(long tick) {
    return changes.level(find(tick));
  }

  /** The next change of {@link #scheduledAt}. */
  long nextScheduledChange(long tick) {
    int next = find(tick) + 1;
    while (known < Long.MAX_VALUE && (next >= changes.size() || changes.tick(next) >= known)) {
      makeTurn();
    }
    return next < changes.size() ? changes.tick(next) : Long.MAX_VALUE;
  }

  private void makeTurn() {
    known = turns.addNext(changes);
  }

  private int find(long tick) {
    while (known <= tick && known < Long.MAX_VALUE) {
      makeTurn();
    }
    if (!holds(last, tick)) {
      last = holds(last + 1, tick) ? last + 1 : changes.find(tick);
    }
    return last;
  }

  private boolean holds(int change, long tick) {
    return (change < 0 || (change < changes.size() && changes.tick(change) <= tick))
        && (change + 1 >= changes.size() || tick < changes.tick(change + 1));
  }
}
