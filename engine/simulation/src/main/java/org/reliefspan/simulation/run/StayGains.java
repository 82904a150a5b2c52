package org.reliefspan.simulation.run;

import java.util.Arrays;
import java.util.List;
import org.reliefspan.simulation.model.Discount;
import org.reliefspan.simulation.model.Node;
import org.reliefspan.simulation.model.Outcome;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.Program;

/**
 * What stays in states add in continuous time by values that stand still: value times the integral
 * of the discount. What moves with time is added by {@link MovingGains}. Not thread-safe.
 */
final class StayGains {
  private static final byte NUMBER = 0;
  private static final byte STANDS_STILL = 1;
  private static final byte RUNS = 2;

  private final int outcomes;
  private final int[] group; // [outcome]: which discount
  private final Discount[] discounts; // different ones
  private final double[] now; // [discount]: factor at the present time
  private final double[] next; // [discount]: factor at the end of the stay
  private final double[] integral; // [discount]
  private final Node[] values; // [state][outcome]
  private final double[] constants; // [state][outcome], where standing
  private final byte[] kinds; // [state][outcome]
  private final boolean[] anything; // [state]: whether any value is not the number 0
  private double time;

  StayGains(Program program) {
    List<Outcome> all = program.outcomes();
    this.outcomes = all.size();
    List<Discount> different = all.stream().map(Outcome::discount).distinct().toList();
    this.discounts = different.toArray(Discount[]::new);
    this.group = all.stream().mapToInt(each -> different.indexOf(each.discount())).toArray();
    this.now = new double[discounts.length];
    this.next = new double[discounts.length];
    this.integral = new double[discounts.length];
    int states = program.states().size();
    this.values = new Node[states * outcomes];
    this.constants = new double[states * outcomes];
    this.kinds = new byte[states * outcomes];
    this.anything = new boolean[states];
    for (int state = 0; state < states; state++) {
      for (int k = 0; k < outcomes; k++) {
        set(state, k, all.get(k).perTime().get(state));
      }
    }
  }

  private void set(int state, int outcome, Node value) {
    int at = state * outcomes + outcome;
    values[at] = value;
    if (value.isConstant()) {
      constants[at] = value.constant();
      kinds[at] = NUMBER;
    } else {
      kinds[at] = value.isMoving() ? RUNS : STANDS_STILL;
    }
    anything[state] |= !value.isConstant() || constants[at] != 0;
  }

  /** Begins at time 0. */
  void begin() {
    time = 0;
    Arrays.fill(now, 1);
  }

  /** Discount factor of an outcome at the present time. */
  double factor(int outcome) {
    return now[group[outcome]];
  }

  /** Whether a state adds anything. */
  boolean adds(int state) {
    return anything[state];
  }

  /**
   * Adds what the patient gains until a time in the state of now, and goes there.
   */
  void stay(Patient patient, double until, double[] into, int at) {
    double length = until - time;
    if (length <= 0) {
      return;
    }
    for (int d = 0; d < discounts.length; d++) {
      next[d] = discounts[d].factor(until);
      integral[d] = discounts[d].integral(now[d], next[d], length);
    }
    if (anything[patient.state()]) {
      add(patient, into, at);
    }
    System.arraycopy(next, 0, now, 0, now.length);
    time = until;
    patient.moveTo(until);
  }

  private void add(Patient patient, double[] into, int at) {
    int row = patient.state() * outcomes;
    for (int k = 0; k < outcomes; k++) {
      if (kinds[row + k] == NUMBER) {
        into[at + k] += constants[row + k] * integral[group[k]];
      } else if (kinds[row + k] == STANDS_STILL) {
        into[at + k] += values[row + k].value(patient) * integral[group[k]];
      }
    }
  }
}
