package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reliefspan.simulation.run.Appointments;
import org.reliefspan.simulation.run.Pen;
import org.reliefspan.simulation.run.Watch;
import org.reliefspan.simulation.tally.Tally;

/**
 * What is written down in one replication. Waits, happenings and outcomes count of patients who
 * arrive after the warm-up; what happens per time, times of resources, and how many wait, from its
 * end on, whoever it is. Not thread-safe.
 */
final class Ledger implements Watch {
  private static final int HOURS = 168;

  private final Facility facility;
  private final long warmup; // who arrives before does not count
  private final long start; // from when time counts
  private final long until;
  private final int log;
  private final List<Pen> pens = new ArrayList<>(); // of the first patients
  private final WaitRecords waits;
  private long patients;
  private final long[] happenings; // by happening of the program, of patients who count
  private final long[] happeningsInTime; // of all, from when time counts
  private final double[] busyHours; // [resource][hour of the week], ticks
  private final Tally outcomes;
  private final double[] pair; // gains without limits, then here
  private final List<long[]> events = new ArrayList<>();
  private long arrivedAt; // the patient of now
  private boolean counts; // whether the patient of now does
  private long logNumber; // of the patient of now
  private @Nullable Resources resources;

  Ledger(Facility facility, Replication replication, Wanted wanted) {
    this.facility = facility;
    this.warmup = replication.countsFrom();
    this.start = Math.max(0, replication.warmup());
    this.until = replication.until();
    this.log = wanted.log();
    for (int i = 0; i < log; i++) {
      pens.add(new Pen(facility.program()));
    }
    this.waits = new WaitRecords(facility, replication, wanted.times());
    this.happenings = new long[facility.program().events().size()];
    this.happeningsInTime = new long[happenings.length];
    this.busyHours = new double[facility.resources() * HOURS];
    this.outcomes = Tally.withErrors(2, facility.program().outcomes().size());
    this.pair = new double[2 * facility.program().outcomes().size()];
  }

  /**
   * What is wanted besides.
   *
   * @param log number of patients, from the first, whose sessions and pathways are written down
   * @param times at which those who wait are counted
   */
  record Wanted(int log, WaitingTimes times) {}

  // what happens to patients

  /** Somebody has arrived. */
  void arrived(long now) {
    if (now >= warmup) {
      patients++;
    }
  }

  /** Something will happen to a patient. */
  void turnTo(long arrived, long number) {
    arrivedAt = arrived;
    counts = arrived >= warmup;
    logNumber = number;
  }

  @Override
  public void event(int event, long tick, int state) {
    if (counts) {
      happenings[event]++;
    }
    if (arrivedAt + tick >= start) {
      happeningsInTime[event]++;
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
    if (!visits.hasBegun[visit]) {
      waits.began(step, arrived, now, visits, visit);
    }
  }

  /** What was asked for has ended, or is not wanted any more. */
  void closed(int step, long arrived, long patient, long now, Visits visits, int visit) {
    if (!visits.hasBegun[visit]) {
      waits.closed(step, arrived, now, visits, visit);
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
        waits.still(visits, visit, run.arrived(visits.patient[visit]), now);
      }
      long patient = run.order(visits.patient[visit]);
      write(visits.step[visit], patient, visits, visit, Appointments.NEVER);
    }
  }

  ReplicationResult result(long end) {
    return new ReplicationResult(
        waits,
        patients,
        happenings,
        happeningsInTime,
        Objects.requireNonNull(resources),
        busyHours,
        outcomes,
        events,
        pens,
        start,
        end);
  }
}
