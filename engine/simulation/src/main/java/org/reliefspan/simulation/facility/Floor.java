package org.reliefspan.simulation.facility;

import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.reliefspan.domain.facility.Access;
import org.reliefspan.domain.facility.Preemption;
import org.reliefspan.domain.pathway.Happening;

/**
 * Where patients wait and are served. Whoever can begin begins: of those at the heads of the lines
 * that need what became free, the one with the highest priority, then who came first. Who cannot
 * begin because something else is missing holds up nobody. Not thread-safe.
 */
final class Floor {
  private static final long FAR = Long.MAX_VALUE / 4;
  private static final int[] NONE = {};

  private final Facility facility;
  private final Visits visits;
  private final FacilityRun run;
  private final Station[] stations; // by step
  private final Supply supply;
  private final WaitingTerms terms;
  private final Desk desk;
  private final Interruptions interruptions;
  private final Deadlock deadlock;
  private long orders; // of coming, over all lines

  Floor(
      Facility facility,
      Visits visits,
      FacilityRun run,
      Replication replication,
      Openings[] openings) {
    this.facility = facility;
    this.visits = visits;
    this.run = run;
    this.stations =
        Arrays.stream(facility.steps())
            .map(step -> new Station(step, visits))
            .toArray(Station[]::new);
    this.supply = new Supply(facility, openings);
    this.terms = new WaitingTerms(run, facility, visits, new Lot(replication.luck()));
    this.desk = new Desk(facility, visits, run, stations);
    this.interruptions = new Interruptions(facility, visits, run, stations, supply);
    this.deadlock = new Deadlock(facility, visits, stations);
  }

  private Station station(int visit) {
    return stations[visits.step[visit]];
  }

  /** How many wait for a step. */
  int waiting(int step) {
    return stations[step].waiting();
  }

  /** How many are served. */
  int serving(int step) {
    return stations[step].serving();
  }

  // what happened to a patient

  /**
   * Carries out what happened to a patient: what ended is given back, unless the patient finds no
   * place; what was asked for is looked for.
   */
  void settle(Requests requests) {
    int blocked = requests.ended() > 0 ? blocked(requests) : -1;
    if (blocked >= 0) {
      block(blocked, requests.endedVisits(), requests.ended());
    } else {
      for (int i = 0; i < requests.ended(); i++) {
        release(requests.endedVisits()[i]);
      }
    }
    for (int i = 0; i < requests.fresh(); i++) {
      int visit = requests.fresh(i);
      if (visit >= 0 && visit != blocked) {
        enter(visit);
      }
    }
  }

  /** The first of what is asked for that keeps the patient where it is; -1 if nothing does. */
  private int blocked(Requests requests) {
    for (int i = 0; i < requests.fresh(); i++) {
      int visit = requests.fresh(i);
      if (visit >= 0 && isBlocked(visit)) {
        return visit;
      }
    }
    return -1;
  }

  private boolean isBlocked(int visit) {
    Station station = station(visit);
    return station.step.blocks()
        && visits.wanted[visit] <= run.now()
        && !station.isBooked
        && !canEnter(station)
        && !terms.hasPlace(visit, station);
  }

  /** Whether who comes now needs no place to wait. */
  private boolean canEnter(Station station) {
    return !station.isListed && station.line.waiting() == 0 && canBegin(station);
  }

  private boolean canBegin(Station station) {
    return supply.suffices(station.step, run.now());
  }

  /** Of what ended together all is kept. */
  private void block(int visit, int[] ended, int endedCount) {
    visits.state[visit] = Visits.BLOCKED;
    run.holdUp(visit);
    order(visit, station(visit));
    int last = -1;
    for (int i = 0; i < endedCount; i++) {
      visits.state[ended[i]] = Visits.HELD;
      visits.waitsFor[ended[i]] = visits.step[visit];
      visits.latest[ended[i]] = visits.latest[visit];
      visits.holds[ended[i]] = last;
      last = ended[i];
    }
    visits.holds[visit] = last;
    station(visit).entry.join(visit);
    deadlock.require(visit);
  }

