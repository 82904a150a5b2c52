package org.reliefspan.simulation.run;

import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.simulation.model.Cycles;
import org.reliefspan.simulation.model.Discount;
import org.reliefspan.simulation.model.Node;
import org.reliefspan.simulation.model.Outcome;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.Reads;
import org.reliefspan.simulation.model.SimulationException;

/**
 * Discrete time. At cycle t = 0, 1, ..., n a patient in state s gains weight(t) x discount(t) x
 * cycle length x value(s); from t to t + 1 the patient moves by the uniform number of cycle t:
 * through the moves of the state in the order of the file, what is left of 1 stays. What a move
 * adds counts at t + 1; it is evaluated before the move.
 *
 * <p>What depends on time alone is tabulated once.
 */
final class CycleRun implements PatientRun {
  private static final double TOLERANCE = 1e-9;

  private final Program program;
  private final Patient patient;
  private final int states;
  private final int outcomes;
  private final int count;
  private final double length;
  private final double[] factor; // [cycle][outcome]: weight x discount of a state
  private final double[] moveFactor; // [cycle][outcome]: weight x discount of what moves add
  private final Node[][] perTime; // [state][outcome]
  private final double[][] gains; // [state] -> [cycle][outcome], empty if not of time alone
  private final double[][] rest; // [state] -> [cycle][outcome], sums of gains to the end, if final
  private final int[][] targets; // [state][move]
  private final Node[][] probability; // [state][move]
  private final double[][] cumulative; // [state] -> [cycle or 0][move], empty if not of time alone
  private final int[] stride; // [state]: moves from cycle to cycle in cumulative, 0 if constant
  private final Node[][][] moveGains; // [state][move][outcome], empty where nothing is added
  private final boolean[] anyMoveGains; // [state]

  CycleRun(Program program) {
    Cycles cycles = program.cycles().orElseThrow();
    this.program = program;
    this.patient = program.newPatient();
    this.states = program.states().size();
    this.outcomes = program.outcomes().size();
    this.count = cycles.count();
    this.length = cycles.length();
    this.factor = factors(cycles, program.outcomes(), cycles::stateFactor);
    this.moveFactor = factors(cycles, program.outcomes(), cycles::moveFactor);
    this.perTime = new Node[states][];
    this.gains = new double[states][];
    this.rest = new double[states][];
    this.targets = new int[states][];
    this.probability = new Node[states][];
    this.cumulative = new double[states][];
    this.stride = new int[states];
    this.moveGains = new Node[states][][];
    this.anyMoveGains = new boolean[states];
    for (int state = 0; state < states; state++) {
      tabulateGains(state, program.outcomes());
      tabulateMoves(state, cycles.moves().get(state));
    }
  }

  private static double[] factors(
      Cycles cycles, List<Outcome> outcomes, ToDoubleBiFunction<Discount, Integer> factor) {
    double[] factors = new double[(cycles.count() + 1) * outcomes.size()];
    for (int t = 0; t <= cycles.count(); t++) {
      for (int k = 0; k < outcomes.size(); k++) {
        factors[t * outcomes.size() + k] = factor.applyAsDouble(outcomes.get(k).discount(), t);
      }
    }
    return factors;
  }

  private void tabulateGains(int state, List<Outcome> all) {
    perTime[state] = new Node[outcomes];
    long reads = Reads.NOTHING;
    for (int k = 0; k < outcomes; k++) {
      perTime[state][k] = all.get(k).perTime().get(state);
      reads |= perTime[state][k].reads();
    }
    gains[state] = new double[0];
    rest[state] = new double[0];
    if (Reads.only(reads, Reads.TIME)) {
      gains[state] = new double[(count + 1) * outcomes];
      for (int t = 0; t <= count; t++) {
        patient.moveToCycle(t, length);
        for (int k = 0; k < outcomes; k++) {
          gains[state][t * outcomes + k] = gain(state, t, k);
        }
      }
      rest[state] = sumsToTheEnd(gains[state]);
    }
  }

  private double[] sumsToTheEnd(double[] ofCycles) {
    double[] sums = new double[ofCycles.length + outcomes];
    for (int i = ofCycles.length - 1; i >= 0; i--) {
      sums[i] = sums[i + outcomes] + ofCycles[i];
    }
    return sums;
  }

  private double gain(int state, int t, int outcome) {
    return factor[t * outcomes + outcome] * length * perTime[state][outcome].value(patient);
  }

