package org.reliefspan.benchmarks.facility;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import org.reliefspan.simulation.facility.FacilityRequest;
import org.reliefspan.simulation.facility.FacilitySimulation;

/** Customers of facilities per processor second of one thread, the figures of a run included. */
public final class FacilitySpeed {
  private static final int ROUNDS = 12;
  private static final double NANO = 1e-9;

  private FacilitySpeed() {}

  /**
   * Measures.
   *
   * @param arguments the folder of the files, then pairs: name of a facility, number of its
   *     customers in one run
   */
  public static void main(String[] arguments) {
    PrintStream out = System.out;
    for (int i = 1; i < arguments.length; i += 2) {
      FacilityRequest request = FacilityFiles.request(Path.of(arguments[0]), arguments[i]);
      double customers = Double.parseDouble(arguments[i + 1]);
      double rate = customers * FacilityFiles.REPLICATIONS / seconds(request);
      out.printf(Locale.ROOT, "ours %s %.0f%n", arguments[i], rate);
    }
  }

  /** The best of some rounds, after which all is compiled. */
  private static double seconds(FacilityRequest request) {
    double best = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      long from = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      FacilitySimulation.run(request);
      long ticks = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - from;
      best = Math.min(best, ticks * NANO);
    }
    return best;
  }
}
