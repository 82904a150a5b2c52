package org.reliefspan.simulation.clinic;

import java.io.Serializable;
import java.util.List;

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
    long yards)
    implements Serializable {

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

  /**
   * The counts with the names of the rules under which a reader of the rows should find them.
   *
   * @return rule and number, in a fixed order
   */
  public List<Entry> entries() {
    return List.of(
        new Entry("out_of_range", "measures", outOfRange),
        new Entry("odi_on_half_scale_patients", "measures", halfScalePatients),
        new Entry("odi_on_half_scale_rows", "measures", halfScaleRows),
        new Entry("duplicate_measures", "measures", duplicateMeasures),
        new Entry("duplicate_visits", "visits", duplicateVisits),
        new Entry("procedure_after_death", "procedures", afterDeath),
        new Entry("lost_laterality", "procedures", lostLaterality),
        new Entry("yards_in_metres", "measures", yards));
  }

  /**
   * One kind of error.
   *
   * @param rule what is wrong
   * @param table where
   * @param count how often
   */
  public record Entry(String rule, String table, long count) {}
}