  private void enter(int visit) {
    Station station = station(visit);
    if (station.isBooked) {
      order(visit, station);
      desk.ask(visit);
    } else if (visits.wanted[visit] <= run.now()) {
      come(visit);
    } else {
      run.setTimer(visit, visits.wanted[visit]);
    }
  }

  /** What was asked for is not wanted any more; it has nothing that it needs. */
  void withdraw(int visit) {
    Station station = station(visit);
    run.removeTimer(visit);
    Line line = visits.line[visit];
    if (line != null) {
      line.leave(visit);
    }
    desk.giveBack(visit);
    visits.giveBack(visit);
    if (line != null && line != station.entry) {
      admit(station);
    }
  }

  // coming and going

  /** The time of a visit has come. */
  void timer(int visit) {
    switch (visits.state[visit]) {
      case Visits.COMING -> come(visit);
      case Visits.TURNOVER -> endTurnover(visit);
      default -> renege(visit);
    }
  }

  private void come(int visit) {
    Station station = station(visit);
    Step step = station.step;
    int coming = run.coming(visit);
    if (station.mayBalk && terms.balks(visit, step, coming)) {
      run.leave(visit, Happening.BALKED);
      return;
    }
    order(visit, station);
    if (canEnter(station)) {
      serve(visit, station);
    } else if (!station.isListed && interruptions.canMakeRoom(visit, step)) {
      interruptions.makeRoom(visit, step);
      serve(visit, station);
      dispatchFreed();
    } else if (!station.hasPlacesForAll && !terms.hasPlace(visit, station)) {
      turnAway(visit, step);
    } else {
      wait(visit, station, coming);
    }
  }

  /** Who comes now comes after all who came before. */
  private void order(int visit, Station station) {
    visits.turn[visit] = orders++;
    visits.priority[visit] = terms.priority(visit, station);
    visits.key[visit] = terms.key(visit, station.step);
  }

  private void turnAway(int visit, Step step) {
    if (step.blocks()) {
      block(visit, NONE, 0);
    } else {
      run.leave(visit, Happening.BALKED);
    }
  }

  private void wait(int visit, Station station, int coming) {
    visits.state[visit] = Visits.WAITING;
    station.arrivals().join(visit);
    long patience = terms.patience(visit, station, coming);
    if (patience < FAR) {
      run.setTimer(visit, run.now() + patience);
    }
    OptionalInt full = station.step.gathers(); // a list that is full begins
    if (full.isPresent() && station.gate.waiting() >= full.getAsInt()) {
      list(station.index, full.getAsInt());
    }
  }

  private void renege(int visit) {
    Line line = visits.line[visit];
    if (line != null) {
      line.leave(visit);
    }
    run.leave(visit, Happening.RENEGED);
    admit(station(visit));
  }

  // serving

  private void serve(int visit, Station station) {
    supply.take(station.step, run.now());
    visits.state[visit] = Visits.SERVED;
    visits.began[visit] = run.now();
    station.addServed(visit);
    run.removeTimer(visit);
    if (visits.isInterrupted[visit]) {
      visits.isInterrupted[visit] = false;
      run.resume(visit);
    } else {
      run.place(visit);
    }
  }

  /** A session has ended; what it needed is free, after it was made ready. */
  private void release(int visit) {
    Station station = station(visit);
    int held = visits.holds[visit];
    giveUp(visit, station);
    visits.giveBack(visit);
    for (int resource : station.step.needs()) {
      dispatch(resource);
    }
    if (held >= 0) {
      release(held);
    }
  }

  private void giveUp(int visit, Station station) {
    Step step = station.step;
    station.removeServed(visit);
    run.ledger().used(step, visits.began[visit], run.now());
    int[] needs = step.needs();
    for (int i = 0; i < needs.length; i++) {
      long turnover = facility.turnover(needs[i]);
      if (turnover == 0 || !visits.hasBegun[visit]) {
        supply.giveBack(needs[i], step.numbers()[i], run.now());
      } else {
        turnOver(needs[i], step.numbers()[i], turnover);
      }
    }
  }

  private void turnOver(int resource, int number, long ticks) {
    int visit = visits.take();
    visits.state[visit] = Visits.TURNOVER;
    visits.step[visit] = resource;
    visits.patient[visit] = number;
    visits.began[visit] = run.now();
    run.setTimerOfNobody(visit, run.now() + ticks);
  }

