package org.reliefspan.domain.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.simulation.CalibrationResults;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.domain.simulation.ReplayRow;
import org.reliefspan.domain.simulation.SimulationResults;
import org.reliefspan.domain.simulation.Structure;

/**
 * The door for results that no patient is behind. A pathway file declares its numbers and its
 * patients are made up, so there is no count to withhold: everything leaves, with the reason on
 * record. What is estimated from patients cannot pass, because {@link SimulationResults} has no
 * place for it; it leaves through {@link DisclosureControl}. The one exception is a cohort that was
 * observed and is laid beside its simulation: its rows pass where the usual number of patients is
 * still observed, and has had the event or left since the row before.
 */
public final class SimulatedRelease {
  private static final DisclosurePolicy POLICY =
      new DisclosurePolicy(
          1,
          Optional.of("simulated from a declared pathway: no patients are behind these numbers"));

  private SimulatedRelease() {}

  /** Publishes everything; of observed patients only where enough of them are still observed. */
  public static Publishable<SimulationResults> publish(SimulationResults results) {
    if (results.replay().isEmpty()) {
      return new Publishable<>(results, POLICY, List.of());
    }
    DisclosurePolicy policy = DisclosurePolicy.standard();
    return new Publishable<>(
        results.withReplay(shown(results.replay(), policy)), policy, List.of());
  }

  /**
   * Rows with enough patients still observed, each where nobody or enough have left since the row
   * before: what is shown is exact, and no row counts few.
   */
  private static List<ReplayRow> shown(List<ReplayRow> rows, DisclosurePolicy policy) {
    List<ReplayRow> shown = new ArrayList<>();
    Map<String, Long> last = new HashMap<>();
    for (ReplayRow row : rows) {
      long now = row.atRisk().orElse(policy.threshold());
      if (row.atRisk().isEmpty()) {
        shown.add(row);
      } else if (now >= policy.threshold()) {
        String curve = row.of() + "\n" + row.strategy();
        if (!policy.protects(last.getOrDefault(curve, now) - now)) {
          last.put(curve, now);
          shown.add(row);
        }
      }
    }
    return shown;
  }

  /** Publishes what calibrating a pathway found. */
  public static Publishable<CalibrationResults> publish(CalibrationResults results) {
    return new Publishable<>(results, POLICY, List.of());
  }

  /** Publishes what running a pathway in a facility found. */
  public static Publishable<CapacityResults> publish(CapacityResults results) {
    return new Publishable<>(results, POLICY, List.of());
  }

  /** Publishes what a pathway is made of. */
  public static Publishable<Structure> publish(Structure structure) {
    return new Publishable<>(structure, POLICY, List.of());
  }
}
