package org.reliefspan.domain.facility;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.reliefspan.domain.pathway.Written;

/**
 * A facility as written. Times are in units of the pathway that is run in it.
 *
 * @param name for results
 * @param title for readers
 * @param source where its numbers come from, may be empty
 * @param calendar if its hours go by one
 * @param parameters of the pathway with other values
 * @param resources in order
 * @param steps how activities are run; one that is not named needs no appointment
 * @param arrivals streams of patients, in order
 * @param run how long and how often
 * @param scenarios what is compared, in order
 * @param search of the cheapest plan
 */
public record FacilitySpec(
    String name,
    String title,
    String source,
    Optional<CalendarSpec> calendar,
    Map<String, Written> parameters,
    List<ResourceSpec> resources,
    List<StepSpec> steps,
    List<ArrivalSpec> arrivals,
    RunSpec run,
    List<ScenarioSpec> scenarios,
    Optional<SearchSpec> search)
    implements Serializable {
  /** Copies. */
  public FacilitySpec {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    resources = List.copyOf(resources);
    steps = List.copyOf(steps);
    arrivals = List.copyOf(arrivals);
    scenarios = List.copyOf(scenarios);
  }

  /** The facility as it is in a scenario, without scenarios. */
  public FacilitySpec in(ScenarioSpec scenario) {
    Map<String, Written> values = new LinkedHashMap<>(parameters);
    values.putAll(scenario.parameters());
    return with(
        values,
        patched(resources, scenario.resources(), ResourceSpec::name),
        patched(steps, scenario.steps(), StepSpec::activity),
        patched(arrivals, scenario.arrivals(), ArrivalSpec::name));
  }

  /** The same with other resources, without scenarios. */
  public FacilitySpec with(List<ResourceSpec> newResources) {
    return with(parameters, newResources, steps, arrivals);
  }

  /** The same with other scenarios. */
  public FacilitySpec withScenarios(List<ScenarioSpec> newScenarios) {
    return new FacilitySpec(
        name,
        title,
        source,
        calendar,
        parameters,
        resources,
        steps,
        arrivals,
        run,
        newScenarios,
        search);
  }

  private FacilitySpec with(
      Map<String, Written> values,
      List<ResourceSpec> newResources,
      List<StepSpec> newSteps,
      List<ArrivalSpec> newArrivals) {
    return new FacilitySpec(
        name,
        title,
        source,
        calendar,
        values,
        newResources,
        newSteps,
        newArrivals,
        run,
        List.of(),
        search);
  }

  private static <T> List<T> patched(List<T> base, List<T> patch, Function<T, String> name) {
    List<T> all = new ArrayList<>(base);
    for (T each : patch) {
      int at = all.stream().map(name).toList().indexOf(name.apply(each));
      if (at < 0) {
        all.add(each);
      } else {
        all.set(at, each);
      }
    }
    return all;
  }
}
