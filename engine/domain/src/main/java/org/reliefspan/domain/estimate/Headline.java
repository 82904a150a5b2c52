package org.reliefspan.domain.estimate;

/**
 * One answer shown first, in the report and on the terminal.
 *
 * @param id stable identifier, such as {@code relief_after_ablation}
 * @param title a few words, such as "Relief after lumbar facet ablation"
 * @param sentence one plain sentence that names population, definition and strategy
 */
public record Headline(
    String id,
    String title,
    Estimate estimate,
    String unit,
    long episodes,
    long patients,
    String sentence) {}
