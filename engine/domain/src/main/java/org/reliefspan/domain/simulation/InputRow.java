package org.reliefspan.domain.simulation;

import java.util.Locale;
import java.util.Optional;
import org.reliefspan.domain.quantity.Interval;

/**
 * A parameter of the pathway file as it went into the run.
 *
 * @param value without draws, in the first strategy
 * @param limits what its draw lies between; empty where it is certain
 * @param unit for readers, may be empty
 * @param source as the file says, may be empty
 * @param origin where the number comes from
 */
public record InputRow(
    String parameter,
    double value,
    Optional<Interval> limits,
    String unit,
    String source,
    Origin origin) {
  public InputRow {
    Finite.require(parameter, value);
  }

  /** Where a number comes from. */
  public enum Origin {
    /** Written down: from literature, opinion or nowhere. */
    DECLARED,
    /** From a fit to data, whose file the source names. */
    ESTIMATED,
    /** Computed from other parameters. */
    COMPUTED;

    /** Word in tables. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The origin with this word. */
    public static Origin of(String id) {
      return valueOf(id.toUpperCase(Locale.ROOT));
    }
  }
}
