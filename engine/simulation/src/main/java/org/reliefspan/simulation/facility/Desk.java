package org.reliefspan.simulation.facility;

import java.util.Arrays;
import org.reliefspan.simulation.run.Appointments;

/** Gives appointments, or lets patients wait for one until some can be given again. */
final class Desk {
  private final Facility facility;
  private final Visits visits;
  private final FacilityRun run;
  private final Station[] stations;
  private final Books book;

  Desk(Facility facility, Visits visits, FacilityRun run, Station[] stations) {
    this.facility = facility;
    this.visits = visits;
    this.run = run;
    this.stations = stations;
    this.book = new Books(facility);
  }

  /** A patient asks for an appointment. */
  void ask(int visit) {
    if (!isGivenAppointment(visit)) {
      int step = visits.step[visit];
      visits.state[visit] = Visits.WAITING;
      stations[step].gate.join(visit);
      if (facility.isAheadLimited(step)) {
        run.retryTomorrow(step);
      } // else none is free before the latest, unless one is given back
    }
  }

  private boolean isGivenAppointment(int visit) {
    long tick =
        book.book(
            visits.step[visit],
            run.now(),
            visits.earliest[visit],
            visits.wanted[visit],
            visits.latest[visit]);
    if (tick < 0) {
      return false;
    }
    visits.booked[visit] = tick;
    run.setTimer(visit, tick);
    run.expect(visit);
    return true;
  }

  /** Appointments for later days can be given. */
  void retry(int step) {
    Line gate = stations[step].gate;
    int[] without = new int[gate.waiting()];
    int count = 0;
    boolean isAnyFree = true;
    while (isAnyFree && gate.first() >= 0) {
      int visit = gate.first();
      if (isGivenAppointment(visit)) {
        visits.state[gate.take()] = Visits.COMING;
      } else if (visits.earliest[visit] > run.now() || visits.latest[visit] != Appointments.NEVER) {
        without[count++] = gate.take();
      } else {
        isAnyFree = false;
      }
    }
    if (count > 0) {
      rejoin(gate, without, count);
    }
    if (gate.waiting() > 0 && facility.isAheadLimited(step)) {
      run.retryTomorrow(step);
    }
  }

  /** Those who got nothing go on waiting before those who were not asked. */
  private static void rejoin(Line gate, int[] before, int count) {
    int[] all = Arrays.copyOf(before, count + gate.waiting());
    for (int i = count; i < all.length; i++) {
      all[i] = gate.take();
    }
    for (int visit : all) {
      gate.join(visit);
    }
  }

  /** An appointment that is still to come is given back, for who waits for the same resources. */
  void giveBack(int visit) {
    if (visits.booked[visit] == Appointments.NEVER || visits.booked[visit] <= run.now()) {
      return;
    }
    book.free(visits.step[visit], visits.booked[visit]);
    for (Station station : stations) {
      if (station.isBooked && station.gate.waiting() > 0) {
        run.retryNow(station.index);
      }
    }
  }
}
