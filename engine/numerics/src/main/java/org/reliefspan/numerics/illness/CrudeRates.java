package org.reliefspan.numerics.illness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.reliefspan.numerics.model.NotEstimableException;
import org.reliefspan.numerics.panel.TransitionGraph;

/** Crude counts and times, loss taken in the middle: where the climb begins, and whether it can. */
final class CrudeRates {
  private final IllnessModel model;
  private final TransitionGraph graph;
  private final IllnessHistories data;
  private final double[] count;

  /** Time at risk in relief and in the lost state, in the data's unit. */
  private final double[] time = new double[2];

  private final int[] entering;
  private final TreeSet<String> impossible = new TreeSet<>();
  private boolean anyVisit;

  private CrudeRates(IllnessModel model, IllnessHistories data) {
    this.model = model;
    this.graph = model.graph;
    this.data = data;
    this.count = new double[graph.size()];
    this.entering = new int[graph.states()];
  }

  static CrudeRates of(IllnessModel model, IllnessHistories data) {
    CrudeRates rates = new CrudeRates(model, data);
    for (int subject = 0; subject < data.subjects; subject++) {
      if (data.weight[subject] > 0) {
        rates.add(subject);
      }
    }
    return rates;
  }

  private void add(int subject) {
    boolean lost = data.isSeenLost(subject);
    double end = data.end[subject];
    double leaving = lost ? (data.lastRelief[subject] + data.firstLost[subject]) / 2 : end;
    double weight = data.weight[subject];
    anyVisit |= lost || data.lastRelief[subject] > data.entry[subject];
    time[0] += weight * (leaving - data.entry[subject]) / data.unit;
    time[1] += weight * (end - leaving) / data.unit;
    count[model.loss] += lost ? weight : 0;
    if (data.cause[subject] != IllnessHistories.CENSORED) {
      addEnd(data.cause[subject], lost, weight);
    }
  }

  private void addEnd(int cause, boolean lost, double weight) {
    int after = cause < graph.states() ? IllnessModel.transition(graph, 1, cause) : -1;
    int direct = cause < graph.states() ? IllnessModel.transition(graph, 0, cause) : -1;
    if (after < 0 && (lost || direct < 0)) {
      impossible.add((lost ? 2 : 1) + "-" + (cause + 1));
      return;
    }
    entering[cause]++;
    if (lost) {
      count[after] += weight;
    } else if (direct >= 0) {
      count[direct] += weight;
    }
  }

  /** Refuses data that cannot determine the model whatever the numbers. */
  void refuseHopeless() {
    if (!impossible.isEmpty()) {
      throw new NotEstimableException(
          "The visits show moves that the transitions do not allow: %s. Maybe add transitions."
              .formatted(String.join(", ", impossible)));
    }
    if (!(time[0] + time[1] > 0)) {
      throw new NotEstimableException(
          "No subject was followed after its entry, so nothing can be estimated. Maybe add later"
              + " visits, or the end of observation.");
    }
    if (!anyVisit) {
      throw new NotEstimableException(
          "No subject has a visit before its end state, so moves after loss cannot be told from"
              + " direct ones. Maybe fit the end states as competing risks.");
    }
    if (data.seenLost() == 0) {
      throw new NotEstimableException(
          "No visit shows state 2, so its intensity cannot be told from the others. Maybe fit the"
              + " end states as competing risks.");
    }
    if (!data.seenTwice) {
      throw new NotEstimableException(
          "No subject was seen or followed beyond its first visit, so what happens after loss is"
              + " not shown. Maybe add later visits, or the end of observation.");
    }
    refuseUnusedStates();
  }

  private void refuseUnusedStates() {
    List<String> unused = new ArrayList<>();
    for (int state = 2; state < graph.states(); state++) {
      if (entering[state] == 0) {
        unused.add(String.valueOf(state + 1));
      }
    }
    if (!unused.isEmpty()) {
      throw new NotEstimableException(
          "No subject enters state %s. Maybe leave its transitions out."
              .formatted(String.join(" or ", unused)));
    }
  }

  /** Where the climb begins: crude constant intensities, no effects. */
  double[] parameters() {
    double[] start = new double[model.size()];
    double all = time[0] + time[1];
    for (int t = 0; t < graph.size(); t++) {
      double own = time[graph.from(t)];
      start[t] = Math.log((count[t] + 0.5) / (own > 0 ? own : all));
    }
    return start;
  }

  /**
   * Expected number of a transition were nothing else to happen, for telling an intensity that ran
   * to 0.
   */
  double expected(int transition, double[] parameters) {
    double shape = model.isWeibull() ? Math.exp(parameters[model.shape(transition)]) : 1;
    double power = Arrays.stream(data.end).map(end -> Math.pow(end / data.unit, shape)).sum();
    return Math.exp(parameters[transition]) * power;
  }
}
