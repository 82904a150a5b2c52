package org.reliefspan.domain.estimate;

/**
 * One row of {@code tables/sensitivity.csv}: the same quantity as in the relief table under other
 * choices of scores or of loss rule.
 *
 * @param analysis which choice was changed, such as {@code scheduled_scores} or {@code
 *     confirmed_loss}
 */
public record SensitivityRow(String analysis, ReliefRow row) {}
