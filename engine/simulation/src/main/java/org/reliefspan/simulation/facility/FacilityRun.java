package org.reliefspan.simulation.facility;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.reliefspan.domain.pathway.Happening;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.simulation.model.Crowd;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.run.Appointments;
import org.reliefspan.simulation.run.EventPlan;
import org.reliefspan.simulation.run.LedPatient;

/**
 * One replication: patients arrive, are led through the program side by side, wait, and go.
 *
 * <p>What happens at one tick happens in this order: shifts end and begin; resources are ready
 * again, in the order of the file; what happens to patients, in the order of their arrival, of each
 * first what has to do with waiting, in the order of activities, and then what the pathway makes
 * happen, as in a clinical run; patients arrive, in the order of streams; lists begin. After each
 * of these whoever can begin begins. Not thread-safe.
 */
final class FacilityRun implements Appointments, Crowd {
  /** Patients of one replication; the next has other numbers. */
  static final long MOST_PATIENTS = 1L << 32;

  /** Patients who are there at once. */
  private static final int MOST_PRESENT = 1 << 18;

  private static final int NOBODY = -1;
  private static final int KINDS = 4;
  private static final int SHIFT = 0;
  private static final int PATIENT = 1;
  private static final int VISIT = 2;
  private static final int OTHER = 3; // streams, then lists, then the end of the warm-up

  private static final int VISITS = 16; // bits of a rank for the visits of a patient
  private static final long OWN = (1L << VISITS) - 1; // what the pathway makes happen
  private static final long OF_TURNOVERS = 1L << 59;
  private static final long OF_PATIENTS = 1L << 60;
  private static final long OF_STREAMS = 2L << 60;
  private static final long OF_LISTS = 3L << 60;

  private final Facility facility;
  private final EventCalendar calendar = new EventCalendar();
  private final Visits visits = new Visits();
  private final Floor floor;
  private final Openings[] openings; // by resource
  private final @Nullable ListTimes[] lists; // by step
  private final Ledger ledger;
  private final Philox luck;
  private final long firstNumber;
  private final long until;
  private final long warmup;
  private final ArrivalTimes[] streams;
  private final long[] comes; // next arrival, by stream
  private final long[] came; // arrivals before, by stream
  private final int steps;
  private final long[] retries; // when appointments are given again, by step
  private final EventPlan plan;
  private final boolean isGaining; // whether it matters to any outcome what happens
  private final LedPatient twin;
  private final double[] twinGains;
  private long now;
  private long patients;
  private int present;

  // patients who are there, by place
  private LedPatient[] runs = new LedPatient[0];
  private double[][] gains = new double[0][];
  private long[] arrived = new long[0];
  private long[] numbers = new long[0];
  private int[] visitOf = new int[0]; // [place][step], -1 for none
  private int[] comings = new int[0]; // [place][step], how often a patient has come to it
  private boolean[] isHeldUp = new boolean[0]; // whether limits have changed anything
  private int[] free = new int[0];
  private int frees;

  // of the patient to whom something happens now
  private int current;
  private int unscheduled = NOBODY; // the same, before it is known whether anything comes between
  private int settling = NOBODY; // the same, while it is carried out on the floor
  private boolean isCrowdSeen; // whether any expression has read how many wait or are served
  private final int[] fresh;
  private final int[] freshStamps;
  private int freshCount;
  private int[] ended = new int[8];
  private int endedCount;

  // sessions that were interrupted now
  private long[] interrupted = new long[16]; // number of the patient; place and step
  private int interruptions;

  FacilityRun(Facility facility, Replication replication, Ledger ledger) {
    this.facility = facility;
    this.ledger = ledger;
    this.luck = replication.luck();
    this.firstNumber = replication.number() * MOST_PATIENTS;
    this.until = replication.until();
    this.warmup = replication.warmup();
    this.streams = facility.arrivals(replication);
    this.comes = new long[streams.length];
    this.came = new long[streams.length];
    this.steps = facility.steps().length;
    this.retries = new long[steps];
    Arrays.fill(retries, NEVER);
    this.plan = new EventPlan(facility.program());
    this.isGaining = plan.gains();
    this.twin = plan.newPatient();
    this.twinGains = new double[facility.program().outcomes().size()];
    this.fresh = new int[4 * Math.max(1, steps)];
    this.freshStamps = new int[fresh.length];
    this.openings = facility.openings();
    this.lists = facility.lists();
    this.floor = new Floor(facility, visits, this, replication, openings);
  }

  /** Runs until the end, or until nothing happens any more. */
  void run() {
    begin();
    while (goesOn()) {
      now = calendar.tick();
      int entry = calendar.entry();
      int index = entry / KINDS;
      calendar.take();
      switch (entry % KINDS) {
        case SHIFT -> shift(index);
        case PATIENT -> happen(index);
        case VISIT -> floor.timer(index);
        default -> other(index);
      }
      followUp();
    }
    now = until == NEVER ? now : until;
    floor.end();
  }

