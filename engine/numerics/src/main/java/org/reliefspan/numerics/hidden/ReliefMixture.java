package org.reliefspan.numerics.hidden;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.reliefspan.numerics.duration.LegendreRule;

/**
 * Survivor function and occupancy averaged over episodes, equal covariates counted once. Not
 * thread-safe.
 */
final class ReliefMixture {
  private static final LegendreRule RULE = LegendreRule.ofPoints(24);

  private final ReliefHistories data;
  private final ReliefLayout layout;
  private final LossDensity density;
  private final boolean delayed;
  private final boolean regains;
  private final TailChain chain = new TailChain();
  private final FrailtyPoints points;
  private final double[] weight; // of each pattern, sum 1
  private final double[] location; // [pattern x point]
  private final double[] share; // of responders, times the weight of pattern and point
  private final double[] natural = new double[Natural.SIZE];
  private final double[] common = new double[Natural.SIZE];
  private double responders;

  /**
   * A mixture.
   *
   * @param patterns the covariates, each combination once
   */
  ReliefMixture(HiddenReliefModel model, ReliefHistories patterns, ReliefLayout layout) {
    this.data = patterns;
    this.layout = layout;
    this.density = new LossDensity(model.distribution());
    this.delayed = model.onset() == HiddenReliefModel.Onset.DELAYED;
    this.regains = model.regain() == HiddenReliefModel.Regain.MARKOV;
    this.points =
        FrailtyPoints.of(model.frailty() == HiddenReliefModel.Frailty.VISITS_AND_DURATION);
    double all = Arrays.stream(patterns.weight).sum();
    this.weight = Arrays.stream(patterns.weight).map(value -> value / all).toArray();
    this.location = new double[weight.length * points.size()];
    this.share = new double[weight.length * points.size()];
  }

  /** Sets the parameters. */
  ReliefMixture at(double[] parameters) {
    layout.common(parameters, common);
    responders = 0;
    double tilt = layout.tilt(parameters);
    for (int i = 0; i < weight.length; i++) {
      layout.own(data, i, parameters, common, natural);
      double chance = layout.response() < 0 ? 1 : 1 / (1 + Math.exp(-natural[Natural.RESPONSE]));
      for (int point = 0; point < points.size(); point++) {
        int cell = i * points.size() + point;
        location[cell] = natural[Natural.LOCATION] + tilt * points.node(point);
        share[cell] = weight[i] * chance * Math.exp(points.logWeight(point));
        responders += share[cell];
      }
    }
    chain.set(
        0,
        0,
        regains ? Math.exp(common[Natural.REGAIN]) : 0,
        regains ? Math.exp(common[Natural.RELAPSE]) : 0);
    return this;
  }

  double responderShare() {
    return responders;
  }

  /** P(D > time | responder). */
  double survivor(double time) {
    if (time <= 0) {
      return 1;
    }
    double sum = 0;
    for (int cell = 0; cell < location.length; cell++) {
      set(cell);
      sum += share[cell] * density.survivor(time);
    }
    return sum / responders;
  }

  private void set(int cell) {
    density.set(location[cell], common[Natural.LOCATION + 1], common[Natural.LOCATION + 2]);
  }

  /** The time at which the survivor function of responders falls to a level. */
  OptionalDouble timeAt(double level) {
    double low = -50;
    double high = 50;
    if (survivor(Math.exp(high)) > level) {
      return OptionalDouble.empty();
    }
    for (int step = 0; step < 70; step++) {
      double middle = (low + high) / 2;
      if (survivor(Math.exp(middle)) > level) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return OptionalDouble.of(Math.exp((low + high) / 2));
  }

  /** P(in relief at a time), never-responders included. */
  double inRelief(double time) {
    if (time <= 0) {
      return delayed ? 0 : responders;
    }
    double begun = delayed ? -Math.expm1(-Math.exp(common[Natural.ONSET]) * time) : 1;
    return responders * survivor(time) * begun + (regains ? regained(time) : 0);
  }

  private double regained(double time) {
    double sum = 0;
    for (int cell = 0; cell < location.length; cell++) {
      set(cell);
      sum += share[cell] * RULE.integral(0, 1, s -> after(time, s));
    }
    return sum;
  }

  /**
   * Integrand of regained relief at time s^3 of the way, crowded where a density may be infinite.
   */
  private double after(double time, double s) {
    double loss = time * s * s * s;
    double left = time - loss;
    double back =
        Math.exp(chain.slow() * left) * chain.slowEntry(0, 1)
            + Math.exp(chain.fast() * left) * chain.fastEntry(0, 1);
    return density.density(loss) * back * 3 * time * s * s;
  }
}
