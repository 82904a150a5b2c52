package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reliefspan.domain.facility.StepSpec;
import org.reliefspan.simulation.run.Appointments;
import org.reliefspan.simulation.run.Pen;
import org.reliefspan.simulation.run.Watch;
import org.reliefspan.simulation.tally.Tally;

/**
 * What is written down in one replication. Waits and happenings count of patients who arrive after
 * the warm-up; times of resources, and how many wait, from its end on, whoever it is. Not
 * thread-safe.
 */
final class Ledger implements Watch {
  private static final int HOURS = 168;

  private final Facility facility;
  private final WaitingGrid grid;
  private final long warmup; // who arrives before does not count
  private final long start; // from when time counts
  private final long until;
  private final int log;
  private final List<Pen> pens = new ArrayList<>(); // of the first patients
  private final Sample[] waits; // by step: ticks from wanted to begun
  private final Sample[] sinceAsked; // by step
  private final long[] met; // by step: who began within the target
  private final long[] targeted; // by step: of whom that is known
  private final double[] waitingTicks; // by step
  private final int[] censored; // by step
  private final long[] breaches; // by step: windows that ended before it began
  private long patients;
  private final long[] happenings; // by happening of the program
  private final double[] busyHours; // [resource][hour of the week], ticks
  private final Tally outcomes;
  private final double[] pair; // gains without limits, then here
  private final List<long[]> events = new ArrayList<>();
  private boolean counts; // whether the patient of now does
  private long logNumber; // of the patient of now
  private @Nullable Resources resources;

  Ledger(Facility facility, Replication replication, Wanted wanted) {
    this.facility = facility;
    this.warmup = replication.warmup() <= 0 ? Long.MIN_VALUE : replication.warmup();
    this.start = Math.max(0, replication.warmup());
    this.until = replication.until();
    this.log = wanted.log();
    for (int i = 0; i < log; i++) {
      pens.add(new Pen(facility.program()));
    }
    int steps = facility.steps().length;
    this.grid = new WaitingGrid(wanted.times(), until, steps);
    this.waits = samples(steps);
    this.sinceAsked = samples(steps);
    this.met = new long[steps];
    this.targeted = new long[steps];
    this.waitingTicks = new double[steps];
    this.censored = new int[steps];
    this.breaches = new long[steps];
    this.happenings = new long[facility.program().events().size()];
    this.busyHours = new double[facility.resources() * HOURS];
    this.outcomes = Tally.withErrors(2, facility.program().outcomes().size());
    this.pair = new double[2 * facility.program().outcomes().size()];
  }

  /**
   * What is wanted besides.
   *
   * @param log number of patients, from the first, whose sessions and pathways are written down
   * @param times number of times at which those who wait are counted
   */
  record Wanted(int log, int times) {}

  private static Sample[] samples(int count) {
    Sample[] samples = new Sample[count];
    for (int i = 0; i < count; i++) {
      samples[i] = new Sample();
    }
    return samples;
  }

  // what happens to patients

  /** Somebody has arrived. */
  void arrived(long now) {
    if (now >= warmup) {
      patients++;
    }
  }

  /** Something will happen to a patient. */
  void turnTo(long arrived, long number) {
    counts = arrived >= warmup;
    logNumber = number;
  }

  @Override
  public void event(int event, long tick, int state) {
    if (counts) {
      happenings[event]++;
    }
    if (logNumber < log) {
      pens.get((int) logNumber).event(event, tick, state);
    }
  }

  @Override
  public void stay(int state, long from, long to) {
    if (logNumber < log) {
      pens.get((int) logNumber).stay(state, from, to);
    }
  }

  @Override
  public void added(int outcome, double value) {
    if (logNumber < log) {
      pens.get((int) logNumber).added(outcome, value);
    }
  }

  /** A session has begun. */
  void began(int step, long arrived, long now, Visits visits, int visit) {
    if (visits.hasBegun[visit]) {
      return;
    }
    long wanted = visits.wanted[visit];
    waited(step, wanted, now);
    if (arrived < warmup) {
      return;
    }
    waits[step].add(now - wanted);
    sinceAsked[step].add(now - visits.asked[visit]);
    StepSpec.Since since = facility.since(step);
    if (since != null) {
      targeted[step]++;
      if (now - from(since, arrived, visits, visit) <= facility.within(step)) {
        met[step]++;
      }
    }
  }

  private static long from(StepSpec.Since since, long arrived, Visits visits, int visit) {
    return switch (since) {
      case REQUEST -> visits.asked[visit];
      case WANTED -> visits.wanted[visit];
      case ARRIVAL -> arrived;
    };
  }

