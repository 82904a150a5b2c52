package org.reliefspan.simulation.run;

import java.util.Arrays;
import org.reliefspan.domain.pathway.Happening;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.Program;

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
public final class EventRun implements PatientRun, LedPatient {
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
    this(plan, plan.unread);
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

  @Override
  public void begin(Start start, double[] into, int from, Watch newWatch) {
    plan.program.begin(patient, start.luck(), start.patient());
    watch = newWatch;
    steps = 0;
    Arrays.fill(into, from, from + plan.outcomes, 0);
    gains.begin(into, from);
    clocks.reset();
    happenings.begin(start.appointments(), newWatch);
  }

  @Override
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

  @Override
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

  @Override
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

  @Override
  public void expect(int activity, long tick, long now) {
    happenings.activity(activity).expect(tick, now);
  }

  @Override
  public void leave(int activity, long tick, Happening how) {
    happenings.activity(activity).leave(tick, how);
  }

  @Override
  public void interrupt(int activity, long tick) {
    gains.comeTo(tick / ticksPerUnit);
    happenings.activity(activity).interrupt(tick);
  }

  @Override
  public void interrupted(int activity, long tick) {
    gains.comeTo(tick / ticksPerUnit);
    happenings.activity(activity).interrupted(tick);
  }

  @Override
  public void resume(int activity, long tick, RunningActivity.Resumption how) {
    gains.comeTo(tick / ticksPerUnit);
    happenings.activity(activity).resume(tick, how);
  }

  @Override
  public Patient patient() {
    return patient;
  }

  @Override
  public Patient patientAt(long tick) {
    gains.comeTo(tick / ticksPerUnit);
    return patient;
  }

  @Override
  public boolean isOver() {
    return happenings.isOver();
  }

  @Override
  public long horizon() {
    return horizon;
  }

  @Override
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
    if (++steps > EventPlan.MOST_EVENTS) {
      throw plan.endless(next);
    }
  }
}
