package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.domain.simulation.FacilityRow;

/**
 * What formulas say of steps to which they apply: of {@link FirstStation}, and the planning numbers
 * of waiting lists with a calendar.
 */
final class ClosedForms {
  private ClosedForms() {}

  static List<FacilityRow> of(List<ArmRuns> arms) {
    List<FacilityRow> rows = new ArrayList<>();
    for (ArmRuns arm : arms) {
      FirstStation.of(arm.arm(), arm.facility())
          .ifPresent(station -> rows.addAll(new StationFormula(arm, station).rows()));
      rows.addAll(new ListTargets(arm).rows());
    }
    return rows;
  }
}