  private void waited(int step, long from, long to) {
    waitingTicks[step] += Math.max(0, to - Math.max(from, start));
    grid.waited(step, from, to);
  }

  /** What was asked for has ended, or is not wanted any more. */
  void closed(int step, long arrived, long patient, long now, Visits visits, int visit) {
    boolean isCounted = arrived >= warmup;
    if (!visits.hasBegun[visit]) {
      if (now > visits.wanted[visit]) {
        waited(step, visits.wanted[visit], now);
      }
      if (isCounted) {
        missedTarget(step, arrived, now, visits, visit);
      }
      if (isCounted && now >= visits.latest[visit]) {
        breaches[step]++;
      }
    }
    write(step, patient, visits, visit, now);
  }

  private void write(int step, long patient, Visits visits, int visit, long ended) {
    boolean isServed = visits.state[visit] == Visits.SERVED || visits.state[visit] == Visits.HELD;
    if (patient < log && (isServed || !visits.hasBegun[visit])) { // else it was broken off
      long began = visits.hasBegun[visit] ? visits.began[visit] : Appointments.NEVER;
      events.add(new long[] {patient, step, visits.asked[visit], began, ended});
    }
  }

  /** Who went without it did not get it in time, unless there was still time. */
  private void missedTarget(int step, long arrived, long now, Visits visits, int visit) {
    StepSpec.Since since = facility.since(step);
    if (since != null && now - from(since, arrived, visits, visit) >= facility.within(step)) {
      targeted[step]++;
    }
  }

  /** A session was broken off. */
  void brokenOff(int step, long patient, long now, Visits visits, int visit) {
    if (patient < log) {
      events.add(new long[] {patient, step, visits.asked[visit], visits.began[visit], now});
    }
  }

  /** A resource was used. */
  void used(Step step, long from, long to) {
    for (int i = 0; i < step.needs().length; i++) {
      used(step.needs()[i], step.numbers()[i], from, to);
    }
  }

  /** So many of a resource were used, or made ready again. */
  void used(int resource, int number, long from, long to) {
    facility.addHours(Math.max(from, start), to, number, busyHours, resource * HOURS);
  }

  /**
   * Whether what a patient gained counts. Patients count whose whole pathway fits into the run, so
   * that none is chosen by how it goes; where pathways may last longer than the run, those count
   * that have come to a final state.
   */
  boolean wantsOutcomes(long arrived, long horizon, boolean isOver) {
    if (arrived < warmup) {
      return false;
    }
    if (until == Appointments.NEVER || arrived + horizon <= until) {
      return true;
    }
    return horizon >= until - start && isOver;
  }

  /** What a patient gained, and what the same would have gained without waiting. */
  void outcomes(double[] gains, double[] unlimited) {
    System.arraycopy(unlimited, 0, pair, 0, unlimited.length);
    System.arraycopy(gains, 0, pair, unlimited.length, gains.length);
    outcomes.add(pair);
  }

  /** A patient gained nothing, as any patient. */
  void noOutcomes() {
    outcomes.addNothing();
  }

  /** The end: who still waits has waited until now. */
  void end(Resources used, Visits visits, long now, FacilityRun run) {
    resources = used;
    for (int visit = 0; visit < visits.used(); visit++) {
      if (!visits.isTaken[visit] || visits.state[visit] == Visits.HELD) {
        continue; // nobody is there, or what was asked for has ended
      }
      if (visits.state[visit] == Visits.TURNOVER) {
        used(visits.step[visit], visits.patient[visit], visits.began[visit], now);
        continue;
      }
      if (!visits.hasBegun[visit]) {
        waits(visits, visit, run.arrived(visits.patient[visit]), now);
      }
      long patient = run.order(visits.patient[visit]);
      write(visits.step[visit], patient, visits, visit, Appointments.NEVER);
    }
  }

  private void waits(Visits visits, int visit, long arrived, long now) {
    int step = visits.step[visit];
    boolean isWanted = visits.wanted[visit] <= now;
    if (isWanted) {
      waited(step, visits.wanted[visit], now);
    }
    if (arrived < warmup) {
      return;
    }
    censored[step] += isWanted ? 1 : 0;
    StepSpec.Since since = facility.since(step);
    if (since != null && now - from(since, arrived, visits, visit) > facility.within(step)) {
      targeted[step]++;
    }
  }

  ReplicationResult result(long end) {
    return new ReplicationResult(
        waits,
        sinceAsked,
        met,
        targeted,
        waitingTicks,
        censored,
        breaches,
        patients,
        happenings,
        Objects.requireNonNull(resources),
        busyHours,
        outcomes,
        grid.counts(),
        events,
        pens,
        start,
        end);
  }
}
