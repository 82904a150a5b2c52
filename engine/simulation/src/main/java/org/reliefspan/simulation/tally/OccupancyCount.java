package org.reliefspan.simulation.tally;

import java.io.Serializable;

/**
 * How many patients are in each state at each of a grid of times. Not thread-safe; one per thread,
 * then {@link #merge}.
 */
public final class OccupancyCount implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int times;
  private final int states;
  private final long[] changes; // [time][state], patients that come less those that leave

  /** Nobody anywhere. */
  public OccupancyCount(int times, int states) {
    this.times = times;
    this.states = states;
    this.changes = new long[(times + 1) * states];
  }

  /** A patient is in a state from one time of the grid until before another. */
  public void stay(int state, int from, int until) {
    changes[from * states + state]++;
    changes[until * states + state]--;
  }

  /** Adds the patients of another. */
  public void merge(OccupancyCount other) {
    for (int i = 0; i < changes.length; i++) {
      changes[i] += other.changes[i];
    }
  }

  /** Number of times. */
  public int times() {
    return times;
  }

  /** Counts, row-major [time][state]. */
  public long[] counts() {
    long[] counts = new long[times * states];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = changes[i] + (i < states ? 0 : counts[i - states]);
    }
    return counts;
  }
}
