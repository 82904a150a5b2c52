package org.reliefspan.simulation.run;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.reliefspan.domain.pathway.Happening;
import org.reliefspan.simulation.model.Activity;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.SimulationException;

/**
 * Leads a patient of a {@link PlainPlan}: what happens, in which order and with which luck is that
 * of {@link EventRun}, Happenings and RunningActivity, less all that a plain program cannot tell
 * apart. Of the history nothing is kept but where the patient is and how activities stand. Not
 * thread-safe.
 */
final class PlainRun implements LedPatient {
  private static final long NEVER = RunningClock.NEVER;
  private static final byte IDLE = 0;
  private static final byte BOOKED = 1;
  private static final byte MISSED = 2; // will be, unless it is placed
  private static final byte AWAITED = 3; // has an appointment, begins when it is placed
  private static final byte UNDER_WAY = 4;

  private final PlainPlan plain;
  private final EventPlan plan;
  private final Patient patient;
  private final Gains gains;
  private final int clocks;
  private final long[] rings; // clocks, then activities
  private final boolean[] rang; // by clock
  private final byte[] phases; // by activity, as are all that follow
  private final @Nullable Happening[] leaving;
  private final long[] appointments;
  private final int[] begun; // sessions before
  private final long[] lasts; // ticks of the session
  private final long[] left; // of one that is interrupted
  private final long[] begunAt;
  private Appointments limits = Appointments.UNLIMITED;
  private Watch watch = Watch.NOTHING;
  private int state;
  private boolean isOver; // the state is final
  private long since; // when the patient came to it
  private boolean hasBegun; // any patient
  private int steps;
  private int next;

  PlainRun(PlainPlan plain) {
    this.plain = plain;
    this.plan = plain.plan;
    this.patient = plan.program.newPatient();
    this.gains = new Gains(plan, patient, plan.unread);
    this.clocks = plain.rings.length;
    int activities = plan.activities.length;
    this.rings = new long[clocks + activities];
    this.rang = new boolean[clocks];
    this.phases = new byte[activities];
    this.leaving = new @Nullable Happening[activities];
    this.appointments = new long[activities];
    this.begun = new int[activities];
    this.lasts = new long[activities];
    this.left = new long[activities];
    this.begunAt = new long[activities];
  }

  // the run

  @Override
  public void begin(Start start, double[] into, int from, Watch newWatch) {
    if (plain.isAlike && hasBegun) {
      patient.become(start.luck(), start.patient());
    } else {
      plan.program.begin(patient, start.luck(), start.patient());
      hasBegun = true;
    }
    limits = start.appointments();
    watch = newWatch;
    steps = 0;
    since = 0;
    state = patient.state();
    isOver = plan.isFinal[state];
    Arrays.fill(into, from, from + plan.outcomes, 0);
    if (plain.isGaining) {
      gains.begin(into, from);
    }
    Arrays.fill(rings, NEVER);
    Arrays.fill(rang, false);
    for (int activity = 0; activity < phases.length; activity++) {
      phases[activity] = IDLE;
      leaving[activity] = null;
      begun[activity] = 0;
    }
    setClocks(0);
  }

  private void setClocks(long now) {
    for (int clock = 0; clock < clocks; clock++) {
      boolean isOn = plan.runsIn[clock][state] && !rang[clock] && plain.rings[clock] >= now;
      rings[clock] = isOn ? plain.rings[clock] : NEVER;
    }
  }

  @Override
  public long nextTick() {
    long earliest = NEVER;
    if (!isOver) {
      for (int i = 0; i < rings.length; i++) {
        if (rings[i] < earliest) {
          earliest = rings[i];
          next = i;
        }
      }
    }
    return earliest;
  }

  @Override
  public void step() {
    if (++steps > EventPlan.MOST_EVENTS) {
      throw plan.endless(next);
    }
    long now = rings[next];
    comeTo(now);
    rings[next] = NEVER;
    if (next < clocks) {
      rang[next] = true;
      happen(plan.ofClocks[next], now);
    } else {
      rang(next - clocks, now);
    }
  }

  private void comeTo(long now) {
    if (plain.isGaining) {
      gains.comeTo(now / plan.ticksPerUnit);
    }
  }

  @Override
  public void end() {
    if (plain.isGaining) {
      gains.comeTo(plan.horizon / plan.ticksPerUnit);
      gains.settle();
    }
    watch.stay(state, since, plan.horizon + 1);
  }

  @Override
  public Patient patient() {
    return patient;
  }

  /** Nothing that is read of the patient changes. */
  @Override
  public Patient patientAt(long tick) {
    return patient;
  }

  @Override
  public boolean isOver() {
    return isOver;
  }

  @Override
  public long horizon() {
    return plan.horizon;
  }

  // what happens

  private void happen(Bringing what, long now) {
    settle(what);
    for (int i = 0; i < what.gains.length; i++) {
      double value = what.gains[i].value(patient);
      gains.add(what.outcomes[i], value);
      watch.added(what.outcomes[i], value);
    }
    if (what.requests.length > 0) {
      readRequests(what);
    }
    if (what.goesTo != Bringing.STAYS) {
      enter(what.goesTo, now);
    }
    watch.event(what.happening, now, state);
    if (!what.isBare) {
      book(what, now);
    }
    if (what.goesTo != Bringing.STAYS) {
      setClocks(now);
    }
  }

  private void settle(Bringing what) {
    if (plain.isGainingByTime && what.disturbs) {
      gains.settle();
    }
  }

  private void readRequests(Bringing what) {
    for (int i = 0; i < what.conditions.length; i++) {
      plan.wanted[i] = what.conditions[i].value(patient) != 0;
    }
  }

