package org.reliefspan.numerics.hidden;

import java.util.Arrays;
import org.reliefspan.numerics.math.QuickExp;

/**
 * Likelihood of one episode with its derivatives.
 *
 * <p>Formula: with the time D of the first loss integrated out, L = (1 - p) x + p {S(C) a(C) +
 * integral of f(d) a(d) b(d) dd}, where x is the weight of all that was seen in a patient who never
 * responds, a(d) that of all until d in one who waits for relief or has it, b(d) that of all after
 * a loss at d; each visit puts in its rate or chance and the chance of its score, each stretch
 * without visits the chance of silence. Derivatives by adjoints: the factors of a visit get the
 * posterior chance of the state at the visit. Not thread-safe.
 */
final class EpisodeKernel {
  private static final double SMALL = 1e-200;

  private final ReliefHistories data;
  private final LossNodes nodes;
  private final LossDensity density;
  private final LossSums sums;
  private final boolean everyoneResponds;
  private final boolean delayed;
  private final boolean regains;
  private final Period[] periods; // the first while nothing is observed, then by time
  private final double[] byLaw = new double[3];
  private final double[] present = new double[Natural.SIZE]; // for which rates and chains are set

  // By stretch j, which ends with sighting j or with the end of observation.
  private double[] length = {};
  private Period[] period = {};
  private double[] waiting = {}; // weight of waiting for relief when the stretch begins
  private double[] relieved = {};
  private double[] stayWaiting = {};
  private double[] stayRelieved = {};
  private double[] stayLost = {}; // with chance `slow' of the chain
  private double[] stayRegained = {};
  private double[] after0 = {}; // weight of all from the end of the stretch on, when lost
  private double[] after1 = {}; // the same when regained
  private double[] byWaiting = {};
  private double[] byRelieved = {};
  private double[] byAfter0 = {};
  private double[] byAfter1 = {};
  private double[] factor0 = {}; // of the sighting that ends the stretch, when not in relief
  private double[] factor1 = {};

  private final double[] ratio; // of event rates, by period
  private double visits0; // rates when not in relief
  private double visits1; // and in relief
  private double events0;
  private double events1;
  private double eventsNever;
  private double onsetRate;
  private double regain;
  private double relapse;
  private double chance; // to respond
  private double byOnset;
  private int eventPeriod; // of the event that ended the episode, 0 when it is in the first or none
  private double integral;
  private double logScale;
  private double product;

  EpisodeKernel(ReliefHistories data, LossNodes nodes, HiddenReliefModel model) {
    this.data = data;
    this.nodes = nodes;
    this.density = new LossDensity(model.distribution());
    this.sums = new LossSums(model.distribution(), density);
    Arrays.fill(present, Double.NaN);
    this.everyoneResponds = model.response() == HiddenReliefModel.Response.ALL;
    this.delayed = model.onset() == HiddenReliefModel.Onset.DELAYED;
    this.regains = model.regain() == HiddenReliefModel.Regain.MARKOV;
    this.periods = new Period[data.breaks.length + 2];
    Arrays.setAll(periods, unused -> new Period());
    this.ratio = new double[periods.length];
  }

