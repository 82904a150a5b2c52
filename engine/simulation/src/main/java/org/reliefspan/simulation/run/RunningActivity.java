package org.reliefspan.simulation.run;

import org.jspecify.annotations.Nullable;
import org.reliefspan.domain.pathway.Happening;
import org.reliefspan.numerics.random.Purpose;
import org.reliefspan.simulation.model.Activity;
import org.reliefspan.simulation.model.Node;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.SimulationException;

/**
 * An activity of one patient: idle, booked, under way, or between sessions, which is booked again.
 *
 * <p>What is booked begins when {@link Appointments} say; its luck is addressed by how many
 * appointments were made and sessions begun before. Where patients may cancel late, it rings first
 * when they would: {@link Phase#STANDS}. Not thread-safe, reused for all patients of a thread.
 */
public final class RunningActivity {
  private final Activity activity;
  private final int index;
  private final boolean[] takesPlaceIn;
  private final Bringing[] bringings; // by happening
  private final Patient patient;
  private final Happenings happenings;
  private final double ticksPerUnit;
  private final long horizon;
  private final boolean everybodyComes;
  private final boolean nobodyCancels;
  private Appointments appointments = Appointments.UNLIMITED;
  private Phase phase = Phase.IDLE;
  private boolean willBeMissed;
  private boolean isAwaited; // it has an appointment, but begins when it is placed
  private @Nullable Happening leaving; // how it ends when it rings
  private int session;
  private double sessions;
  private long deadline; // last tick at which the present session may begin
  private long appointment; // tick of what is booked
  private int rebooked;
  private int booked; // appointments made before
  private int begun; // sessions begun before
  private int withdrawals;
  private long ring;
  private long lasts; // ticks of the present session
  private long left; // of an interrupted one
  private long begunAt; // when the present session would have begun without interruptions

  /** How it stands. */
  private enum Phase {
    IDLE,
    /** Rings when the patient would cancel late. */
    STANDS,
    /** Rings at the appointment. */
    BOOKED,
    UNDER_WAY,
    BETWEEN,
    /** A course without any session. */
    ENDS
  }

  RunningActivity(EventPlan plan, int index, Patient patient, Happenings happenings) {
    this.activity = plan.activities[index];
    this.index = index;
    this.patient = patient;
    this.happenings = happenings;
    this.ticksPerUnit = plan.ticksPerUnit;
    this.horizon = plan.horizon;
    this.everybodyComes = activity.noShow().isConstant() && activity.noShow().constant() == 0;
    this.nobodyCancels = activity.lateCancel().isNever();
    this.bringings = plan.ofActivities[index];
    this.takesPlaceIn = plan.takesPlaceIn[index];
  }

  /** Another patient. */
  void reset(Appointments newAppointments) {
    appointments = newAppointments;
    phase = Phase.IDLE;
    ring = RunningClock.NEVER;
    booked = 0;
    begun = 0;
    leaving = null;
    isAwaited = false;
  }

  String name() {
    return activity.name();
  }

  /** When something happens in it. */
  long ring() {
    return ring;
  }

  /** What is booked begins at this tick and not when it was said, as is known from now on. */
  void place(long tick, long now) {
    if (phase != Phase.BOOKED && phase != Phase.STANDS) {
      throw new IllegalStateException("%s is not booked".formatted(activity.name()));
    }
    willBeMissed = false;
    boolean isDecided = isAwaited && phase == Phase.BOOKED;
    isAwaited = false;
    if (isDecided) {
      appointment = tick;
      setRing(tick); // where it stands, the patient may cancel at the last moment
    } else {
      stands(tick, now);
    }
  }

  /** Not cancelled before it was made. */
  private void stands(long tick, long now) {
    appointment = tick;
    if (nobodyCancels) {
      setRing(tick);
    } else {
      phase = Phase.STANDS;
      double notice = time("notice", activity.lateCancel().notice().value(patient));
      setRing(Math.max(now, tick - Math.min(tick, (long) Math.rint(notice * ticksPerUnit))));
    }
  }

  /** An appointment is given: it is not missed any more, and begins when it is placed. */
  void expect(long tick, long now) {
    willBeMissed = false;
    isAwaited = true;
    stands(tick, now);
    if (nobodyCancels) {
      setRing(RunningClock.NEVER);
    }
  }

