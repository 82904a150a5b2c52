package org.reliefspan.domain.disclosure;

import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.simulation.CalibrationResults;
import org.reliefspan.domain.simulation.SimulationResults;
import org.reliefspan.domain.simulation.Structure;

/**
 * The door for results that no patient is behind. A pathway file declares its numbers and its
 * patients are made up, so there is no count to withhold: everything leaves, with the reason on
 * record. What is estimated from patients cannot pass, because {@link SimulationResults} has no
 * place for it; it leaves through {@link DisclosureControl}.
 */
public final class SimulatedRelease {
  private static final DisclosurePolicy POLICY =
      new DisclosurePolicy(
          1,
          Optional.of("simulated from a declared pathway: no patients are behind these numbers"));

  private SimulatedRelease() {}

  /** Publishes everything. */
  public static Publishable<SimulationResults> publish(SimulationResults results) {
    return new Publishable<>(results, POLICY, List.of());
  }

  /** Publishes what calibrating a pathway found. */
  public static Publishable<CalibrationResults> publish(CalibrationResults results) {
    return new Publishable<>(results, POLICY, List.of());
  }

  /** Publishes what a pathway is made of. */
  public static Publishable<Structure> publish(Structure structure) {
    return new Publishable<>(structure, POLICY, List.of());
  }
}
