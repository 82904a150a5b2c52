package org.reliefspan.numerics.imputation;

import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * The shift of unseen outcomes at which a conclusion changes: above 0, below 0, or neither shown.
 *
 * @param delta the shift, within one millionth of the range searched
 * @param pooled the result there
 */
public record TippingPoint(double delta, PooledEstimate pooled) {
  private static final int HALVINGS = 20;

  /**
   * Searches between two shifts by halving. Draws being shared, the result is a smooth function of
   * the shift.
   *
   * @param result the pooled result as a function of the shift
   * @param from a shift with one conclusion, as 0
   * @param to a shift with the other
   * @param significance as 0.05
   * @return empty where both ends lead to the same conclusion
   */
  public static Optional<TippingPoint> between(
      DoubleFunction<PooledEstimate> result, double from, double to, double significance) {
    if (!(Double.isFinite(from) && Double.isFinite(to) && from != to)) {
      throw new IllegalArgumentException(
          "from (%s) and to (%s) must be finite and differ".formatted(from, to));
    }
    double before = conclusion(result.apply(from), significance);
    PooledEstimate after = result.apply(to);
    if (before == conclusion(after, significance)) {
      return Optional.empty();
    }
    double near = from;
    double far = to;
    for (int halving = 0; halving < HALVINGS; halving++) {
      double middle = (near + far) / 2;
      PooledEstimate at = result.apply(middle);
      if (conclusion(at, significance) == before) {
        near = middle;
      } else {
        far = middle;
        after = at;
      }
    }
    return Optional.of(new TippingPoint(far, after));
  }

  /** 0 where not significant, else the sign of the estimate. */
  private static double conclusion(PooledEstimate pooled, double significance) {
    return pooled.test(0).p() < significance ? Math.signum(pooled.estimate()) : 0;
  }
}
