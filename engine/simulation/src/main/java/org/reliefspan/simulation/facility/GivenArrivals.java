package org.reliefspan.simulation.facility;

import java.util.List;

/** Arrivals at given times. Not thread-safe. */
final class GivenArrivals implements ArrivalTimes {
  private final long[] ticks;
  private int arrival;

  GivenArrivals(List<Double> at, double ticksPerUnit) {
    this.ticks = at.stream().mapToLong(each -> (long) Math.rint(each * ticksPerUnit)).toArray();
  }

  @Override
  public long next() {
    return arrival < ticks.length ? ticks[arrival++] : NEVER;
  }
}
