package org.reliefspan.analysis.intake;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The totals of an intake, which obey two conservation laws.
 *
 * @param events events stored; a record may give several
 */
public record IntakeCounts(Rows rows, Records records, long events) {

  /**
   * Rows of the files. A row is quarantined if it is malformed or any of its records is, filtered
   * if the mapping's condition leaves it out, and used otherwise, even where all its records turn
   * out blank or duplicates.
   */
  public record Rows(long read, long filtered, long used, long quarantined) {
    public Rows {
      if (used < 0 || read != filtered + used + quarantined) {
        throw new IllegalStateException(
            "rows read (%d) must equal filtered (%d) + used (%d) + quarantined (%d)"
                .formatted(read, filtered, used, quarantined));
      }
    }
  }

  /** Records the rows gave. Blank ones include codes that only accompany a procedure. */
  public record Records(long emitted, long stored, long quarantined, long duplicates, long blank) {
    public Records {
      if (emitted != stored + quarantined + duplicates + blank) {
        throw new IllegalStateException(
            "records emitted (%d) must equal stored (%d) + quarantined (%d) + duplicates (%d) + blank (%d)"
                .formatted(emitted, stored, quarantined, duplicates, blank));
      }
    }
  }

  /** The totals by name, for a manifest. */
  public SortedMap<String, Long> byName() {
    SortedMap<String, Long> names = new TreeMap<>();
    names.put("rows_read", rows.read);
    names.put("rows_filtered", rows.filtered);
    names.put("rows_used", rows.used);
    names.put("rows_quarantined", rows.quarantined);
    names.put("records_emitted", records.emitted);
    names.put("records_stored", records.stored);
    names.put("records_quarantined", records.quarantined);
    names.put("records_duplicates", records.duplicates);
    names.put("records_blank", records.blank);
    names.put("events_stored", events);
    return names;
  }

  /**
   * Totals that were written by {@link #byName()}; a missing one is 0.
   *
   * @throws IllegalStateException if a conservation law does not hold
   */
  public static IntakeCounts ofNames(Map<String, Long> names) {
    return new IntakeCounts(
        new Rows(
            names.getOrDefault("rows_read", 0L),
            names.getOrDefault("rows_filtered", 0L),
            names.getOrDefault("rows_used", 0L),
            names.getOrDefault("rows_quarantined", 0L)),
        new Records(
            names.getOrDefault("records_emitted", 0L),
            names.getOrDefault("records_stored", 0L),
            names.getOrDefault("records_quarantined", 0L),
            names.getOrDefault("records_duplicates", 0L),
            names.getOrDefault("records_blank", 0L)),
        names.getOrDefault("events_stored", 0L));
  }
}
