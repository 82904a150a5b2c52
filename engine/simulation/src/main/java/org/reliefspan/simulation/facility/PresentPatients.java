package org.reliefspan.simulation.facility;

import java.util.Arrays;
import java.util.Locale;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.run.EventPlan;
import org.reliefspan.simulation.run.LedPatient;

/**
 * Patients who are there, in arrays by place; places of those who have gone are used again. Not
 * thread-safe.
 */
final class PresentPatients {
  private static final int MOST = 1 << 18;
  private static final int NONE = -1;

  private final EventPlan plan;
  private final int outcomes;
  private final int steps;
  LedPatient[] run = new LedPatient[0];
  double[][] gains = new double[0][];
  long[] arrived = new long[0]; // tick
  long[] order = new long[0]; // of arrival, from 0
  boolean[] isHeldUp = new boolean[0]; // whether limits have changed anything
  private int[] visits = new int[0]; // [place][step]: what was asked for and has not ended
  private int[] comings = new int[0]; // [place][step]: how often a patient has come to it
  private int[] free = new int[0];
  private int frees;
  private int count;

  PresentPatients(EventPlan plan, int outcomes, int steps) {
    this.plan = plan;
    this.outcomes = outcomes;
    this.steps = steps;
  }

  /** How many are there. */
  int count() {
    return count;
  }

  /** Gives a place to a patient who arrives. */
  int come(long now, long orderOfArrival) {
    if (frees == 0) {
      grow();
    }
    int place = free[--frees];
    for (int i = place * steps; i < (place + 1) * steps; i++) {
      visits[i] = NONE;
      comings[i] = 0;
    }
    if (run[place] == null) {
      run[place] = plan.newPatient();
      gains[place] = new double[outcomes];
    }
    arrived[place] = now;
    order[place] = orderOfArrival;
    isHeldUp[place] = false;
    count++;
    return place;
  }

  /** A patient has gone. */
  void go(int place) {
    count--;
    free[frees++] = place;
  }

  /** What a patient has asked for in a step and has not ended; -1 for nothing. */
  int visit(int place, int step) {
    return visits[place * steps + step];
  }

  void setVisit(int place, int step, int visit) {
    visits[place * steps + step] = visit;
  }

  void removeVisit(int place, int step) {
    visits[place * steps + step] = NONE;
  }

  boolean hasAnyVisit(int place) {
    for (int i = place * steps; i < (place + 1) * steps; i++) {
      if (visits[i] >= 0) {
        return true;
      }
    }
    return false;
  }

  /** How often a patient has come to a step before; this time counts from now on. */
  int coming(int place, int step) {
    return comings[place * steps + step]++;
  }

  private void grow() {
    int old = run.length;
    if (old >= MOST) {
      throw new SimulationException(
          String.format(
              Locale.ROOT,
              "More than %,d patients are there at once. Maybe more arrive than anything can serve,"
                  + " or nobody ever goes?",
              MOST));
    }
    int size = Math.max(16, 2 * old);
    run = Arrays.copyOf(run, size);
    gains = Arrays.copyOf(gains, size);
    arrived = Arrays.copyOf(arrived, size);
    order = Arrays.copyOf(order, size);
    isHeldUp = Arrays.copyOf(isHeldUp, size);
    visits = Arrays.copyOf(visits, size * steps);
    comings = Arrays.copyOf(comings, size * steps);
    free = Arrays.copyOf(free, size);
    for (int place = size - 1; place >= old; place--) {
      free[frees++] = place;
    }
  }
}
