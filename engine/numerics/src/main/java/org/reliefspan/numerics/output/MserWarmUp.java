package org.reliefspan.numerics.output;

import org.reliefspan.numerics.model.NotEstimableException;

/**
 * How much of the begin of a run to leave out, by the marginal standard error rule in batches of
 * five (MSER-5).
 *
 * <p>Formula: over means Z of k batches of 5, leave out the first d batches where sum over j above
 * d of (Z_j - mean)^2 / (k - d)^2 is smallest. If that is beyond half of the run, the run is too
 * short to say (White's rule). Domain: at least 10 batches, finite observations. Edge cases: of
 * equal minima the earliest; the last 5 batches are never candidates, where few values look alike
 * by chance. Observations at the end that fill no batch are left out of the search. Source: White
 * 1997, doi 10.1177/003754979706900601; White, Cobb and Spratt 2000, doi 10.1109/WSC.2000.899798.
 * Agreement: exhaustive search; averages of autoregressive runs with a known transient ({@code
 * WarmUpTest}).
 *
 * @param candidate observations before the minimum
 * @param observations observations that were looked at
 */
public record MserWarmUp(int candidate, int observations) {
  private static final int BATCH = 5;
  private static final int FEWEST_BATCHES = 10;
  private static final int NEVER_LAST = 5;

  /**
   * Of one run.
   *
   * @param series observations in order of time
   */
  public static MserWarmUp of(double[] series) {
    Series.checkFinite(series);
    int batches = series.length / BATCH;
    if (batches < FEWEST_BATCHES) {
      throw new NotEstimableException(
          "A run of %d observations is too short to find its warm-up; it takes at least %d."
              .formatted(series.length, BATCH * FEWEST_BATCHES));
    }
    return new MserWarmUp(BATCH * smallest(batchMeans(series, batches)), BATCH * batches);
  }

  /**
   * Of several runs of one model, by their mean at each time.
   *
   * @param replications [replication][time]
   */
  public static MserWarmUp ofReplications(double[][] replications) {
    return of(Series.averaged(replications));
  }

  /** Whether the run is at least twice as long as what is left out. */
  public boolean isRunLongEnough() {
    return candidate <= observations / 2;
  }

  /** Observations to leave out; not estimable if the run is too short. */
  public int length() {
    if (!isRunLongEnough()) {
      throw new NotEstimableException(
          ("The run has not settled by its half (%d of %d observations). Maybe run it"
                  + " longer, or the queue grows without end.")
              .formatted(candidate, observations));
    }
    return candidate;
  }

  private static double[] batchMeans(double[] series, int batches) {
    double[] means = new double[batches];
    for (int b = 0; b < batches; b++) {
      for (int i = 0; i < BATCH; i++) {
        means[b] += series[b * BATCH + i] / BATCH;
      }
    }
    return means;
  }

  /** Mean and squares from the end, updated batch by batch (Welford). */
  private static int smallest(double[] means) {
    int best = 0;
    double lowest = Double.POSITIVE_INFINITY;
    double mean = 0;
    double squares = 0;
    for (int left = 1; left <= means.length; left++) {
      double value = means[means.length - left];
      double change = value - mean;
      mean += change / left;
      squares += change * (value - mean);
      double criterion = squares / ((double) left * left);
      if (left > NEVER_LAST && criterion <= lowest) {
        lowest = criterion;
        best = means.length - left;
      }
    }
    return best;
  }
}
