package org.reliefspan.domain.estimate;

/**
 * One row of {@code tables/function.csv}.
 *
 * @param measure measure id of the catalogue
 * @param horizon {@code 2w 6w 3m 6m 12m 24m}
 * @param quantity such as {@code mean_gain}; gain is positive when the patient is better
 */
public record FunctionRow(
    String procedure,
    String stratum,
    String measure,
    String horizon,
    String quantity,
    Estimate estimate,
    String unit,
    long episodes,
    long patients,
    String note) {}
