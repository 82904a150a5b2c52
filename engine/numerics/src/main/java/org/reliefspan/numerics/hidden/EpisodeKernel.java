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
  private final TailChain chain = new TailChain();
  private final TailChain unwatchedChain = new TailChain(); // while visits are not observed
  private final OnsetCurve curve = new OnsetCurve();
  private final OnsetCurve unwatchedCurve = new OnsetCurve();
  private final double[] byChain = new double[4];
  private final double[] byUnwatchedChain = new double[4];
  private final double[] byLaw = new double[3];
  private final double[] present = new double[Natural.SIZE]; // for which rates and chains are set

  // By stretch j, which ends with sighting j or with the end of observation.
  private double[] length = {};
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

  private double floor; // of both rates, taken out of all weights
  private double rate0; // above the floor
  private double rate1;
  private double onsetRate;
  private double regain;
  private double relapse;
  private double chance; // to respond
  private double byRate0;
  private double byRate1;
  private double byOnset;
  private double integral;
  private double logScale;
  private double product;
  private boolean unwatched; // the first stretch: visits in it are not observed

  EpisodeKernel(ReliefHistories data, LossNodes nodes, HiddenReliefModel model) {
    this.data = data;
    this.nodes = nodes;
    this.density = new LossDensity(model.distribution());
    this.sums = new LossSums(model.distribution(), density);
    Arrays.fill(present, Double.NaN);
    this.everyoneResponds = model.response() == HiddenReliefModel.Response.ALL;
    this.delayed = model.onset() == HiddenReliefModel.Onset.DELAYED;
    this.regains = model.regain() == HiddenReliefModel.Regain.MARKOV;
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
    unwatched = data.unwatched[episode];
    double end = data.end[episode];
    double watched = unwatched ? end - data.time[from] : end;
    double never = forward(episode, size, watched, factors);
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
    gradient[Natural.RATE] = (rate0 + floor) * (share * byRate0 - neverShare * watched);
    gradient[Natural.RATE + 1] = (rate1 + floor) * share * byRate1;
    gradient[Natural.ONSET] = onsetRate * share * byOnset;
    if (regains) {
      gradient[Natural.REGAIN] = regain * share * byChain[2];
      gradient[Natural.RELAPSE] = relapse * share * byChain[3];
    }
    for (int j = 0; j < size; j++) {
      double failing =
          neverShare + share * (byWaiting[j + 1] * waiting[j + 1] + byAfter0[j] * after0[j]);
      double inRelief = share * (byRelieved[j + 1] * relieved[j + 1] + byAfter1[j] * after1[j]);
      factors.add(data.kind[from + j], data.score[from + j], failing, inRelief, gradient);
    }
    return logScale + Math.log(product) + Math.log(sum);
  }

  /** Sets what depends on the naturals alone; nothing where the last episode had the same. */
  private void setRates(double[] natural) {
    density.set(
        natural[Natural.LOCATION], natural[Natural.LOCATION + 1], natural[Natural.LOCATION + 2]);
    if (isPresent(natural)) {
      return;
    }
    System.arraycopy(natural, 0, present, 0, Natural.SIZE);
    chance = everyoneResponds ? 1 : 1 / (1 + Math.exp(-natural[Natural.RESPONSE]));
    double whenFailing = Math.exp(natural[Natural.RATE]);
    double whenRelieved = Math.exp(natural[Natural.RATE + 1]);
    floor = Math.min(whenFailing, whenRelieved);
    rate0 = whenFailing - floor;
    rate1 = whenRelieved - floor;
    onsetRate = delayed ? Math.exp(natural[Natural.ONSET]) : 0;
    curve.set(onsetRate, rate0, rate1);
    unwatchedCurve.set(onsetRate, 0, 0);
    regain = regains ? Math.exp(natural[Natural.REGAIN]) : 0;
    relapse = regains ? Math.exp(natural[Natural.RELAPSE]) : 0;
    chain.set(rate0, rate1, regain, relapse);
    unwatchedChain.set(0, 0, regain, relapse);
  }

  private boolean isPresent(double[] natural) {
    return natural[Natural.RESPONSE] == present[Natural.RESPONSE]
        && natural[Natural.RATE] == present[Natural.RATE]
        && natural[Natural.RATE + 1] == present[Natural.RATE + 1]
        && natural[Natural.ONSET] == present[Natural.ONSET]
        && natural[Natural.REGAIN] == present[Natural.REGAIN]
        && natural[Natural.RELAPSE] == present[Natural.RELAPSE];
  }

  /** Fills waiting and relieved; returns the weight of never responding. */
  private double forward(int episode, int size, double watched, VisitFactors factors) {
    int from = data.first[episode];
    double end = data.end[episode];
    logScale = -floor * watched;
    product = 1;
    double never = silence(rate0 * watched);
    double begin = 0;
    waiting[0] = delayed ? 1 : 0;
    relieved[0] = delayed ? 0 : 1;
    for (int j = 0; j <= size; j++) {
      double until = j == size ? end : data.time[from + j];
      length[j] = until - begin;
      begin = until;
      double watch = isUnwatched(j) ? 0 : length[j];
      stayRelieved[j] = silence(rate1 * watch);
      stayWaiting[j] = delayed ? QuickExp.exp(-onsetRate * length[j] - rate0 * watch) : 0;
      if (j == size) {
        break;
      }
      double whenFailing = factors.whenFailing(data.kind[from + j], data.score[from + j]);
      double whenRelieved = factors.whenRelieved(data.kind[from + j], data.score[from + j]);
      double larger = Math.max(whenFailing, whenRelieved);
      scale(larger);
      factor0[j] = larger > 0 ? whenFailing / larger : 0;
      factor1[j] = larger > 0 ? whenRelieved / larger : 0;
      never *= factor0[j];
      waiting[j + 1] = factor0[j] * waitingAtEnd(j);
      relieved[j + 1] = factor1[j] * relievedAtEnd(j);
    }
    return never;
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
    OnsetCurve onset = curve(j);
    onset.evaluate(length[j], stayRelieved[j]);
    return stayed + waiting[j] * onset.value;
  }

  /** Whether visits within a stretch are not observed, so that their absence says nothing. */
  private boolean isUnwatched(int j) {
    return unwatched && j == 0;
  }

  private OnsetCurve curve(int j) {
    return isUnwatched(j) ? unwatchedCurve : curve;
  }

  /** Fills after0 and after1. */
  private void backward(int size) {
    after0[size] = 1;
    after1[size] = 1;
    for (int j = size; j > 0; j--) {
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
    return regains
        ? slow * (chain.slowEntry(state, 0) * after0[j] + chain.slowEntry(state, 1) * after1[j])
            + fast * (chain.fastEntry(state, 0) * after0[j] + chain.fastEntry(state, 1) * after1[j])
        : slow * after0[j];
  }

  private void integrate(int episode, int size) {
    integral = 0;
    byRate0 = 0;
    byRate1 = 0;
    byOnset = 0;
    Arrays.fill(byChain, 0);
    Arrays.fill(byUnwatchedChain, 0);
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
    boolean watched = !isUnwatched(j);
    double difference = watched ? rate0 - rate1 : 0;
    double silent = watched ? -rate0 * length[j] : 0;
    sums.integrate(nodes, stretch, silent, difference);
    double sum = sums.value;
    double early = sums.early;
    double both = relieved[j] * after0[j];
    integral += both * sum;
    for (int i = 0; i < 3; i++) {
      byLaw[i] += both * sums.byLaw[i];
    }
    byRelieved[j] = after0[j] * sum;
    byAfter0[j] = relieved[j] * sum;
    if (watched) {
      byRate1 -= both * early;
      byRate0 -= both * (length[j] * sum - early);
    }
  }

  /** No onset: relief lasts from the beginning of the stretch until the loss. */
  private void integrateWithRegain(int stretch, int j) {
    boolean watched = !isUnwatched(j);
    TailChain tail = watched ? chain : unwatchedChain;
    double rate = watched ? rate1 : 0;
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
        watched ? byChain : byUnwatchedChain);
    byRate1 -= watched ? before * early : 0;
  }

  private void integrateFully(int stretch, int j) {
    boolean watched = !isUnwatched(j);
    TailChain tail = watched ? chain : unwatchedChain;
    OnsetCurve onset = curve(j);
    double watchedRate0 = watched ? rate0 : 0;
    double watchedRate1 = watched ? rate1 : 0;
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
      double stay1 = silence(watchedRate1 * u);
      double stay0 = delayed ? QuickExp.exp(-(onsetRate + watchedRate0) * u) : 0;
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
    tail.addDerivatives(
        1,
        0,
        after0[j],
        after1[j],
        slowSlow,
        mixed,
        fastFast,
        watched ? byChain : byUnwatchedChain);
    if (watched) {
      byRate0 += byBefore0;
      byRate1 += byBefore1;
    }
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
    byRate0 += byChain[0];
    byRate1 += byChain[1];
    byChain[2] += byUnwatchedChain[2];
    byChain[3] += byUnwatchedChain[3];
  }

  private void stretchAdjoint(int j, double endWaiting, double endRelieved) {
    double watch = isUnwatched(j) ? 0 : 1;
    byRate1 -= watch * endRelieved * relieved[j] * length[j] * stayRelieved[j];
    byRelieved[j] += endRelieved * stayRelieved[j];
    if (waiting[j] > 0) {
      OnsetCurve onset = curve(j);
      onset.evaluate(length[j], stayRelieved[j]);
      double stay = length[j] * stayWaiting[j];
      byRate1 += watch * endRelieved * waiting[j] * onset.byRate1;
      byRate0 += watch * waiting[j] * (endRelieved * onset.byRate0 - endWaiting * stay);
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
    double stretchLength = length[j];
    double slow = stayLost[j];
    if (!regains) {
      byAfter0[j] += row0 * slow;
      byRate0 -= row0 * after0[j] * stretchLength * slow;
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
        byChain);
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
