package org.reliefspan.domain.facility;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.ProfileColumn;
import org.reliefspan.domain.pathway.Written;

/**
 * Patients who arrive.
 *
 * @param name stable, it addresses the luck of the arrivals
 * @param when they arrive
 * @param number after so many nobody comes any more
 * @param attributes with which they begin in place of those of the pathway
 * @param place where it stands
 */
public record ArrivalSpec(
    String name, When when, OptionalLong number, Map<String, Written> attributes, Place place)
    implements Serializable {
  /** Copies, in order. */
  public ArrivalSpec {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** The same patients at other times. */
  public ArrivalSpec with(When other) {
    return new ArrivalSpec(name, other, number, attributes, place);
  }

  /** When patients arrive. */
  public sealed interface When extends Serializable {}

  /**
   * At random, at a rate that goes in turns and grows.
   *
   * @param rate per unit of time
   * @param pattern factors of the rate within each turn; empty for none
   * @param growth per year, 0.05 for 5 percent
   */
  public record Poisson(Written rate, List<Pattern> pattern, double growth) implements When {
    /** Copies. */
    public Poisson {
      pattern = List.copyOf(pattern);
    }
  }

  /** Factors of a rate that come again; several are multiplied. */
  public sealed interface Pattern extends Serializable {}

  /**
   * In turns, from time 0 on.
   *
   * @param every length of a turn, in units
   * @param from times within a turn, rising, the first 0
   * @param factor from then on
   */
  public record Turns(double every, List<Double> from, List<Double> factor) implements Pattern {
    /** Copies. */
    public Turns {
      from = List.copyOf(from);
      factor = List.copyOf(factor);
    }
  }

  /**
   * By the week of the calendar.
   *
   * @param fromMinute local minutes since Monday 0:00, rising, the first 0
   * @param factor from then on
   * @param holiday factor on holidays; empty if these are days like others
   */
  public record Week(List<Integer> fromMinute, List<Double> factor, OptionalDouble holiday)
      implements Pattern {
    /** Copies. */
    public Week {
      fromMinute = List.copyOf(fromMinute);
      factor = List.copyOf(factor);
    }
  }

  /**
   * By the month of the calendar.
   *
   * @param factor twelve, from January on
   */
  public record Months(List<Double> factor) implements Pattern {
    /** Copies. */
    public Months {
      factor = List.copyOf(factor);
    }
  }

  /** One after the other, after times from a distribution. */
  public record Renewal(AttributeSpec.Start every) implements When {}

  /**
   * Several at once.
   *
   * @param groups when groups arrive, not at given times
   * @param sizes of groups
   * @param shares of groups of each size, that sum to 1
   */
  public record Together(When groups, List<Integer> sizes, List<Double> shares) implements When {
    /** Copies. */
    public Together {
      sizes = List.copyOf(sizes);
      shares = List.copyOf(shares);
    }
  }

  /**
   * At given times, in units since the start; before it for who waits when it begins.
   *
   * @param at rising
   * @param values of attributes by name, one for each arrival
   */
  public record Given(List<Double> at, Map<String, ProfileColumn> values) implements When {
    /** Copies, in order. */
    public Given {
      at = List.copyOf(at);
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }
}
