package org.reliefspan.numerics.illness;

import java.util.function.DoubleUnaryOperator;
import org.reliefspan.numerics.duration.LegendreRule;

/**
 * Probabilities of the illness-death process that begins in relief at time 0, by quadrature over
 * the time of loss and the time after it. Points are dense at both ends, where Weibull intensities
 * have powers.
 */
final class LossPaths {
  private static final LegendreRule RULE = LegendreRule.ofPoints(32);

  private final IllnessModel model;
  private final int transitions;
  private final double[] logIntensity;
  private final double[] shape;

  /**
   * The process.
   *
   * @param natural log intensities, then log shapes
   */
  LossPaths(IllnessModel model, double[] natural) {
    this.model = model;
    this.transitions = model.graph.size();
    this.logIntensity = new double[transitions];
    this.shape = new double[transitions];
    for (int t = 0; t < transitions; t++) {
      logIntensity[t] = natural[t];
      shape[t] = Math.exp(natural[transitions + t]);
    }
  }

  /** P(state at a time). */
  double probability(int state, double time) {
    if (state == 0) {
      return inRelief(time);
    }
    if (state == 1) {
      return overLoss(time, loss -> lostStill(loss, time - loss));
    }
    int after = IllnessModel.transition(model.graph, 1, state);
    double late =
        after < 0
            ? 0
            : overLoss(
                time, loss -> ahead(time - loss, d -> lostStill(loss, d) * rate(after, loss, d)));
    return direct(state, time) + late;
  }

  /** P(end state by a time, from relief). */
  double direct(int state, double time) {
    int direct = IllnessModel.transition(model.graph, 0, state);
    return direct < 0 ? 0 : between(time, v -> inRelief(v) * intensity(direct, v));
  }

  double incidenceOfLoss(double time) {
    return overLoss(time, loss -> 1);
  }

  /** Mean time in a state up to tau. */
  double lengthOfStay(int state, double tau) {
    if (state == 0) {
      return between(tau, this::inRelief);
    }
    if (state == 1) {
      return overLoss(tau, loss -> ahead(tau - loss, d -> lostStill(loss, d)));
    }
    int direct = IllnessModel.transition(model.graph, 0, state);
    int after = IllnessModel.transition(model.graph, 1, state);
    double early =
        direct < 0 ? 0 : between(tau, v -> (tau - v) * inRelief(v) * intensity(direct, v));
    double late =
        after < 0
            ? 0
            : overLoss(
                tau,
                loss ->
                    ahead(
                        tau - loss,
                        d -> (tau - loss - d) * lostStill(loss, d) * rate(after, loss, d)));
    return early + late;
  }

  private double overLoss(double until, DoubleUnaryOperator afterLoss) {
    return between(
        until,
        loss -> inRelief(loss) * intensity(model.loss, loss) * afterLoss.applyAsDouble(loss));
  }

  private double inRelief(double time) {
    double sum = 0;
    for (int t = 0; t < transitions; t++) {
      sum += model.graph.from(t) == 0 ? cumulative(t, time) : 0;
    }
    return Math.exp(-sum);
  }

  /** P(still lost some time after the loss). */
  private double lostStill(double loss, double since) {
    double sum = 0;
    for (int t = 0; t < transitions; t++) {
      if (model.graph.from(t) == 1) {
        sum +=
            model.clock == LossClock.SINCE_LOSS
                ? cumulative(t, since)
                : cumulative(t, loss + since) - cumulative(t, loss);
      }
    }
    return Math.exp(-sum);
  }

  private double rate(int transition, double loss, double since) {
    return intensity(transition, model.clock == LossClock.SINCE_LOSS ? since : loss + since);
  }

  private double cumulative(int transition, double time) {
    return Math.exp(logIntensity[transition]) * Math.pow(time, shape[transition]);
  }

  private double intensity(int transition, double time) {
    double s = shape[transition];
    return Math.exp(logIntensity[transition]) * s * Math.pow(time, s - 1);
  }

  /** Integral over (0, until). */
  private static double between(double until, DoubleUnaryOperator function) {
    double half = until / 2;
    return ahead(half, function) + ahead(half, back -> function.applyAsDouble(until - back));
  }

  /** Integral over (0, length), points dense at 0; 0 for no length. */
  private static double ahead(double length, DoubleUnaryOperator function) {
    double sum = 0;
    for (int i = 0; i < RULE.points() && length > 0; i++) {
      double x = RULE.node(i);
      double value = function.applyAsDouble(length * x * x * x * x);
      sum += RULE.weight(i) * 4 * x * x * x * value;
    }
    return sum * length;
  }
}