  private void enter(int target, long now) {
    if (plain.isGaining) {
      patient.enter(target);
    }
    if (target != state) {
      watch.stay(state, since, now);
      since = now;
      state = target;
      isOver = plan.isFinal[state];
    }
  }

  private void book(Bringing what, long now) {
    if (what.goesTo != Bringing.STAYS) {
      for (int activity = 0; activity < phases.length; activity++) {
        if (!plan.takesPlaceIn[activity][state]) {
          cancel(activity, now);
        }
      }
    }
    for (int activity : what.cancels) {
      cancel(activity, now);
    }
    for (int i = 0; i < what.requests.length; i++) {
      if (plan.wanted[i]) {
        request(what.requests[i], now);
      }
    }
  }

  /** It brings nothing but is counted. */
  private void note(int activity, Happening how, long now) {
    Bringing what = plan.ofActivities[activity][how.place()];
    settle(what);
    watch.event(what.happening, now, state);
  }

  // activities

  private void setRing(int activity, long tick) {
    rings[clocks + activity] = tick;
  }

  private void request(int activity, long now) {
    if (phases[activity] != IDLE
        || !plan.activities[activity].isOffered()
        || !plan.takesPlaceIn[activity][state]) {
      return;
    }
    phases[activity] = BOOKED;
    note(activity, Happening.REQUEST, now);
    long first = plain.after(now, plain.earliest[activity]);
    long latest = plain.after(now, plain.latest[activity]);
    long target = Math.max(first, plain.after(now, plain.target[activity]));
    long begins = limits.begin(activity, first, target, latest);
    phases[activity] = begins == NEVER ? MISSED : BOOKED;
    appointments[activity] = begins == NEVER ? limits.missed(activity, latest) : begins;
    setRing(activity, appointments[activity]);
  }

  @Override
  public void place(int activity, long tick) {
    byte phase = phases[activity];
    if (phase == IDLE || phase == UNDER_WAY) {
      throw new IllegalStateException(
          "%s is not booked".formatted(plan.activities[activity].name()));
    }
    phases[activity] = BOOKED;
    appointments[activity] = tick;
    setRing(activity, tick);
  }

  @Override
  public void expect(int activity, long tick, long now) {
    phases[activity] = AWAITED;
    appointments[activity] = tick;
    setRing(activity, NEVER);
  }

  @Override
  public void leave(int activity, long tick, Happening how) {
    leaving[activity] = how;
    setRing(activity, tick);
  }

  private void rang(int activity, long now) {
    Happening how = leaving[activity];
    byte phase = phases[activity];
    if (how != null) {
      withdraw(activity);
      happen(plan.ofActivities[activity][how.place()], now);
    } else if (phase == UNDER_WAY) {
      limits.ended(activity);
      end(activity, Happening.DONE, now);
    } else if (phase == MISSED) {
      limits.withdrawn(activity);
      end(activity, Happening.MISSED, now);
    } else if (phase == AWAITED) {
      setRing(activity, NEVER);
    } else if (now < appointments[activity]) {
      setRing(activity, appointments[activity]);
    } else {
      start(activity, now);
    }
  }

  private void end(int activity, Happening how, long now) {
    phases[activity] = IDLE;
    setRing(activity, NEVER);
    happen(plan.ofActivities[activity][how.place()], now);
  }

  private void cancel(int activity, long now) {
    if (phases[activity] != IDLE) {
      withdraw(activity);
      note(activity, Happening.CANCELLED, now);
    }
  }

  private void withdraw(int activity) {
    leaving[activity] = null;
    limits.withdrawn(activity);
    phases[activity] = IDLE;
    setRing(activity, NEVER);
  }

  private void start(int activity, long now) {
    lasts[activity] = duration(activity);
    begunAt[activity] = now;
    phases[activity] = UNDER_WAY;
    setRing(activity, plain.after(now, lasts[activity]));
    limits.began(activity, rings[clocks + activity]);
    happen(plan.ofActivities[activity][Happening.START.place()], now);
  }

  private long duration(int activity) {
    Activity of = plan.activities[activity];
    double duration = of.duration().value(patient, begun[activity]++);
    if (!(duration >= 0)) {
      throw wrongDuration(of);
    }
    double ticks = Math.rint(duration * plan.ticksPerUnit);
    return ticks < NEVER ? (long) ticks : NEVER;
  }

  private static SimulationException wrongDuration(Activity activity) {
    return RunningActivity.wrong(activity, "duration", "a time that is not negative");
  }

  // sessions that are interrupted

  @Override
  public void interrupt(int activity, long tick) {
    if (phases[activity] != UNDER_WAY) {
      throw new IllegalStateException(
          "%s is not under way".formatted(plan.activities[activity].name()));
    }
    comeTo(tick);
    left[activity] = begunAt[activity] + lasts[activity] - tick;
    setRing(activity, NEVER);
  }

  @Override
  public void interrupted(int activity, long tick) {
    comeTo(tick);
    happen(plan.ofActivities[activity][Happening.INTERRUPTED.place()], tick);
  }

  @Override
  public void resume(int activity, long tick, RunningActivity.Resumption how) {
    comeTo(tick);
    if (how == RunningActivity.Resumption.RESAMPLE) {
      lasts[activity] = duration(activity);
    }
    long ticks = how == RunningActivity.Resumption.RESUME ? left[activity] : lasts[activity];
    begunAt[activity] = tick + ticks - lasts[activity];
    setRing(activity, plain.after(tick, ticks));
    limits.began(activity, rings[clocks + activity]);
  }
}
