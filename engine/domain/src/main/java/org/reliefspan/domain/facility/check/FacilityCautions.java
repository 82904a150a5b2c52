package org.reliefspan.domain.facility.check;

import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.facility.ScenarioSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.study.Finding;

/** What should be known about a facility in which nothing is wrong. */
public final class FacilityCautions {
  private static final List<Concern> ALL =
      List.of(
          new PriorityCaution(),
          new LengthCaution(),
          new BlockingCaution(),
          new WindowCaution(),
          new IdleCaution(),
          new ParameterCaution());

  private FacilityCautions() {}

  /**
   * Cautions about the base and every scenario.
   *
   * @param pathway that is run in it
   * @param file name for the findings
   */
  public static List<Finding> of(FacilitySpec spec, PathwaySpec pathway, String file) {
    Complaints complaints = new Complaints(file);
    Situation base = Situation.of(spec, pathway, Optional.empty());
    ALL.forEach(concern -> concern.check(base, complaints));
    for (ScenarioSpec scenario : spec.scenarios()) {
      complaints.enter(scenario.name());
      Situation there = Situation.of(spec.in(scenario), pathway, scenario.strategy());
      ALL.forEach(concern -> concern.check(there, complaints));
    }
    return complaints.findings(Finding.Severity.CAUTION);
  }
}
