package org.reliefspan.simulation.facility;

import org.reliefspan.domain.facility.ArrivalSpec;

/** A factor that comes again in turns from tick 0 on. Not thread-safe. */
final class FactorTurns implements FactorPieces {
  private final double every; // ticks
  private final double[] from; // ticks
  private final double[] factor;
  private long turn;
  private int piece;
  private long until;

  FactorTurns(ArrivalSpec.Turns turns, double ticksPerUnit) {
    this.every = turns.every() * ticksPerUnit;
    this.from = turns.from().stream().mapToDouble(each -> each * ticksPerUnit).toArray();
    this.factor = turns.factor().stream().mapToDouble(each -> each).toArray();
    this.until = end();
  }

  private long end() {
    return piece + 1 < from.length
        ? tick(turn * zeroIfFirst() + from[piece + 1])
        : tick((turn + 1) * every);
  }

  /** The only turn of an endless one begins at 0. */
  private double zeroIfFirst() {
    return turn == 0 ? 0 : every;
  }

  private static long tick(double ticks) {
    return ticks < Long.MAX_VALUE / 4.0 ? (long) Math.rint(ticks) : Long.MAX_VALUE;
  }

  @Override
  public double factor() {
    return factor[piece];
  }

  @Override
  public long until() {
    return until;
  }

  @Override
  public void advance() {
    piece++;
    if (piece == from.length) {
      piece = 0;
      turn++;
    }
    until = end();
  }
}