  private boolean goesOn() {
    return !calendar.isEmpty()
        && calendar.tick() <= until
        && (until != NEVER || isAnybodyToCome());
  }

  /** What follows at once: interruptions, then what happens next if that is to the same patient. */
  private void followUp() {
    tellInterruptions();
    while (unscheduled != NOBODY) {
      int place = unscheduled;
      unscheduled = NOBODY;
      if (arrived[place] + runs[place].nextTick() == now && calendar.isAfter(now, rank(place))) {
        calendar.remove(place * KINDS + PATIENT);
        happen(place);
        tellInterruptions();
      } else {
        schedule(place);
      }
    }
  }

  private void tellInterruptions() {
    while (interruptions > 0) {
      scheduleLast();
      interrupted(--interruptions);
      scheduleLast();
    }
  }

  private void scheduleLast() {
    if (unscheduled != NOBODY) {
      schedule(unscheduled);
      unscheduled = NOBODY;
    }
  }

  /** Without an end it is over when the last patient has gone. */
  private boolean isAnybodyToCome() {
    if (present > 0) {
      return true;
    }
    for (long next : comes) {
      if (next != NEVER) {
        return true;
      }
    }
    return false;
  }

  private void begin() {
    for (int s = 0; s < streams.length; s++) {
      comeNext(s);
    }
    for (int r = 0; r < facility.resources(); r++) {
      scheduleShift(r, Long.MIN_VALUE);
    }
    for (Step step : facility.steps()) {
      scheduleList(step.index(), Long.MIN_VALUE);
    }
    if (warmup > 0) {
      calendar.set(
          (streams.length + 2 * steps) * KINDS + OTHER, warmup, OF_LISTS | Integer.MAX_VALUE);
    }
  }

  private void other(int index) {
    if (index < streams.length) {
      arrive(index);
    } else if (index < streams.length + steps) {
      list(index - streams.length);
    } else if (index < streams.length + 2 * steps) {
      retry(index - streams.length - steps);
    } else {
      floor.restart();
    }
  }

  /** All shifts of a tick change at once. */
  private void shift(int first) {
    change(first);
    while (!calendar.isEmpty() && calendar.tick() == now && calendar.entry() % KINDS == SHIFT) {
      int resource = calendar.entry() / KINDS;
      calendar.take();
      change(resource);
    }
    floor.shift();
  }

  private void change(int resource) {
    floor.open(resource, openings[resource].levelAt(now));
    scheduleShift(resource, now);
  }

  /** Shifts that nobody will use are not waited for. */
  private void scheduleShift(int resource, long after) {
    long next = openings[resource].nextChange(after);
    if (next != Long.MAX_VALUE) {
      calendar.set(resource * KINDS + SHIFT, next, resource);
    }
  }

  private void scheduleList(int step, long after) {
    ListTimes times = lists[step];
    if (times != null) {
      long next = times.next(after);
      if (next != NEVER) {
        calendar.set((streams.length + step) * KINDS + OTHER, next, OF_LISTS | step);
      }
    }
  }

  private void list(int step) {
    ListTimes times = lists[step];
    if (times != null) {
      floor.list(step, times.size(now));
      scheduleList(step, now);
    }
  }

  /** Tomorrow appointments of a step are given again. */
  void retryTomorrow(int step) {
    setRetry(step, facility.nextDay(now));
  }

  /** An appointment was given back: those of a step are given again. */
  void retryNow(int step) {
    setRetry(step, now);
  }

  private void setRetry(int step, long tick) {
    retries[step] = Math.min(retries[step], tick);
    calendar.set((streams.length + steps + step) * KINDS + OTHER, retries[step], OF_LISTS | step);
  }

  private void retry(int step) {
    retries[step] = NEVER;
    floor.retry(step);
  }

  private void comeNext(int stream) {
    comes[stream] = streams[stream].next();
    if (comes[stream] != NEVER) {
      calendar.set(stream * KINDS + OTHER, comes[stream], OF_STREAMS | stream);
    }
  }

  private void arrive(int stream) {
    int place = place();
    long number = firstNumber + patients++;
    arrived[place] = now;
    isHeldUp[place] = false;
    numbers[place] = number;
    present++;
    LedPatient run = runs[place];
    run.patient().among(this);
    run.patient().bring(facility.brought(stream, came[stream]++));
    current = place;
    ledger.arrived(now);
    ledger.turnTo(now, order(place));
    run.begin(new LedPatient.Start(luck, number, this), gains[place], 0, ledger);
    settled(place);
    comeNext(stream);
  }

