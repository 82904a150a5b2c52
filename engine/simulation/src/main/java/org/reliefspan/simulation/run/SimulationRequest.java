package org.reliefspan.simulation.run;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.simulation.model.SimulationException;

/**
 * What to simulate.
 *
 * @param pathway with its strategies
 * @param engine patients or cohorts
 * @param patients number of simulated patients with the parameters as written
 * @param draws number of draws of the uncertain parameters, 0 for none
 * @param patientsPerDraw number of simulated patients in each draw
 * @param seed of all luck
 * @param threads at most; results do not depend on it
 * @param times of the occupancy in continuous time, in the unit of the file; empty for a grid
 * @param precision after which no more patients are simulated, {@code patients} at most; looked at
 *     after numbers of blocks of patients that are fixed
 */
public record SimulationRequest(
    ResolvedPathway pathway,
    Engine engine,
    long patients,
    int draws,
    long patientsPerDraw,
    long seed,
    int threads,
    List<Double> times,
    Optional<Precision> precision)
    implements Serializable {
  private static final int LEAST_DRAWS = 2;

  /** Which engine. */
  public enum Engine {
    /** Patients, one after the other. */
    SIMULATION,
    /** Expected values without luck. */
    COHORT
  }

  /** Checks and copies. */
  public SimulationRequest {
    times = List.copyOf(times);
    requireAtLeast("number of patients", patients, 2);
    requireAtLeast("number of patients in a draw", patientsPerDraw, 1);
    requireAtLeast("number of threads", threads, 1);
    if (draws != 0) {
      requireAtLeast("number of draws", draws, LEAST_DRAWS);
    }
  }

  /** Without draws, on one thread. */
  public static SimulationRequest of(
      ResolvedPathway pathway, Engine engine, long patients, long seed) {
    return new SimulationRequest(
        pathway, engine, patients, 0, patients, seed, 1, List.of(), Optional.empty());
  }

  /** The same with draws of the parameters. */
  public SimulationRequest withDraws(int newDraws, long newPatientsPerDraw) {
    return new SimulationRequest(
        pathway, engine, patients, newDraws, newPatientsPerDraw, seed, threads, times, precision);
  }

  /** The same on so many threads. */
  public SimulationRequest withThreads(int newThreads) {
    return new SimulationRequest(
        pathway, engine, patients, draws, patientsPerDraw, seed, newThreads, times, precision);
  }

  /** The same with the occupancy at these times. */
  public SimulationRequest withTimes(List<Double> newTimes) {
    return new SimulationRequest(
        pathway, engine, patients, draws, patientsPerDraw, seed, threads, newTimes, precision);
  }

  /** The same until it is precise. */
  public SimulationRequest until(Precision newPrecision) {
    return new SimulationRequest(
        pathway,
        engine,
        patients,
        draws,
        patientsPerDraw,
        seed,
        threads,
        times,
        Optional.of(newPrecision));
  }

  private static void requireAtLeast(String what, long value, long least) {
    if (value < least) {
      throw new SimulationException(
          "The %s (%d) must be at least %d.".formatted(what, value, least));
    }
  }
}
