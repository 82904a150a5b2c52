package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.List;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.run.Appointments;
import org.reliefspan.simulation.run.Blocks;
import org.reliefspan.simulation.run.Pen;
import org.reliefspan.simulation.tally.Tally;

/**
 * ArmRuns of one arm: their numbers, by replication, and what was written of the first. The same
 * for any number of threads.
 */
final class ArmRuns {
  private final Arm arm;
  private final Facility facility;
  private final Settings settings;
  private final Figures figures;
  private final List<double[]> values = new ArrayList<>(); // by replication
  private final List<int[]> waiting = new ArrayList<>(); // by replication
  private final List<Tally> outcomes = new ArrayList<>();
  private final List<Long> patients = new ArrayList<>();
  private List<long[]> sessions = List.of();
  private List<Pen> pens = List.of();

  /**
   * How they are run.
   *
   * @param until last tick
   * @param warmup tick before which nothing counts
   * @param threads at most
   * @param times at which those who wait are counted
   */
  record Settings(long seed, long until, long warmup, int threads, int log, int times) {}

  ArmRuns(Arm arm, Facility facility, Settings settings) {
    this.arm = arm;
    this.facility = facility;
    this.settings = settings;
    this.figures = new Figures(facility, arm.model().time().unit());
  }

  /** One replication. */
  static ReplicationResult one(
      Facility facility, Settings settings, long number, Ledger.Wanted wanted) {
    Philox luck = facility.program().luck(settings.seed(), 0);
    Replication replication =
        new Replication(settings.seed(), number, luck, settings.until(), settings.warmup());
    Ledger ledger = new Ledger(facility, replication, wanted);
    FacilityRun run = new FacilityRun(facility, replication, ledger);
    run.run();
    return ledger.result(run.now());
  }

  /** Runs more of them, until there are so many. */
  void runUntil(int count) {
    int from = values.size();
    for (int i = from; i < count; i++) {
      values.add(new double[0]);
      waiting.add(new int[0]);
      outcomes.add(Tally.withErrors(2, facility.program().outcomes().size()));
      patients.add(0L);
    }
    try {
      Blocks.run(count - from, settings.threads(), () -> index -> run(from + index));
    } catch (SimulationException wrong) {
      throw wrong.in(arm.name());
    }
  }

  private void run(long number) {
    Ledger.Wanted wanted = new Ledger.Wanted(number == 0 ? settings.log() : 0, settings.times());
    ReplicationResult result = one(facility, settings, number, wanted);
    double[] read = figures.read(result);
    int index = Math.toIntExact(number);
    synchronized (values) {
      values.set(index, read);
      waiting.set(index, result.waits().waiting());
      outcomes.set(index, result.outcomes());
      patients.set(index, result.patients());
      if (number == 0) {
        sessions = result.events();
        pens = result.pens();
      }
    }
  }

  Arm arm() {
    return arm;
  }

  Facility facility() {
    return facility;
  }

  boolean hasEnd() {
    return settings.until() != Appointments.NEVER;
  }

  Settings settings() {
    return settings;
  }

  List<Figure> figures() {
    return figures.figures();
  }

  /** A number by replication. */
  double[] values(int figure) {
    return values.stream().mapToDouble(each -> each[figure]).toArray();
  }

  /** How many wait for a step at a time, by replication. */
  double[] waiting(int step, int time) {
    return waiting.stream()
        .mapToDouble(each -> each[step * (settings.times() + 1) + time])
        .toArray();
  }

  /** Outcomes of all patients who count: without limits, then here. */
  Tally outcomes() {
    Tally all = Tally.withErrors(2, facility.program().outcomes().size());
    outcomes.forEach(all::merge);
    return all;
  }

  /** Patients who arrived and count, mean over replications. */
  double patients() {
    return patients.stream().mapToLong(Long::longValue).average().orElse(0);
  }

  /** Number of replications. */
  int size() {
    return values.size();
  }

  /** Sessions of the first patients of the first replication. */
  List<long[]> sessions() {
    return sessions;
  }

  /** What happened to the first patients of the first replication. */
  List<Pen> pens() {
    return pens;
  }
}
