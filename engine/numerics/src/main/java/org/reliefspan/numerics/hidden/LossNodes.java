package org.reliefspan.numerics.hidden;

import java.util.Arrays;
import org.reliefspan.numerics.duration.LegendreRule;

/**
 * Where to evaluate the density of the loss: Gauss-Legendre points in every stretch between
 * sightings in which the scores allow a loss. Immutable.
 *
 * <p>Points crowd towards the end of a stretch, t = end - length s^2, because a visit that soon
 * follows loss puts the loss there; their number grows with the share of its end that a stretch
 * takes up, and with the number of visits to be expected in it. The first stretch is cut in half,
 * its first half crowded towards 0 by t = b s^3, where a density may be infinite.
 */
final class LossNodes {
  /** Rules by the share of its end that a stretch takes up; the last is for all longer ones. */
  private static final double[] SHARE = {0.02, 0.08, 0.2, 0.35, 0.6};

  /** The same by the expected number of visits, with some room above the first guess. */
  private static final double[] VISITS = {0.3, 1, 4, 15, 50};

  private static final LegendreRule[] RULE = {
    LegendreRule.ofPoints(3),
    LegendreRule.ofPoints(4),
    LegendreRule.ofPoints(6),
    LegendreRule.ofPoints(9),
    LegendreRule.ofPoints(14),
    LegendreRule.ofPoints(24)
  };

  private static final double FASTER = 4;

  /** First node of each stretch; the stretches of an episode follow one another. */
  final int[] first;

  final double[] fromStart; // time since the stretch began
  final double[] logTime; // log of the time since the procedure
  final double[] weight; // by log time: of a sum over the density of the log of the time

  private final int begin; // number of the first stretch

  private LossNodes(int begin, int[] first, double[] fromStart, double[] logTime, double[] weight) {
    this.begin = begin;
    this.first = first;
    this.fromStart = fromStart;
    this.logTime = logTime;
    this.weight = weight;
  }

  /** Stretch that begins with the sighting before number j of an episode, 0 being the procedure. */
  int stretch(ReliefHistories data, int episode, int j) {
    return data.first[episode] + episode + j - begin;
  }

  /** Points for all episodes. */
  static LossNodes of(ReliefHistories data, HiddenReliefModel model) {
    return of(data, model, VisitDiagnosis.of(data).fastestRate(), 0, data.episodes());
  }

  /**
   * Points for episodes from one number until before another.
   *
   * @param fastest the largest rate of visits that was seen
   */
  static LossNodes of(
      ReliefHistories data, HiddenReliefModel model, double fastest, int from, int until) {
    return new Placing(data, model, fastest, from, until).place();
  }

  /**
   * Adds the probability of loss that the points miss, or count double, under parameters, then all
   * of it, over episodes from one number until before another.
   */
  void addMissed(
      ReliefHistories data,
      HiddenReliefModel model,
      ReliefLayout layout,
      double[] parameters,
      int from,
      int until,
      double[] sums) {
    LossDensity density = new LossDensity(model.distribution());
    double[] common = new double[Natural.SIZE];
    double[] natural = new double[Natural.SIZE];
    layout.common(parameters, common);
    for (int episode = from; episode < until; episode++) {
      layout.own(data, episode, parameters, common, natural);
      density.set(
          natural[Natural.LOCATION], natural[Natural.LOCATION + 1], natural[Natural.LOCATION + 2]);
      int firstSighting = data.first[episode];
      int size = data.first[episode + 1] - firstSighting;
      for (int j = 0; j <= size; j++) {
        int stretch = stretch(data, episode, j);
        if (first[stretch] < first[stretch + 1]) {
          double start = j == 0 ? 0 : data.time[firstSighting + j - 1];
          double end = j == size ? data.end[episode] : data.time[firstSighting + j];
          double mass = (start > 0 ? density.survivor(start) : 1) - density.survivor(end);
          double found = 0;
          for (int k = first[stretch]; k < first[stretch + 1]; k++) {
            found += weight[k] * density.ofLog(logTime[k]);
          }
          sums[0] += Math.abs(found - mass);
          sums[1] += mass;
        }
      }
    }
  }

  private static final class Placing {
    private final ReliefHistories data;
    private final int from;
    private final int until;
    private final int begin;
    private final boolean onset;
    private final boolean regain;
    private final boolean[] allowedWhenFailing; // by score
    private final boolean[] allowedInRelief;
    private boolean[] before = new boolean[16];
    private final int[] first;
    private final double fastest; // a rate of visits that is hardly exceeded
    private int count;
    private double stretchBegin;
    private double[] fromStart = new double[256];
    private double[] logTime = new double[256];
    private double[] weight = new double[256];

