package org.reliefspan.domain.estimate;

import java.util.OptionalLong;

/**
 * One row of {@code tables/relief.csv}.
 *
 * @param quantity such as {@code duration_median}
 * @param unit such as {@code day} or {@code probability}
 * @param episodes index events after series are collapsed; empty when suppressed
 * @param patients distinct patients among them; empty when suppressed
 * @param note why a value is missing, or a caution; empty when there is nothing to say
 */
public record ReliefRow(
    ReliefKey key,
    String quantity,
    Estimate estimate,
    String unit,
    OptionalLong episodes,
    OptionalLong patients,
    String note) {

  /** A row as computed, before disclosure control. */
  public ReliefRow(
      ReliefKey key,
      String quantity,
      Estimate estimate,
      String unit,
      long episodes,
      long patients,
      String note) {
    this(key, quantity, estimate, unit, OptionalLong.of(episodes), OptionalLong.of(patients), note);
  }
}
