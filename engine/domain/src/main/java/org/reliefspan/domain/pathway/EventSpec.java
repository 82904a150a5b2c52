package org.reliefspan.domain.pathway;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A clock, in continuous time, and what happens when it rings.
 *
 * @param name stable, it addresses the luck of the event
 * @param in states in which it runs; empty for all that are not final
 * @param when condition under which it runs
 * @param after when it rings
 * @param clock from when its time counts
 * @param hazardRatio multiplies its hazard
 * @param consequences what it brings with it
 * @param place where it stands
 */
public record EventSpec(
    String name,
    List<String> in,
    Optional<Written> when,
    Timing after,
    Clock clock,
    Optional<Written> hazardRatio,
    Consequences consequences,
    Place place)
    implements Serializable {
  /** Copies, in order. */
  public EventSpec {
    in = List.copyOf(in);
  }

  /** An event that sets attributes to expressions and has no part in activities. */
  public EventSpec(
      String name,
      List<String> in,
      Optional<Written> when,
      Timing after,
      Clock clock,
      Optional<Written> hazardRatio,
      Map<String, Written> go,
      Map<String, Written> set,
      Map<String, Written> add,
      Place place) {
    this(name, in, when, after, clock, hazardRatio, Consequences.of(go, set, add), place);
  }

  /** States to go to with probabilities, in order; empty to stay. */
  public Map<String, Written> go() {
    return consequences.go();
  }

  /** The same in other states. */
  EventSpec runningIn(List<String> states) {
    return new EventSpec(name, states, when, after, clock, hazardRatio, consequences, place);
  }

  /** From when the time of a clock counts. */
  public enum Clock {
    /** From when it was switched on. */
    RESET,
    /** From the start of the pathway. */
    FORWARD
  }

  /** When a clock rings. */
  public sealed interface Timing extends Serializable {}

  /** After a time from a distribution. */
  public record After(Law law) implements Timing {}

  /** At a time since the start of the pathway. */
  public record At(Written time) implements Timing {}

  /** At a rate that is constant between times of the clock. */
  public record Piecewise(List<Double> from, List<Written> rate) implements Timing {
    /** Copies. */
    public Piecewise {
      from = List.copyOf(from);
      rate = List.copyOf(rate);
    }
  }

  /** At the yearly rates of a table by age, which grows with time. */
  public record LifeTable(String table, Written age) implements Timing {}
}
