package org.reliefspan.domain.simulation;

import java.util.Optional;
import org.reliefspan.domain.quantity.Interval;

/**
 * A quantity in one scenario less that in another, replication by replication with the same luck.
 *
 * @param about what the name is: {@code step}, {@code resource} or {@code outcome}
 * @param limits empty with one replication
 */
public record FacilityDifferenceRow(
    String scenario,
    String comparator,
    String about,
    String name,
    String quantity,
    double value,
    Optional<Interval> limits,
    String unit,
    int replications) {
  public FacilityDifferenceRow {
    Finite.require("value", value);
  }
}
