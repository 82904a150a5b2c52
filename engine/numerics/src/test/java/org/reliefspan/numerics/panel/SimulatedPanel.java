package org.reliefspan.numerics.panel;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Subjects in relief (0), in pain (1) or dead (2, dated exactly), seen on whole days, with log
 * intensities for 1-2, 1-3, 2-1, 2-3 and effects of a covariate x that is 0 or 1.
 */
final class SimulatedPanel {
  static final double[] LOG_INTENSITY = {
    Math.log(.012), Math.log(.0012), Math.log(.009), Math.log(.002)
  };
  static final double[] EFFECT = {-.6, .2, .5, -.1};
  private static final int[] FROM = {0, 0, 1, 1};
  private static final int[] TO = {1, 2, 0, 2};

  final int[] subject;
  final double[] day;
  final int[] state;
  final double[] x;

  private SimulatedPanel(int[] subject, double[] day, int[] state, double[] x) {
    this.subject = subject;
    this.day = day;
    this.state = state;
    this.x = x;
  }

  static SimulatedPanel of(SplittableRandom random, int subjects) {
    int[] subject = new int[8 * subjects];
    double[] day = new double[8 * subjects];
    int[] state = new int[8 * subjects];
    double[] x = new double[8 * subjects];
    int row = 0;
    for (int i = 0; i < subjects; i++) {
      double group = random.nextInt(2);
      double[] moved = new double[200];
      int[] path = new int[200];
      path[0] = random.nextInt(10) < 7 ? 0 : 1;
      int moves = simulate(random, group, moved, path);
      double visit = 0;
      for (int number = 0; number < 7; number++) {
        int now = stateAt(visit, moved, path, moves);
        boolean dead = now == 2;
        subject[row] = i;
        day[row] = dead ? moved[moves] : visit;
        state[row] = now;
        x[row++] = group;
        if (dead) {
          break;
        }
        visit += 10 + random.nextInt(81);
      }
    }
    return new SimulatedPanel(
        Arrays.copyOf(subject, row),
        Arrays.copyOf(day, row),
        Arrays.copyOf(state, row),
        Arrays.copyOf(x, row));
  }

  private static int simulate(SplittableRandom random, double group, double[] moved, int[] path) {
    int moves = 0;
    double time = 0;
    while (path[moves] != 2 && time < 700) {
      double first = Double.POSITIVE_INFINITY;
      int next = 0;
      for (int t = 0; t < 4; t++) {
        if (FROM[t] == path[moves]) {
          double rate = Math.exp(LOG_INTENSITY[t] + EFFECT[t] * group);
          double wait = -Math.log(1 - random.nextDouble()) / rate;
          next = wait < first ? TO[t] : next;
          first = Math.min(first, wait);
        }
      }
      time += first;
      moves++;
      moved[moves] = time;
      path[moves] = next;
    }
    return moves;
  }

  private static int stateAt(double time, double[] moved, int[] path, int moves) {
    int at = 0;
    while (at < moves && moved[at + 1] <= time) {
      at++;
    }
    return path[at];
  }

  PanelVisits.Builder builder() {
    return PanelVisits.of(subject, day, state).design(x, 1);
  }

  SimulatedPanel shuffled(SplittableRandom random) {
    int[] order = new int[day.length];
    Arrays.setAll(order, i -> i);
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[other];
      order[other] = swap;
    }
    return rows(order);
  }

  SimulatedPanel inUnitsOf(double days) {
    double[] time = Arrays.stream(day).map(value -> value / days).toArray();
    return new SimulatedPanel(subject, time, state, x);
  }

  SimulatedPanel twice() {
    int rows = day.length;
    int[] order = new int[2 * rows];
    Arrays.setAll(order, i -> i % rows);
    SimulatedPanel twice = rows(order);
    for (int row = rows; row < 2 * rows; row++) {
      twice.subject[row] += 100_000;
    }
    return twice;
  }

  SimulatedPanel part(int remainder) {
    int[] order = new int[day.length];
    int kept = 0;
    for (int row = 0; row < day.length; row++) {
      if (subject[row] % 2 == remainder) {
        order[kept++] = row;
      }
    }
    return rows(Arrays.copyOf(order, kept));
  }

  private SimulatedPanel rows(int[] order) {
    return new SimulatedPanel(
        Arrays.stream(order).map(row -> subject[row]).toArray(),
        Arrays.stream(order).mapToDouble(row -> day[row]).toArray(),
        Arrays.stream(order).map(row -> state[row]).toArray(),
        Arrays.stream(order).mapToDouble(row -> x[row]).toArray());
  }
}
