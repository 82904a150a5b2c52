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
  ToDoubleFunction<RandomGenerator> duration = this::weibull;

  SimulatedRelief(RandomGenerator random) {
    this.random = random;
  }

  ReliefHistories draw(int episodes) {
    ReliefHistories.Builder builder = ReliefHistories.builder();
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
    builder.episode(observed).watchedFrom(watchedFrom);
    boolean responds = random.nextDouble() < responders;
    double onset = Double.isInfinite(onsetRate) ? 0 : random.nextExponential() / onsetRate;
    double loss = responds ? duration.applyAsDouble(random) * Math.exp(durationTilt * z) : 0;
    double prompt =
        promptAfterLoss > 0 && responds
            ? loss + random.nextExponential() / promptAfterLoss
            : Double.POSITIVE_INFINITY;
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
        return loss;
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