  /** The patient goes at this tick, and it ends so. */
  void leave(long tick, Happening how) {
    leaving = how;
    setRing(tick);
  }

  /** Its session stops until it is resumed. */
  void interrupt(long now) {
    if (phase != Phase.UNDER_WAY) {
      throw new IllegalStateException("%s is not under way".formatted(activity.name()));
    }
    left = begunAt + lasts - now;
    setRing(RunningClock.NEVER);
  }

  /** What it brings that its session was stopped, which may be told later at the same tick. */
  void interrupted(long now) {
    happenings.happen(consequence(Happening.INTERRUPTED), now);
  }

  /** The session that was interrupted goes on. */
  void resume(long now, Resumption how) {
    if (how == Resumption.RESAMPLE) {
      lasts = duration();
    }
    long ticks = how == Resumption.RESUME ? left : lasts;
    begunAt = now + ticks - lasts;
    setRing(ticks <= horizon - now ? now + ticks : RunningClock.NEVER);
    appointments.began(index, ring);
  }

  /** How an interrupted session goes on. */
  public enum Resumption {
    /** Where it was. */
    RESUME,
    /** From its beginning. */
    RESTART,
    /** From its beginning, with a new duration. */
    RESAMPLE
  }

  private long duration() {
    double duration = time("duration", activity.duration().value(patient, begun));
    begun++;
    double ticks = Math.rint(duration * ticksPerUnit);
    return ticks < RunningClock.NEVER ? (long) ticks : RunningClock.NEVER;
  }

  private void setRing(long tick) {
    ring = tick;
    happenings.rings(index, tick);
  }

  private void setPhase(Phase next, int seen) {
    phase = next;
    if (next == Phase.IDLE) {
      setRing(RunningClock.NEVER);
    }
    if (patient.phase(index) != seen) {
      happenings.setPhase(index, seen);
    }
  }

  /** Asks for it; while it is booked or under way that changes nothing. */
  void request(long now) {
    if (phase != Phase.IDLE || !activity.isOffered() || !takesPlaceIn[patient.state()]) {
      return;
    }
    sessions = Math.floor(activity.number().value(patient));
    if (Double.isNaN(sessions)) {
      throw wrong("number of sessions", "a number");
    }
    session = 1;
    rebooked = 0;
    setPhase(Phase.BOOKED, Patient.WAITING);
    happenings.note(consequence(Happening.REQUEST), now);
    if (sessions >= 1) {
      book(activity.window(), now, now);
    } else {
      phase = Phase.ENDS;
      setRing(now); // not within what asked for it
    }
  }

  /** Withdraws it. */
  void cancel(long now) {
    if (phase != Phase.IDLE) {
      withdrawals++;
      leaving = null;
      isAwaited = false;
      appointments.withdrawn(index);
      setPhase(Phase.IDLE, Patient.IDLE);
      happenings.note(consequence(Happening.CANCELLED), now);
    }
  }

  /** Withdraws it where it cannot take place. */
  void moved(long now) {
    if (!takesPlaceIn[patient.state()]) {
      cancel(now);
    }
  }

  private Bringing consequence(Happening happening) {
    return bringings[happening.place()];
  }

  private void book(Activity.Window window, long from, long now) {
    double earliest = time("earliest", window.earliest().value(patient));
    double target = time("target", window.target().value(patient, booked));
    double latest = time("latest", window.latest().value(patient));
    booked++;
    long first = tick(from, earliest);
    deadline = tick(from, latest);
    appoint(first, Math.max(first, tick(from, target)), now);
  }

  private void bookAgain(long now) {
    booked++;
    long tick = tick(now, time("time to a new appointment", activity.rebookAfter().value(patient)));
    appoint(tick, tick, now);
  }

  /** New appointments of a session keep the window of the first. */
  private void appoint(long earliest, long target, long now) {
    long begins = appointments.begin(index, earliest, target, deadline);
    phase = Phase.BOOKED;
    willBeMissed = begins == RunningClock.NEVER;
    if (willBeMissed) {
      appointment = appointments.missed(index, deadline);
      setRing(appointment);
    } else {
      stands(begins, now);
    }
  }

