package org.reliefspan.domain.estimate;

import java.util.Map;

/**
 * Words for identifiers.
 *
 * @param procedures family id to a short name
 * @param procedureGroups family id to its catalogue group, such as {@code epidural} or {@code
 *     facet}
 * @param measures measure id to name
 * @param measureUnits measure id to unit
 */
public record Labels(
    Map<String, String> procedures,
    Map<String, String> procedureGroups,
    Map<String, String> measures,
    Map<String, String> measureUnits) {
  public Labels {
    procedures = Map.copyOf(procedures);
    procedureGroups = Map.copyOf(procedureGroups);
    measures = Map.copyOf(measures);
    measureUnits = Map.copyOf(measureUnits);
  }
}
