package org.reliefspan.numerics.panel;

import java.io.Serializable;
import java.util.Locale;
import java.util.TreeMap;
import org.reliefspan.numerics.model.NotEstimableException;

/** Crude counts and times: where the climb begins, and whether it can. Places add up. */
public final class StartingValues implements Serializable {
  private static final long serialVersionUID = 1L;
  private final PanelModel model;
  private final TransitionGraph graph;
  private final double[] count;
  private final double[] time; // by state at the start of a stretch
  private final TreeMap<String, Integer> impossible = new TreeMap<>();
  private boolean empty = true;

  private StartingValues(PanelModel model) {
    this.model = model;
    this.graph = model.graph;
    this.count = new double[graph.size()];
    this.time = new double[TransitionGraph.MAXIMUM_STATES];
  }

  /** What nobody says. */
  public static StartingValues none(PanelModel model) {
    return new StartingValues(model);
  }

  /** What some visits say. */
  public static StartingValues of(PanelModel model, PanelVisits visits) {
    StartingValues start = new StartingValues(model);
    for (int path = 0; path < visits.paths(); path++) {
      for (int cell = visits.cellStart[path]; cell < visits.cellStart[path + 1]; cell++) {
        double weight = visits.cellWeight[cell];
        if (weight > 0) {
          start.add(visits, cell, weight, visits.pathTime(path));
        }
      }
    }
    return start;
  }

  private void add(PanelVisits visits, int cell, double weight, double length) {
    int from = visits.cellFrom[cell];
    int to = visits.cellTo[cell];
    empty = false;
    time[from] += weight * length;
    if (to == PanelVisits.FULLY_CENSORED) {
      return;
    }
    boolean inGraph = from < graph.states() && to < graph.states();
    if (!inGraph || !graph.canReach(from, to)) {
      impossible.merge((from + 1) + "-" + (to + 1), 1, Integer::sum);
      return;
    }
    for (int t = 0; t < graph.size(); t++) {
      count[t] += graph.from(t) == from && graph.to(t) == to ? weight : 0;
    }
  }

  /** The sum of two places. */
  public StartingValues plus(StartingValues other) {
    StartingValues both = new StartingValues(model);
    both.empty = empty && other.empty;
    for (int t = 0; t < count.length; t++) {
      both.count[t] = count[t] + other.count[t];
    }
    for (int state = 0; state < time.length; state++) {
      both.time[state] = time[state] + other.time[state];
    }
    both.impossible.putAll(impossible);
    other.impossible.forEach((move, cells) -> both.impossible.merge(move, cells, Integer::sum));
    return both;
  }

  void refuseImpossible() {
    if (empty) {
      throw new NotEstimableException(
          "No subject has a known state followed by another row, so nothing can be estimated.");
    }
    if (!impossible.isEmpty()) {
      throw new NotEstimableException(
          String.format(
              Locale.ROOT,
              "The visits show moves that the transitions do not allow: %s. Maybe add transitions.",
              String.join(", ", impossible.keySet())));
    }
  }

  /** Weighted time of stretches that begin in the state which a transition leaves. */
  double timeBefore(int transition) {
    double own = 0;
    for (int state = 0; state < graph.states(); state++) {
      own += graph.canReach(state, graph.from(transition)) ? time[state] : 0;
    }
    return own;
  }

  /** Starts of the free parameters. */
  double[] parameters() {
    double[] counts = new double[model.size()];
    double[] times = new double[model.size()];
    double total = 0;
    for (double part : time) {
      total += part;
    }
    for (int t = 0; t < graph.size(); t++) {
      int parameter = model.parameter(0, t);
      counts[parameter] += count[t] + 0.5;
      times[parameter] += time[graph.from(t)] > 0 ? time[graph.from(t)] : total;
    }
    int[] free = model.free();
    double[] start = new double[free.length];
    for (int i = 0; i < free.length; i++) {
      boolean rate = times[free[i]] > 0;
      start[i] = rate ? Math.log(counts[free[i]] / times[free[i]]) : 0;
    }
    return start;
  }
}
