package org.reliefspan.simulation.facility;

import java.util.Arrays;
import org.reliefspan.domain.pathway.Happening;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.simulation.model.Crowd;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.run.Appointments;
import org.reliefspan.simulation.run.EventPlan;
import org.reliefspan.simulation.run.LedPatient;

/**
 * One replication: patients arrive, are led through the program side by side, wait, and go.
 *
 * <p>What happens at one tick happens in the order of the {@link Agenda}. After each of these
 * whoever can begin begins. Not thread-safe.
 */
final class FacilityRun implements Crowd {
  /** Patients of one replication; the next has other numbers. */
  static final long MOST_PATIENTS = 1L << 32;

  private static final long NEVER = Appointments.NEVER;
  private static final int NOBODY = -1;

  private final Agenda agenda = new Agenda();
  private final Visits visits = new Visits();
  private final Arrivals arrivals;
  private final PresentPatients patients;
  private final Requests requests;
  private final Floor floor;
  private final Timetable timetable;
  private final Ledger ledger;
  private final Philox luck;
  private final long firstNumber;
  private final long until;
  private final long warmup;
  private final int steps;
  private final boolean isGaining; // whether it matters to any outcome what happens
  private final LedPatient twin;
  private final double[] twinGains;
  private long now;
  private long orders; // of arrival
  private int settling = NOBODY; // whose happenings are carried out on the floor
  private int unscheduled = NOBODY; // to whom something happened last
  private long next; // what happens next to that one, in its own ticks
  private boolean isCrowdSeen; // whether any expression has read how many wait or are served

  // sessions that were interrupted now
  private long[] interrupted = new long[16]; // order of the patient; place and step
  private int interruptions;

  FacilityRun(Facility facility, Replication replication, Ledger ledger) {
    this.ledger = ledger;
    this.luck = replication.luck();
    this.firstNumber = replication.number() * MOST_PATIENTS;
    this.until = replication.until();
    this.warmup = replication.warmup();
    this.arrivals = new Arrivals(facility, replication);
    this.steps = facility.steps().length;
    EventPlan plan = new EventPlan(facility.program());
    int outcomes = facility.program().outcomes().size();
    this.isGaining = plan.gains();
    this.twin = plan.newPatient();
    this.twinGains = new double[outcomes];
    this.patients = new PresentPatients(plan, outcomes, steps);
    this.requests = new Requests(facility, patients, visits, this);
    Openings[] openings = facility.openings();
    this.floor = new Floor(facility, visits, this, replication, openings);
    this.timetable = new Timetable(facility, openings, agenda, floor, arrivals.streams());
  }

  // the loop

  /** Runs until the end, or until nothing happens any more. */
  void run() {
    begin();
    while (goesOn()) {
      now = agenda.tick();
      int entry = agenda.take();
      int index = Agenda.index(entry);
      switch (Agenda.kind(entry)) {
        case Agenda.SHIFT -> timetable.shift(index, now);
        case Agenda.PATIENT -> happen(index);
        case Agenda.VISIT -> floor.timer(index);
        default -> other(index);
      }
      followUp();
    }
    now = until == NEVER ? now : until;
    floor.end();
  }

  /** Without an end it is over when the last patient has gone. */
  private boolean goesOn() {
    long tick = agenda.tick();
    return tick != NEVER
        && tick <= until
        && (until != NEVER || patients.count() > 0 || arrivals.isAnyToCome());
  }

  private void begin() {
    for (int stream = 0; stream < arrivals.streams(); stream++) {
      scheduleArrival(stream);
    }
    timetable.begin();
    if (warmup > 0) {
      agenda.setLast(arrivals.streams() + timetable.size(), warmup);
    }
  }

  /** Streams, then what the timetable has of steps, then the end of the warm-up. */
  private void other(int index) {
    int ofTimetable = index - arrivals.streams();
    if (ofTimetable < 0) {
      arrive(index);
    } else if (ofTimetable < timetable.size()) {
      timetable.come(ofTimetable, now);
    } else {
      floor.restart();
    }
  }

  // patients come, something happens to them, and they go

