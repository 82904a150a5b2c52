package org.reliefspan.simulation.facility;

import java.util.List;
import org.reliefspan.domain.facility.ArrivalSpec;
import org.reliefspan.numerics.math.DetMath;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.numerics.random.Purpose;

/**
 * Arrivals of a Poisson process whose rate is constant or grows exponentially between the ticks at
 * which a factor changes.
 *
 * <p>The expected number of arrivals between two of them is a unit exponential number, -log of the
 * uniform number of the later one; its time is found piece by piece in closed form. So streams with
 * different rates share their luck. An arrival falls into a tick; it is counted at that tick.
 *
 * <p>Source: Cinlar (1975), Introduction to Stochastic Processes, section 4.7: the inverse of the
 * integrated rate makes the process from one of rate 1. Not thread-safe.
 */
final class RandomArrivals implements ArrivalTimes {
  private static final Purpose ARRIVAL = Purpose.of("arrival");
  private static final int MOST_BARREN = 1_000_000;
  private static final int BLOCK = 64;

  private final FactorPieces[] patterns;
  private final double baseRate; // per tick, at tick 0
  private final double growth; // per tick, continuous
  private final Philox luck;
  private double at; // ticks
  private double rate; // per tick, now
  private long until; // of the piece
  private final double[] exponentials = new double[BLOCK]; // drawn together, for speed
  private int arrival;
  private boolean isOver;

  RandomArrivals(
      double rate, List<ArrivalSpec.Pattern> patterns, double growth, Time time, Philox luck) {
    this.patterns =
        patterns.stream().map(each -> FactorPieces.of(each, time)).toArray(FactorPieces[]::new);
    this.baseRate = rate / time.ticksPerUnit();
    this.growth = DetMath.log(1 + growth) * time.unit().years() / time.ticksPerUnit();
    this.luck = luck;
    beginPiece();
  }

  @Override
  public long next() {
    double rest = exponential();
    for (int barren = 0; !isOver && barren < MOST_BARREN; barren++) {
      double expected = expected(until - at);
      if (rest < expected) {
        moveBy(timeUntilExpected(rest));
        return (long) at; // the tick in which it falls
      }
      rest -= expected;
      nextPiece();
    }
    isOver = true;
    return NEVER;
  }

  private double exponential() {
    int at = arrival & (BLOCK - 1);
    if (at == 0) {
      for (int i = 0; i < BLOCK; i++) {
        exponentials[i] = -DetMath.log(luck.uniform(0, ARRIVAL, arrival + i));
      }
    }
    arrival++;
    return exponentials[at];
  }

  private void moveBy(double ticks) {
    at = Math.min(at + ticks, Math.nextDown((double) until));
    rate = rateAt(at);
  }

  private void nextPiece() {
    isOver = until == Long.MAX_VALUE;
    at = (double) until;
    for (FactorPieces each : patterns) {
      while (each.until() <= until && !isOver) {
        each.advance();
      }
    }
    beginPiece();
  }

  private void beginPiece() {
    until = Long.MAX_VALUE;
    for (FactorPieces each : patterns) {
      until = Math.min(until, each.until());
    }
    rate = rateAt(at);
  }

  private double rateAt(double tick) {
    double now = baseRate;
    for (FactorPieces each : patterns) {
      now *= each.factor();
    }
    return growth == 0 ? now : now * DetMath.exp(growth * tick);
  }

  /** Expected arrivals in the next ticks of a piece. */
  private double expected(double ticks) {
    if (rate == 0) {
      return 0;
    }
    return growth == 0 ? rate * ticks : rate / growth * exponentialMinusOne(growth * ticks);
  }

  /** The inverse of {@link #expected}. */
  private double timeUntilExpected(double arrivals) {
    return growth == 0 ? arrivals / rate : logOfOnePlus(arrivals / rate * growth) / growth;
  }

  /** exp(x) - 1 without loss for small x (Kahan). */
  private static double exponentialMinusOne(double x) {
    double power = DetMath.exp(x);
    if (power == 1 || Double.isInfinite(power)) {
      return power == 1 ? x : power;
    }
    return power == 0 ? -1 : (power - 1) * x / DetMath.log(power);
  }

  /** log(1 + x) without loss for small x (Kahan). */
  private static double logOfOnePlus(double x) {
    double sum = 1 + x;
    return sum == 1 ? x : DetMath.log(sum) * x / (sum - 1);
  }
}
