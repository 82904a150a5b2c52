package org.reliefspan.simulation.decision;

/**
 * What every strategy costs and gains in every draw of the parameters. Immutable.
 *
 * <p>Formula: net monetary benefit = threshold x effect - cost, net health benefit = effect - cost
 * / threshold, the threshold being the willingness to pay for one unit of effect.
 */
public final class StrategyDraws {
  private final int draws;
  private final int strategies;
  private final double[] cost;
  private final double[] effect;

  private StrategyDraws(int draws, int strategies, double[] cost, double[] effect) {
    this.draws = draws;
    this.strategies = strategies;
    this.cost = cost;
    this.effect = effect;
  }

  /**
   * Copies.
   *
   * @param strategies number of strategies
   * @param cost row-major [draw][strategy]
   * @param effect row-major [draw][strategy]
   */
  public static StrategyDraws of(int strategies, double[] cost, double[] effect) {
    if (strategies < 1 || cost.length == 0 || cost.length % strategies != 0) {
      throw new IllegalArgumentException(
          "cost (%d) must have one number per draw and strategy (%d)"
              .formatted(cost.length, strategies));
    }
    if (effect.length != cost.length) {
      throw new IllegalArgumentException(
          "effect (%d) must have as many numbers as cost (%d)"
              .formatted(effect.length, cost.length));
    }
    for (int i = 0; i < cost.length; i++) {
      if (!Double.isFinite(cost[i]) || !Double.isFinite(effect[i])) {
        throw new IllegalArgumentException(
            "cost and effect must be finite (they are not in draw %d, strategy %d)"
                .formatted(i / strategies, i % strategies));
      }
    }
    return new StrategyDraws(cost.length / strategies, strategies, cost.clone(), effect.clone());
  }

  /** Number of draws. */
  public int draws() {
    return draws;
  }

  /** Number of strategies. */
  public int strategies() {
    return strategies;
  }

  /** Cost of a strategy in a draw. */
  public double cost(int draw, int strategy) {
    return cost[draw * strategies + strategy];
  }

  /** Effect of a strategy in a draw. */
  public double effect(int draw, int strategy) {
    return effect[draw * strategies + strategy];
  }

  /** Net monetary benefit, in the unit of cost. */
  public double monetaryBenefit(int draw, int strategy, double threshold) {
    return threshold * effect(draw, strategy) - cost(draw, strategy);
  }

  /** Net health benefit, in the unit of effect; the threshold must be positive. */
  public double healthBenefit(int draw, int strategy, double threshold) {
    return effect(draw, strategy) - cost(draw, strategy) / threshold;
  }

  /** Mean net monetary benefit over draws, one per strategy. */
  public double[] meanBenefit(double threshold) {
    requireThreshold(threshold);
    double[] mean = new double[strategies];
    for (int draw = 0; draw < draws; draw++) {
      for (int s = 0; s < strategies; s++) {
        mean[s] += monetaryBenefit(draw, s, threshold) / draws;
      }
    }
    return mean;
  }

  /** The strategy with the highest mean net benefit; of equal ones the first. */
  public int preferred(double threshold) {
    return Preference.first(meanBenefit(threshold));
  }

  /** Highest net monetary benefit in a draw. */
  double best(int draw, double threshold) {
    double best = Double.NEGATIVE_INFINITY;
    for (int s = 0; s < strategies; s++) {
      best = Math.max(best, monetaryBenefit(draw, s, threshold));
    }
    return best;
  }

  static void requireThreshold(double threshold) {
    if (!(threshold >= 0 && threshold < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The threshold (%s) must be finite and not negative. Maybe it is in another unit?"
              .formatted(threshold));
    }
  }
}
