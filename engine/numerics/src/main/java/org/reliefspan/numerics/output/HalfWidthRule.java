package org.reliefspan.numerics.output;

/**
 * When to stop replicating: as soon as the limits of the mean are narrow enough beside it.
 *
 * <p>Formula: stop at the first n from {@code fewest} on with t(n - 1) sd / sqrt(n) at most g / (1
 * + g) x |mean|, or at {@code most}. For g towards 0 the limits then hold the mean at their level
 * (Chow and Robbins); for a g that is reached at once, {@code fewest} guards it. Edge cases: as
 * {@link Replications}. Source: Chow and Robbins 1965, doi 10.1214/aoms/1177700156; Law and Kelton
 * 1982, doi 10.1287/mnsc.28.5.550. Recovery: coverage at the stop ({@code HalfWidthRuleTest}).
 *
 * @param relativeHalfWidth g, half width over the unknown mean, positive
 * @param level of the limits, such as 0.95
 * @param fewest replications that are always made, at least 2; 10 or more is wise
 * @param most replications after which it ends in any case
 */
public record HalfWidthRule(double relativeHalfWidth, double level, int fewest, int most) {
  /** Refuses a rule that never or always stops. */
  public HalfWidthRule {
    adjusted(relativeHalfWidth);
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "The level (%s) must lie between 0 and 1. Maybe 0.95?".formatted(level));
    }
    if (fewest < 2 || most < fewest) {
      throw new IllegalArgumentException(
          "The fewest replications (%d) must be at least 2 and at most the most (%d)."
              .formatted(fewest, most));
    }
  }

  /** Whether the replications so far are enough, or are the most. */
  public boolean isReached(Replications soFar) {
    return soFar.count() >= most || isPrecise(soFar);
  }

  /** Whether they are as precise as asked for. */
  public boolean isPrecise(Replications soFar) {
    return soFar.count() >= fewest
        && soFar.halfWidth(level) <= adjusted(relativeHalfWidth) * Math.abs(soFar.mean());
  }

  /** g / (1 + g): what to ask beside the observed mean so that g holds beside the true one. */
  static double adjusted(double relativeHalfWidth) {
    if (!(relativeHalfWidth > 0 && relativeHalfWidth < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The relative half width (%s) must be positive. Maybe 0.05?"
              .formatted(relativeHalfWidth));
    }
    return relativeHalfWidth / (1 + relativeHalfWidth);
  }
}
