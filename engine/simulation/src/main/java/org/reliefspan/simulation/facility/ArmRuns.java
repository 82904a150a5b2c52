package org.reliefspan.simulation.facility;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.run.Appointments;
import org.reliefspan.simulation.run.Blocks;
import org.reliefspan.simulation.run.Parts;
import org.reliefspan.simulation.run.Pen;
import org.reliefspan.simulation.run.Places;
import org.reliefspan.simulation.run.Portable;
import org.reliefspan.simulation.tally.Tally;

/**
 * Replications of one arm: their numbers, and what was written of the first. The same for any
 * number of threads and wherever they are made.
 */
final class ArmRuns {
  private static final Numbers NONE =
      new Numbers(new double[0], new int[0], Tally.withErrors(0, 0), 0);

  private final Arm arm;
  private final Facility facility;
  private final Settings settings;
  private final Figures figures;
  private final List<Numbers> numbers = new ArrayList<>(); // by replication
  private Sample[] waits = {}; // by step, of the only one
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
  record Settings(long seed, long until, long warmup, int threads, int log, WaitingTimes times)
      implements Serializable {}

  /**
   * The numbers of a replication.
   *
   * @param values of figures
   * @param waiting row-major [step][time]
   * @param outcomes of patients who count: without limits, then here
   * @param patients who arrived and count
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Numbers(double[] values, int[] waiting, Tally outcomes, long patients)
      implements Serializable {}

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

  /** Runs more of them on threads, until there are so many. */
  void runUntil(int count) {
    int from = numbers.size();
    List<Numbers> made =
        Collections.synchronizedList(new ArrayList<>(Collections.nCopies(count - from, NONE)));
    try {
      Blocks.run(
          count - from,
          settings.threads(),
          () -> index -> made.set(Math.toIntExact(index), numbers(from + index)));
    } catch (SimulationException wrong) {
      throw wrong.in(arm.name());
    }
    add(made);
  }

  /** Runs more of them elsewhere, until there are so many; the first, which is told of, here. */
  void runUntil(int count, Places places) {
    if (numbers.isEmpty()) {
      runUntil(1);
    }
    int from = numbers.size();
    Portable<Arm> portable = new Portable<>(arm);
    Settings wanted = settings;
    try {
      add(
          Parts.all(
              places,
              count - from,
              part -> {
                Arm here = portable.content();
                return new ArmRuns(here, here.compile(), wanted).numbers((long) from + part);
              }));
    } catch (SimulationException wrong) {
      throw wrong.in(arm.name());
    }
  }

  /** Waits are kept of the only one alone. */
  private void add(List<Numbers> made) {
    numbers.addAll(made);
    if (numbers.size() > 1) {
      waits = new Sample[0];
    }
  }

  private Numbers numbers(long number) {
    Ledger.Wanted wanted = new Ledger.Wanted(number == 0 ? settings.log() : 0, settings.times());
    ReplicationResult result = one(facility, settings, number, wanted);
    if (number == 0) {
      waits = result.waits().waits;
      sessions = result.events();
      pens = result.pens();
    }
    return new Numbers(
        figures.read(result), result.waits().waiting(), result.outcomes(), result.patients());
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
    return numbers.stream().mapToDouble(each -> each.values()[figure]).toArray();
  }

  /** How many wait for a step at a time, by replication. */
  double[] waiting(int step, int time) {
    int at = step * (settings.times().count() + 1) + time;
    return numbers.stream().mapToDouble(each -> each.waiting()[at]).toArray();
  }

  /** Outcomes of all patients who count: without limits, then here. */
  Tally outcomes() {
    Tally all = Tally.withErrors(2, facility.program().outcomes().size());
    numbers.forEach(each -> all.merge(each.outcomes()));
    return all;
  }

  /** Patients who arrived and count, mean over replications. */
  double patients() {
    return numbers.stream().mapToLong(Numbers::patients).average().orElse(0);
  }

  /** Number of replications. */
  int size() {
    return numbers.size();
  }

  /** Waits for a step in the only replication, ticks, in the order in which sessions began. */
  long[] waits(int step) {
    return waits[step].values();
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