  private int place() {
    if (frees == 0) {
      grow();
    }
    int place = free[--frees];
    Arrays.fill(visitOf, place * steps, (place + 1) * steps, -1);
    Arrays.fill(comings, place * steps, (place + 1) * steps, 0);
    if (runs[place] == null) {
      runs[place] = plan.newPatient();
      gains[place] = new double[facility.program().outcomes().size()];
    }
    return place;
  }

  private void grow() {
    int old = runs.length;
    if (old >= MOST_PRESENT) {
      throw new SimulationException(
          String.format(
              Locale.ROOT,
              "More than %,d patients are there at once. Maybe more arrive than anything can serve,"
                  + " or nobody ever goes?",
              MOST_PRESENT));
    }
    int size = Math.max(16, 2 * old);
    runs = Arrays.copyOf(runs, size);
    gains = Arrays.copyOf(gains, size);
    arrived = Arrays.copyOf(arrived, size);
    numbers = Arrays.copyOf(numbers, size);
    isHeldUp = Arrays.copyOf(isHeldUp, size);
    visitOf = Arrays.copyOf(visitOf, size * steps);
    comings = Arrays.copyOf(comings, size * steps);
    free = Arrays.copyOf(free, size);
    for (int place = size - 1; place >= old; place--) {
      free[frees++] = place;
    }
  }

  /** Something happens to a patient. */
  private void happen(int place) {
    LedPatient run = runs[place];
    current = place;
    ledger.turnTo(arrived[place], order(place));
    if (run.nextTick() == now - arrived[place]) {
      run.step();
    }
    settled(place);
  }

  /** What has happened to a patient is carried out on the floor. */
  private void settled(int place) {
    if (freshCount > 0 || endedCount > 0) {
      settling = place;
      floor.settle(fresh, freshStamps, freshCount, ended, endedCount);
      settling = NOBODY;
      for (int i = 0; i < freshCount; i++) {
        isHeldUp[place] |= fresh[i] < 0 || !isServed(fresh[i], freshStamps[i]);
      }
      freshCount = 0;
      endedCount = 0;
    }
    if (isDone(place)) {
      go(place);
    } else {
      unscheduled = place;
    }
  }

  private boolean isServed(int visit, int stamp) {
    return visits.stamp[visit] == stamp && visits.state[visit] == Visits.SERVED;
  }

  /** Whether nothing will happen to a patient any more. */
  private boolean isDone(int place) {
    LedPatient run = runs[place];
    return run.nextTick() == NEVER
        && (run.isOver() || !waits(place) || now >= arrived[place] + run.horizon());
  }

  /** When something happens to a patient next, or that the pathway ends. */
  void schedule(int place) {
    LedPatient run = runs[place];
    long next = Math.min(run.nextTick(), run.horizon());
    calendar.set(place * KINDS + PATIENT, arrived[place] + next, rank(place));
  }

  private boolean waits(int place) {
    for (int i = place * steps; i < (place + 1) * steps; i++) {
      if (visitOf[i] >= 0) {
        return true;
      }
    }
    return false;
  }

  private void go(int place) {
    calendar.remove(place * KINDS + PATIENT);
    current = place;
    ledger.turnTo(arrived[place], order(place));
    for (int step = 0; step < steps; step++) {
      withdrawn(step);
    }
    if (endedCount > 0) {
      floor.settle(fresh, freshStamps, 0, ended, endedCount);
      endedCount = 0;
    }
    runs[place].end();
    LedPatient run = runs[place];
    if (ledger.wantsOutcomes(arrived[place], run.horizon(), run.isOver())) {
      if (isGaining && (isHeldUp[place] || isCrowdSeen)) {
        twin(place);
      } else {
        ledger.outcomes(gains[place], gains[place]);
      }
    }
    present--;
    free[frees++] = place;
  }

  /** The same patient where nobody waits. */
  private void twin(int place) {
    twin.patient().bring(runs[place].patient().brought());
    twin.lead(luck, numbers[place], twinGains);
    ledger.outcomes(gains[place], twinGains);
  }

  /** Of what happens at one tick, before those who arrived later and after its own visits. */
  private long rank(int place) {
    return OF_PATIENTS | order(place) << VISITS | OWN;
  }

  /** Number in the order of arrival, from 0. */
  long order(int place) {
    return numbers[place] - firstNumber;
  }

  // what patients ask for

  @Override
  public long begin(int activity, long earliest, long target, long latest) {
    Step step = facility.steps()[activity];
    if (step.isFree()) {
      return UNLIMITED.begin(activity, earliest, target, latest);
    }
    isHeldUp[current] |= arrived[current] + target != now || target > latest;
    int visit = visits.take();
    visits.patient[visit] = current;
    visits.step[visit] = activity;
    visits.state[visit] = Visits.COMING;
    visits.asked[visit] = now;
    visits.earliest[visit] = global(earliest);
    visits.wanted[visit] = global(target);
    visits.latest[visit] = global(latest);
    visits.booked[visit] = NEVER;
    visits.turn[visit] = Visits.NO_TURN;
    visits.hasBegun[visit] = false;
    visits.isInterrupted[visit] = false;
    visits.holds[visit] = -1;
    visitOf[current * steps + activity] = visit;
    if (freshCount == fresh.length) {
      throw new IllegalStateException("more is asked for at once than there are steps");
    }
    fresh[freshCount] = visit;
    freshStamps[freshCount++] = visits.stamp[visit];
    return NEVER;
  }

