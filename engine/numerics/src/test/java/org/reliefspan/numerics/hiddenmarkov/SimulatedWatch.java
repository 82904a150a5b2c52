package org.reliefspan.numerics.hiddenmarkov;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.reliefspan.numerics.panel.PanelModel;
import org.reliefspan.numerics.panel.TransitionGraph;

/**
 * Relief (1) and pain (2) in turn from relief on day 0 to day 365, scored with mistakes at visits
 * that come faster in pain and at slots every 60 days that are kept more often in pain.
 */
final class SimulatedWatch {
  static final TransitionGraph GRAPH = TransitionGraph.parse("1-2,2-1");
  static final double END = 365;

  /** Log intensities, logs of mistaken odds, log rates, logits of attendance. */
  static final double[] TRUTH = {
    Math.log(0.010),
    Math.log(0.005),
    Math.log(0.1 / 0.9),
    Math.log(0.15 / 0.85),
    Math.log(0.008),
    Math.log(0.030),
    0,
    1.5
  };

  private final SplittableRandom random;
  private final int[] subject;
  private final double[] time;
  private final int[] score;
  private final Occasion[] occasion;
  private int rows;

  private SimulatedWatch(long seed, int subjects) {
    this.random = new SplittableRandom(seed);
    int most = 120 * subjects;
    this.subject = new int[most];
    this.time = new double[most];
    this.score = new int[most];
    this.occasion = new Occasion[most];
    for (int i = 0; i < subjects; i++) {
      add(i);
    }
  }

  static HiddenMarkovModel model() {
    return HiddenMarkovModel.over(PanelModel.over(GRAPH).build())
        .mistake(0, 1)
        .mistake(1, 0)
        .visitRates()
        .attendance()
        .build();
  }

  static HiddenMarkovRows of(long seed, int subjects) {
    SimulatedWatch watch = new SimulatedWatch(seed, subjects);
    return HiddenMarkovRows.of(
            Arrays.copyOf(watch.subject, watch.rows),
            Arrays.copyOf(watch.time, watch.rows),
            Arrays.copyOf(watch.score, watch.rows))
        .occasions(Arrays.copyOf(watch.occasion, watch.rows))
        .build();
  }

  private void add(int i) {
    int state = 0;
    double now = 0;
    double slot = 60;
    put(i, 0, 0, Occasion.SILENT);
    while (now < END) {
      double move = Math.exp(TRUTH[state]);
      double visit = Math.exp(TRUTH[4 + state]);
      double next = now - Math.log(1 - random.nextDouble()) / (move + visit);
      if (next > Math.min(slot, END)) {
        now = Math.min(slot, END);
        if (slot < END) {
          keepOrMiss(i, now, state);
        }
        slot += 60;
        continue;
      }
      now = next;
      if (random.nextDouble() < move / (move + visit)) {
        state = 1 - state;
      } else {
        put(i, now, shown(state), Occasion.UNSCHEDULED);
      }
    }
    put(i, END, 0, Occasion.SILENT);
  }

  private void keepOrMiss(int i, double now, int state) {
    boolean kept = random.nextDouble() < 1 / (1 + Math.exp(-TRUTH[6 + state]));
    put(i, now, kept ? shown(state) : 0, kept ? Occasion.ATTENDED : Occasion.MISSED);
  }

  private int shown(int state) {
    boolean mistaken = random.nextDouble() < (state == 0 ? 0.1 : 0.15);
    return mistaken ? 1 - state : state;
  }

  private void put(int i, double when, int what, Occasion kind) {
    subject[rows] = i;
    time[rows] = when;
    score[rows] = what;
    occasion[rows++] = kind;
  }
}
