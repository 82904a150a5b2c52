package org.reliefspan.domain.simulation;

import java.util.Optional;
import java.util.OptionalLong;
import org.reliefspan.domain.quantity.Interval;

/**
 * What was observed in a cohort at a time beside its simulation.
 *
 * @param of event or measure
 * @param strategy under which it was observed
 * @param time since the start
 * @param observed share without the event, or mean
 * @param limits of what was observed, at 95 percent
 * @param atRisk patients still observed; none for a mean that was given
 * @param simulated share without the event, or mean
 * @param monteCarloError one standard error of what was simulated
 */
public record ReplayRow(
    String of,
    String strategy,
    double time,
    double observed,
    Optional<Interval> limits,
    OptionalLong atRisk,
    double simulated,
    double monteCarloError) {
  public ReplayRow {
    Finite.require("observed value", observed);
    Finite.require("simulated value", simulated);
  }
}