  /**
   * Log likelihood.
   *
   * @param natural by {@link Natural}
   * @param gradient receives the derivatives by natural (overwritten)
   */
  double evaluate(int episode, VisitFactors factors, double[] natural, double[] gradient) {
    int from = data.first[episode];
    int size = data.first[episode + 1] - from;
    reserve(size + 1);
    setRates(natural);
    double end = data.end[episode];
    double never = forward(episode, size, factors, natural);
    backward(size);
    integrate(episode, size);
    double atEnd = waitingAtEnd(size) + relievedAtEnd(size);
    double survivor = atEnd > 0 ? density.survivor(end) : 0;
    double toEnd = survivor * atEnd;
    if (toEnd > 0) {
      for (int k = 0; k < 3; k++) {
        byLaw[k] += toEnd * density.derivative[k];
      }
    }
    double responder = integral + toEnd;
    double sum = everyoneResponds ? responder : (1 - chance) * never + chance * responder;
    Arrays.fill(gradient, 0);
    if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      return Double.NEGATIVE_INFINITY;
    }
    double share = chance / sum;
    double neverShare = everyoneResponds ? 0 : (1 - chance) * never / sum;
    adjoints(size, survivor);
    gradient[Natural.RESPONSE] =
        everyoneResponds ? 0 : chance * (1 - chance) * (responder - never) / sum;
    for (int k = 0; k < 3; k++) {
      gradient[Natural.LOCATION + k] = share * byLaw[k];
    }
    gradient[Natural.ONSET] = onsetRate * share * byOnset;
    addSilence(share, neverShare, gradient);
    if (eventPeriod > 0) {
      gradient[Natural.PERIOD + eventPeriod - 2]++;
    }
    for (int j = 0; j < size; j++) {
      double failing = share * (byWaiting[j + 1] * waiting[j + 1] + byAfter0[j] * after0[j]);
      double inRelief = share * (byRelieved[j + 1] * relieved[j + 1] + byAfter1[j] * after1[j]);
      factors.add(
          data.kind[from + j], data.score[from + j], neverShare, failing, inRelief, gradient);
    }
    return logScale + Math.log(product) + Math.log(sum);
  }

  /** Adds what silence says of rates, and of regained relief. */
  private void addSilence(double share, double neverShare, double[] gradient) {
    for (int k = 1; k < periods.length; k++) {
      Period now = periods[k];
      double by0 = share * now.byRate0;
      double by1 = share * now.byRate1;
      double byNever = -neverShare * now.time;
      gradient[Natural.RATE] += by0 + byNever;
      gradient[Natural.RATE + 1] += by1;
      if (events0 + events1 + eventsNever > 0) {
        double byLost = ratio[k] * by0 * events0;
        double byRelieved = ratio[k] * by1 * events1;
        double byNeverEvents = ratio[k] * byNever * eventsNever;
        gradient[Natural.EVENT] += byLost;
        gradient[Natural.EVENT + 1] += byRelieved;
        gradient[Natural.EVENT + 2] += byNeverEvents;
        if (k > 1) {
          gradient[Natural.PERIOD + k - 2] += byLost + byRelieved + byNeverEvents;
        }
      }
    }
    gradient[Natural.RATE] *= visits0;
    gradient[Natural.RATE + 1] *= visits1;
    if (regains) {
      double byRegain = 0;
      double byRelapse = 0;
      for (Period any : periods) {
        byRegain += any.byChain[2];
        byRelapse += any.byChain[3];
      }
      gradient[Natural.REGAIN] = regain * share * byRegain;
      gradient[Natural.RELAPSE] = relapse * share * byRelapse;
    }
  }

  /** Sets what depends on the naturals alone; rates only where the last episode had others. */
  private void setRates(double[] natural) {
    density.set(
        natural[Natural.LOCATION], natural[Natural.LOCATION + 1], natural[Natural.LOCATION + 2]);
    if (!isPresent(natural)) {
      System.arraycopy(natural, 0, present, 0, Natural.SIZE);
      setPeriods(natural);
    }
    for (Period any : periods) {
      any.clear();
    }
  }

  private void setPeriods(double[] natural) {
    chance = everyoneResponds ? 1 : 1 / (1 + Math.exp(-natural[Natural.RESPONSE]));
    onsetRate = delayed ? Math.exp(natural[Natural.ONSET]) : 0;
    regain = regains ? Math.exp(natural[Natural.REGAIN]) : 0;
    relapse = regains ? Math.exp(natural[Natural.RELAPSE]) : 0;
    visits0 = Math.exp(natural[Natural.RATE]);
    visits1 = Math.exp(natural[Natural.RATE + 1]);
    events0 = Math.exp(natural[Natural.EVENT]);
    events1 = Math.exp(natural[Natural.EVENT + 1]);
    eventsNever = Math.exp(natural[Natural.EVENT + 2]);
    periods[0].set(0, 0, 0, onsetRate, regain, relapse);
    for (int k = 1; k < periods.length; k++) {
      ratio[k] = k == 1 ? 1 : Math.exp(natural[Natural.PERIOD + k - 2]);
      periods[k].set(
          visits0 + ratio[k] * events0,
          visits1 + ratio[k] * events1,
          visits0 + ratio[k] * eventsNever,
          onsetRate,
          regain,
          relapse);
    }
  }

  private boolean isPresent(double[] natural) {
    boolean same = natural[Natural.RESPONSE] == present[Natural.RESPONSE];
    for (int i = Natural.RATE; same && i < Natural.ATTENDANCE; i++) {
      same = natural[i] == present[i];
    }
    for (int i = Natural.ONSET; same && i < Natural.SIZE; i++) {
      same = natural[i] == present[i];
    }
    return same;
  }

  /** Fills waiting and relieved; returns the weight of never responding. */
  private double forward(int episode, int size, VisitFactors factors, double[] natural) {
    int from = data.first[episode];
    double end = data.end[episode];
    logScale = 0;
    product = 1;
    eventPeriod = 0;
    double never = 1;
    double expected = 0;
    double begin = 0;
    waiting[0] = delayed ? 1 : 0;
    relieved[0] = delayed ? 0 : 1;
    int number = data.unwatched[episode] ? 0 : 1;
    for (int j = 0; j <= size; j++) {
      double until = j == size ? end : data.time[from + j];
      number = data.period(number, j, begin);
      Period now = periods[number];
      period[j] = now;
      length[j] = until - begin;
      begin = until;
      now.time += length[j];
      logScale -= now.floor * length[j];
      expected += now.neverRate * length[j];
      stayRelieved[j] = silence(now.rate1 * length[j]);
      stayWaiting[j] = delayed ? QuickExp.exp(-(onsetRate + now.rate0) * length[j]) : 0;
      if (j == size) {
        break;
      }
      byte kind = data.kind[from + j];
      byte score = data.score[from + j];
      double whenFailing = factors.whenFailing(kind, score);
      double whenRelieved = factors.whenRelieved(kind, score);
      double whenNever = factors.whenNever(kind, score);
      double larger = Math.max(whenFailing, Math.max(whenRelieved, whenNever));
      scale(larger);
      factor0[j] = larger > 0 ? whenFailing / larger : 0;
      factor1[j] = larger > 0 ? whenRelieved / larger : 0;
      never *= larger > 0 ? whenNever / larger : 0;
      waiting[j + 1] = factor0[j] * waitingAtEnd(j);
      relieved[j + 1] = factor1[j] * relievedAtEnd(j);
      if (kind == VisitKind.EVENT_CODE && number > 1) {
        logScale += natural[Natural.PERIOD + number - 2];
        eventPeriod = number;
      }
    }
    return never * silence(expected);
  }

  /** Chance that none of so many expected visits came. */
  private static double silence(double expected) {
    return expected == 0 ? 1 : QuickExp.exp(-expected);
  }

  private void scale(double by) {
    product *= by;
    if (product < SMALL) {
      logScale += Math.log(product);
      product = 1;
    }
  }

  private double waitingAtEnd(int j) {
    return waiting[j] * stayWaiting[j];
  }

  private double relievedAtEnd(int j) {
    double stayed = relieved[j] * stayRelieved[j];
    if (waiting[j] == 0) {
      return stayed;
    }
    OnsetCurve onset = period[j].curve;
    onset.evaluate(length[j], stayRelieved[j]);
    return stayed + waiting[j] * onset.value;
  }

  /** Fills after0 and after1. */
  private void backward(int size) {
    after0[size] = 1;
    after1[size] = 1;
    for (int j = size; j > 0; j--) {
      TailChain chain = period[j].chain;
      double slow = silence(-chain.slow() * length[j]);
      double fast = regains ? QuickExp.exp(chain.fast() * length[j]) : slow;
      stayLost[j] = slow;
      stayRegained[j] = fast;
      after0[j - 1] = factor0[j - 1] * onward(0, j, slow, fast);
      after1[j - 1] = regains ? factor1[j - 1] * onward(1, j, slow, fast) : 0;
    }
  }

  /** Weight from the beginning of a stretch on, in a state of the tail. */
  private double onward(int state, int j, double slow, double fast) {
    TailChain chain = period[j].chain;
    return regains
        ? slow * (chain.slowEntry(state, 0) * after0[j] + chain.slowEntry(state, 1) * after1[j])
            + fast * (chain.fastEntry(state, 0) * after0[j] + chain.fastEntry(state, 1) * after1[j])
        : slow * after0[j];
  }

  private void integrate(int episode, int size) {
    integral = 0;
    byOnset = 0;
    Arrays.fill(byLaw, 0);
    for (int j = 0; j <= size; j++) {
      int stretch = nodes.stretch(data, episode, j);
      byWaiting[j] = 0;
      byRelieved[j] = 0;
      byAfter0[j] = 0;
      byAfter1[j] = 0;
      if (nodes.first[stretch] < nodes.first[stretch + 1]) {
        if (delayed) {
          integrateFully(stretch, j);
        } else if (regains) {
          integrateWithRegain(stretch, j);
        } else {
          integratePlainly(stretch, j);
        }
      }
    }
  }

  /** No onset, no regain: the hot path. */
  private void integratePlainly(int stretch, int j) {
    Period now = period[j];
    sums.integrate(nodes, stretch, -now.rate0 * length[j], now.rate0 - now.rate1);
    double sum = sums.value;
    double early = sums.early;
    double both = relieved[j] * after0[j];
    integral += both * sum;
    for (int i = 0; i < 3; i++) {
      byLaw[i] += both * sums.byLaw[i];
    }
    byRelieved[j] = after0[j] * sum;
    byAfter0[j] = relieved[j] * sum;
    now.byRate1 -= both * early;
    now.byRate0 -= both * (length[j] * sum - early);
  }

  /** No onset: relief lasts from the beginning of the stretch until the loss. */
  private void integrateWithRegain(int stretch, int j) {
    Period now = period[j];
    TailChain tail = now.chain;
    double rate = now.rate1;
    double slowAfter = tail.slowEntry(0, 0) * after0[j] + tail.slowEntry(0, 1) * after1[j];
    double fastAfter = tail.fastEntry(0, 0) * after0[j] + tail.fastEntry(0, 1) * after1[j];
    double slowRate = tail.slow();
    double fastRate = tail.fast();
    double sumSlow = 0;
    double sumFast = 0;
    double slowSlow = 0;
    double fastFast = 0;
    double early = 0;
    double byLocation = 0;
    double bySecond = 0;
    double byThird = 0;
    double[] derivative = density.derivative;
    for (int k = nodes.first[stretch]; k < nodes.first[stretch + 1]; k++) {
      double u = nodes.fromStart[k];
      double v = length[j] - u;
      double base = nodes.weight[k] * density.ofLog(nodes.logTime[k]) * silence(rate * u);
      double slow = base * QuickExp.exp(slowRate * v);
      double fast = base * QuickExp.exp(fastRate * v);
      double term = slow * slowAfter + fast * fastAfter;
      sumSlow += slow;
      sumFast += fast;
      slowSlow += v * slow;
      fastFast += v * fast;
      early += u * term;
      byLocation += term * derivative[0];
      bySecond += term * derivative[1];
      byThird += term * derivative[2];
    }
    double before = relieved[j];
    byRelieved[j] = sumSlow * slowAfter + sumFast * fastAfter;
    integral += before * byRelieved[j];
    byLaw[0] += before * byLocation;
    byLaw[1] += before * bySecond;
    byLaw[2] += before * byThird;
    byAfter0[j] = before * (sumSlow * tail.slowEntry(0, 0) + sumFast * tail.fastEntry(0, 0));
    byAfter1[j] = before * (sumSlow * tail.slowEntry(0, 1) + sumFast * tail.fastEntry(0, 1));
    tail.addDerivatives(
        1,
        0,
        after0[j],
        after1[j],
        before * slowSlow,
        before * tail.mixedSum(sumSlow, sumFast, slowSlow, length[j]),
        before * fastFast,
        now.byChain);
    now.byRate1 -= before * early;
  }

  private void integrateFully(int stretch, int j) {
    Period now = period[j];
    TailChain tail = now.chain;
    OnsetCurve onset = now.curve;
    double byBefore0 = 0;
    double byBefore1 = 0;
    double slowAfter = tail.slowEntry(0, 0) * after0[j] + tail.slowEntry(0, 1) * after1[j];
    double fastAfter = tail.fastEntry(0, 0) * after0[j] + tail.fastEntry(0, 1) * after1[j];
    double slowSlow = 0;
    double mixed = 0;
    double fastFast = 0;
    for (int k = nodes.first[stretch]; k < nodes.first[stretch + 1]; k++) {
      double u = nodes.fromStart[k];
      double v = length[j] - u;
      double base = nodes.weight[k] * density.ofLog(nodes.logTime[k]);
      double stay1 = silence(now.rate1 * u);
      double stay0 = delayed ? QuickExp.exp(-(onsetRate + now.rate0) * u) : 0;
      double slow = silence(-tail.slow() * v);
      double fast = regains ? QuickExp.exp(tail.fast() * v) : 0;
      double fromWaiting = stay0;
      if (delayed) {
        onset.evaluate(u, stay1);
        fromWaiting += onset.value;
      }
      double before = waiting[j] * fromWaiting + relieved[j] * stay1;
      double after = regains ? slow * slowAfter + fast * fastAfter : slow * after0[j];
      double term = base * before * after;
      integral += term;
      for (int i = 0; i < 3; i++) {
        byLaw[i] += term * density.derivative[i];
      }
      byWaiting[j] += base * after * fromWaiting;
      byRelieved[j] += base * after * stay1;
      byBefore1 -= base * after * u * stay1 * relieved[j];
      if (delayed) {
        byBefore1 += base * after * waiting[j] * onset.byRate1;
        byBefore0 += base * after * waiting[j] * (onset.byRate0 - u * stay0);
        byOnset += base * after * waiting[j] * (onset.byOnset - u * stay0);
      }
      double weight = base * before;
      slowSlow += weight * v * slow;
      if (regains) {
        fastFast += weight * v * fast;
        mixed += weight * tail.mixed(slow, fast, v);
        byAfter1[j] += weight * (slow * tail.slowEntry(0, 1) + fast * tail.fastEntry(0, 1));
      }
      byAfter0[j] += weight * (slow * tail.slowEntry(0, 0) + fast * tail.fastEntry(0, 0));
    }
    tail.addDerivatives(1, 0, after0[j], after1[j], slowSlow, mixed, fastFast, now.byChain);
    now.byRate0 += byBefore0;
    now.byRate1 += byBefore1;
  }

  /** Carries the derivatives of the integral and of the end to all factors and rates. */
  private void adjoints(int size, double survivor) {
    double endWaiting = survivor;
    double endRelieved = survivor;
    for (int j = size; j >= 0; j--) {
      stretchAdjoint(j, endWaiting, endRelieved);
      if (j > 0) {
        endWaiting = factor0[j - 1] * byWaiting[j];
        endRelieved = factor1[j - 1] * byRelieved[j];
      }
    }
    for (int j = 1; j <= size; j++) {
      tailAdjoint(j);
    }
    for (Period any : periods) {
      any.byRate0 += any.byChain[0];
      any.byRate1 += any.byChain[1];
    }
  }

  private void stretchAdjoint(int j, double endWaiting, double endRelieved) {
    Period now = period[j];
    now.byRate1 -= endRelieved * relieved[j] * length[j] * stayRelieved[j];
    byRelieved[j] += endRelieved * stayRelieved[j];
    if (waiting[j] > 0) {
      OnsetCurve onset = now.curve;
      onset.evaluate(length[j], stayRelieved[j]);
      double stay = length[j] * stayWaiting[j];
      now.byRate1 += endRelieved * waiting[j] * onset.byRate1;
      now.byRate0 += waiting[j] * (endRelieved * onset.byRate0 - endWaiting * stay);
      byOnset += waiting[j] * (endRelieved * onset.byOnset - endWaiting * stay);
      byWaiting[j] += endWaiting * stayWaiting[j] + endRelieved * onset.value;
    }
  }

  private void tailAdjoint(int j) {
    double row0 = factor0[j - 1] * byAfter0[j - 1];
    double row1 = regains ? factor1[j - 1] * byAfter1[j - 1] : 0;
    if (row0 == 0 && row1 == 0) {
      return;
    }
    TailChain chain = period[j].chain;
    double stretchLength = length[j];
    double slow = stayLost[j];
    if (!regains) {
      byAfter0[j] += row0 * slow;
      period[j].byRate0 -= row0 * after0[j] * stretchLength * slow;
      return;
    }
    double fast = stayRegained[j];
    double mixed = chain.mixed(slow, fast, stretchLength);
    chain.addDerivatives(
        row0,
        row1,
        after0[j],
        after1[j],
        stretchLength * slow,
        mixed,
        stretchLength * fast,
        period[j].byChain);
    for (int state = 0; state < 2; state++) {
      double row = state == 0 ? row0 : row1;
      byAfter0[j] += row * (slow * chain.slowEntry(state, 0) + fast * chain.fastEntry(state, 0));
      byAfter1[j] += row * (slow * chain.slowEntry(state, 1) + fast * chain.fastEntry(state, 1));
    }
  }

  private void reserve(int stretches) {
    if (length.length < stretches) {
      int larger = 2 * stretches;
      length = new double[larger];
      period = new Period[larger];
      waiting = new double[larger];
      relieved = new double[larger];
      stayWaiting = new double[larger];
      stayRelieved = new double[larger];
      stayLost = new double[larger];
      stayRegained = new double[larger];
      after0 = new double[larger];
      after1 = new double[larger];
      byWaiting = new double[larger];
      byRelieved = new double[larger];
      byAfter0 = new double[larger];
      byAfter1 = new double[larger];
      factor0 = new double[larger];
      factor1 = new double[larger];
    }
  }
}