  private long global(long tick) {
    return tick == NEVER ? NEVER : facility.window(now, arrived[current] + tick - now);
  }

  @Override
  public void began(int activity, long ends) {
    int visit = visitOf[current * steps + activity];
    if (visit >= 0) {
      ledger.began(activity, arrived[current], now, visits, visit);
      visits.hasBegun[visit] = true;
    }
  }

  @Override
  public void ended(int activity) {
    int visit = visitOf[current * steps + activity];
    if (visit >= 0) {
      ledger.closed(activity, arrived[current], order(current), now, visits, visit);
      visitOf[current * steps + activity] = -1;
      addEnded(visit);
    }
  }

  @Override
  public void withdrawn(int activity) {
    int visit = visitOf[current * steps + activity];
    if (visit < 0) {
      return;
    }
    visitOf[current * steps + activity] = -1;
    ledger.closed(activity, arrived[current], order(current), now, visits, visit);
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
    floor.withdraw(visit);
  }

  private void addEnded(int visit) {
    if (endedCount == ended.length) {
      ended = Arrays.copyOf(ended, 2 * endedCount);
    }
    ended[endedCount++] = visit;
  }

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

  long now() {
    return now;
  }

  Ledger ledger() {
    return ledger;
  }

  /** A patient, looked at now. */
  Patient patient(int place) {
    return runs[place].patientAt(now - arrived[place]);
  }

  long arrived(int place) {
    return arrived[place];
  }

  long number(int place) {
    return numbers[place];
  }

  /** How often a patient has come to a step before; this time counts from now on. */
  int coming(int visit) {
    return comings[visits.patient[visit] * steps + visits.step[visit]]++;
  }

  /** A timer of a visit. */
  void setTimer(int visit, long tick) {
    long rank = rank(visits.patient[visit]) - OWN + visits.step[visit];
    calendar.set(visit * KINDS + VISIT, tick, rank);
  }

  /** A timer of nobody. */
  void setTimerOfNobody(int visit, long tick) {
    long rank = OF_TURNOVERS | (long) visits.step[visit] << Integer.SIZE | visit;
    calendar.set(visit * KINDS + VISIT, tick, rank);
  }

  void removeTimer(int visit) {
    calendar.remove(visit * KINDS + VISIT);
  }

  /** A session may begin now. */
  void place(int visit) {
    int place = visits.patient[visit];
    runs[place].place(visits.step[visit], now - arrived[place]);
    scheduleOther(place);
  }

  /** An appointment was given. */
  void expect(int visit) {
    int place = visits.patient[visit];
    long since = arrived[place];
    runs[place].expect(visits.step[visit], visits.booked[visit] - since, now - since);
    scheduleOther(place);
  }

  /** Who is settled is scheduled after that. */
  private void scheduleOther(int place) {
    if (place != settling) {
      schedule(place);
    }
  }

  /** A patient goes. */
  void leave(int visit, Happening how) {
    int place = visits.patient[visit];
    isHeldUp[place] = true;
    runs[place].leave(visits.step[visit], now - arrived[place], how);
    scheduleOther(place);
  }

  void interrupt(int visit) {
    int place = visits.patient[visit];
    isHeldUp[place] = true;
    runs[place].interrupt(visits.step[visit], now - arrived[place]);
    schedule(place);
    if (2 * interruptions == interrupted.length) {
      interrupted = Arrays.copyOf(interrupted, 4 * interruptions);
    }
    interrupted[2 * interruptions] = numbers[place];
    interrupted[2 * interruptions++ + 1] = (long) place * steps + visits.step[visit];
  }

  /** What the interruption brings, after what brought the interruption. */
  private void interrupted(int index) {
    int place = (int) (interrupted[2 * index + 1] / steps);
    int step = (int) (interrupted[2 * index + 1] % steps);
    if (numbers[place] == interrupted[2 * index] && visitOf[place * steps + step] >= 0) {
      current = place;
      ledger.turnTo(arrived[place], order(place));
      runs[place].interrupted(step, now - arrived[place]);
      settled(place);
    }
  }

  void resume(int visit) {
    int place = visits.patient[visit];
    current = place;
    runs[place].resume(visits.step[visit], now - arrived[place], visits.resumption[visit]);
    schedule(place);
  }
}
