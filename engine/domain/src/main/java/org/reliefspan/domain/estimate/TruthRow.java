package org.reliefspan.domain.estimate;

/**
 * One row of {@code tables/truth.csv}: an estimate beside the known truth of a synthetic clinic.
 *
 * @param analysis {@code main} or the name of a sensitivity analysis
 * @param truth the planted value
 * @param truthMonteCarloError one standard error of the planted value
 */
public record TruthRow(String analysis, ReliefRow row, double truth, double truthMonteCarloError) {}
