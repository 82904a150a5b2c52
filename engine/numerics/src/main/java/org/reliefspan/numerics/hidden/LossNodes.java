package org.reliefspan.numerics.hidden;

import java.util.Arrays;
import org.reliefspan.numerics.duration.LegendreRule;

/**
 * Where to evaluate the density of the loss: Gauss-Legendre points in every stretch between
 * sightings in which the scores allow a loss. Immutable.
 *
 * <p>A stretch that is long against its place has 20 points, a short one as few as 2; the first,
 * where a density may be infinite at 0, has 20 points crowded towards 0 by t = b s^3.
 */
final class LossNodes {
  /** Rules by the share of its end that a stretch takes up; the last is for all longer ones. */
  private static final double[] SHARE = {0.02, 0.08, 0.2, 0.35, 0.6};

  private static final LegendreRule[] RULE = {
    LegendreRule.ofPoints(2),
    LegendreRule.ofPoints(3),
    LegendreRule.ofPoints(4),
    LegendreRule.ofPoints(6),
    LegendreRule.ofPoints(10),
    LegendreRule.ofPoints(20)
  };

  /** First node of each stretch; the stretches of an episode follow one another. */
  final int[] first;

  final double[] fromStart; // time since the stretch began
  final double[] logTime; // log of the time since the procedure
  final double[] weight;

  private LossNodes(int[] first, double[] fromStart, double[] logTime, double[] weight) {
    this.first = first;
    this.fromStart = fromStart;
    this.logTime = logTime;
    this.weight = weight;
  }

  /** Stretch that begins with the sighting before number j of an episode, 0 being the procedure. */
  static int stretch(ReliefHistories data, int episode, int j) {
    return data.first[episode] + episode + j;
  }

  static LossNodes of(ReliefHistories data, HiddenReliefModel model) {
    return new Placing(data, model).place();
  }

  private static final class Placing {
    private final ReliefHistories data;
    private final boolean onset;
    private final boolean regain;
    private final boolean[] allowedWhenFailing; // by score
    private final boolean[] allowedInRelief;
    private boolean[] before = new boolean[16];
    private final int[] first;
    private int count;
    private double[] fromStart = new double[256];
    private double[] logTime = new double[256];
    private double[] weight = new double[256];

    Placing(ReliefHistories data, HiddenReliefModel model) {
      this.data = data;
      this.onset = model.onset() == HiddenReliefModel.Onset.DELAYED;
      this.regain = model.regain() == HiddenReliefModel.Regain.MARKOV;
      HiddenReliefModel.Mistakes mistakes = model.mistakes();
      this.allowedWhenFailing = new boolean[] {true, mistakes.whenFailing() > 0, true, true};
      this.allowedInRelief = new boolean[] {true, true, mistakes.whenRelieved() > 0, false};
      this.first = new int[data.sightings() + data.episodes() + 1];
    }

    LossNodes place() {
      for (int episode = 0; episode < data.episodes(); episode++) {
        forward(episode);
        backward(episode);
        nodes(episode);
      }
      first[first.length - 1] = count;
      return new LossNodes(
          first,
          Arrays.copyOf(fromStart, count),
          Arrays.copyOf(logTime, count),
          Arrays.copyOf(weight, count));
    }

    /** Whether the first loss may still lie ahead when each stretch begins. */
    private void forward(int episode) {
      int from = data.first[episode];
      int size = data.first[episode + 1] - from;
      if (before.length < size + 1) {
        before = new boolean[2 * size + 1];
      }
      boolean waiting = onset;
      boolean relieved = !onset;
      before[0] = true;
      for (int j = 0; j < size; j++) {
        int score = data.score[from + j];
        relieved = (relieved || waiting) && allowedInRelief[score];
        waiting &= allowedWhenFailing[score];
        before[j + 1] = waiting || relieved;
      }
    }

    /** Whether also everything after the stretch may follow a loss in it. */
    private void backward(int episode) {
      int from = data.first[episode];
      int size = data.first[episode + 1] - from;
      boolean lost = true;
      boolean regained = regain;
      for (int j = size - 1; j >= 0; j--) {
        int score = data.score[from + j];
        boolean any = lost || regained;
        lost = allowedWhenFailing[score] && (regain ? any : lost);
        regained = regain && allowedInRelief[score] && any;
        before[j] &= lost || regained;
      }
    }

    private void nodes(int episode) {
      int from = data.first[episode];
      int size = data.first[episode + 1] - from;
      for (int j = 0; j <= size; j++) {
        first[stretch(data, episode, j)] = count;
        double begin = j == 0 ? 0 : data.time[from + j - 1];
        double end = j == size ? data.end[episode] : data.time[from + j];
        if (before[j] && end > begin) {
          add(begin, end);
        }
      }
    }

    private void add(double begin, double end) {
      LegendreRule rule = rule((end - begin) / end);
      reserve(rule.points());
      for (int k = 0; k < rule.points(); k++) {
        double s = rule.node(k);
        double u = begin == 0 ? end * s * s * s : (end - begin) * s;
        fromStart[count] = u;
        logTime[count] = Math.log(begin + u);
        weight[count++] = rule.weight(k) * (begin == 0 ? 3 * end * s * s : end - begin);
      }
    }

    private static LegendreRule rule(double share) {
      int size = 0;
      while (size < SHARE.length && share >= SHARE[size]) {
        size++;
      }
      return RULE[size];
    }

    private void reserve(int more) {
      if (count + more > weight.length) {
        int larger = 2 * weight.length;
        fromStart = Arrays.copyOf(fromStart, larger);
        logTime = Arrays.copyOf(logTime, larger);
        weight = Arrays.copyOf(weight, larger);
      }
    }
  }
}
