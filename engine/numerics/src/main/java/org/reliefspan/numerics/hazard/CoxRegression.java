package org.reliefspan.numerics.hazard;

import java.util.Arrays;
import org.reliefspan.numerics.likelihood.LogLikelihood;
import org.reliefspan.numerics.likelihood.MaximumLikelihood;
import org.reliefspan.numerics.likelihood.NewtonMaximizer;
import org.reliefspan.numerics.model.ColumnNotEstimableException;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Proportional-hazards regression.
 *
 * <p>Formula: the hazard of a row is that of its stratum times exp(x'b + offset); b maximises the
 * partial likelihood, the product over events of the risk of the row with the event against the sum
 * of risks at that time, ties by {@link TieHandling}. Domain: rows at risk on (start, stop], case
 * weights, offsets, strata; with clusters a robust covariance too. Edge cases: a column that
 * depends on earlier ones (or never varies in a risk set) is not estimable, as NA in R; a
 * likelihood that rises without limit, no events, or no convergence throw NotEstimableException;
 * rows of weight 0 are left out; a row whose time has no event before it counts for nothing.
 * Source: Cox 1972, J R Stat Soc B 34:187; Efron 1977, doi 10.1080/01621459.1977.10480613; Lin and
 * Wei 1989, doi 10.1080/01621459.1989.10478874. Agreement: R survival 3.5-3 {@code coxph}, relative
 * 1e-8 ({@code CoxRegressionTest}).
 *
 * <p>Speed: two runs over the rows for each Newton step; many rows start from the fit of a
 * systematic sample, the answer is that of all rows.
 */
public final class CoxRegression {
  private static final int SAMPLE_FROM = 100_000;
  private static final int SAMPLE_STEP = 20;
  private static final double STILL_MOVING = 0.01; // Newton step, in log hazard

  private final TieHandling ties;

  private CoxRegression(TieHandling ties) {
    this.ties = ties;
  }

  /** A regression that handles ties in a given way. */
  public static CoxRegression withTies(TieHandling ties) {
    return new CoxRegression(ties);
  }

  /**
   * Fits the model.
   *
   * @throws NotEstimableException when the data do not determine the coefficients
   */
  public CoxFit fit(HazardData data) {
    refuseWeightedExact(data);
    RiskRows rows = RiskRows.of(data);
    if (rows.events.length == 0) {
      throw new NotEstimableException(
          "There are no events among the rows at risk, so hazards cannot be compared.");
    }
    ScaledColumns all = ScaledColumns.of(data, rows);
    RiskSums sums = new RiskSums(data, rows, all.values, ties);
    NullModel nullModel = NullModel.of(likelihood(sums, all.size()));
    int[] kept = nullModel.independent();
    ScaledColumns columns = all.select(kept);
    if (kept.length < all.size()) {
      sums = new RiskSums(data, rows, columns.values, ties);
    }
    LogLikelihood likelihood = likelihood(sums, kept.length);
    MaximumLikelihood end =
        NewtonMaximizer.standard().maximize(likelihood, start(data, columns, kept));
    checkEnd(end, columns, kept);
    sums.moveTo(end.parameters());
    FittedRisk fitted = new FittedRisk(data, ties, sums, columns, kept, end.parameters());
    return CoxFit.of(fitted, end, nullModel);
  }

  private LogLikelihood likelihood(RiskSums sums, int size) {
    return ties == TieHandling.EXACT
        ? new ExactLikelihood(sums, size)
        : new CoxLikelihood(sums, size);
  }

  private void refuseWeightedExact(HazardData data) {
    if (ties == TieHandling.EXACT && !(data.hasUnitWeights() && data.clusters().isEmpty())) {
      throw new NotEstimableException(
          "Exact ties allow neither case weights nor a robust covariance. Maybe Efron ties serve.");
    }
  }

  /** The estimate of a systematic sample where there are many rows, else 0. */
  private double[] start(HazardData data, ScaledColumns columns, int[] kept) {
    double[] start = new double[kept.length];
    if (data.rows() < SAMPLE_FROM || ties == TieHandling.EXACT || kept.length == 0) {
      return start;
    }
    try {
      CoxFit sample = fit(data.everyRow(SAMPLE_STEP));
      for (int j = 0; j < kept.length; j++) {
        start[j] = sample.coefficients().estimate(kept[j]) * columns.scale[j];
      }
    } catch (NotEstimableException unusable) {
      Arrays.fill(start, 0); // the sample decides only where to begin
    }
    return start;
  }

  private static void checkEnd(MaximumLikelihood end, ScaledColumns columns, int[] kept) {
    if (Double.isInfinite(end.logLikelihood())) {
      throw new NotEstimableException(
          "The partial likelihood could not be computed. Maybe an offset is extreme.");
    }
    double[] step = new double[kept.length];
    double[] covariance = end.covariance();
    double[] gradient = end.gradient();
    for (int i = 0; i < step.length; i++) {
      for (int j = 0; j < step.length; j++) {
        step[i] += covariance[i * step.length + j] * gradient[j];
      }
      if (!end.coefficients().isEstimable(i)) {
        throw monotone(kept[i]);
      }
    }
    for (int i = 0; i < step.length; i++) {
      if (!(Math.abs(step[i]) * spread(columns.values[i]) < STILL_MOVING)) {
        throw monotone(kept[i]);
      }
    }
    if (!end.converged()) {
      throw new NotEstimableException(
          "The Cox model did not converge in %d steps.".formatted(end.iterations()));
    }
  }

  private static double spread(double[] column) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (double value : column) {
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
    return highest - lowest;
  }

  static NotEstimableException monotone(int column) {
    return new ColumnNotEstimableException(
        "The Cox model did not converge: the likelihood rises without limit as the coefficient of"
            + " {column} grows, because it separates those with events from those without.",
        column);
  }
}