    Placing(ReliefHistories data, HiddenReliefModel model, double fastest, int from, int until) {
      this.data = data;
      this.from = from;
      this.until = until;
      this.begin = data.first[from] + from;
      this.onset = model.onset() == HiddenReliefModel.Onset.DELAYED;
      this.regain = model.regain() == HiddenReliefModel.Regain.MARKOV;
      HiddenReliefModel.Mistakes mistakes = model.mistakes();
      this.allowedWhenFailing = new boolean[] {true, mistakes.whenFailing() > 0, true, true};
      this.allowedInRelief = new boolean[] {true, true, mistakes.whenRelieved() > 0, false};
      this.fastest = FASTER * fastest;
      this.first = new int[data.first[until] + until - begin + 1];
    }

    LossNodes place() {
      for (int episode = from; episode < until; episode++) {
        forward(episode);
        backward(episode);
        nodes(episode);
      }
      first[first.length - 1] = count;
      return new LossNodes(
          begin,
          first,
          Arrays.copyOf(fromStart, count),
          Arrays.copyOf(logTime, count),
          Arrays.copyOf(weight, count));
    }

    /** Whether the first loss may still lie ahead when each stretch begins. */
    private void forward(int episode) {
      int sighting = data.first[episode];
      int size = data.first[episode + 1] - sighting;
      if (before.length < size + 1) {
        before = new boolean[2 * size + 1];
      }
      boolean waiting = onset;
      boolean relieved = !onset;
      before[0] = true;
      for (int j = 0; j < size; j++) {
        int score = data.score[sighting + j];
        relieved = (relieved || waiting) && allowedInRelief[score];
        waiting &= allowedWhenFailing[score];
        before[j + 1] = waiting || relieved;
      }
    }

    /** Whether also everything after the stretch may follow a loss in it. */
    private void backward(int episode) {
      int sighting = data.first[episode];
      int size = data.first[episode + 1] - sighting;
      boolean lost = true;
      boolean regained = regain;
      for (int j = size - 1; j >= 0; j--) {
        int score = data.score[sighting + j];
        boolean any = lost || regained;
        lost = allowedWhenFailing[score] && (regain ? any : lost);
        regained = regain && allowedInRelief[score] && any;
        before[j] &= lost || regained;
      }
    }

    private void nodes(int episode) {
      int sighting = data.first[episode];
      int size = data.first[episode + 1] - sighting;
      for (int j = 0; j <= size; j++) {
        first[sighting + episode + j - begin] = count;
        double start = j == 0 ? 0 : data.time[sighting + j - 1];
        double end = j == size ? data.end[episode] : data.time[sighting + j];
        if (before[j] && end > start) {
          add(start, end);
        }
      }
    }

    private void add(double start, double end) {
      stretchBegin = start;
      if (start > 0) {
        towardsEnd(start, end, rule(start, end));
      } else {
        LegendreRule rule = RULE[RULE.length - 2];
        towardsZero(end / 2, rule);
        towardsEnd(end / 2, end, rule(end / 2, end));
      }
    }

    private LegendreRule rule(double start, double end) {
      int byShare = place(SHARE, (end - start) / end);
      return RULE[Math.max(byShare, place(VISITS, (end - start) * fastest))];
    }

    private static int place(double[] bounds, double value) {
      int place = 0;
      while (place < bounds.length && value >= bounds[place]) {
        place++;
      }
      return place;
    }

    private void towardsEnd(double start, double end, LegendreRule rule) {
      double length = end - start;
      for (int k = rule.points() - 1; k >= 0; k--) {
        double s = rule.node(k);
        node(start, length * (1 - s * s), rule.weight(k) * 2 * length * s);
      }
    }

    private void towardsZero(double end, LegendreRule rule) {
      for (int k = 0; k < rule.points(); k++) {
        double s = rule.node(k);
        node(0, end * s * s * s, rule.weight(k) * 3 * end * s * s);
      }
    }

    private void node(double start, double u, double nodeWeight) {
      reserve(1);
      fromStart[count] = start + u - stretchBegin;
      logTime[count] = Math.log(start + u);
      weight[count++] = nodeWeight / (start + u);
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
