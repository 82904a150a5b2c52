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

  /** Share of the probability of loss that the points miss, or count double, under parameters. */
  double missedMass(
      ReliefHistories data, HiddenReliefModel model, ReliefLayout layout, double[] parameters) {
    LossDensity density = new LossDensity(model.distribution());
    double[] common = new double[Natural.SIZE];
    double[] natural = new double[Natural.SIZE];
    layout.common(parameters, common);
    double missed = 0;
    double all = 0;
    for (int episode = 0; episode < data.episodes(); episode++) {
      layout.own(data, episode, parameters, common, natural);
      density.set(
          natural[Natural.LOCATION], natural[Natural.LOCATION + 1], natural[Natural.LOCATION + 2]);
      int from = data.first[episode];
      int size = data.first[episode + 1] - from;
      for (int j = 0; j <= size; j++) {
        int stretch = stretch(data, episode, j);
        if (first[stretch] < first[stretch + 1]) {
          double begin = j == 0 ? 0 : data.time[from + j - 1];
          double end = j == size ? data.end[episode] : data.time[from + j];
          double mass = (begin > 0 ? density.survivor(begin) : 1) - density.survivor(end);
          double found = 0;
          for (int k = first[stretch]; k < first[stretch + 1]; k++) {
            found += weight[k] * density.density(logTime[k]);
          }
          missed += Math.abs(found - mass);
          all += mass;
        }
      }
    }
    return all > 0 ? missed / all : 0;
  }

  private static final class Placing {
    private final ReliefHistories data;
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

    Placing(ReliefHistories data, HiddenReliefModel model) {
      this.data = data;
      this.onset = model.onset() == HiddenReliefModel.Onset.DELAYED;
      this.regain = model.regain() == HiddenReliefModel.Regain.MARKOV;
      HiddenReliefModel.Mistakes mistakes = model.mistakes();
      this.allowedWhenFailing = new boolean[] {true, mistakes.whenFailing() > 0, true, true};
      this.allowedInRelief = new boolean[] {true, true, mistakes.whenRelieved() > 0, false};
      this.fastest = FASTER * VisitDiagnosis.of(data).fastestRate();
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
      stretchBegin = begin;
      if (begin > 0) {
        towardsEnd(begin, end, rule(begin, end));
      } else {
        LegendreRule rule = RULE[RULE.length - 2];
        towardsZero(end / 2, rule);
        towardsEnd(end / 2, end, rule(end / 2, end));
      }
    }

    private LegendreRule rule(double begin, double end) {
      int byShare = place(SHARE, (end - begin) / end);
      return RULE[Math.max(byShare, place(VISITS, (end - begin) * fastest))];
    }

    private static int place(double[] bounds, double value) {
      int place = 0;
      while (place < bounds.length && value >= bounds[place]) {
        place++;
      }
      return place;
    }

    private void towardsEnd(double begin, double end, LegendreRule rule) {
      double length = end - begin;
      for (int k = rule.points() - 1; k >= 0; k--) {
        double s = rule.node(k);
        node(begin, length * (1 - s * s), rule.weight(k) * 2 * length * s);
      }
    }

    private void towardsZero(double end, LegendreRule rule) {
      for (int k = 0; k < rule.points(); k++) {
        double s = rule.node(k);
        node(0, end * s * s * s, rule.weight(k) * 3 * end * s * s);
      }
    }

    private void node(double begin, double u, double nodeWeight) {
      reserve(1);
      fromStart[count] = begin + u - stretchBegin;
      logTime[count] = Math.log(begin + u);
      weight[count++] = nodeWeight;
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
