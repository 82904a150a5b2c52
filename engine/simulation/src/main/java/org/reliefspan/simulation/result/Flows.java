package org.reliefspan.simulation.result;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.domain.simulation.FlowRow;
import org.reliefspan.simulation.run.History;

/** Counts who goes from which state to which between some times. Not thread-safe. */
final class Flows {
  private final List<String> strategies;
  private final List<String> states;
  private final double[] times;
  private final long[] counts; // [strategy][time before][from][to]
  private final double[] horizons; // by strategy
  private long patients;

  Flows(List<String> strategies, List<String> states, double[] times) {
    this.strategies = strategies;
    this.states = states;
    this.times = times.clone();
    this.counts = new long[strategies.size() * (times.length - 1) * states.size() * states.size()];
    this.horizons = new double[strategies.size()];
  }

  void add(List<History> histories) {
    patients++;
    for (History history : histories) {
      horizons[history.strategy()] = history.horizon();
      int before = states.indexOf(history.stateAt(times[0]));
      for (int t = 1; t < times.length; t++) {
        int now = states.indexOf(history.stateAt(times[t]));
        counts[index(history.strategy(), t - 1, before, now)]++;
        before = now;
      }
    }
  }

  private int index(int strategy, int time, int from, int to) {
    int size = states.size();
    return ((strategy * (times.length - 1) + time) * size + from) * size + to;
  }

  /** Those that somebody took, up to the horizon of the strategy. */
  List<FlowRow> rows() {
    List<FlowRow> rows = new ArrayList<>();
    for (int s = 0; s < strategies.size(); s++) {
      for (int t = 0; t + 1 < times.length && times[t + 1] <= horizons[s]; t++) {
        for (int from = 0; from < states.size(); from++) {
          for (int to = 0; to < states.size(); to++) {
            long count = counts[index(s, t, from, to)];
            if (count > 0) {
              rows.add(
                  new FlowRow(
                      strategies.get(s),
                      times[t],
                      times[t + 1],
                      states.get(from),
                      states.get(to),
                      (double) count / patients));
            }
          }
        }
      }
    }
    return rows;
  }
}
