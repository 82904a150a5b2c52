package org.reliefspan.simulation.decision;

import java.util.Arrays;
import org.reliefspan.numerics.linear.LinearModel;
import org.reliefspan.numerics.linear.LinearModelFit;

/**
 * What a regression on the other draws predicts for each draw: of the differences of cost and of
 * effect to the first strategy. Immutable.
 *
 * <p>Formula: leaving row i out of least squares changes its residual e to e / (1 - h), h being its
 * leverage. Source: Allen 1974, doi 10.1080/00401706.1974.10489157.
 */
final class LeftOutPrediction {
  /** A row that alone determines its own fit is predicted by that fit. */
  private static final double OWN_FIT = 1 - 1e-9;

  private final double[][] cost; // [strategy][draw], the first strategy 0
  private final double[][] effect;

  private LeftOutPrediction(double[][] cost, double[][] effect) {
    this.cost = cost;
    this.effect = effect;
  }

  static LeftOutPrediction of(StrategyDraws draws, double[] design) {
    int count = draws.draws();
    double[][] cost = new double[draws.strategies()][count];
    double[][] effect = new double[draws.strategies()][count];
    for (int s = 1; s < cost.length; s++) {
      int strategy = s;
      Arrays.setAll(cost[s], draw -> draws.cost(draw, strategy) - draws.cost(draw, 0));
      Arrays.setAll(effect[s], draw -> draws.effect(draw, strategy) - draws.effect(draw, 0));
      cost[s] = predicted(design, cost[s]);
      effect[s] = predicted(design, effect[s]);
    }
    return new LeftOutPrediction(cost, effect);
  }

  private static double[] predicted(double[] design, double[] response) {
    LinearModelFit fit = LinearModel.fit(design, response);
    double[] predicted = new double[response.length];
    for (int draw = 0; draw < predicted.length; draw++) {
      double leverage = fit.leverage(draw);
      predicted[draw] =
          leverage < OWN_FIT
              ? response[draw] - fit.residual(draw) / (1 - leverage)
              : fit.fitted(draw);
    }
    return predicted;
  }

  /** Net benefit of a strategy beyond the first one. */
  double benefit(int draw, int strategy, double threshold) {
    return threshold * effect[strategy][draw] - cost[strategy][draw];
  }

  /** The strategy that the other draws recommend at this draw's parameter. */
  int preferred(int draw, double threshold) {
    int best = 0;
    for (int s = 1; s < cost.length; s++) {
      if (benefit(draw, s, threshold) > benefit(draw, best, threshold)) {
        best = s;
      }
    }
    return best;
  }

  /** Sum of squared errors of predicted net benefit. */
  double error(StrategyDraws draws, double threshold) {
    double sum = 0;
    for (int draw = 0; draw < draws.draws(); draw++) {
      double first = draws.monetaryBenefit(draw, 0, threshold);
      for (int s = 1; s < cost.length; s++) {
        double error =
            draws.monetaryBenefit(draw, s, threshold) - first - benefit(draw, s, threshold);
        sum += error * error;
      }
    }
    return sum;
  }
}