  private void endTurnover(int visit) {
    int resource = visits.step[visit];
    int number = visits.patient[visit];
    supply.giveBack(resource, number, run.now());
    run.ledger().used(resource, number, visits.began[visit], run.now());
    visits.giveBack(visit);
    dispatch(resource);
  }

  // who begins next

  /** Lets begin who can, of those who need a resource. */
  private void dispatch(int resource) {
    while (supply.isAnyLeft(resource)) {
      Station next = nextFor(resource);
      if (next == null) {
        return;
      }
      if (next.line.first() < 0) {
        admitFirst(next);
      } else {
        begin(next.line.take(), next);
        dispatchFreed();
      }
      admit(next);
    }
  }

  private void begin(int visit, Station station) {
    interruptions.makeRoom(visit, station.step);
    serve(visit, station);
  }

  /** The step whose first one begins next; null if nobody can. */
  private @Nullable Station nextFor(int resource) {
    Station best = null;
    int firstOfBest = -1;
    for (int step : facility.users(resource)) {
      Station station = stations[step];
      int first = station.first();
      if (first >= 0
          && (canBegin(station) || interruptions.canMakeRoom(first, station.step))
          && (best == null || goesBefore(first, firstOfBest))) {
        best = station;
        firstOfBest = first;
      }
    }
    return best;
  }

  private boolean goesBefore(int visit, int other) {
    return visits.priority[visit] != visits.priority[other]
        ? visits.priority[visit] > visits.priority[other]
        : visits.turn[visit] < visits.turn[other];
  }

  /** Lets begin who can, of those who need what sessions had that were interrupted. */
  private void dispatchFreed() {
    for (int resource = 0; resource < facility.resources(); resource++) {
      if (interruptions.isFreed(resource)) {
        interruptions.use(resource);
        dispatch(resource);
      }
    }
  }

  /** Somebody has left the line of a step: who was blocked may come. */
  private void admit(Station station) {
    Line entry = station.entry;
    while (entry.first() >= 0 && (canEnter(station) || terms.hasPlace(entry.first(), station))) {
      admitFirst(station);
    }
  }

  private void admitFirst(Station station) {
    int visit = station.entry.take();
    int held = visits.holds[visit];
    visits.holds[visit] = -1;
    visits.state[visit] = Visits.COMING;
    come(visit);
    if (held >= 0) {
      release(held);
    }
  }

  // shifts, lists and appointments

  /** So many of a resource are there from now on; whoever that concerns begins at the shift. */
  void open(int resource, int level) {
    supply.open(resource, level, run.now());
    interruptions.free(resource);
  }

  /** Shifts have changed. */
  void shift() {
    for (int resource = 0; resource < facility.resources(); resource++) {
      if (interruptions.isFreed(resource)) {
        interruptions.close(resource);
      }
    }
    dispatchFreed();
  }

  /** A list of a step begins. */
  void list(int step, int size) {
    Station station = stations[step];
    Access.Lists lists = (Access.Lists) station.step.access();
    int places = size;
    if (lists.countsRunning()) {
      if (lists.interrupted() != Preemption.NONE) {
        interruptions.reduce(station, size, lists.interrupted());
      }
      places -= station.serving();
    }
    for (int i = 0; i < places && station.gate.first() >= 0; i++) {
      callUp(station.gate.take(), station);
      admit(station);
    }
    dispatchFreed();
  }

  private void callUp(int visit, Station station) {
    if (station.line.waiting() == 0
        && (canBegin(station) || interruptions.canMakeRoom(visit, station.step))) {
      begin(visit, station);
    } else {
      station.line.join(visit);
    }
  }

  /** Appointments for later days can be given. */
  void retry(int step) {
    desk.retry(step);
  }

  // the run

  /** Times count from here on. */
  void restart() {
    supply.restart(run.now());
  }

  /** The end. */
  void end() {
    supply.end(run.now());
    for (Station station : stations) {
      for (int i = 0; i < station.serving(); i++) {
        run.ledger().used(station.step, visits.began[station.served(i)], run.now());
      }
    }
    run.ledger().end(supply.resources(), visits, run.now(), run);
  }
}
