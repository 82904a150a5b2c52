package org.reliefspan.numerics.illness;

import java.util.Arrays;
import org.reliefspan.numerics.duration.LegendreRule;

/**
 * Points at which each subject's loss may have happened, with weights of the integral over them, in
 * units of {@link IllnessHistories#unit}.
 *
 * <p>Gauss-Legendre points on the interval in which the loss lies. Where an end of the interval is
 * close to 0 (Weibull intensities have a power there) or, on the clock since loss, to the end of
 * observation, points are u = end +- length x^4, which makes powers smooth. Immutable.
 */
final class LossNodes {
  private static final double CLOSE = 0.1;

  /** First point of each subject, with one more entry at the end. */
  final int[] start;

  final double[] logWeight;

  /** Log of the time of loss. */
  final double[] logTime;

  /** Log of the time from loss to the subject's end; empty on the clock since the start. */
  final double[] logSince;

  private LossNodes(int[] start, double[] logWeight, double[] logTime, double[] logSince) {
    this.start = start;
    this.logWeight = logWeight;
    this.logTime = logTime;
    this.logSince = logSince;
  }

  /**
   * The points.
   *
   * @param smooth points on a piece without a power at its end; twice as many elsewhere
   */
  static LossNodes of(IllnessHistories data, IllnessModel model, int smooth) {
    Filling filling = new Filling(data, model, smooth);
    int[] start = new int[data.subjects + 1];
    for (int subject = 0; subject < data.subjects; subject++) {
      start[subject] = filling.size;
      filling.add(subject);
    }
    start[data.subjects] = filling.size;
    return new LossNodes(
        start,
        Arrays.copyOf(filling.logWeight, filling.size),
        Arrays.copyOf(filling.logTime, filling.size),
        Arrays.copyOf(filling.logSince, filling.sinceLoss ? filling.size : 0));
  }

  /** Growing arrays. Not thread-safe. */
  private static final class Filling {
    private final IllnessHistories data;
    private final IllnessModel model;
    private final boolean sinceLoss;
    private final LegendreRule plain;
    private final LegendreRule graded;
    private double[] logWeight = new double[1024];
    private double[] logTime = new double[1024];
    private double[] logSince = new double[1024];
    private int size;
    private double end;

    Filling(IllnessHistories data, IllnessModel model, int smooth) {
      this.data = data;
      this.model = model;
      this.sinceLoss = model.clock == LossClock.SINCE_LOSS;
      this.plain = LegendreRule.ofPoints(smooth);
      this.graded = LegendreRule.ofPoints(2 * smooth);
    }

    void add(int subject) {
      int cause = data.cause[subject];
      boolean possible =
          cause == IllnessHistories.CENSORED || IllnessModel.transition(model.graph, 1, cause) >= 0;
      end = data.end[subject] / data.unit;
      double from = data.lastRelief[subject] / data.unit;
      double to = data.isSeenLost(subject) ? data.firstLost[subject] / data.unit : end;
      if (!possible || !(to > from)) {
        return;
      }
      double length = to - from;
      boolean low = from < CLOSE * length;
      boolean high = sinceLoss && end - to < CLOSE * length;
      if (low && high) {
        addRising(from, from + length / 2);
        addFalling(from + length / 2, to);
      } else if (low) {
        addRising(from, to);
      } else if (high) {
        addFalling(from, to);
      } else {
        addPlain(from, to);
      }
    }

    private void addPlain(double from, double to) {
      for (int i = 0; i < plain.points(); i++) {
        double time = from + (to - from) * plain.node(i);
        put((to - from) * plain.weight(i), time, end - time);
      }
    }

    private void addRising(double from, double to) {
      for (int i = 0; i < graded.points(); i++) {
        double x = graded.node(i);
        double time = from + (to - from) * x * x * x * x;
        put((to - from) * 4 * x * x * x * graded.weight(i), time, end - time);
      }
    }

    private void addFalling(double from, double to) {
      for (int i = 0; i < graded.points(); i++) {
        double x = graded.node(i);
        double back = (to - from) * x * x * x * x;
        put((to - from) * 4 * x * x * x * graded.weight(i), to - back, end - to + back);
      }
    }

    private void put(double weight, double time, double since) {
      if (size == logWeight.length) {
        logWeight = Arrays.copyOf(logWeight, 2 * size);
        logTime = Arrays.copyOf(logTime, 2 * size);
        logSince = Arrays.copyOf(logSince, 2 * size);
      }
      logWeight[size] = Math.log(weight);
      logTime[size] = Math.log(time);
      logSince[size++] = sinceLoss ? Math.log(since) : 0;
    }
  }
}
