package org.reliefspan.simulation.facility;

/**
 * When sessions of a step may begin: at multiples of a grid from the beginning of each time in
 * which all that it needs is there without a break, as long as a session ends before that does.
 *
 * <p>Grid and length need not be whole ticks: beginnings are rounded, so nothing adds up. Where
 * they are not, opening hours may have been rounded too, and a session may seem to last a tick
 * longer than they do. Not thread-safe.
 */
final class StepOpenings {
  private static final double WHOLE = 1e-6;
  private static final double HALF = 0.500001;
  private static final double LARGEST_SLACK = 0.999;
  private static final double SLACK_PER_LENGTH = 0.001;

  private final Openings[] openings;
  private final int[] amounts;
  private final double grid;
  private final double length;
  private final double slack;
  private boolean isOpen;
  private long from; // of the opening
  private long through; // it is open so far, perhaps longer
  private long beginning; // of the opening, from 0

  /**
   * Nothing is made yet.
   *
   * @param openings of what it needs
   * @param amounts of each
   * @param grid ticks
   * @param length ticks
   */
  StepOpenings(Openings[] openings, int[] amounts, double grid, double length) {
    this.openings = openings.clone();
    this.amounts = amounts.clone();
    this.grid = grid;
    this.length = length;
    this.slack = slack(grid, length);
    this.isOpen = openings.length == 0;
    this.through = isOpen ? Long.MAX_VALUE : Long.MIN_VALUE / 4;
  }

  private static double slack(double grid, double length) {
    return isWhole(grid) && isWhole(length)
        ? 0
        : Math.min(LARGEST_SLACK, SLACK_PER_LENGTH * length);
  }

  /** Whether a length is a number of ticks. */
  static boolean isWhole(double ticks) {
    return Math.abs(ticks - Math.rint(ticks)) < WHOLE;
  }

  /** Adds the beginnings before a tick, except those before tick 0. */
  void addBefore(long until, StepStarts starts) {
    while (isOpen || findOpening(until)) {
      long tick = from + nearest(beginning * grid);
      if (tick >= until) {
        return;
      }
      if (fits(beginning * grid + length)) {
        if (tick >= 0) {
          starts.add(tick, end(), beginning);
        }
        beginning++;
      } else {
        isOpen = false;
      }
    }
  }

  /** The same for sums that are equal but for the last bits. */
  private static long nearest(double ticks) {
    return (long) Math.floor(ticks + HALF);
  }

  private long end() {
    return Math.min(through, from + nearest(beginning * grid + length));
  }

  private boolean findOpening(long until) {
    while (!isThere(through)) {
      long next = nextChange(through);
      if (next >= until) {
        return false;
      }
      through = next;
    }
    from = through;
    beginning = 0;
    isOpen = true;
    return true;
  }

  /** Whether the opening lasts so long. */
  private boolean fits(double lasts) {
    while (through < Long.MAX_VALUE && through - from + slack + WHOLE < lasts) {
      if (!isThere(through)) {
        return false;
      }
      through = nextChange(through);
    }
    return true;
  }

  private boolean isThere(long tick) {
    for (int i = 0; i < openings.length; i++) {
      if (openings[i].scheduledAt(tick) < amounts[i]) {
        return false;
      }
    }
    return true;
  }

  private long nextChange(long tick) {
    long next = Long.MAX_VALUE;
    for (Openings each : openings) {
      next = Math.min(next, each.nextScheduledChange(tick));
    }
    return next;
  }
}
