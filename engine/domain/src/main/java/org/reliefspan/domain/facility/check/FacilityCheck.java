package org.reliefspan.domain.facility.check;

import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.facility.ScenarioSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.study.Finding;

/** Everything that is wrong with a facility, at once. */
public final class FacilityCheck {
  private static final List<Concern> OF_WORDS =
      List.of(
          new NameCheck(),
          new ResourceCheck(),
          new CarveOutCheck(),
          new AccessCheck(),
          new StepCheck(),
          new ArrivalCheck(),
          new ValuesCheck());
  private static final List<Concern> OF_THE_WHOLE =
      List.of(new NeedCheck(), new PatchedPathwayCheck());

  private FacilityCheck() {}

  /**
   * Checks the base and every scenario.
   *
   * @param pathway that is run in it, in which the check finds nothing
   * @param file name for the findings
   * @return findings by line; none means that it can be run
   */
  public static List<Finding> of(FacilitySpec spec, PathwaySpec pathway, String file) {
    Complaints complaints = new Complaints(file);
    if (pathway.isDiscrete()) {
      complaints.add(
          "/pathway",
          "(%s) runs in discrete time, in which nothing is booked. Maybe leave \"cycle\" out of it?"
              .formatted(pathway.name()));
      return complaints.findings(Finding.Severity.ERROR);
    }
    RunCheck.check(spec, complaints);
    ScenarioCheck.check(spec, pathway, complaints);
    check(Situation.of(spec, pathway, Optional.empty()), complaints);
    for (ScenarioSpec scenario : spec.scenarios()) {
      complaints.enter(scenario.name());
      check(Situation.of(spec.in(scenario), pathway, scenario.strategy()), complaints);
    }
    return complaints.findings(Finding.Severity.ERROR);
  }

  private static void check(Situation situation, Complaints complaints) {
    OF_WORDS.forEach(concern -> concern.check(situation, complaints));
    OF_THE_WHOLE.forEach(concern -> concern.check(situation, complaints));
  }
}
