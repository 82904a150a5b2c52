package org.reliefspan.simulation.facility;

/**
 * How many of each resource are there and are in use, and the time they were. Busy time is counted
 * whether the resource is open or not; what is busy beyond those that are there is overtime. Not
 * thread-safe.
 */
final class Resources {
  final int[] level;
  final int[] busy;
  private final long[] since;
  private final double[] busyTicks;
  private final double[] openTicks;
  private final double[] overtimeTicks;

  Resources(int count) {
    level = new int[count];
    busy = new int[count];
    since = new long[count];
    busyTicks = new double[count];
    openTicks = new double[count];
    overtimeTicks = new double[count];
  }

  /** So many more are in use; fewer if negative. */
  void use(int resource, int more, long now) {
    settle(resource, now);
    busy[resource] += more;
  }

  /** So many are there from now on. */
  void open(int resource, int newLevel, long now) {
    settle(resource, now);
    level[resource] = newLevel;
  }

  /** Time counts from here on. */
  void restart(long now) {
    for (int r = 0; r < level.length; r++) {
      since[r] = now;
      busyTicks[r] = 0;
      openTicks[r] = 0;
      overtimeTicks[r] = 0;
    }
  }

  void settle(int resource, long now) {
    double ticks = now - since[resource];
    since[resource] = now;
    busyTicks[resource] += ticks * busy[resource];
    openTicks[resource] += ticks * level[resource];
    if (busy[resource] > level[resource]) {
      overtimeTicks[resource] += ticks * (busy[resource] - level[resource]);
    }
  }

  /** Ticks that were worked, of all of them together. */
  double busyTicks(int resource) {
    return busyTicks[resource];
  }

  /** Ticks that were offered. */
  double openTicks(int resource) {
    return openTicks[resource];
  }

  /** Ticks that were worked beyond those that were offered. */
  double overtimeTicks(int resource) {
    return overtimeTicks[resource];
  }
}
