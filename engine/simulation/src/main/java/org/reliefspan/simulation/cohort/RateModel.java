package org.reliefspan.simulation.cohort;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.reliefspan.numerics.matrix.MatrixExponential;
import org.reliefspan.simulation.model.Clock;
import org.reliefspan.simulation.model.ClockLaw;
import org.reliefspan.simulation.model.Consequence;
import org.reliefspan.simulation.model.Outcome;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.Reads;

/**
 * A Markov model in continuous time whose rates stand still between known times.
 *
 * <p>Formula: with generator Q, discount delta and gains r per unit of time (those of stays, and
 * rate times gain of each event) the discounted gain of an interval of length h from shares p is
 * d(t) p integral over u from 0 to h of exp((Q - delta) u) r du, the upper right block of the
 * exponential of h ((Q - delta, r), (0, 0)). Not thread-safe.
 */
final class RateModel {
  private final Program program;
  private final int states;
  private final int outcomes;
  private final double[] times;
  private final double[] gains;
  private final double[] occupancy;

  RateModel(Program program, double[] times) {
    this.program = program;
    this.states = program.states().size();
    this.outcomes = program.outcomes().size();
    this.times = times.clone();
    this.gains = new double[outcomes];
    this.occupancy = new double[times.length * states];
  }

  /** Why a generator does not describe the program. */
  static Optional<String> reason(Program program) {
    if (!program.activities().isEmpty() || !program.measures().isEmpty()) {
      return Optional.of("it has activities or measures");
    }
    for (Outcome outcome : program.outcomes()) {
      if (!isOfStateAlone(Everything.readsOf(outcome))) {
        return Optional.of("the outcome %s changes within a state".formatted(outcome.name()));
      }
    }
    for (Clock clock : program.clocks()) {
      Optional<String> reason = reason(clock);
      if (reason.isPresent()) {
        return reason;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> reason(Clock clock) {
    String name = clock.name();
    if (!(clock.timing() instanceof Clock.Hazard hazard)) {
      return Optional.of("the event %s rings at a set time".formatted(name));
    }
    if (!hazard.law().hasStandingRates(clock.isForward())) {
      return Optional.of("the rate of the event %s changes with time".formatted(name));
    }
    if (!clock.consequence().changes().isEmpty()) {
      return Optional.of("the event %s sets an attribute".formatted(name));
    }
    return isOfStateAlone(Everything.readsOf(clock))
        ? Optional.empty()
        : Optional.of("the event %s depends on the history of the patient".formatted(name));
  }

  private static boolean isOfStateAlone(long reads) {
    long history = Reads.RUNNING | Reads.ENTRIES | Reads.EVENTS | Reads.ACTIVITY;
    return (reads & history) == 0;
  }

  Cohort.Expected run() {
    Attributes attributes = new Attributes(program);
    attributes.forEach(
        (patient, share) -> {
          double[] start = attributes.start(patient);
          for (int state = 0; state < states; state++) {
            start[state] *= share;
          }
          follow(patient, start);
        });
    return new Cohort.Expected(gains, occupancy);
  }

  /** One kind of patients from one known time to the next. */
  private void follow(Patient patient, double[] start) {
    double[] shares = start;
    double now = 0;
    int seen = see(shares, 0, now);
    for (double next : stops(patient)) {
      double middle = 0.5 * (now + next);
      Rates rates = new Rates(patient, middle);
      addGains(rates, shares, now, next - now);
      shares = times(shares, exponential(rates.generator, states, next - now), states);
      now = next;
      seen = see(shares, seen, now);
    }
  }

  private int see(double[] shares, int from, double now) {
    int seen = from;
    while (seen < times.length && times[seen] <= now) {
      for (int state = 0; state < states; state++) {
        occupancy[seen * states + state] += shares[state];
      }
      seen++;
    }
    return seen;
  }

  /** Times at which a rate changes or the occupancy is wanted, to the horizon. */
  private List<Double> stops(Patient patient) {
    TreeSet<Double> stops = new TreeSet<>(List.of(program.horizon()));
    Arrays.stream(times).filter(time -> time > 0 && time < program.horizon()).forEach(stops::add);
    for (Clock clock : program.clocks()) {
      for (double change : law(clock).changesOfRate(patient)) {
        if (change > 0 && change < program.horizon()) {
          stops.add(change);
        }
      }
    }
    return List.copyOf(stops);
  }

  private static ClockLaw law(Clock clock) {
    return ((Clock.Hazard) clock.timing()).law();
  }

  private void addGains(Rates rates, double[] shares, double from, double length) {
    int size = states + 1;
    for (int k = 0; k < outcomes; k++) {
      double[] block = new double[size * size];
      double delta = program.outcomes().get(k).discount().delta();
      for (int i = 0; i < states; i++) {
        for (int j = 0; j < states; j++) {
          block[i * size + j] = rates.generator[i * states + j] - (i == j ? delta : 0);
        }
        block[i * size + states] = rates.gains[i * outcomes + k];
      }
      double[] power = exponential(block, size, length);
      double sum = 0;
      for (int i = 0; i < states; i++) {
        sum += shares[i] * power[i * size + states];
      }
      gains[k] += program.outcomes().get(k).discount().factor(from) * sum;
    }
  }

  private static double[] exponential(double[] matrix, int size, double length) {
    double[] scaled = new double[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      scaled[i] = matrix[i] * length;
    }
    return MatrixExponential.of(scaled, size);
  }

  private static double[] times(double[] shares, double[] matrix, int size) {
    double[] product = new double[size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        product[j] += shares[i] * matrix[i * size + j];
      }
    }
    return product;
  }

  /** Generator and gains per unit of time around a time. */
  private final class Rates {
    final double[] generator = new double[states * states];
    final double[] gains = new double[states * outcomes];

    Rates(Patient patient, double time) {
      patient.moveTo(time);
      for (int state = 0; state < states; state++) {
        patient.place(state, 0);
        for (int k = 0; k < outcomes; k++) {
          gains[state * outcomes + k] +=
              program.outcomes().get(k).perTime().get(state).value(patient);
        }
        for (Clock clock : program.clocks()) {
          if (clock.runsIn().get(state) && clock.when().value(patient) != 0) {
            add(clock, patient, time, state);
          }
        }
      }
    }

    private void add(Clock clock, Patient patient, double time, int state) {
      double rate = clock.hazardRatio().value(patient) * law(clock).standingRate(patient, time);
      for (Consequence.Target target : clock.consequence().targets()) {
        double moved = rate * target.probability().value(patient);
        generator[state * states + target.state()] += moved;
        generator[state * states + state] -= moved;
      }
      for (Consequence.Gain gain : clock.consequence().gains()) {
        gains[state * outcomes + gain.outcome()] += rate * gain.value().value(patient);
      }
    }
  }
}
