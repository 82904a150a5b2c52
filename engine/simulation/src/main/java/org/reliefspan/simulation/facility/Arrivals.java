package org.reliefspan.simulation.facility;

import java.util.Arrays;

/** The streams of arrivals of a replication: when the next of each comes. Not thread-safe. */
final class Arrivals {
  private static final long NEVER = ArrivalTimes.NEVER;

  private final Facility facility;
  private final ArrivalTimes[] streams;
  private final long[] comes; // next arrival, by stream
  private final long[] came; // arrivals before, by stream

  Arrivals(Facility facility, Replication replication) {
    this.facility = facility;
    this.streams = facility.arrivals(replication);
    this.comes = new long[streams.length];
    this.came = new long[streams.length];
    Arrays.fill(comes, NEVER);
  }

  int streams() {
    return streams.length;
  }

  /** Whether anybody is to come. */
  boolean isAnyToCome() {
    for (long next : comes) {
      if (next != NEVER) {
        return true;
      }
    }
    return false;
  }

  /** When the next of a stream comes. */
  long next(int stream) {
    comes[stream] = streams[stream].next();
    return comes[stream];
  }

  /** What the one who comes now brings; counts it. */
  double[] brought(int stream) {
    return facility.brought(stream, came[stream]++);
  }
}
