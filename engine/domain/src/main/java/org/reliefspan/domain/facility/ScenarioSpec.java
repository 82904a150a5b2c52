package org.reliefspan.domain.facility;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.pathway.Place;

/**
 * A facility that is otherwise.
 *
 * @param name as in results
 * @param title for readers
 * @param strategy of the pathway, if not all of them
 * @param resources to replace
 * @param steps to replace
 * @param arrivals to replace
 * @param place where it stands
 */
public record ScenarioSpec(
    String name,
    String title,
    Optional<String> strategy,
    List<ResourceSpec> resources,
    List<StepSpec> steps,
    List<ArrivalSpec> arrivals,
    Place place)
    implements Serializable {
  /** Copies. */
  public ScenarioSpec {
    resources = List.copyOf(resources);
    steps = List.copyOf(steps);
    arrivals = List.copyOf(arrivals);
  }
}
