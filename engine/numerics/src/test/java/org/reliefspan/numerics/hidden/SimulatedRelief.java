package org.reliefspan.numerics.hidden;

import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Episodes from the hidden process itself, in months. Times of loss are Weibull with shape 1.5 and
 * median 9 unless said otherwise; observation ends after 24 months or by dropout.
 */
final class SimulatedRelief {
  final RandomGenerator random;
  double responders = 1;
  double shape = 1.5;
  double median = 9;
  double[] visitRate = {0.3, 0.3}; // not in relief, in relief
  double slotGap = Double.POSITIVE_INFINITY;
  double[] attendance = {1, 1};
  double promptAfterLoss; // rate of the one visit that loss itself brings about
  double dropout = 0.02;
  double end = 24;
  double onsetRate = Double.POSITIVE_INFINITY;
  double regainRate;
  double relapseRate;
  double mistakeWhenFailing;
  double mistakeWhenRelieved;
  double visitSpread;
  double durationTilt;
  double watchedFrom;
  double[] eventRate = {}; // after relief, in relief, never in relief; empty without events
  double[] eventBreaks = {};
  double[] eventRatio = {}; // of the rates in later periods to those in the first
  ToDoubleFunction<RandomGenerator> duration = this::weibull;

  SimulatedRelief(RandomGenerator random) {
    this.random = random;
  }

  ReliefHistories draw(int episodes) {
    ReliefHistories.Builder builder = ReliefHistories.builder().eventBreaks(eventBreaks);
    for (int i = 0; i < episodes; i++) {
      episode(builder);
    }
    return builder.build();
  }

  /** Adds one episode; returns the time of its first loss, 0 for a never-responder. */
  double episode(ReliefHistories.Builder builder) {
    double z = random.nextGaussian();
    double factor = Math.exp(visitSpread * z);
    double observed = Math.min(end, random.nextExponential() / dropout);
    boolean responds = random.nextDouble() < responders;
    double onset = Double.isInfinite(onsetRate) ? 0 : random.nextExponential() / onsetRate;
    double loss = responds ? duration.applyAsDouble(random) * Math.exp(durationTilt * z) : 0;
    double prompt =
        promptAfterLoss > 0 && responds
            ? loss + random.nextExponential() / promptAfterLoss
            : Double.POSITIVE_INFINITY;
    if (eventRate.length > 0) {
      double event = eventTime(responds, onset, loss);
      if (event < observed) {
        ReliefHistories.Builder watched = builder.episode(event).watchedFrom(watchedFrom);
        visits(watched, event, factor, responds, onset, loss, prompt);
        builder.sighting(event, VisitKind.EVENT, Score.NONE);
        return loss;
      }
    }
    builder.episode(observed).watchedFrom(watchedFrom);
    visits(builder, observed, factor, responds, onset, loss, prompt);
    return loss;
  }

  /** Time of the first event; regained relief, which this does not follow, must not happen. */
  private double eventTime(boolean responds, double onset, double loss) {
    double left = random.nextExponential();
    double time = watchedFrom;
    while (time < end) {
      int which = !responds ? 2 : time >= onset && time < loss ? 1 : 0;
      double ratio = 1;
      double until = end;
      for (int k = 0; k < eventBreaks.length; k++) {
        ratio = time >= eventBreaks[k] ? eventRatio[k] : ratio;
        until = time < eventBreaks[k] ? Math.min(until, eventBreaks[k]) : until;
      }
      until = time < onset ? Math.min(until, onset) : until;
      until = time < loss ? Math.min(until, loss) : until;
      double rate = ratio * eventRate[which];
      if (rate * (until - time) >= left) {
        return time + left / rate;
      }
      left -= rate * (until - time);
      time = until;
    }
    return Double.POSITIVE_INFINITY;
  }

  private void visits(
      ReliefHistories.Builder builder,
      double observed,
      double factor,
      boolean responds,
      double onset,
      double loss,
      double firstPrompt) {
    double prompt = firstPrompt;
    int state = responds && onset == 0 ? 1 : 0;
    double change =
        !responds ? Double.POSITIVE_INFINITY : state == 1 ? loss : Math.min(onset, loss);
    boolean lost = false;
    double time = 0;
    double slot = slotGap;
    while (true) {
      double visit = time + random.nextExponential() / (visitRate[state] * factor);
      double next = Math.min(Math.min(visit, slot), Math.min(change, prompt));
      if (next >= observed) {
        return;
      }
      time = next;
      if (next == change) {
        if (!lost && state == 0 && next < loss) {
          state = 1;
          change = loss;
        } else {
          lost = true;
          state = next == loss ? 0 : 1 - state;
          double rate = state == 0 ? regainRate : relapseRate;
          change = rate > 0 ? time + random.nextExponential() / rate : Double.POSITIVE_INFINITY;
        }
      } else if (next == slot) {
        slot += slotGap;
        if (time < watchedFrom) {
          continue;
        }
        boolean comes = random.nextDouble() < attendance[state];
        builder.sighting(
            time, comes ? VisitKind.ATTENDED : VisitKind.MISSED, comes ? score(state) : Score.NONE);
      } else {
        prompt = next == prompt ? Double.POSITIVE_INFINITY : prompt;
        if (time >= watchedFrom) {
          builder.sighting(time, VisitKind.UNSCHEDULED, score(state));
        }
      }
    }
  }

  private double weibull(RandomGenerator from) {
    return median * Math.pow(Math.log(2), -1 / shape) * Math.pow(from.nextExponential(), 1 / shape);
  }

  private Score score(int state) {
    double mistake = state == 0 ? mistakeWhenFailing : mistakeWhenRelieved;
    boolean right = random.nextDouble() >= mistake;
    return (state == 1) == right ? Score.RELIEF : Score.FAILING;
  }
}
