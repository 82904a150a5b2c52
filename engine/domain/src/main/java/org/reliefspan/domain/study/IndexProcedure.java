package org.reliefspan.domain.study;

import org.reliefspan.domain.catalog.ProcedureFamily;

/**
 * A family of index procedures with the windows that its episodes use.
 *
 * @param blackoutDays scores up to and including this day are not used
 * @param onsetMaxDays never-response is judged only after this day
 * @param seriesGapDays same-key procedures no further apart than this are one episode
 */
public record IndexProcedure(
    ProcedureFamily family, int blackoutDays, int onsetMaxDays, int seriesGapDays) {

  /** Least gap between separate episodes of the same key. */
  private static final int SHORTEST_SERIES_GAP_DAYS = 28;

  /** Windows of the catalogue: gap of a series at most twice the planned one, at least 28 days. */
  public static IndexProcedure of(ProcedureFamily family) {
    return new IndexProcedure(
        family,
        family.blackoutDays(),
        family.onsetMaxDays(),
        Math.max(2 * family.seriesGapDays(), SHORTEST_SERIES_GAP_DAYS));
  }

  /** The day that both the blackout and the onset window have passed. */
  public int judgedAfterDays() {
    return Math.max(blackoutDays, onsetMaxDays);
  }
}
