package org.reliefspan.domain.estimate;

import java.util.OptionalLong;

/**
 * One answer shown first, in the report and on the terminal.
 *
 * @param id stable identifier, such as {@code relief_after_ablation}
 * @param title a few words, such as "Relief after lumbar facet ablation"
 * @param episodes episodes behind the answer; empty when suppressed
 * @param patients distinct patients among them; empty when suppressed
 * @param sentence one plain sentence that names population, definition and strategy, and no count:
 *     disclosure control does not read it
 */
public record Headline(
    String id,
    String title,
    Estimate estimate,
    String unit,
    OptionalLong episodes,
    OptionalLong patients,
    String sentence) {

  /** An answer as computed, before disclosure control. */
  public Headline(
      String id,
      String title,
      Estimate estimate,
      String unit,
      long episodes,
      long patients,
      String sentence) {
    this(id, title, estimate, unit, OptionalLong.of(episodes), OptionalLong.of(patients), sentence);
  }
}
