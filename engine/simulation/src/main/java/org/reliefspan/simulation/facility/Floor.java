package org.reliefspan.simulation.facility;

import java.util.Arrays;
import java.util.OptionalInt;
import org.reliefspan.domain.facility.Access;
import org.reliefspan.domain.facility.Preemption;
import org.reliefspan.domain.facility.ResourceSpec;
import org.reliefspan.domain.pathway.Happening;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.run.Appointments;
import org.reliefspan.simulation.run.RunningActivity.Resumption;

/**
 * Where patients wait and are served. Whoever can begin begins: of those at the heads of the lines
 * that need what became free, the one with the highest priority, then who came first. Who cannot
 * begin because something else is missing holds up nobody. Not thread-safe.
 */
final class Floor {
  private static final long FAR = Long.MAX_VALUE / 4;

  private final Facility facility;
  private final Visits visits;
  private final FacilityRun run;
  private final Resources resources;
  private final Openings[] openings;
  private final Books book;
  private final Lot lot;
  private final Step[] steps;
  private final Line[] gates; // by step: until they are called up or given an appointment
  private final Line[] lines; // by step: until what it needs is free
  private final Line[] entries; // by step: until there is a place to wait
  private final int[][] served; // by step
  private final int[] serving;
  private final boolean[] freed; // by resource: by a shift or an interruption, not yet used
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
    this.steps = facility.steps();
    this.resources = new Resources(facility.resources());
    this.openings = openings;
    this.book = new Books(facility);
    this.lot = new Lot(replication.luck());
    this.gates = lines(facility.steps(), visits);
    this.lines = lines(facility.steps(), visits);
    this.entries = new Line[steps.length];
    Arrays.setAll(entries, step -> new Line(visits, true));
    this.served = new int[steps.length][8];
    this.serving = new int[steps.length];
    this.freed = new boolean[facility.resources()];
    this.deadlock = new Deadlock(facility, visits);
  }

  private static Line[] lines(Step[] steps, Visits visits) {
    Line[] lines = new Line[steps.length];
    Arrays.setAll(lines, step -> new Line(visits, steps[step].isInTurn()));
    return lines;
  }

  /** How many wait for a step. */
  int waiting(int step) {
    return gates[step].waiting() + lines[step].waiting() + entries[step].waiting();
  }

  /** How many are served. */
  int serving(int step) {
    return serving[step];
  }

  /**
   * Carries out what happened to a patient: what ended is given back, unless the patient finds no
   * place; what was asked for is looked for.
   */
  void settle(int[] fresh, int[] stamps, int freshCount, int[] ended, int endedCount) {
    int blocked = -1;
    for (int i = 0; i < freshCount && endedCount > 0; i++) {
      int visit = fresh[i];
      if (visits.stamp[visit] == stamps[i] && isBlocked(visit)) {
        blocked = visit;
        fresh[i] = -1;
        break;
      }
    }
    if (blocked >= 0) {
      block(blocked, ended, endedCount);
    } else {
      for (int i = 0; i < endedCount; i++) {
        release(ended[i]);
      }
    }
    for (int i = 0; i < freshCount; i++) {
      if (fresh[i] >= 0 && visits.stamp[fresh[i]] == stamps[i]) {
        enter(fresh[i]);
      }
    }
  }

  private boolean isBlocked(int visit) {
    Step step = steps[visits.step[visit]];
    return step.blocks()
        && visits.wanted[visit] <= run.now()
        && !step.isBooked()
        && !canEnter(step)
        && !hasPlace(visit, step);
  }

  /** Whether who comes now needs no place to wait. */
  private boolean canEnter(Step step) {
    return !step.isListed() && lines[step.index()].waiting() == 0 && canBegin(step);
  }

  /** Of what ended together all is kept. */
  private void block(int visit, int[] ended, int endedCount) {
    visits.state[visit] = Visits.BLOCKED;
    order(visit, steps[visits.step[visit]]);
    int last = -1;
    for (int i = 0; i < endedCount; i++) {
      visits.state[ended[i]] = Visits.HELD;
      visits.waitsFor[ended[i]] = visits.step[visit];
      visits.latest[ended[i]] = visits.latest[visit];
      visits.holds[ended[i]] = last;
      last = ended[i];
    }
    visits.holds[visit] = last;
    entries[visits.step[visit]].join(visit);
    deadlock.require(visit, entries, served, serving);
  }

  private void enter(int visit) {
    Step step = steps[visits.step[visit]];
    if (step.isBooked()) {
      order(visit, step);
      ask(visit);
    } else if (visits.wanted[visit] <= run.now()) {
      come(visit);
    } else {
      run.setTimer(visit, visits.wanted[visit]);
    }
  }

  // appointments

  private void ask(int visit) {
    if (!isGivenAppointment(visit)) {
      visits.state[visit] = Visits.WAITING;
      gates[visits.step[visit]].join(visit);
      if (facility.isAheadLimited(visits.step[visit])) {
        run.retryTomorrow(visits.step[visit]);
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
    Line gate = gates[step];
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
  private void rejoin(Line gate, int[] before, int count) {
    int[] all = Arrays.copyOf(before, count + gate.waiting());
    for (int i = count; i < all.length; i++) {
      all[i] = gate.take();
    }
    for (int visit : all) {
      gate.join(visit);
    }
  }

  /** An appointment was given back: who waits for one of the same resources may get another. */
  private void retryNow() {
    for (Step step : steps) {
      if (step.isBooked() && gates[step.index()].waiting() > 0) {
        run.retryNow(step.index());
      }
    }
  }

  // coming

  /** The time of a visit has come. */
  void timer(int visit) {
    switch (visits.state[visit]) {
      case Visits.COMING -> come(visit);
      case Visits.TURNOVER -> endTurnover(visit);
      default -> renege(visit);
    }
  }

  private void come(int visit) {
    Step step = steps[visits.step[visit]];
    int coming = run.coming(visit);
    if (step.mayBalk() && balks(visit, step, coming)) {
      leave(visit, Happening.BALKED);
      return;
    }
    order(visit, step);
    if (canEnter(step)) {
      serve(visit, step);
      return;
    }
    if (!step.isListed() && mayInterruptOthers(visit, step)) {
      interruptOthers(visit, step);
      serve(visit, step);
      dispatchFreed();
      return;
    }
    if (!step.hasPlacesForAll() && !hasPlace(visit, step)) {
      if (step.blocks()) {
        block(visit, new int[0], 0);
      } else {
        leave(visit, Happening.BALKED);
      }
      return;
    }
    visits.state[visit] = Visits.WAITING;
    (step.isListed() ? gates[step.index()] : lines[step.index()]).join(visit);
    long patience = patience(visit, step, coming);
    if (patience < FAR) {
      run.setTimer(visit, run.now() + patience);
    }
    gather(step);
  }

  /** A list that is full begins. */
  private void gather(Step step) {
    OptionalInt full = step.gathers();
    if (full.isPresent() && gates[step.index()].waiting() >= full.getAsInt()) {
      list(step.index(), full.getAsInt());
    }
  }

  private long patience(int visit, Step step, int coming) {
    double patience = step.activity().waiting().patience().value(patient(visit), coming);
    if (!(patience >= 0)) {
      throw wrong(step, "patience", "a time that is not negative");
    }
    return facility.ticks(patience);
  }

  /** Who comes now comes after all who came before. */
  private void order(int visit, Step step) {
    visits.turn[visit] = orders++;
    visits.priority[visit] = priority(visit, step);
    visits.key[visit] = key(visit, step);
  }

  private Patient patient(int visit) {
    return run.patient(visits.patient[visit]);
  }

  private boolean balks(int visit, Step step, int coming) {
    Patient patient = patient(visit);
    double probability = step.activity().waiting().balk().value(patient);
    if (!(probability >= 0 && probability <= 1)) {
      throw wrong(step, "probability of going at once", "between 0 and 1");
    }
    return patient.uniform(step.activity().waiting().balking(), coming) < probability;
  }

  private boolean hasPlace(int visit, Step step) {
    double places = step.activity().waiting().places().value(patient(visit));
    if (!(places >= 0)) {
      throw wrong(step, "number of waiting places", "at least 0");
    }
    int called = step.isListed() ? gates[step.index()].waiting() : 0;
    return called + lines[step.index()].waiting() < places;
  }

  private double priority(int visit, Step step) {
    double priority = step.activity().priority().value(patient(visit));
    if (Double.isNaN(priority)) {
      throw wrong(step, "priority", "a number");
    }
    return priority;
  }

  private long key(int visit, Step step) {
    return switch (step.order()) {
      case FIRST_COME -> 0;
      case LAST_COME -> -visits.turn[visit];
      case LONGEST_WAIT -> run.arrived(visits.patient[visit]);
      case EARLIEST_LATEST -> visits.latest[visit];
      case RANDOM -> lot.of(run.number(visits.patient[visit]), step, visits.turn[visit]);
    };
  }

  private static SimulationException wrong(Step step, String what, String must) {
    return new SimulationException(
        "The %s of the activity %s must be %s for every patient."
            .formatted(what, step.activity().name(), must));
  }

  private void leave(int visit, Happening how) {
    visits.state[visit] = Visits.COMING;
    run.removeTimer(visit);
    run.leave(visit, how);
  }

  private void renege(int visit) {
    Step step = steps[visits.step[visit]];
    Line line = visits.line[visit];
    if (line != null) {
      line.leave(visit);
    }
    leave(visit, Happening.RENEGED);
    admit(step);
  }

  /** What was asked for is not wanted any more; it has nothing that it needs. */
  void withdraw(int visit) {
    Step step = steps[visits.step[visit]];
    run.removeTimer(visit);
    Line line = visits.line[visit];
    if (line != null) {
      line.leave(visit);
    }
    if (visits.booked[visit] != Appointments.NEVER && visits.booked[visit] > run.now()) {
      book.free(step.index(), visits.booked[visit]);
      retryNow();
    }
    visits.giveBack(visit);
    if (line != null && line != entries[step.index()]) {
      admit(step);
    }
  }

  // serving

  private boolean canBegin(Step step) {
    for (int i = 0; i < step.needs().length; i++) {
      if (!suffices(step, i, 0)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether there is enough of a need.
   *
   * @param less of it that will not be in use any more
   */
  private boolean suffices(Step step, int need, int less) {
    int resource = step.needs()[need];
    int used = resources.busy[resource] - less + step.numbers()[need];
    return used <= resources.level[resource]
        && (facility.atClose(resource) != ResourceSpec.AtClose.FIT
            || fits(openings[resource], used, run.now() + step.planned()));
  }

  /** Whether so many stay until what is planned is over. */
  private boolean fits(Openings opening, int used, long end) {
    for (long at = opening.nextChange(run.now()); at < end; at = opening.nextChange(at)) {
      if (used > opening.levelAt(at)) {
        return false;
      }
    }
    return true;
  }

  private void serve(int visit, Step step) {
    use(step, 1);
    visits.state[visit] = Visits.SERVED;
    visits.began[visit] = run.now();
    addServed(visit, step.index());
    run.removeTimer(visit);
    if (visits.isInterrupted[visit]) {
      visits.isInterrupted[visit] = false;
      run.resume(visit);
    } else {
      run.place(visit);
    }
  }

  private void use(Step step, int sign) {
    int[] needs = step.needs();
    for (int i = 0; i < needs.length; i++) {
      resources.use(needs[i], sign * step.numbers()[i], run.now());
    }
  }

  private void addServed(int visit, int step) {
    if (serving[step] == served[step].length) {
      served[step] = Arrays.copyOf(served[step], 2 * serving[step]);
    }
    visits.place[visit] = serving[step];
    served[step][serving[step]++] = visit;
  }

  private void removeServed(int visit, int step) {
    int last = served[step][--serving[step]];
    served[step][visits.place[visit]] = last;
    visits.place[last] = visits.place[visit];
  }

  /** A session has ended; what it needed is free, after it was made ready. */
  private void release(int visit) {
    Step step = steps[visits.step[visit]];
    int held = visits.holds[visit];
    giveUp(visit, step);
    visits.giveBack(visit);
    free(step);
    if (held >= 0) {
      release(held);
    }
  }

  private void giveUp(int visit, Step step) {
    removeServed(visit, step.index());
    run.ledger().used(step, visits.began[visit], run.now());
    int[] needs = step.needs();
    for (int i = 0; i < needs.length; i++) {
      long turnover = facility.turnover(needs[i]);
      if (turnover == 0 || !visits.hasBegun[visit]) {
        resources.use(needs[i], -step.numbers()[i], run.now());
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
    resources.use(resource, -number, run.now());
    run.ledger().used(resource, number, visits.began[visit], run.now());
    visits.giveBack(visit);
    dispatch(resource);
  }

  private void free(Step step) {
    for (int resource : step.needs()) {
      dispatch(resource);
    }
  }

  /** Lets begin who can, of those who need a resource. */
  private void dispatch(int resource) {
    while (resources.busy[resource] < resources.level[resource]) {
      int next = nextFor(resource);
      if (next < 0) {
        return;
      }
      Step step = steps[next];
      if (lines[next].first() < 0) {
        admitFirst(step);
      } else {
        int visit = lines[next].take();
        interruptOthers(visit, step);
        serve(visit, step);
        dispatchFreed();
      }
      admit(step);
    }
  }

  /** The step whose first one begins next; -1 if nobody can. */
  private int nextFor(int resource) {
    int best = -1;
    for (int step : facility.users(resource)) {
      int first = first(step);
      if (first >= 0
          && (canBegin(steps[step]) || mayInterruptOthers(first, steps[step]))
          && (best < 0 || goesBefore(first, first(best)))) {
        best = step;
      }
    }
    return best;
  }

  /** Who waits for what a step needs, or for a place to wait if nobody does; -1 for nobody. */
  private int first(int step) {
    int first = lines[step].first();
    return first >= 0 || steps[step].isListed() ? first : entries[step].first();
  }

  /** Lets begin who can, of those who need what sessions had that were interrupted. */
  private void dispatchFreed() {
    for (int resource = 0; resource < freed.length; resource++) {
      if (freed[resource]) {
        freed[resource] = false;
        dispatch(resource);
      }
    }
  }

  private boolean goesBefore(int visit, int other) {
    return visits.priority[visit] != visits.priority[other]
        ? visits.priority[visit] > visits.priority[other]
        : visits.turn[visit] < visits.turn[other];
  }

  /** Somebody has left the line of a step: who was blocked may come. */
  private void admit(Step step) {
    Line entry = entries[step.index()];
    while (entry.first() >= 0 && (canEnter(step) || hasPlace(entry.first(), step))) {
      admitFirst(step);
    }
  }

  private void admitFirst(Step step) {
    int visit = entries[step.index()].take();
    int held = visits.holds[visit];
    visits.holds[visit] = -1;
    visits.state[visit] = Visits.COMING;
    come(visit);
    if (held >= 0) {
      release(held);
    }
  }

  // interruptions

  /** Whether a step can begin when all sessions of lower priority make room. */
  private boolean mayInterruptOthers(int visit, Step step) {
    if (step.preemption() == Preemption.NONE) {
      return false;
    }
    for (int i = 0; i < step.needs().length; i++) {
      if (!suffices(step, i, lower(step.needs()[i], visits.priority[visit]))) {
        return false;
      }
    }
    return true;
  }

  /** How many of a resource sessions of lower priority use. */
  private int lower(int resource, double below) {
    int all = 0;
    for (int step : facility.users(resource)) {
      int number = steps[step].numberOf(resource);
      for (int i = 0; i < serving[step]; i++) {
        all += mayBeInterrupted(served[step][i], below) ? number : 0;
      }
    }
    return all;
  }

  private boolean mayBeInterrupted(int visit, double below) {
    return visits.state[visit] == Visits.SERVED
        && visits.hasBegun[visit]
        && visits.priority[visit] < below;
  }

  /** As many sessions of lower priority make room as must. */
  private void interruptOthers(int visit, Step step) {
    for (int i = 0; i < step.needs().length; i++) {
      while (!suffices(step, i, 0)) {
        breakOff(victim(step.needs()[i], visits.priority[visit]), step.preemption());
      }
    }
  }

  /**
   * Who uses a resource, of the lowest priority, then who began last.
   *
   * @param below of priority below this one
   */
  private int victim(int resource, double below) {
    int victim = -1;
    for (int step : facility.users(resource)) {
      victim = victimOf(step, below, victim);
    }
    return victim;
  }

  private int victimOf(int step, double below, int other) {
    int victim = other;
    for (int i = 0; i < serving[step]; i++) {
      int each = served[step][i];
      if (mayBeInterrupted(each, below) && (victim < 0 || isInterruptedBefore(each, victim))) {
        victim = each;
      }
    }
    return victim;
  }

  private boolean isInterruptedBefore(int visit, int other) {
    if (visits.priority[visit] != visits.priority[other]) {
      return visits.priority[visit] < visits.priority[other];
    }
    return visits.began[visit] != visits.began[other]
        ? visits.began[visit] > visits.began[other]
        : run.number(visits.patient[visit]) > run.number(visits.patient[other]);
  }

  private void breakOff(int visit, Preemption how) {
    Step step = steps[visits.step[visit]];
    removeServed(visit, step.index());
    run.ledger().used(step, visits.began[visit], run.now());
    run.ledger()
        .brokenOff(step.index(), run.order(visits.patient[visit]), run.now(), visits, visit);
    use(step, -1);
    for (int resource : step.needs()) {
      freed[resource] = true;
    }
    if (how == Preemption.LEAVE) {
      leave(visit, Happening.INTERRUPTED);
      return;
    }
    visits.resumption[visit] =
        switch (how) {
          case RESTART -> Resumption.RESTART;
          case RESAMPLE -> Resumption.RESAMPLE;
          default -> Resumption.RESUME;
        };
    visits.isInterrupted[visit] = true;
    visits.state[visit] = Visits.WAITING;
    (step.isListed() ? gates[step.index()] : lines[step.index()]).join(visit);
    run.interrupt(visit);
  }

  // shifts and lists

  /** So many of a resource are there from now on; whoever that concerns begins at the shift. */
  void open(int resource, int level) {
    resources.open(resource, level, run.now());
    freed[resource] = true;
  }

  /** Shifts have changed. */
  void shift() {
    for (int resource = 0; resource < freed.length; resource++) {
      if (freed[resource]) {
        close(resource);
      }
    }
    dispatchFreed();
  }

  private void close(int resource) {
    ResourceSpec.AtClose atClose = facility.atClose(resource);
    while (resources.busy[resource] > resources.level[resource]
        && atClose != ResourceSpec.AtClose.FINISH
        && atClose != ResourceSpec.AtClose.FIT) {
      int victim = victim(resource, Double.POSITIVE_INFINITY);
      if (victim < 0) {
        break;
      }
      breakOff(victim, Preemption.valueOf(atClose.name()));
    }
  }

  /** A list of a step begins. */
  void list(int index, int size) {
    Step step = steps[index];
    Access.Lists lists = (Access.Lists) step.access();
    int places = size;
    if (lists.countsRunning()) {
      while (lists.interrupted() != Preemption.NONE && serving[index] > size) {
        int last = victimOf(index, Double.POSITIVE_INFINITY, -1);
        if (last < 0) {
          break;
        }
        breakOff(last, lists.interrupted());
      }
      places -= serving[index];
    }
    for (int i = 0; i < places && gates[index].first() >= 0; i++) {
      int visit = gates[index].take();
      if (lines[index].waiting() == 0 && (canBegin(step) || mayInterruptOthers(visit, step))) {
        interruptOthers(visit, step);
        serve(visit, step);
      } else {
        lines[index].join(visit);
      }
      admit(step);
    }
    dispatchFreed();
  }

  /** Times count from here on. */
  void restart() {
    resources.restart(run.now());
  }

  /** The end. */
  void end() {
    for (int r = 0; r < facility.resources(); r++) {
      resources.settle(r, run.now());
    }
    for (Step step : steps) {
      for (int i = 0; i < serving[step.index()]; i++) {
        run.ledger().used(step, visits.began[served[step.index()][i]], run.now());
      }
    }
    run.ledger().end(resources, visits, run.now(), run);
  }
}
