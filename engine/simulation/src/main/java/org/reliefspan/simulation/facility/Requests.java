package org.reliefspan.simulation.facility;

import java.util.Arrays;
import org.reliefspan.simulation.run.Appointments;

/**
 * What the patient to whom something happens now asks for and has ended, until it is carried out on
 * the floor. Not thread-safe.
 */
final class Requests implements Appointments {
  private final Facility facility;
  private final Step[] steps;
  private final PresentPatients patients;
  private final Visits visits;
  private final FacilityRun run;
  private final int[] fresh; // visits
  private final int[] freshStamps;
  private int freshCount;
  private int[] ended = new int[8]; // visits
  private int endedCount;
  private int current; // place of the patient

  Requests(Facility facility, PresentPatients patients, Visits visits, FacilityRun run) {
    this.facility = facility;
    this.steps = facility.steps();
    this.patients = patients;
    this.visits = visits;
    this.run = run;
    this.fresh = new int[4 * Math.max(1, steps.length)];
    this.freshStamps = new int[fresh.length];
  }

  /** Something happens to another patient. */
  void turnTo(int place) {
    current = place;
  }

  /** Whether anything is to be carried out. */
  boolean isAny() {
    return freshCount > 0 || endedCount > 0;
  }

  /** How many visits were asked for. */
  int fresh() {
    return freshCount;
  }

  /** A visit that was asked for; -1 if it is not wanted any more. */
  int fresh(int at) {
    return visits.stamp[fresh[at]] == freshStamps[at] ? fresh[at] : -1;
  }

  /** How many visits have ended. */
  int ended() {
    return endedCount;
  }

  /** Those that have ended, and room. */
  int[] endedVisits() {
    return ended;
  }

  /** Whether all that was asked for has begun. */
  boolean areServed() {
    for (int i = 0; i < freshCount; i++) {
      int visit = fresh(i);
      if (visit < 0 || visits.state[visit] != Visits.SERVED) {
        return false;
      }
    }
    return true;
  }

  /** All is carried out. */
  void clear() {
    freshCount = 0;
    endedCount = 0;
  }

  @Override
  public long begin(int activity, long earliest, long target, long latest) {
    if (steps[activity].isFree()) {
      return UNLIMITED.begin(activity, earliest, target, latest);
    }
    patients.isHeldUp[current] |=
        patients.arrived[current] + target != run.now() || target > latest;
    int visit = visits.ask(current, activity, run.now());
    visits.earliest[visit] = global(earliest);
    visits.wanted[visit] = global(target);
    visits.latest[visit] = global(latest);
    patients.setVisit(current, activity, visit);
    if (freshCount == fresh.length) {
      throw new IllegalStateException("more is asked for at once than there are steps");
    }
    fresh[freshCount] = visit;
    freshStamps[freshCount++] = visits.stamp[visit];
    return NEVER;
  }

  private long global(long tick) {
    return tick == NEVER
        ? NEVER
        : facility.window(run.now(), patients.arrived[current] + tick - run.now());
  }

  /** By the clock that counts windows; never after the pathway. */
  @Override
  public long missed(int activity, long latest) {
    int visit = patients.visit(current, activity);
    if (visit < 0 || visits.latest[visit] == NEVER) {
      return latest;
    }
    long own = visits.latest[visit] - patients.arrived[current];
    return own <= patients.run[current].horizon() ? own : NEVER;
  }

  @Override
  public void began(int activity, long ends) {
    int visit = patients.visit(current, activity);
    if (visit >= 0) {
      run.ledger().began(activity, patients.arrived[current], run.now(), visits, visit);
      visits.hasBegun[visit] = true;
    }
  }

  @Override
  public void ended(int activity) {
    int visit = patients.visit(current, activity);
    if (visit >= 0) {
      close(activity, visit);
      addEnded(visit);
    }
  }

  @Override
  public void withdrawn(int activity) {
    int visit = patients.visit(current, activity);
    if (visit < 0) {
      return;
    }
    close(activity, visit);
    if (visits.state[visit] == Visits.SERVED) {
      addEnded(visit);
      return;
    }
    int held = visits.holds[visit];
    while (held >= 0) {
      int next = visits.holds[held];
      visits.holds[held] = -1;
      addEnded(held);
      held = next;
    }
    run.withdraw(visit);
  }

  private void close(int activity, int visit) {
    patients.removeVisit(current, activity);
    run.ledger()
        .closed(
            activity, patients.arrived[current], patients.order[current], run.now(), visits, visit);
  }

  private void addEnded(int visit) {
    if (endedCount == ended.length) {
      ended = Arrays.copyOf(ended, 2 * endedCount);
    }
    ended[endedCount++] = visit;
  }

  /** The patient goes: nothing is wanted any more. */
  void withdrawAll() {
    for (int step = 0; step < steps.length; step++) {
      withdrawn(step);
    }
  }
}