  private void tabulateMoves(int state, List<Cycles.Move> moves) {
    int size = moves.size();
    targets[state] = moves.stream().mapToInt(Cycles.Move::target).toArray();
    probability[state] = moves.stream().map(Cycles.Move::probability).toArray(Node[]::new);
    moveGains[state] = new Node[size][];
    long reads = Reads.NOTHING;
    for (int move = 0; move < size; move++) {
      moveGains[state][move] = moves.get(move).gains().toArray(Node[]::new);
      anyMoveGains[state] |= moveGains[state][move].length > 0;
      reads |= probability[state][move].reads();
    }
    cumulative[state] = new double[0];
    boolean isConstant = reads == Reads.NOTHING;
    if (size > 0 && Reads.only(reads, Reads.TIME)) {
      stride[state] = isConstant ? 0 : size;
      cumulative[state] = new double[isConstant ? size : count * size];
      for (int t = 0; t < (isConstant ? 1 : count); t++) {
        patient.moveToCycle(t, length);
        double sum = 0;
        for (int move = 0; move < size; move++) {
          sum += probabilityNow(state, move);
          cumulative[state][t * size + move] = sum;
        }
        requireAtMostOne(sum, state, t);
      }
    }
  }

  private double probabilityNow(int state, int move) {
    double value = probability[state][move].value(patient);
    if (!(value >= 0)) {
      throw SimulationException.at(
          program.placeOfMoves(name(state)),
          "The probability of moving from %s to %s is negative or not a number at time %s."
              .formatted(name(state), name(targets[state][move]), patient.time()));
    }
    return value;
  }

  private void requireAtMostOne(double sum, int state, int t) {
    if (sum > 1 + TOLERANCE) {
      throw SimulationException.at(
          program.placeOfMoves(name(state)),
          ("The probabilities of leaving %s within cycle %d sum to %s. They must not exceed 1."
                  + " Maybe a rate was written where a probability belongs.")
              .formatted(name(state), t, sum));
    }
  }

  private String name(int state) {
    return program.states().get(state);
  }

  @Override
  public void run(Philox luck, long number, double[] into, int at, Watch watch) {
    program.begin(patient, luck, number);
    for (int k = 0; k < outcomes; k++) {
      into[at + k] = 0;
    }
    int since = 0;
    int t = 0;
    while (true) {
      int state = patient.state();
      if (targets[state].length == 0 && rest[state].length > 0) {
        for (int k = 0; k < outcomes; k++) {
          into[at + k] += rest[state][t * outcomes + k];
        }
        break;
      }
      addGains(state, t, into, at);
      if (t == count) {
        break;
      }
      int move = move(state, t);
      if (move >= 0 && targets[state][move] != state) {
        if (anyMoveGains[state]) {
          addMoveGains(state, move, t + 1, into, at, watch);
        }
        watch.stay(state, since, t + 1);
        since = t + 1;
        t++;
        patient.moveToCycle(t, length);
        patient.enter(targets[state][move]);
      } else {
        t++;
        patient.moveToCycle(t, length);
      }
    }
    watch.stay(patient.state(), since, count + 1L);
  }

  private void addGains(int state, int t, double[] into, int at) {
    double[] table = gains[state];
    if (table.length > 0) {
      for (int k = 0; k < outcomes; k++) {
        into[at + k] += table[t * outcomes + k];
      }
    } else {
      for (int k = 0; k < outcomes; k++) {
        into[at + k] += gain(state, t, k);
      }
    }
  }

  private void addMoveGains(int state, int move, int t, double[] into, int at, Watch watch) {
    Node[] added = moveGains[state][move];
    for (int k = 0; k < added.length; k++) {
      double value = added[k].value(patient);
      into[at + k] += moveFactor[t * outcomes + k] * value;
      watch.added(k, value);
    }
  }

  /** The move of a cycle; -1 stays. */
  private int move(int state, int t) {
    int size = targets[state].length;
    if (size == 0) {
      return -1;
    }
    double uniform = patient.uniform(Program.TRANSITION, t);
    double[] table = cumulative[state];
    if (table.length > 0) {
      int row = t * stride[state];
      for (int move = 0; move < size; move++) {
        if (uniform < table[row + move]) {
          return move;
        }
      }
      return -1;
    }
    return evaluatedMove(state, t, uniform);
  }

  private int evaluatedMove(int state, int t, double uniform) {
    double sum = 0;
    int chosen = -1;
    for (int move = 0; move < targets[state].length; move++) {
      sum += probabilityNow(state, move);
      if (chosen < 0 && uniform < sum) {
        chosen = move;
      }
    }
    requireAtMostOne(sum, state, t);
    return chosen;
  }
}
