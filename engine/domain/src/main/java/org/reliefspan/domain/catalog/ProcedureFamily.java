package org.reliefspan.domain.catalog;

import java.io.Serializable;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A family of procedures that one relief window is defined for.
 *
 * @param id such as {@code rfa_facet_lumbar}
 * @param group such as {@code epidural}, {@code facet}, {@code surgery}
 * @param regions region codes it is done in; {@code any} fits all
 * @param sided whether left and right are different procedures
 * @param intent {@code therapeutic}, {@code diagnostic}, {@code both}, ...
 * @param onsetMaxDays never-response is judged only after this many days
 * @param blackoutDays scores up to and including this day after the procedure are not used
 * @param repeatMinDays usual least gap before a repeat
 * @param seriesGapDays planned gap inside a series; 0 when there are no series
 */
public record ProcedureFamily(
    String id,
    String name,
    String group,
    Set<String> regions,
    boolean sided,
    String intent,
    int onsetMaxDays,
    int blackoutDays,
    int repeatMinDays,
    int seriesGapDays)
    implements Serializable {
  public ProcedureFamily {
    regions = Collections.unmodifiableSet(new TreeSet<>(regions)); // equal text for equal sets
  }

  /** Whether the procedure is surgery in the sense of a competing event. */
  public boolean isSurgery() {
    return group.equals("surgery");
  }

  /** Whether the family is done in the region; unknown regions fit. */
  public boolean fitsRegion(String region) {
    return region.isEmpty()
        || region.equals("unknown")
        || regions.contains("any")
        || regions.contains(region);
  }
}
