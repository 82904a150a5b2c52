package org.reliefspan.simulation.run;

import java.util.Arrays;
import java.util.List;
import org.reliefspan.numerics.duration.LegendreRule;
import org.reliefspan.simulation.model.Discount;
import org.reliefspan.simulation.model.Motion;
import org.reliefspan.simulation.model.Node;
import org.reliefspan.simulation.model.Outcome;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.Program;

/**
 * What stays in states add in continuous time: the integral of value times discount, from one jump
 * or bend of the value to the next; exact where it stands still or goes on a line, else by
 * Gauss-Legendre quadrature in pieces of a 64th of the horizon. Not thread-safe.
 */
final class StayGains {
  private static final LegendreRule RULE = LegendreRule.ofPoints(8);
  private static final double SOON = 0x1p-20;

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
  private final double piece;
  private final boolean[] moves; // [state]: whether any value moves with time
  private final Motion motion = new Motion();
  private double time;
  private double settled; // until when what moves was added

  private static final byte NUMBER = 0;
  private static final byte STANDS_STILL = 1;
  private static final byte RUNS = 2;

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
    this.moves = new boolean[states];
    this.piece = program.horizon() / Program.PIECES;
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
    moves[state] |= value.isMoving();
    anything[state] |= !value.isConstant() || constants[at] != 0;
  }

  /** Begins at time 0. */
  void begin() {
    time = 0;
    settled = 0;
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
   * Adds what the patient gains until a time in the state of now, and goes there. What moves with
   * time is added by {@link #settle}, before what it reads changes.
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

  /** Adds what moves with time until now. */
  void settle(Patient patient, double[] into, int at) {
    if (settled < time && moves[patient.state()]) {
      int row = patient.state() * outcomes;
      for (int k = 0; k < outcomes; k++) {
        if (kinds[row + k] == RUNS) {
          into[at + k] += moving(values[row + k], discounts[group[k]], patient);
        }
      }
      patient.moveTo(time);
    }
    settled = time;
  }

  /** From one jump or bend to the next. */
  private double moving(Node value, Discount discount, Patient patient) {
    double sum = 0;
    double atStart = discount.factor(settled);
    for (double from = settled; from < time; ) {
      double to = Math.min(time, breakAfter(from, value, patient));
      double atEnd = discount.factor(to);
      double standing = discount.integral(atStart, atEnd, to - from);
      sum += smooth(value, discount, patient, new Piece(from, to, atStart, standing));
      from = to;
      atStart = atEnd;
    }
    return sum;
  }

  /**
   * From one jump or bend to the next.
   *
   * @param atStart discount factor
   * @param standing integral of the discount factor
   */
  private record Piece(double from, double to, double atStart, double standing) {
    double length() {
      return to - from;
    }
  }

  private static double breakAfter(double from, Node value, Patient patient) {
    patient.moveTo(from);
    double next = value.nextBreak(patient);
    if (next <= from) { // just after it
      patient.moveTo(Math.nextUp(from));
      next = value.nextBreak(patient);
    }
    return next <= from ? Double.POSITIVE_INFINITY : next;
  }

  private double smooth(Node value, Discount discount, Patient patient, Piece on) {
    double length = on.length();
    double middle = 0.5 * length;
    if (!isMotionAt(middle, value, patient, on)) {
      return quadrature(value, discount, patient, on);
    }
    if (motion.isLine()) {
      double sum = motion.constant() * on.standing();
      double slope = motion.slope();
      return slope == 0 ? sum : sum + slope * discount.integralOfRise(on.atStart(), length);
    }
    double soon = length * SOON; // the value may jump at the start itself
    return isMotionAt(soon, value, patient, on)
        ? motion.integral(discount, on.atStart(), on.standing(), length, soon)
        : quadrature(value, discount, patient, on);
  }

  private boolean isMotionAt(double after, Node value, Patient patient, Piece on) {
    patient.moveTo(on.from() + after);
    motion.clear();
    return value.addTo(motion, 1, patient);
  }

  private double quadrature(Node value, Discount discount, Patient patient, Piece on) {
    double length = on.length();
    int pieces = Math.max(1, (int) Math.ceil(length / piece));
    double width = length / pieces;
    double sum = 0;
    for (int i = 0; i < pieces; i++) {
      for (int j = 0; j < RULE.points(); j++) {
        double at = on.from() + (i + RULE.node(j)) * width;
        patient.moveTo(at);
        sum += RULE.weight(j) * value.value(patient) * discount.factor(at);
      }
    }
    return sum * width;
  }
}
