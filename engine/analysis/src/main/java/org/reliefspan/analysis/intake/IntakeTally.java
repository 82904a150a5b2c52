package org.reliefspan.analysis.intake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.reliefspan.domain.estimate.DataQualityRow;

/**
 * Counts what became of rows and records. Mergeable in any order; not thread-safe, one per task.
 *
 * <p>Quarantined rows are packed as {@code source << 51 | row << 8 | rule}.
 */
public final class IntakeTally implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int ROW_SHIFT = 8;
  private static final int SOURCE_SHIFT = 51;
  private static final int RULE_MASK = (1 << ROW_SHIFT) - 1;
  private static final long ROW_MASK = (1L << (SOURCE_SHIFT - ROW_SHIFT)) - 1;

  private record Key(int source, ValidationRule rule, RuleAction action)
      implements Comparable<Key>, Serializable {
    @Override
    public int compareTo(Key other) {
      int bySource = Integer.compare(source, other.source);
      int byRule = rule.compareTo(other.rule);
      return bySource != 0 ? bySource : byRule != 0 ? byRule : action.compareTo(other.action);
    }
  }

  private final long[] rowsRead;
  private final TreeMap<Key, Long> found = new TreeMap<>();
  private long filtered;
  private long emitted;
  private long stored;
  private long events;
  private long quarantinedRecords;
  private long duplicates;
  private long blank;
  private long[] quarantine = new long[16];
  private int quarantineSize;

  public IntakeTally(int sources) {
    rowsRead = new long[sources];
  }

  public void read(int source) {
    rowsRead[source]++;
  }

  /** A row that the mapping's condition leaves out. */
  public void filter(int source) {
    filtered++;
    find(source, ValidationRule.WHERE, RuleAction.FILTERED);
  }

  public void emit(int records) {
    emitted += records;
  }

  public void store(int records, int newEvents) {
    stored += records;
    events += newEvents;
  }

  public void blank(int source, ValidationRule rule) {
    blank++;
    find(source, rule, RuleAction.COUNTED);
  }

  public void warn(int source, ValidationRule rule) {
    find(source, rule, RuleAction.WARNED);
  }

  /** A row that gives no record at all. */
  public void quarantineRow(int source, long row, ValidationRule rule) {
    if (quarantineSize == quarantine.length) {
      quarantine = Arrays.copyOf(quarantine, 2 * quarantineSize);
    }
    quarantine[quarantineSize++] =
        ((long) source << SOURCE_SHIFT) | (row << ROW_SHIFT) | rule.number();
  }

  public void quarantineRecord(int source, long row, ValidationRule rule) {
    quarantinedRecords++;
    quarantineRow(source, row, rule);
  }

  /** Counts a fate that the assembly of a patient decided. */
  public void fate(RecordFate fate) {
    int source = fate.record().source();
    switch (fate.action()) {
      case QUARANTINED -> quarantineRecord(source, fate.record().row(), fate.rule());
      case DROPPED_DUPLICATE -> {
        duplicates++;
        find(source, fate.rule(), fate.action());
      }
      case WARNED, COUNTED, FILTERED -> find(source, fate.rule(), fate.action());
    }
  }

  private void find(int source, ValidationRule rule, RuleAction action) {
    found.merge(new Key(source, rule, action), 1L, Long::sum);
  }

  public IntakeTally merge(IntakeTally other) {
    Arrays.setAll(rowsRead, source -> rowsRead[source] + other.rowsRead[source]);
    other.found.forEach((key, count) -> found.merge(key, count, Long::sum));
    filtered += other.filtered;
    emitted += other.emitted;
    stored += other.stored;
    events += other.events;
    quarantinedRecords += other.quarantinedRecords;
    duplicates += other.duplicates;
    blank += other.blank;
    int size = quarantineSize + other.quarantineSize;
    if (size > quarantine.length) {
      quarantine = Arrays.copyOf(quarantine, Math.max(size, 2 * quarantineSize));
    }
    System.arraycopy(other.quarantine, 0, quarantine, quarantineSize, other.quarantineSize);
    quarantineSize = size;
    return this;
  }

  /**
   * The totals.
   *
   * @throws IllegalStateException if a conservation law does not hold
   */
  public IntakeCounts counts() {
    long read = Arrays.stream(rowsRead).sum();
    long quarantinedRows =
        Arrays.stream(sortedRows()).map(entry -> entry >> ROW_SHIFT).distinct().count();
    return new IntakeCounts(
        new IntakeCounts.Rows(read, filtered, read - filtered - quarantinedRows, quarantinedRows),
        new IntakeCounts.Records(emitted, stored, quarantinedRecords, duplicates, blank),
        events);
  }

  private long[] sortedRows() {
    long[] rows = Arrays.copyOf(quarantine, quarantineSize);
    Arrays.sort(rows);
    return Arrays.stream(rows).distinct().toArray();
  }

  /** Quarantined rows by source, row and rule; a row may break several rules. */
  public List<QuarantineEntry> quarantine(List<String> sources) {
    ValidationRule[] rules = ValidationRule.values();
    return Arrays.stream(sortedRows())
        .mapToObj(
            entry ->
                new QuarantineEntry(
                    sources.get((int) (entry >>> SOURCE_SHIFT)),
                    (entry >>> ROW_SHIFT) & ROW_MASK,
                    rules[(int) (entry & RULE_MASK)]))
        .toList();
  }

  /** What the rules found, by source and rule. */
  public List<DataQualityRow> quality(List<String> sources) {
    TreeMap<Key, Long> rows = new TreeMap<>(found);
    ValidationRule[] rules = ValidationRule.values();
    for (long entry : sortedRows()) {
      int source = (int) (entry >>> SOURCE_SHIFT);
      Key key = new Key(source, rules[(int) (entry & RULE_MASK)], RuleAction.QUARANTINED);
      rows.merge(key, 1L, Long::sum);
    }
    List<DataQualityRow> quality = new ArrayList<>();
    rows.forEach((key, count) -> quality.add(row(key, count, sources)));
    return quality;
  }

  private DataQualityRow row(Key key, long count, List<String> sources) {
    long read = rowsRead[key.source];
    double share = read == 0 ? 0 : (double) count / read;
    return new DataQualityRow(
        key.rule.id(), sources.get(key.source), OptionalLong.of(count), share, key.action.id());
  }

  /** Rows read by source. */
  public Map<String, Long> rowsRead(List<String> sources) {
    Map<String, Long> bySource = new TreeMap<>();
    for (int source = 0; source < rowsRead.length; source++) {
      bySource.put(sources.get(source), rowsRead[source]);
    }
    return bySource;
  }
}
