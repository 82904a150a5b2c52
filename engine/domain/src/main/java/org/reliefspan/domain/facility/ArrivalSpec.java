package org.reliefspan.domain.facility;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Place;
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
    String name,
    When when,
    OptionalLong number,
    Map<String, Written> attributes,
    Place place)
    implements Serializable {
  /** Copies, in order. */
  public ArrivalSpec {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
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

  /**
   * Factors of a rate that come again.
   *
   * @param every length of a turn, in units; a week by the calendar begins on Monday
   * @param from times within a turn, rising, the first 0
   * @param factor from then on
   */
  public record Pattern(double every, List<Double> from, List<Double> factor)
      implements Serializable {
    /** Copies. */
    public Pattern {
      from = List.copyOf(from);
      factor = List.copyOf(factor);
    }
  }

  /** One after the other, after times from a distribution. */
  public record Renewal(AttributeSpec.Start every) implements When {}

  /**
   * At given times, in units since the start; before it for who waits when it begins.
   *
   * @param at rising
   * @param values of attributes by name, one for each arrival
   */
  public record Given(List<Double> at, Map<String, List<Double>> values) implements When {
    /** Copies, in order. */
    public Given {
      at = List.copyOf(at);
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }
}
