package org.reliefspan.domain.facility;

import java.util.HashMap;
import java.util.Map;
import org.reliefspan.domain.pathway.ActivitySpec;
import org.reliefspan.domain.pathway.PathwaySpec;

/** A pathway as it is run in a facility. */
public final class FacilityPathway {
  private FacilityPathway() {}

  /**
   * The pathway with the parameters and the activities of a facility, in all strategies. A
   * parameter that a strategy sets has the value of the strategy.
   *
   * @param facility as it is in one scenario
   */
  public static PathwaySpec of(PathwaySpec pathway, FacilitySpec facility) {
    Map<String, StepSpec> steps = new HashMap<>();
    facility.steps().forEach(step -> steps.put(step.activity(), step));
    return pathway.runBy(facility.parameters(), activity -> run(activity, steps));
  }

  private static ActivitySpec run(ActivitySpec activity, Map<String, StepSpec> steps) {
    StepSpec step = steps.get(activity.name());
    return step == null ? activity : step.instead().of(activity);
  }
}
