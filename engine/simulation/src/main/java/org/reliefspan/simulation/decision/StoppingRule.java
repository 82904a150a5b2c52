package org.reliefspan.simulation.decision;

/**
 * When to stop a simulation that runs in batches of equal size: as soon as the standard error of
 * the mean is small enough beside the mean.
 *
 * <p>Formula: the standard error is sd of the batch means / sqrt(batches); precise when it is at
 * most {@code relativeError} x |mean|. Edge cases: a mean of 0 is precise only when all batches are
 * 0; the first {@code fewest} batches never stop it, because looking after every batch favours
 * moments at which the error looks small. Source: Law 2015, Simulation modeling and analysis,
 * section 9.4.
 *
 * @param relativeError target, positive
 * @param fewest batches that are always run, at least 2
 * @param most batches after which it ends in any case
 */
public record StoppingRule(double relativeError, int fewest, int most) {
  public StoppingRule {
    if (!(relativeError > 0)) {
      throw new IllegalArgumentException(
          "The relative error (%s) must be positive. Maybe 0.01?".formatted(relativeError));
    }
    if (fewest < 2 || most < fewest) {
      throw new IllegalArgumentException(
          "The fewest batches (%d) must be at least 2 and at most the most (%d)."
              .formatted(fewest, most));
    }
  }

  /** Whether the means of the batches so far are enough. */
  public boolean isReached(double[] batchMeans) {
    return batchMeans.length >= most || isPrecise(batchMeans);
  }

  /** Whether they are as precise as asked for. */
  public boolean isPrecise(double[] batchMeans) {
    if (batchMeans.length < fewest) {
      return false;
    }
    Moments moments = Moments.of(batchMeans);
    return moments.standardError() <= relativeError * Math.abs(moments.mean());
  }

  /**
   * Standard error of the mean beside the mean; 0 when both are 0, else infinite for a mean of 0.
   */
  public static double relativeError(double[] batchMeans) {
    Moments moments = Moments.of(batchMeans);
    return moments.standardError() == 0 ? 0 : moments.standardError() / Math.abs(moments.mean());
  }
}
