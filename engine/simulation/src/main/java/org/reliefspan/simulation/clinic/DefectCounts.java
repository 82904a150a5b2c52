package org.reliefspan.simulation.clinic;

/**
 * Exact numbers of planted errors. No row counts under two of them, except that the half-scale rows
 * belong to the half-scale patients.
 *
 * @param outOfRange rows with an impossible ODI or NRS
 * @param halfScalePatients patients whose ODI is written on 0 to 50
 * @param halfScaleRows their ODI rows
 * @param duplicateMeasures extra copies of measure rows
 * @param duplicateVisits extra copies of visit rows
 * @param afterDeath procedures after death
 * @param lostLaterality sided procedures without a side
 * @param yards walking tests in yards under the unit metre
 */
public record DefectCounts(
    long outOfRange,
    long halfScalePatients,
    long halfScaleRows,
    long duplicateMeasures,
    long duplicateVisits,
    long afterDeath,
    long lostLaterality,
    long yards) {

  /** No errors. */
  public static final DefectCounts NONE = new DefectCounts(0, 0, 0, 0, 0, 0, 0, 0);

  /**
   * Both together.
   *
   * @param other other counts
   * @return the sums
   */
  public DefectCounts plus(DefectCounts other) {
    return new DefectCounts(
        outOfRange + other.outOfRange,
        halfScalePatients + other.halfScalePatients,
        halfScaleRows + other.halfScaleRows,
        duplicateMeasures + other.duplicateMeasures,
        duplicateVisits + other.duplicateVisits,
        afterDeath + other.afterDeath,
        lostLaterality + other.lostLaterality,
        yards + other.yards);
  }

  /**
   * All errors, counting rows (not the half-scale patients).
   *
   * @return number of affected or added rows
   */
  public long total() {
    return outOfRange
        + halfScaleRows
        + duplicateMeasures
        + duplicateVisits
        + afterDeath
        + lostLaterality
        + yards;
  }
}
