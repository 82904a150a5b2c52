package org.reliefspan.app.service;

import java.nio.file.Path;

/**
 * Which pathway to simulate, and how.
 *
 * @param pathway the pathway file
 * @param out results folder
 * @param engines which engines run
 * @param patients simulated with the parameters as written, and again in each draw
 * @param draws of the uncertain parameters, 0 for none
 * @param seed of all luck
 */
public record SimulateRequest(
    Path pathway, Path out, Engines engines, long patients, int draws, long seed) {
  /** Patients unless another number is asked for. */
  public static final long PATIENTS = 10_000;

  /** Seed unless another is asked for. */
  public static final long SEED = 20260901;

  private static final int LEAST_DRAWS = 2;

  /** Which engines run. */
  public enum Engines {
    /** Patients, one after the other. */
    SIMULATION,
    /** Expected values without luck. */
    COHORT,
    /** Both beside each other, the cohort where it is possible. */
    BOTH
  }

  public SimulateRequest {
    if (patients < 2) {
      throw new IllegalArgumentException(
          "patients (%d) must be at least 2. Maybe %d?".formatted(patients, PATIENTS));
    }
    if (draws < 0 || (draws > 0 && draws < LEAST_DRAWS)) {
      throw new IllegalArgumentException(
          "draws (%d) must be 0 or at least %d. Maybe 1000?".formatted(draws, LEAST_DRAWS));
    }
  }

  /** Simulated patients, parameters as written, the usual seed. */
  public static SimulateRequest of(Path pathway, Path out) {
    return new SimulateRequest(pathway, out, Engines.SIMULATION, PATIENTS, 0, SEED);
  }
}
