package org.reliefspan.simulation.facility;

import org.reliefspan.simulation.model.SimulationException;

/** Arrivals after times that are drawn one by one. Not thread-safe. */
final class RenewalArrivals implements ArrivalTimes {
  private static final double FAR = Long.MAX_VALUE / 4.0;

  private final Gaps gaps;
  private final double ticksPerUnit;
  private double units;
  private int arrival;

  RenewalArrivals(Gaps gaps, double ticksPerUnit) {
    this.gaps = gaps;
    this.ticksPerUnit = ticksPerUnit;
  }

  @Override
  public long next() {
    double gap = gaps.next(arrival++);
    if (!(gap >= 0)) {
      throw new SimulationException(
          "The time between arrivals (%s) must not be negative. Maybe limit it with max()."
              .formatted(gap));
    }
    units += gap;
    double ticks = units * ticksPerUnit;
    return ticks < FAR ? (long) Math.rint(ticks) : NEVER;
  }
}
