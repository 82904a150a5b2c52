package org.reliefspan.domain.estimate;

/**
 * One row of {@code tables/relief.csv}.
 *
 * @param quantity such as {@code duration_median}
 * @param unit such as {@code day} or {@code probability}
 * @param episodes index events after series are collapsed
 * @param patients distinct patients among them
 * @param note why a value is missing, or a caution; empty when there is nothing to say
 */
public record ReliefRow(
    ReliefKey key,
    String quantity,
    Estimate estimate,
    String unit,
    long episodes,
    long patients,
    String note) {}
