package org.reliefspan.benchmarks.pathway;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.simulation.run.Simulation;
import org.reliefspan.simulation.run.SimulationRequest;
import org.reliefspan.simulation.run.SimulationResult;
import org.reliefspan.simulation.run.Watch;

/** Patients under one strategy in a second, of pathways that are read from files. */
public final class PathwaySpeed {
  private static final int ROUNDS = 7;
  private static final int WATCHED = 1000;
  private static final int HIP_PATIENTS = 100_000;
  private static final int PROGRAMME_PATIENTS = 32_768;
  private static final double MOST_DIFFERENCE = 1e-9; // in how sums are rounded
  private static final double NANO = 1e-9;
  private static final double MIB = 1 << 20;

  private final PrintStream out;
  private final Path folder;

  private PathwaySpeed(PrintStream out, Path folder) {
    this.out = out;
    this.folder = folder;
  }

  /**
   * Measures.
   *
   * @param arguments the folder of the files, then {@code programme}, {@code hip} or {@code draws}
   */
  public static void main(String[] arguments) {
    PathwaySpeed speed = new PathwaySpeed(System.out, Path.of(arguments[0]));
    switch (arguments[1]) {
      case "programme" -> speed.programme();
      case "hip" -> speed.hip();
      case "draws" -> speed.draws(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
      default ->
          throw new IllegalArgumentException(
              "%s is not known. Maybe programme, hip or draws.".formatted(arguments[1]));
    }
  }

  private void say(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
  }

  private ResolvedPathway read(String name) {
    PathwayFile file = PathwayFile.read(folder.resolve(name));
    return ResolvedPathway.of(
        file.spec().orElseThrow(() -> new IllegalStateException(file.findings().toString())));
  }

  private static SimulationRequest request(ResolvedPathway pathway, int patients) {
    return SimulationRequest.of(pathway, SimulationRequest.Engine.SIMULATION, patients, 1);
  }

  private void programme() {
    ResolvedPathway pathway = read("integrated-programme.yaml");
    say("happenings a patient: %.1f", happenings(pathway));
    SimulationRequest request = request(pathway, PROGRAMME_PATIENTS);
    double trajectories = (double) PROGRAMME_PATIENTS * pathway.strategies().size();
    double one = best(() -> Simulation.run(request), PathwaySpeed::processor);
    say("patient-strategies per processor second of one thread: %.0f", trajectories / one);
    double oneByClock = best(() -> Simulation.run(request), PathwaySpeed::clock);
    double two = best(() -> Simulation.run(request.withThreads(2)), PathwaySpeed::clock);
    say(
        "by the clock: one thread %.0f, two threads %.0f, ratio %.2f",
        trajectories / oneByClock, trajectories / two, oneByClock / two);
    double byHand =
        best(() -> new ProgrammeByHand().run(PROGRAMME_PATIENTS), PathwaySpeed::processor);
    say("by hand %.0f, ratio %.2f", trajectories / byHand, one / byHand);
    ProgrammeByHand hand = new ProgrammeByHand();
    hand.run(PROGRAMME_PATIENTS);
    double difference = difference(Simulation.run(request), hand);
    say("largest relative difference %.1e", difference);
    if (!(difference <= MOST_DIFFERENCE)) {
      throw new IllegalStateException("the loop by hand does something else");
    }
  }

  /** Of all outcomes and of function over time. */
  private static double difference(SimulationResult result, ProgrammeByHand hand) {
    double largest = 0;
    for (int strategy = 0; strategy < result.strategies().size(); strategy++) {
      for (int outcome = 0; outcome < ProgrammeByHand.OUTCOMES; outcome++) {
        double byHand = hand.sum(strategy, outcome) / PROGRAMME_PATIENTS;
        largest = Math.max(largest, relative(result.value(strategy, outcome), byHand));
      }
      for (int time = 0; time < ProgrammeByHand.TIMES; time++) {
        double mean = result.measures().mean(strategy, time, 0).orElseThrow();
        largest = Math.max(largest, relative(mean, hand.meanFunction(strategy, time)));
      }
    }
    return largest;
  }

  private static double relative(double one, double other) {
    return one == other ? 0 : Math.abs(one - other) / Math.abs(one);
  }

  private static double happenings(ResolvedPathway pathway) {
    List<Long> who = new ArrayList<>();
    for (long patient = 0; patient < WATCHED; patient++) {
      who.add(patient);
    }
    Counter counter = new Counter();
    for (int strategy = 0; strategy < pathway.strategies().size(); strategy++) {
      Simulation.watch(pathway, strategy, 1, who, counter);
    }
    return (double) counter.happenings / WATCHED / pathway.strategies().size();
  }

  private void hip() {
    ResolvedPathway pathway = read("hip-replacement.yaml");
    SimulationRequest request = request(pathway, HIP_PATIENTS);
    double engine = best(() -> Simulation.run(request), PathwaySpeed::processor);
    engine /= pathway.strategies().size();
    double byHand = best(() -> new HipByHand().run(HIP_PATIENTS), PathwaySpeed::processor);
    say(
        "trajectories per processor second: engine %.0f, by hand %.0f, ratio %.2f",
        HIP_PATIENTS / engine, HIP_PATIENTS / byHand, engine / byHand);
    SimulationResult result = Simulation.run(request);
    HipByHand hand = new HipByHand();
    hand.run(HIP_PATIENTS);
    say(
        "cost %.6f by hand %.6f, quality %.9f by hand %.9f",
        result.value(0, 0),
        hand.cost() / HIP_PATIENTS,
        result.value(0, 1),
        hand.qaly() / HIP_PATIENTS);
  }

  private void draws(int draws, int patients) {
    ResolvedPathway pathway = read("hip-replacement.yaml");
    double start = clock();
    Simulation.run(request(pathway, patients).withDraws(draws, patients).withThreads(2));
    double seconds = clock() - start;
    say(
        "%d draws of %d patients under %d strategies on 2 threads: %.1f s, heap at most %.0f MiB",
        draws, patients, pathway.strategies().size(), seconds, largestHeap() / MIB);
  }

  private static double largestHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToDouble(usage -> (double) usage.getUsed())
        .sum();
  }

  private static double best(Runnable work, Seconds seconds) {
    double best = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      double start = seconds.now();
      work.run();
      best = Math.min(best, seconds.now() - start);
    }
    return best;
  }

  private static double processor() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() * NANO;
  }

  private static double clock() {
    return System.nanoTime() * NANO;
  }

  /** A clock. */
  private interface Seconds {
    double now();
  }

  /** Counts what happens. */
  private static final class Counter implements Watch {
    private long happenings;

    @Override
    public void event(int event, long tick, int state) {
      happenings++;
    }
  }
}