  private void arrive(int stream) {
    int place = patients.come(now, orders++);
    LedPatient run = patients.run[place];
    run.patient().among(this);
    run.patient().bring(arrivals.brought(stream));
    ledger.arrived(now);
    turnTo(place);
    LedPatient.Start start = new LedPatient.Start(luck, number(place), requests);
    run.begin(start, patients.gains[place], 0, ledger);
    settled(place);
    scheduleArrival(stream);
  }

  private void scheduleArrival(int stream) {
    long comes = arrivals.next(stream);
    if (comes != NEVER) {
      agenda.setStream(stream, stream, comes);
    }
  }

  private void turnTo(int place) {
    requests.turnTo(place);
    ledger.turnTo(patients.arrived[place], patients.order[place]);
  }

  /** Something happens to a patient, or its pathway ends. */
  private void happen(int place) {
    turnTo(place);
    LedPatient run = patients.run[place];
    if (run.nextTick() == now - patients.arrived[place]) {
      run.step();
    }
    settled(place);
  }

  /** What has happened to a patient is carried out on the floor. */
  private void settled(int place) {
    if (requests.isAny()) {
      settling = place;
      floor.settle(requests);
      settling = NOBODY;
      patients.isHeldUp[place] |= !requests.areServed();
      requests.clear();
    }
    LedPatient run = patients.run[place];
    next = run.nextTick();
    if (next == NEVER && isDone(place, run)) {
      go(place);
    } else {
      unscheduled = place;
    }
  }

  /** Whether nothing will happen to a patient any more to whom the pathway makes nothing happen. */
  private boolean isDone(int place, LedPatient run) {
    return run.isOver()
        || !patients.hasAnyVisit(place)
        || now >= patients.arrived[place] + run.horizon();
  }

  private void go(int place) {
    LedPatient run = patients.run[place];
    agenda.removePatient(place);
    turnTo(place);
    requests.withdrawAll();
    if (requests.isAny()) {
      floor.settle(requests);
      requests.clear();
    }
    run.end();
    if (ledger.wantsOutcomes(patients.arrived[place], run.horizon(), run.isOver())) {
      tellOutcomes(place);
    }
    patients.go(place);
  }

  /** Whoever was never held up would have had the same where nobody waits. */
  private void tellOutcomes(int place) {
    if (!isGaining) {
      ledger.noOutcomes();
    } else if (patients.isHeldUp[place] || isCrowdSeen) {
      twin.patient().bring(patients.run[place].patient().brought());
      twin.lead(luck, number(place), twinGains);
      ledger.outcomes(patients.gains[place], twinGains);
    } else {
      ledger.outcomes(patients.gains[place], patients.gains[place]);
    }
  }

  // what follows

  /** Interruptions are told; then, if nothing comes between, the last patient is led on. */
  private void followUp() {
    tellInterruptions();
    while (unscheduled != NOBODY) {
      int place = unscheduled;
      unscheduled = NOBODY;
      if (isNextNow(place)) {
        agenda.removePatient(place);
        turnTo(place);
        patients.run[place].step();
        settled(place);
        tellInterruptions();
      } else {
        schedule(place, next);
      }
    }
  }

  private boolean isNextNow(int place) {
    return next == now - patients.arrived[place] && agenda.isNext(patients.order[place], now);
  }

  private void tellInterruptions() {
    while (interruptions > 0) {
      scheduleLast();
      tellInterruption(--interruptions);
      scheduleLast();
    }
  }

  private void scheduleLast() {
    if (unscheduled != NOBODY) {
      schedule(unscheduled, next);
      unscheduled = NOBODY;
    }
  }

  /** What the interruption brings, after what brought the interruption. */
  private void tellInterruption(int index) {
    int place = (int) (interrupted[2 * index + 1] / steps);
    int step = (int) (interrupted[2 * index + 1] % steps);
    if (patients.order[place] == interrupted[2 * index] && patients.visit(place, step) >= 0) {
      turnTo(place);
      patients.run[place].interrupted(step, now - patients.arrived[place]);
      settled(place);
    }
  }

