package org.reliefspan.numerics.hazard;

/**
 * A fitted model in the scale of its covariates: the sums at the estimate and what undoes the
 * scaling.
 */
final class FittedRisk {
  private final HazardData data;
  private final TieHandling ties;
  private final RiskSums sums; // at the estimate
  private final ScaledColumns columns; // those that were kept
  private final int[] kept; // column of the data for each kept covariate
  private final double[] beta; // scaled estimate

  FittedRisk(
      HazardData data,
      TieHandling ties,
      RiskSums sums,
      ScaledColumns columns,
      int[] kept,
      double[] beta) {
    this.data = data;
    this.ties = ties;
    this.sums = sums;
    this.columns = columns;
    this.kept = kept;
    this.beta = beta;
  }

  HazardData data() {
    return data;
  }

  TieHandling ties() {
    return ties;
  }

  RiskSums sums() {
    return sums;
  }

  ScaledColumns columns() {
    return columns;
  }

  int[] kept() {
    return kept;
  }

  double[] beta() {
    return beta;
  }

  int size() {
    return kept.length;
  }

  /** Scaled value of a covariate. */
  double scaled(int j, double value) {
    return (value - columns.centre[j]) / columns.scale[j];
  }

  /** Linear predictor of scaled covariates, as the rows have it. */
  double linear(double[] scaled, double offset) {
    double sum = offset - sums.shift();
    for (int j = 0; j < scaled.length; j++) {
      sum += beta[j] * scaled[j];
    }
    return sum;
  }

  /** Scaled values of the kept covariates of a full row of covariates. */
  double[] scaled(double[] covariates) {
    double[] values = new double[kept.length];
    for (int j = 0; j < kept.length; j++) {
      values[j] = scaled(j, covariates[kept[j]]);
    }
    return values;
  }
}
