package org.reliefspan.simulation.cohort;

import java.util.List;
import java.util.Optional;
import org.reliefspan.simulation.model.Cycles;
import org.reliefspan.simulation.model.Node;
import org.reliefspan.simulation.model.Outcome;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.Reads;
import org.reliefspan.simulation.model.SimulationException;

/**
 * Shares of a cohort in states from cycle to cycle. A state whose time since entry is read is split
 * by it (tunnels). Not thread-safe.
 */
final class CycleTrace {
  private static final double TOLERANCE = 1e-9;
  private static final long MOST_CELLS = 200_000_000;

  private final Program program;
  private final Cycles cycles;
  private final int states;
  private final int outcomes;
  private final boolean[] isTunnel;
  private final double[][] factor; // [outcome][cycle]
  private final double[][] moveFactor; // [outcome][cycle]
  private final double[] gains;
  private final double[] occupancy;

  CycleTrace(Program program) {
    this.program = program;
    this.cycles = program.cycles().orElseThrow();
    this.states = program.states().size();
    this.outcomes = program.outcomes().size();
    this.isTunnel = new boolean[states];
    for (int state = 0; state < states; state++) {
      isTunnel[state] = (readsIn(state) & Reads.TIME_IN_STATE) != 0;
    }
    this.factor = new double[outcomes][cycles.count() + 1];
    this.moveFactor = new double[outcomes][cycles.count() + 1];
    for (int k = 0; k < outcomes; k++) {
      for (int t = 0; t <= cycles.count(); t++) {
        factor[k][t] = cycles.stateFactor(program.outcomes().get(k).discount(), t);
        moveFactor[k][t] = cycles.moveFactor(program.outcomes().get(k).discount(), t);
      }
    }
    this.gains = new double[outcomes];
    this.occupancy = new double[(cycles.count() + 1) * states];
  }

  /** Why a trace would not be right. */
  static Optional<String> reason(Program program) {
    CycleTrace trace = new CycleTrace(program);
    long reads = Reads.NOTHING;
    long cells = 0;
    for (int state = 0; state < trace.states; state++) {
      reads |= trace.readsIn(state);
      cells += (long) trace.cycles.count() * (trace.isTunnel[state] ? trace.cycles.count() : 1);
    }
    if ((reads & Reads.ENTRIES) != 0) {
      return Optional.of("an expression reads entries(), which a cohort does not know");
    }
    if ((reads & (Reads.EVENTS | Reads.SINCE)) != 0) {
      return Optional.of("an expression reads events() or since(), which a cohort does not know");
    }
    return cells > MOST_CELLS
        ? Optional.of("time_in_state over so many cycles needs too much room")
        : Optional.empty();
  }

  private long readsIn(int state) {
    long reads = Reads.NOTHING;
    for (Outcome outcome : program.outcomes()) {
      reads |= outcome.perTime().get(state).reads();
    }
    for (Cycles.Move move : cycles.moves().get(state)) {
      reads |= Everything.readsOf(move);
    }
    return reads;
  }

  Cohort.Expected run() {
    Attributes attributes = new Attributes(program);
    attributes.forEach((patient, share) -> follow(patient, share, attributes.start(patient)));
    return new Cohort.Expected(gains, occupancy);
  }

  /** One kind of patients over all cycles. */
  private void follow(Patient patient, double share, double[] start) {
    double[][] now = new double[states][];
    for (int state = 0; state < states; state++) {
      now[state] = new double[isTunnel[state] ? cycles.count() + 1 : 1];
      now[state][0] = share * start[state];
    }
    for (int t = 0; t <= cycles.count(); t++) {
      patient.moveToCycle(t, cycles.length());
      addGains(patient, now, t);
      if (t < cycles.count()) {
        now = moved(patient, now, t);
      }
    }
  }

  private void addGains(Patient patient, double[][] now, int t) {
    for (int state = 0; state < states; state++) {
      for (int dwell = 0; dwell < now[state].length; dwell++) {
        double share = now[state][dwell];
        if (share == 0) {
          continue;
        }
        occupancy[t * states + state] += share;
        patient.place(state, dwell);
        for (int k = 0; k < outcomes; k++) {
          Node value = program.outcomes().get(k).perTime().get(state);
          gains[k] += share * factor[k][t] * cycles.length() * value.value(patient);
        }
      }
    }
  }

  private double[][] moved(Patient patient, double[][] now, int t) {
    double[][] next = new double[states][];
    for (int state = 0; state < states; state++) {
      next[state] = new double[now[state].length];
    }
    for (int state = 0; state < states; state++) {
      for (int dwell = 0; dwell < now[state].length; dwell++) {
        if (now[state][dwell] != 0) {
          patient.place(state, dwell);
          move(patient, now[state][dwell], state, dwell, next, t);
        }
      }
    }
    return next;
  }

  private void move(Patient patient, double share, int state, int dwell, double[][] next, int t) {
    List<Cycles.Move> moves = cycles.moves().get(state);
    double leaving = 0;
    double all = 0;
    for (Cycles.Move move : moves) {
      double probability = move.probability().value(patient);
      all += probability;
      if (!(probability >= 0) || all > 1 + TOLERANCE) {
        throw new SimulationException(
            ("The probabilities of leaving %s within cycle %d must not be negative or sum to more"
                    + " than 1.")
                .formatted(program.states().get(state), t));
      }
      if (move.target() != state) {
        leaving += probability;
        next[move.target()][0] += share * probability;
        addMoveGains(patient, move, share * probability, t + 1);
      }
    }
    int later = Math.min(dwell + 1, next[state].length - 1);
    next[state][later] += share * Math.max(0, 1 - leaving);
  }

  private void addMoveGains(Patient patient, Cycles.Move move, double share, int t) {
    for (int k = 0; k < move.gains().size(); k++) {
      gains[k] += share * moveFactor[k][t] * move.gains().get(k).value(patient);
    }
  }
}