  /** When something happens to a patient next, or that the pathway ends; not after the run. */
  private void schedule(int place, long nextOfPatient) {
    long own = Math.min(nextOfPatient, patients.run[place].horizon());
    long tick = patients.arrived[place] + own;
    if (tick <= until) {
      agenda.setPatient(place, patients.order[place], tick);
    } else {
      agenda.removePatient(place);
    }
  }

  /** Who is settled is scheduled after that. */
  private void scheduleOther(int place) {
    if (place != settling) {
      schedule(place, patients.run[place].nextTick());
    }
  }

  // what expressions read

  @Override
  public int waiting(int activity) {
    isCrowdSeen = true;
    return floor.waiting(activity);
  }

  @Override
  public int inService(int activity) {
    isCrowdSeen = true;
    return floor.serving(activity);
  }

  // what the floor asks for

  /** Tomorrow appointments of a step are given again. */
  void retryTomorrow(int step) {
    timetable.retryTomorrow(step, now);
  }

  /** An appointment was given back: those of a step are given again. */
  void retryNow(int step) {
    timetable.retry(step, now);
  }

  long now() {
    return now;
  }

  Ledger ledger() {
    return ledger;
  }

  /** A patient, looked at now. */
  Patient patient(int place) {
    return patients.run[place].patientAt(now - patients.arrived[place]);
  }

  long arrived(int place) {
    return patients.arrived[place];
  }

  /** Number in the order of arrival, from 0. */
  long order(int place) {
    return patients.order[place];
  }

  /** The address of its luck. */
  long number(int place) {
    return firstNumber + patients.order[place];
  }

  /** How often a patient has come to a step before; this time counts from now on. */
  int coming(int visit) {
    return patients.coming(visits.patient[visit], visits.step[visit]);
  }

  /** A timer of a visit. */
  void setTimer(int visit, long tick) {
    agenda.setVisit(visit, patients.order[visits.patient[visit]], visits.step[visit], tick);
  }

  /** A timer of nobody. */
  void setTimerOfNobody(int visit, long tick) {
    agenda.setTurnover(visit, visits.step[visit], tick);
  }

  void removeTimer(int visit) {
    agenda.removeVisit(visit);
  }

  /** A session may begin now. */
  void place(int visit) {
    int place = visits.patient[visit];
    patients.run[place].place(visits.step[visit], now - patients.arrived[place]);
    scheduleOther(place);
  }

  /** An appointment was given. */
  void expect(int visit) {
    int place = visits.patient[visit];
    long since = patients.arrived[place];
    patients.run[place].expect(visits.step[visit], visits.booked[visit] - since, now - since);
    scheduleOther(place);
  }

  /** Limits have changed something for the patient of a visit. */
  void holdUp(int visit) {
    patients.isHeldUp[visits.patient[visit]] = true;
  }

  /** A patient goes without what was asked for. */
  void leave(int visit, Happening how) {
    int place = visits.patient[visit];
    visits.state[visit] = Visits.COMING;
    removeTimer(visit);
    holdUp(visit);
    patients.run[place].leave(visits.step[visit], now - patients.arrived[place], how);
    scheduleOther(place);
  }

  /** What was asked for is not wanted any more. */
  void withdraw(int visit) {
    floor.withdraw(visit);
  }

  void interrupt(int visit) {
    int place = visits.patient[visit];
    holdUp(visit);
    patients.run[place].interrupt(visits.step[visit], now - patients.arrived[place]);
    schedule(place, patients.run[place].nextTick());
    if (2 * interruptions == interrupted.length) {
      interrupted = Arrays.copyOf(interrupted, 4 * interruptions);
    }
    interrupted[2 * interruptions] = patients.order[place];
    interrupted[2 * interruptions++ + 1] = (long) place * steps + visits.step[visit];
  }

  void resume(int visit) {
    int place = visits.patient[visit];
    requests.turnTo(place);
    patients.run[place].resume(
        visits.step[visit], now - patients.arrived[place], visits.resumption[visit]);
    schedule(place, patients.run[place].nextTick());
  }
}
