package org.reliefspan.simulation.facility;

import java.util.List;
import org.reliefspan.domain.simulation.FacilityRow;

/** What formulas say of steps to which they apply. */
final class ClosedForms {
  private ClosedForms() {}

  static List<FacilityRow> of(List<ArmRuns> arms) {
    return List.of();
  }
}
