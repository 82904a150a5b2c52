package org.reliefspan.domain.simulation;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.reliefspan.domain.quantity.Interval;

/**
 * One quantity of a facility: of a step, of a resource, or of an outcome.
 *
 * @param scenario as in results
 * @param name of the step, the resource or the outcome
 * @param quantity what
 * @param hour of the week, from Monday 0:00, where it is by hours
 * @param value mean over replications; empty where it cannot be computed
 * @param limits of the value, from replication to replication; empty with one
 * @param unit of the value
 * @param replications in which it could be computed
 * @param note why there is no value
 */
public record FacilityRow(
    String scenario,
    String name,
    String quantity,
    OptionalInt hour,
    OptionalDouble value,
    Optional<Interval> limits,
    String unit,
    int replications,
    String note) {
  public FacilityRow {
    value.ifPresent(each -> Finite.require("value", each));
  }
}
