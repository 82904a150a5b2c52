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

  /**
   * What ends relief besides loss.
   *
   * @param byEvents whether events do
   * @param breaks times at which their rates change
   */
  @SuppressWarnings("ArrayRecordComponent") // read only, never compared
  record Ending(boolean byEvents, double[] breaks) {}

  private final ReliefHistories data;
  private final ReliefLayout layout;
  private final LossDensity density;
  private final boolean delayed;
  private final boolean regains;
  private final boolean eventsEndRelief;
  private final double[] breaks;
  private final TailChain[] chains; // by period
  private final double[] eventRate0; // by period
  private final double[] eventRate1;
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
   * @param ending what events do to relief
   */
  ReliefMixture(
      HiddenReliefModel model, ReliefHistories patterns, ReliefLayout layout, Ending ending) {
    this.data = patterns;
    this.layout = layout;
    this.density = new LossDensity(model.distribution());
    this.eventsEndRelief = ending.byEvents();
    this.breaks = ending.byEvents() ? ending.breaks() : new double[0];
    this.chains = new TailChain[breaks.length + 1];
    Arrays.setAll(chains, unused -> new TailChain());
    this.eventRate0 = new double[chains.length];
    this.eventRate1 = new double[chains.length];
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
    double regain = regains ? Math.exp(common[Natural.REGAIN]) : 0;
    double relapse = regains ? Math.exp(common[Natural.RELAPSE]) : 0;
    for (int k = 0; k < chains.length; k++) {
      double ratio = k == 0 ? 1 : Math.exp(common[Natural.PERIOD + k - 1]);
      eventRate0[k] = eventsEndRelief ? ratio * Math.exp(common[Natural.EVENT]) : 0;
      eventRate1[k] = eventsEndRelief ? ratio * Math.exp(common[Natural.EVENT + 1]) : 0;
      chains[k].set(eventRate0[k], eventRate1[k], regain, relapse);
    }
    return this;
  }

  double responderShare() {
    return responders;
  }

  /** P(D > time | responder), D being the first loss or event. */
  double survivor(double time) {
    if (time <= 0) {
      return 1;
    }
    double sum = 0;
    for (int cell = 0; cell < location.length; cell++) {
      set(cell);
      sum += share[cell] * density.survivor(time);
    }
    return sum / responders * unended(time);
  }

  /** P(no event by a time | no loss by then, responder). */
  private double unended(double time) {
    if (!eventsEndRelief) {
      return 1;
    }
    return delayed ? waiting(time) + begun(time) : quiet(eventRate1, 0, time);
  }

  private double waiting(double time) {
    return Math.exp(-onsetRate() * time) * quiet(eventRate0, 0, time);
  }

  /** P(relief has begun, no event by a time | no loss by then, responder). */
  private double begun(double time) {
    if (!delayed) {
      return quiet(eventRate1, 0, time);
    }
    if (!eventsEndRelief) {
      return -Math.expm1(-onsetRate() * time);
    }
    double begun = 0;
    for (int k = 0; k < chains.length; k++) {
      double begin = k == 0 ? 0 : breaks[k - 1];
      double end = k == breaks.length ? time : Math.min(time, breaks[k]);
      if (end > begin) {
        double lasting = begun * Math.exp(-eventRate1[k] * (end - begin));
        begun = lasting + waiting(begin) * begunWithin(k, end - begin);
      }
    }
    return begun;
  }

  /**
   * P(relief begins within so long and no event comes) in a period, from waiting: onset (e^{-b u} -
   * e^{-a u}) / (a - b), a = onset + event rate while waiting, b the event rate in relief.
   */
  private double begunWithin(int period, double length) {
    double leaving = onsetRate() + eventRate0[period];
    double apart = (leaving - eventRate1[period]) * length;
    double slower = Math.min(leaving, eventRate1[period]);
    double share = apart == 0 ? 1 : -Math.expm1(-Math.abs(apart)) / Math.abs(apart);
    return onsetRate() * length * share * Math.exp(-slower * length);
  }

  private double onsetRate() {
    return Math.exp(common[Natural.ONSET]);
  }

  /** P(no event between two times) at these rates. */
  private double quiet(double[] rates, double from, double until) {
    double sum = 0;
    for (int k = 0; k < rates.length; k++) {
      double begin = Math.max(from, k == 0 ? 0 : breaks[k - 1]);
      double end = k == breaks.length ? until : Math.min(until, breaks[k]);
      sum += rates[k] * Math.max(0, end - begin);
    }
    return Math.exp(-sum);
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
    double share = begun(time) / unended(time);
    return responders * survivor(time) * share + (regains ? regained(time) : 0);
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
    return density.density(loss) * unended(loss) * back(loss, time) * 3 * time * s * s;
  }

  /** P(relief is back at a time, no event | lost before). */
  private double back(double loss, double time) {
    double lost = 1;
    double relieved = 0;
    for (int k = 0; k < chains.length; k++) {
      double begin = Math.max(loss, k == 0 ? 0 : breaks[k - 1]);
      double end = k == breaks.length ? time : Math.min(time, breaks[k]);
      if (end > begin) {
        TailChain chain = chains[k];
        double slow = Math.exp(chain.slow() * (end - begin));
        double fast = Math.exp(chain.fast() * (end - begin));
        double before = lost;
        lost =
            before * (slow * chain.slowEntry(0, 0) + fast * chain.fastEntry(0, 0))
                + relieved * (slow * chain.slowEntry(1, 0) + fast * chain.fastEntry(1, 0));
        relieved =
            before * (slow * chain.slowEntry(0, 1) + fast * chain.fastEntry(0, 1))
                + relieved * (slow * chain.slowEntry(1, 1) + fast * chain.fastEntry(1, 1));
      }
    }
    return relieved;
  }
}