  private double time(String what, double value) {
    if (!(value >= 0)) {
      throw wrong(what, "a time that is not negative");
    }
    return value;
  }

  private long tick(long now, double time) {
    double ticks = Math.rint(time * ticksPerUnit);
    return ticks <= horizon - now ? now + (long) ticks : RunningClock.NEVER;
  }

  /** Its tick has come. */
  void rang(long now) {
    if (leaving != null) {
      goAway(leaving, now);
    } else if (phase == Phase.ENDS) {
      setPhase(Phase.IDLE, Patient.IDLE);
      finish(now);
    } else if (phase == Phase.UNDER_WAY) {
      appointments.ended(index);
      endSession(Happening.DONE, now);
    } else if (willBeMissed) {
      appointments.withdrawn(index);
      endSession(Happening.MISSED, now);
    } else if (phase == Phase.STANDS && cancelsLate()) {
      staysAway(Happening.LATE_CANCEL, now);
    } else if (isAwaited || now < appointment) {
      phase = Phase.BOOKED;
      setRing(isAwaited ? RunningClock.NEVER : appointment);
    } else if (comes()) {
      begin(now);
    } else {
      staysAway(Happening.NO_SHOW, now);
    }
  }

  /** Whatever was to come of it does not. */
  private void goAway(Happening how, long now) {
    leaving = null;
    isAwaited = false;
    withdrawals++;
    appointments.withdrawn(index);
    setPhase(Phase.IDLE, Patient.IDLE);
    happenings.happen(consequence(how), now);
  }

  private boolean cancelsLate() {
    Activity.LateCancel cancel = activity.lateCancel();
    return happens("a late cancellation", cancel.probability(), cancel.luck());
  }

  private boolean comes() {
    return everybodyComes || !happens("a no-show", activity.noShow(), activity.absence());
  }

  private boolean happens(String what, Node chance, Purpose luck) {
    double probability = chance.value(patient);
    if (!(probability >= 0 && probability <= 1)) {
      throw wrong("probability of " + what, "between 0 and 1");
    }
    return patient.uniform(luck, booked - 1) < probability;
  }

  private void begin(long now) {
    lasts = duration();
    begunAt = now;
    setPhase(Phase.UNDER_WAY, Patient.IN_PROGRESS);
    setRing(lasts <= horizon - now ? now + lasts : RunningClock.NEVER);
    appointments.began(index, ring);
    happenings.happen(consequence(Happening.START), now);
  }

  private void staysAway(Happening how, long now) {
    int before = withdrawals;
    isAwaited = false;
    appointments.withdrawn(index);
    setRing(RunningClock.NEVER);
    happenings.happen(consequence(how), now);
    if (withdrawals != before) {
      return;
    }
    if (rebooked < activity.rebookAtMost().value(patient)) {
      rebooked++;
      bookAgain(now);
    } else {
      endSession(Happening.MISSED, now);
    }
  }

  /** A session took place or did not; the next one is booked, or it is over. */
  private void endSession(Happening how, long now) {
    int before = withdrawals;
    boolean isLast = session >= sessions;
    setRing(RunningClock.NEVER);
    if (isLast) {
      setPhase(Phase.IDLE, Patient.IDLE);
    } else {
      setPhase(Phase.BETWEEN, Patient.IN_PROGRESS);
    }
    happenings.happen(consequence(how), now);
    if (!activity.isCourse() || withdrawals != before) {
      return;
    }
    if (isLast) {
      finish(now);
    } else if (activity.stopWhen().value(patient) != 0) {
      setPhase(Phase.IDLE, Patient.IDLE);
      finish(now);
    } else {
      session++;
      rebooked = 0;
      book(activity.next(), how == Happening.MISSED ? Math.max(now, appointment) : now, now);
    }
  }

  private void finish(long now) {
    if (!happenings.isOver()) {
      happenings.happen(consequence(Happening.FINISHED), now);
    }
  }

  private SimulationException wrong(String what, String must) {
    return wrong(activity, what, must);
  }

  /** Something of an activity is not as it must be for every patient. */
  static SimulationException wrong(Activity activity, String what, String must) {
    return new SimulationException(
        "The %s of the activity %s must be %s for every patient. Maybe limit it with max()."
            .formatted(what, activity.name(), must));
  }
}
