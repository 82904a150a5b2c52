package org.reliefspan.simulation.run;

import java.util.Arrays;
import org.reliefspan.simulation.model.Discount;
import org.reliefspan.simulation.model.Node;
import org.reliefspan.simulation.model.Patient;

/**
 * What stays in states add in continuous time by values that stand still: value times the integral
 * of the discount. What moves with time is added by {@link MovingGains}. Not thread-safe.
 */
final class StayGains {
  private final DiscountFactors factors;
  private final StayValues values;
  private final double[] start; // [discount]: factor when the last stay ended that it counted in
  private final double[] starts; // [discount]: when that was
  private final double[] integral; // [discount]
  private double time; // when the stay began

  StayGains(StayValues values, DiscountFactors factors) {
    this.values = values;
    this.factors = factors;
    this.start = new double[factors.size()];
    this.starts = new double[factors.size()];
    this.integral = new double[factors.size()];
  }

  /** Begins at time 0. */
  void begin() {
    time = 0;
    Arrays.fill(starts, 0);
    Arrays.fill(start, 1);
  }

  /**
   * Adds what the patient gained in the state of now until now, before something changes that it
   * depends on.
   */
  void settle(Patient patient, double[] into, int at) {
    double until = patient.time();
    double length = until - time;
    int state = patient.state();
    if (length > 0 && values.outcomes[state].length > 0) {
      integrate(values.groups[state], until, length);
      add(state, patient, into, at);
    }
    time = until;
  }

  private void integrate(int[] which, double until, double length) {
    for (int group : which) {
      Discount discount = factors.discount(group);
      double begin = starts[group] == time ? start[group] : discount.factor(time);
      start[group] = factors.factor(group, until);
      starts[group] = until;
      integral[group] = discount.integral(begin, start[group], length);
    }
  }

  private void add(int state, Patient patient, double[] into, int at) {
    int[] to = values.outcomes[state];
    Node[] value = values.values[state];
    for (int i = 0; i < to.length; i++) {
      into[at + to[i]] += value[i].value(patient) * integral[factors.group(to[i])];
    }
  }
}
