package org.reliefspan.simulation.facility;

import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.facility.ArrivalSpec;
import org.reliefspan.domain.pathway.TimeUnit;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.simulation.model.SimulationException;

/** When the patients of a stream arrive, one after the other. */
interface ArrivalTimes {
  /** Nobody comes any more. */
  long NEVER = Long.MAX_VALUE;

  /** The tick of the next arrival, not before the one before; {@link #NEVER} after the last. */
  long next();

  /** Times between arrivals. */
  interface Gaps {
    /** The time before an arrival, counted from 0, in units. */
    double next(int arrival);
  }

  /**
   * How time is counted.
   *
   * @param ticksPerUnit positive
   * @param unit of the pathway
   * @param calendar if there is one
   */
  record Time(double ticksPerUnit, TimeUnit unit, Optional<CalendarTime> calendar) {}

  /** The luck of a stream in a replication. */
  static Philox luck(long seed, String name, int replication) {
    return Philox.keyed(seed, "arrivals:" + name).replication(replication);
  }

  /**
   * At random.
   *
   * @param rate per unit
   * @param patterns factors of the rate
   * @param growth of the rate per year, compound
   */
  static ArrivalTimes atRandom(
      double rate, List<ArrivalSpec.Pattern> patterns, double growth, Time time, Philox luck) {
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new SimulationException(
          "The rate of arrivals (%s) must not be negative and be finite. Maybe limit it with max()."
              .formatted(rate));
    }
    if (!(growth > -1 && growth < Double.POSITIVE_INFINITY)) {
      throw new SimulationException(
          "The growth of arrivals (%s) must be above -1. Maybe 0.05 for 5 percent?"
              .formatted(growth));
    }
    return new RandomArrivals(rate, patterns, growth, time, luck);
  }

  /** One after the other; times add up in units, so that rounding to ticks does not. */
  static ArrivalTimes oneAfterTheOther(Gaps gaps, double ticksPerUnit) {
    return new RenewalArrivals(gaps, ticksPerUnit);
  }

  /** At given times in units, rising. */
  static ArrivalTimes given(List<Double> at, double ticksPerUnit) {
    return new GivenArrivals(at, ticksPerUnit);
  }

  /** The first ones of others. */
  static ArrivalTimes first(long number, ArrivalTimes all) {
    return new FirstArrivals(number, all);
  }
}
