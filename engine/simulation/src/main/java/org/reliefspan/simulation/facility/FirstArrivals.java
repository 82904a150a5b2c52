package org.reliefspan.simulation.facility;

/** The first arrivals of a stream. Not thread-safe. */
final class FirstArrivals implements ArrivalTimes {
  private final ArrivalTimes all;
  private long left;

  FirstArrivals(long number, ArrivalTimes all) {
    this.all = all;
    this.left = number;
  }

  @Override
  public long next() {
    if (left <= 0) {
      return NEVER;
    }
    left--;
    return all.next();
  }
}
