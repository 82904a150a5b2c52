package org.reliefspan.simulation.run;

import java.util.Arrays;
import java.util.Locale;
import org.reliefspan.domain.pathway.Happening;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.SimulationException;

/**
 * Continuous time, from event to event.
 *
 * <p>Of the clocks that are on and the activities that are booked or under way the one with the
 * earliest tick rings; of several at one tick the one that stands first in the file, events before
 * activities, then what it changed is looked at before the next. Before anything rings at a tick,
 * conditions and hazard ratios that change by themselves at it are looked at. Going to the state
 * where the patient is leaves it and enters it again; clocks that run in that state alone start
 * anew, others go on. Events at the horizon still happen. What a happening does is said in {@link
 * Happenings}.
 *
 * <p>A patient can also be led step by step, beside others: {@link #begin}, then {@link #step} as
 * long as {@link #nextTick} is a tick, then {@link #end}.
 */
public final class EventRun implements PatientRun {
  /** Most events of a patient. */
  static final int MOST_EVENTS = 100_000;

  private final EventPlan plan;
  private final Patient patient;
  private final Gains gains;
  private final ClockBank clocks;
  private final Happenings happenings;
  private final long horizon;
  private final double ticksPerUnit;
  private Watch watch = Watch.NOTHING;
  private int steps;
  private int next;

  /** A patient to be led beside others of one plan. */
  public EventRun(EventPlan plan) {
    this(plan, Readings.none(plan.program));
  }

  EventRun(Program program, Readings readings) {
    this(new EventPlan(program), readings);
  }

  private EventRun(EventPlan plan, Readings readings) {
    this.plan = plan;
    this.patient = plan.program.newPatient();
    this.gains = new Gains(plan, patient, readings);
    this.ticksPerUnit = plan.ticksPerUnit;
    this.horizon = plan.horizon;
    this.clocks = new ClockBank(plan);
    this.happenings = new Happenings(plan, patient, gains, clocks);
  }

  @Override
  public void run(Philox luck, long number, double[] into, int from, Watch newWatch) {
    begin(new Start(luck, number, Appointments.UNLIMITED), into, from, newWatch);
    while (nextTick() != RunningClock.NEVER) {
      step();
    }
    end();
  }

  /**
   * Who begins.
   *
   * @param luck of all patients
   * @param patient number
   * @param appointments decide when activities begin
   */
  public record Start(Philox luck, long patient, Appointments appointments) {}

  /** Makes a patient begin; gains go into an array from an index on. */
  public void begin(Start start, double[] into, int from, Watch newWatch) {
    plan.program.begin(patient, start.luck(), start.patient());
    watch = newWatch;
    steps = 0;
    Arrays.fill(into, from, from + plan.outcomes, 0);
    gains.begin(into, from);
    clocks.reset();
    happenings.begin(start.appointments(), newWatch);
  }

  /** When something happens next or has to be looked at; never after an end or the horizon. */
  public long nextTick() {
    if (happenings.isOver()) {
      return RunningClock.NEVER;
    }
    next = clocks.next();
    long look = clocks.nextLook();
    if (next >= 0 && clocks.ring(next) < look) {
      return clocks.ring(next);
    }
    next = -1;
    return look;
  }

  /** Goes to the tick that {@link #nextTick} has said. */
  public void step() {
    requireAnEnd();
    if (next < 0) {
      long now = clocks.nextLook();
      gains.comeTo(now / ticksPerUnit);
      clocks.lookSilently(patient, now);
      return;
    }
    long now = clocks.ring(next);
    gains.comeTo(now / ticksPerUnit);
    ring(next, now);
  }

  private void ring(int which, long now) {
    clocks.setRing(which, RunningClock.NEVER);
    if (which < clocks.size()) {
      RunningClock clock = clocks.clock(which);
      clock.rang(now);
      happenings.happen(plan.ofClocks[which], now);
    } else {
      happenings.activity(which - clocks.size()).rang(now);
    }
  }

  /** What is booked of an activity begins at this tick, as nobody knew before it. */
  public void place(int activity, long tick) {
    place(activity, tick, tick);
  }

  /**
   * What is booked of an activity begins at this tick and not when it was said.
   *
   * @param now tick from which that is known, so that the patient may cancel it from then on
   */
  void place(int activity, long tick, long now) {
    happenings.activity(activity).place(tick, now);
  }

  /** What is booked of an activity is not missed any more; it begins when it is placed. */
  public void expect(int activity, long tick, long now) {
    happenings.activity(activity).expect(tick, now);
  }

  /** The patient gives an activity up at this tick, which brings what that brings. */
  public void leave(int activity, long tick, Happening how) {
    happenings.activity(activity).leave(tick, how);
  }

  /** A session stops at this tick. */
  public void interrupt(int activity, long tick) {
    gains.comeTo(tick / ticksPerUnit);
    happenings.activity(activity).interrupt(tick);
  }

  /** What it brings that a session has stopped at this tick. */
  public void interrupted(int activity, long tick) {
    gains.comeTo(tick / ticksPerUnit);
    happenings.activity(activity).interrupted(tick);
  }

  /** A session that was interrupted goes on at this tick. */
  public void resume(int activity, long tick, RunningActivity.Resumption how) {
    gains.comeTo(tick / ticksPerUnit);
    happenings.activity(activity).resume(tick, how);
  }

  /** The patient. */
  public Patient patient() {
    return patient;
  }

  /** The patient as at a tick, not before the last happening. */
  public Patient patientAt(long tick) {
    gains.comeTo(tick / ticksPerUnit);
    return patient;
  }

  /** Whether nothing happens any more. */
  public boolean isOver() {
    return happenings.isOver();
  }

  /** The end of the pathway. */
  public long horizon() {
    return horizon;
  }

  /** The rest of the time until the horizon. */
  public void end() {
    if (happenings.isOver()) {
      gains.readNoMore();
    }
    gains.comeTo(horizon / ticksPerUnit);
    gains.settle();
    gains.readUntil((horizon + 1) / ticksPerUnit);
    watch.stay(patient.state(), happenings.since(), horizon + 1);
  }

  private void requireAnEnd() {
    if (++steps > MOST_EVENTS) {
      String last =
          next < 0
              ? "a look"
              : next < clocks.size()
                  ? clocks.clock(next).clock.name()
                  : happenings.activity(next - clocks.size()).name();
      throw SimulationException.at(
          plan.program.placeOfHappening(last),
          String.format(
              Locale.ROOT,
              "A patient had more than %,d events, the last is %s. Maybe it rings without a delay,"
                  + " or its rate is too high for the unit of time.",
              MOST_EVENTS,
              last));
    }
  }
}
