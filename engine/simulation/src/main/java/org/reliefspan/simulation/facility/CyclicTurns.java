package org.reliefspan.simulation.facility;

import org.reliefspan.domain.facility.Opening;

/** Levels in turns that are all alike, from tick 0 on. */
final class CyclicTurns implements Turns {
  private final double every; // ticks
  private final double[] from; // ticks
  private final int[] count;
  private long turn;

  CyclicTurns(Opening.Cyclic cyclic, double ticksPerUnit) {
    this.every = cyclic.every() * ticksPerUnit;
    this.from = cyclic.from().stream().mapToDouble(each -> each * ticksPerUnit).toArray();
    this.count = cyclic.count().stream().mapToInt(each -> each).toArray();
  }

  @Override
  public long addNext(LevelChanges changes) {
    double begins = turn == 0 ? 0 : turn * every;
    int before = changes.size();
    for (int i = 0; i < from.length; i++) {
      changes.put((long) Math.rint(begins + from[i]), count[i]);
    }
    turn++;
    boolean isSteady = turn > 1 && changes.size() == before; // one level for the whole turn
    return every == Double.POSITIVE_INFINITY || isSteady
        ? Long.MAX_VALUE
        : (long) Math.rint(turn * every);
  }
}
