package org.reliefspan.numerics.output;

import org.reliefspan.numerics.limits.LimitScale;
import org.reliefspan.numerics.limits.Limits;
import org.reliefspan.numerics.limits.StudentT;
import org.reliefspan.numerics.model.NotEstimableException;

/**
 * Mean of one long run in steady state with limits, from batches.
 *
 * <p>Formula: batches are made larger, from 1024 of them down to 64 by halves, until {@link
 * VonNeumann} no longer finds neighbours alike at level 0.2; then they are pooled into 32, where
 * what correlation may be left is halved once more. Limits are mean +- t(31) sd of batch means /
 * sqrt(32). Domain: at least 256 observations in steady state: leave the warm-up out first. Edge
 * cases: batches that are clearly alike (level 0.01) even at 64 are not estimable: the run is too
 * short for its correlation. Observations at the begin that fill no batch are left out. Source: Law
 * and Carson 1979, doi 10.1287/opre.27.5.1011, for testing many batches and using fewer; Fishman
 * and Yarberry 1997, doi 10.1287/ijoc.9.3.296. Recovery: coverage of autoregressive runs and of
 * waits of M/M/1 ({@code BatchMeansTest}).
 *
 * @param mean of the batches
 * @param standardError of the mean
 * @param batches number of batches
 * @param batchSize observations in each
 * @param neighbours test at the size of batches that was accepted
 */
public record BatchMeans(
    double mean, double standardError, int batches, int batchSize, VonNeumann neighbours) {
  private static final int FINAL_BATCHES = 32;
  private static final int MOST_BATCHES = 1024;
  private static final int FEWEST_TESTED = 64;
  private static final int SMALLEST_BATCH = 4;
  private static final double LEVEL = 0.2;
  private static final double LEVEL_OF_REFUSAL = 0.01;

  /** Of a run without its warm-up, observations in order of time. */
  public static BatchMeans of(double[] series) {
    Series.checkFinite(series);
    if (series.length < FEWEST_TESTED * SMALLEST_BATCH) {
      throw new NotEstimableException(
          "A run of %d observations is too short for batch means; it takes at least %d."
              .formatted(series.length, FEWEST_TESTED * SMALLEST_BATCH));
    }
    int tested = MOST_BATCHES;
    while (tested * SMALLEST_BATCH > series.length) {
      tested /= 2;
    }
    VonNeumann test = VonNeumann.of(Series.batched(series, tested));
    while (test.pValue() < LEVEL && tested > FEWEST_TESTED) {
      tested /= 2;
      test = VonNeumann.of(Series.batched(series, tested));
    }
    if (test.pValue() < LEVEL_OF_REFUSAL) {
      throw new NotEstimableException(
          ("Batches of %d observations are still alike (correlation %.2f), so limits would"
                  + " be too narrow. Maybe run several times as long, or take replications.")
              .formatted(series.length / tested, test.correlation()));
    }
    return withBatches(series, FINAL_BATCHES, test);
  }

  /** Limits by Student's t. */
  public Limits limits(double level) {
    return LimitScale.PLAIN.limits(
        mean, standardError, StudentT.criticalValue(level, batches - 1.0));
  }

  private static BatchMeans withBatches(double[] series, int batches, VonNeumann test) {
    double[] means = Series.batched(series, batches);
    double mean = Series.mean(means);
    double error = Math.sqrt(Series.squares(means, mean) / (batches - 1.0) / batches);
    return new BatchMeans(mean, error, batches, series.length / batches, test);
  }
}
