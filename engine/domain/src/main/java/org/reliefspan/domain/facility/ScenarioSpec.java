package org.reliefspan.domain.facility;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reliefspan.domain.pathway.Place;
import org.reliefspan.domain.pathway.Written;

/**
 * A facility that is otherwise.
 *
 * @param name as in results
 * @param title for readers
 * @param strategy of the pathway, if not all of them
 * @param parameters of the pathway with other values
 * @param resources to replace
 * @param steps to replace
 * @param arrivals to replace
 * @param place where it stands
 */
public record ScenarioSpec(
    String name,
    String title,
    Optional<String> strategy,
    Map<String, Written> parameters,
    List<ResourceSpec> resources,
    List<StepSpec> steps,
    List<ArrivalSpec> arrivals,
    Place place)
    implements Serializable {
  /** Copies. */
  public ScenarioSpec {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    resources = List.copyOf(resources);
    steps = List.copyOf(steps);
    arrivals = List.copyOf(arrivals);
  }
}
