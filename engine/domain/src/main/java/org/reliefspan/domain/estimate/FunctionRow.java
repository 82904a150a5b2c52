package org.reliefspan.domain.estimate;

import java.util.OptionalLong;

/**
 * One row of {@code tables/function.csv}.
 *
 * @param measure measure id of the catalogue
 * @param horizon {@code 2w 6w 3m 6m 12m 24m}
 * @param quantity such as {@code mean_gain}; gain is positive when the patient is better
 * @param episodes episodes with baseline and follow-up; empty when suppressed
 * @param patients distinct patients among them; empty when suppressed
 */
public record FunctionRow(
    String procedure,
    String stratum,
    String measure,
    String horizon,
    String quantity,
    Estimate estimate,
    String unit,
    OptionalLong episodes,
    OptionalLong patients,
    String note) {

  /** A row as computed, before disclosure control. */
  public FunctionRow(
      String procedure,
      String stratum,
      String measure,
      String horizon,
      String quantity,
      Estimate estimate,
      String unit,
      long episodes,
      long patients,
      String note) {
    this(
        procedure,
        stratum,
        measure,
        horizon,
        quantity,
        estimate,
        unit,
        OptionalLong.of(episodes),
        OptionalLong.of(patients),
        note);
  }
}
