package org.reliefspan.simulation.facility;

/**
 * How many wait for each step at some times of a run, a step apart. Not thread-safe.
 *
 * <p>Who waits from a tick to another is counted at the first time at or after the one, and is not
 * any more from the first at or after the other.
 */
final class WaitingGrid {
  private final int times;
  private final double step;
  private final int[] changes; // [step][time]
  private int known; // a time: the first at or after all ticks between two
  private long knownFrom = Long.MAX_VALUE;
  private long knownTo = Long.MIN_VALUE;

  WaitingGrid(WaitingTimes times, int steps) {
    this.times = times.count();
    this.step = times.every();
    this.changes = new int[steps * (this.times + 1)];
  }

  /** Somebody has waited for a step. */
  void waited(int index, long from, long to) {
    if (times == 0 || to <= from) {
      return;
    }
    int end = time(to);
    int first = time(from);
    if (first != end) {
      changes[index * (times + 1) + first]++;
      changes[index * (times + 1) + end]--;
    }
  }

  /** The first time at or after a tick. */
  private int time(long tick) {
    if (knownFrom <= tick && tick <= knownTo) {
      return known;
    }
    int time = timeAt(tick);
    if (time == known && knownFrom <= knownTo) { // what lies between two ticks of it is of it
      knownFrom = Math.min(knownFrom, tick);
      knownTo = Math.max(knownTo, tick);
    } else if (tick > knownTo) {
      known = time;
      knownFrom = tick;
      knownTo = Math.max(tick, lastOf(time));
    }
    return time;
  }

  private int timeAt(long tick) {
    return (int) Math.min(times, Math.max(0, Math.ceil(tick / step)));
  }

  /** A tick up to which this time is the first, the last but for rounding. */
  private long lastOf(int time) {
    long last = (long) Math.min(Long.MAX_VALUE / 4.0, time * step);
    return timeAt(last) == time ? last : Long.MIN_VALUE;
  }

  /** By step and time. */
  int[] counts() {
    int[] counts = changes.clone();
    for (int i = 0; i < counts.length; i++) {
      if (i % (times + 1) > 0) {
        counts[i] += counts[i - 1];
      }
    }
    return counts;
  }
}
