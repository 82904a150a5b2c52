package org.reliefspan.simulation.run;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.reliefspan.domain.pathway.Happening;
import org.reliefspan.simulation.model.Activity;
import org.reliefspan.simulation.model.Consequence;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.SimulationException;

/**
 * An activity of one patient: idle, booked, under way, or between sessions, which is booked again.
 *
 * <p>What is booked begins when {@link Appointments} say; its luck is addressed by how many
 * appointments were made and sessions begun before. Not thread-safe, reused for all patients of a
 * thread.
 */
final class RunningActivity {
  private final Activity activity;
  private final int index;
  private final boolean[] takesPlaceIn;
  private final Map<Happening, Consequence> consequences = new EnumMap<>(Happening.class);
  private final Patient patient;
  private final Happenings happenings;
  private final double ticksPerUnit;
  private final long horizon;
  private final boolean everybodyComes;
  private Appointments appointments = Appointments.UNLIMITED;
  private Phase phase = Phase.IDLE;
  private boolean willBeMissed;
  private int session;
  private double sessions;
  private long deadline; // last tick at which the present session may begin
  private int rebooked;
  private int booked; // appointments made before
  private int begun; // sessions begun before
  private int withdrawals;
  private long ring;

  /** How it stands. */
  private enum Phase {
    IDLE,
    BOOKED,
    UNDER_WAY,
    BETWEEN
  }

  RunningActivity(Activity activity, int index, Patient patient, Happenings happenings) {
    this.activity = activity;
    this.index = index;
    this.patient = patient;
    this.happenings = happenings;
    this.ticksPerUnit = happenings.ticksPerUnit();
    this.horizon = happenings.horizon();
    this.everybodyComes = activity.noShow().isConstant() && activity.noShow().constant() == 0;
    for (Happening happening : Happening.values()) {
      consequences.put(happening, activity.consequence(happening));
    }
    this.takesPlaceIn = new boolean[activity.takesPlaceIn().size()];
    for (int state = 0; state < takesPlaceIn.length; state++) {
      takesPlaceIn[state] = activity.takesPlaceIn().get(state);
    }
  }

  /** Another patient. */
  void reset(Appointments newAppointments) {
    appointments = newAppointments;
    phase = Phase.IDLE;
    ring = RunningClock.NEVER;
    booked = 0;
    begun = 0;
  }

  String name() {
    return activity.name();
  }

  /** When something happens in it. */
  long ring() {
    return ring;
  }

  /** What is booked begins at this tick and not when it was said. */
  void place(long tick) {
    if (phase != Phase.BOOKED) {
      throw new IllegalStateException("%s is not booked".formatted(activity.name()));
    }
    willBeMissed = false;
    setRing(tick);
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
    sessions = activity.number().value(patient);
    if (!(sessions >= 1)) {
      throw wrong("number of sessions", "at least 1");
    }
    session = 1;
    rebooked = 0;
    setPhase(Phase.BOOKED, Patient.WAITING);
    happenings.note(consequence(Happening.REQUEST), now);
    book(activity.window(), now);
  }

  /** Withdraws it. */
  void cancel(long now) {
    if (phase != Phase.IDLE) {
      withdrawals++;
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

  private Consequence consequence(Happening happening) {
    return Objects.requireNonNull(consequences.get(happening));
  }

  private void book(Activity.Window window, long now) {
    double earliest = time("earliest", window.earliest().value(patient));
    double target = time("target", window.target().value(patient, booked));
    double latest = time("latest", window.latest().value(patient));
    booked++;
    long first = tick(now, earliest);
    deadline = tick(now, latest);
    appoint(first, Math.max(first, tick(now, target)));
  }

  private void bookAgain(long now) {
    booked++;
    long tick = tick(now, time("time to a new appointment", activity.rebookAfter().value(patient)));
    appoint(tick, tick);
  }

  /** New appointments of a session keep the window of the first. */
  private void appoint(long earliest, long target) {
    long begins = appointments.begin(index, earliest, target, deadline);
    willBeMissed = begins == RunningClock.NEVER;
    setRing(willBeMissed ? deadline : begins);
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
    if (phase == Phase.UNDER_WAY) {
      endSession(Happening.DONE, now);
    } else if (willBeMissed) {
      endSession(Happening.MISSED, now);
    } else if (comes()) {
      begin(now);
    } else {
      stayedAway(now);
    }
  }

  private boolean comes() {
    if (everybodyComes) {
      return true;
    }
    double probability = activity.noShow().value(patient);
    if (!(probability >= 0 && probability <= 1)) {
      throw wrong("probability of a no-show", "between 0 and 1");
    }
    return !(patient.uniform(activity.absence(), booked - 1) < probability);
  }

  private void begin(long now) {
    double duration = time("duration", activity.duration().value(patient, begun));
    begun++;
    setPhase(Phase.UNDER_WAY, Patient.IN_PROGRESS);
    setRing(tick(now, duration));
    happenings.happen(consequence(Happening.START), now);
  }

  private void stayedAway(long now) {
    int before = withdrawals;
    setRing(RunningClock.NEVER);
    happenings.happen(consequence(Happening.NO_SHOW), now);
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
      phase = Phase.BOOKED;
      book(activity.next(), now);
    }
  }

  private void finish(long now) {
    if (!happenings.isOver()) {
      happenings.happen(consequence(Happening.FINISHED), now);
    }
  }

  private SimulationException wrong(String what, String must) {
    return new SimulationException(
        "The %s of the activity %s must be %s for every patient. Maybe limit it with max()."
            .formatted(what, activity.name(), must));
  }
}
