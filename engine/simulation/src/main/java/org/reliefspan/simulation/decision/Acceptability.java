package org.reliefspan.simulation.decision;

/**
 * Cost-effectiveness acceptability: how often each strategy is the best one, by threshold.
 *
 * <p>Formula: share of draws in which a strategy has the highest net benefit; strategies that are
 * equally good in a draw share it. The frontier is the strategy with the highest mean net benefit,
 * which need not be the one that is best most often. Expected loss: mean over draws of the highest
 * net benefit minus the strategy's. Source: Fenwick, Claxton and Sculpher 2001, doi
 * 10.1002/hec.635; Alarid-Escudero et al. 2019, doi 10.1016/j.jval.2019.02.008. Immutable.
 */
public final class Acceptability {
  private final double[] thresholds;
  private final int strategies;
  private final double[] probability; // [threshold][strategy]
  private final double[] loss; // [threshold][strategy]
  private final int[] frontier;

  private Acceptability(StrategyDraws draws, double[] thresholds) {
    this.thresholds = thresholds;
    this.strategies = draws.strategies();
    this.probability = new double[thresholds.length * strategies];
    this.loss = new double[thresholds.length * strategies];
    this.frontier = new int[thresholds.length];
    for (int t = 0; t < thresholds.length; t++) {
      frontier[t] = draws.preferred(thresholds[t]);
      for (int draw = 0; draw < draws.draws(); draw++) {
        add(draws, draw, t);
      }
      for (int i = t * strategies; i < (t + 1) * strategies; i++) {
        probability[i] /= draws.draws();
        loss[i] /= draws.draws();
      }
    }
  }

  /** Curves at every threshold. */
  public static Acceptability of(StrategyDraws draws, double[] thresholds) {
    return new Acceptability(draws, thresholds.clone());
  }

  private void add(StrategyDraws draws, int draw, int t) {
    double best = draws.best(draw, thresholds[t]);
    int sharing = 0;
    for (int s = 0; s < strategies; s++) {
      double lost = best - draws.monetaryBenefit(draw, s, thresholds[t]);
      loss[t * strategies + s] += lost;
      sharing += lost == 0 ? 1 : 0;
    }
    for (int s = 0; s < strategies; s++) {
      if (draws.monetaryBenefit(draw, s, thresholds[t]) == best) {
        probability[t * strategies + s] += 1.0 / sharing;
      }
    }
  }

  /** Number of thresholds. */
  public int size() {
    return thresholds.length;
  }

  /** A threshold. */
  public double threshold(int index) {
    return thresholds[index];
  }

  /** Share of draws in which the strategy is the best one. */
  public double probability(int threshold, int strategy) {
    return probability[threshold * strategies + strategy];
  }

  /** What choosing the strategy loses on average, in the unit of cost. */
  public double expectedLoss(int threshold, int strategy) {
    return loss[threshold * strategies + strategy];
  }

  /** The strategy with the highest mean net benefit. */
  public int frontier(int threshold) {
    return frontier[threshold];
  }
}
