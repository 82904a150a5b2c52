package org.reliefspan.app.service;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which pathway to simulate, and how.
 *
 * @param pathway the pathway file
 * @param out results folder
 * @param engines which engines run
 * @param patients simulated with the parameters as written, at most where a precision is asked for;
 *     again in each draw
 * @param draws of the uncertain parameters, 0 for none, or for all of a file of draws
 * @param seed of all luck
 * @param besides what else is wanted
 */
public record SimulateRequest(
    Path pathway, Path out, Engines engines, long patients, int draws, long seed, Besides besides) {
  /** Patients unless another number is asked for. */
  public static final long PATIENTS = 10_000;

  /** Seed unless another is asked for. */
  public static final long SEED = 20260901;

  private static final int LEAST_DRAWS = 2;

  /** Patients at most where a precision is asked for, unless another number is. */
  public static final long MOST_PATIENTS = 1_000_000;

  /** What else is wanted. */
  public enum Analysis {
    /** Every uncertain parameter by itself. */
    TORNADO,
    /** The cohort that was observed, simulated. */
    REPLAY
  }

  /**
   * What else is wanted.
   *
   * @param log patients whose events are written, from the first; 0 for none
   * @param explained a patient whose course is told
   * @param untilError share of what strategies gain that its Monte Carlo error may be, after which
   *     no more patients are simulated
   * @param analyses further ones
   * @param together two parameters that are varied together, or none
   * @param drawsFrom a file of draws that were made elsewhere
   * @param onSpark whether patients lie in parts on Spark; results do not depend on it
   */
  public record Besides(
      long log,
      OptionalLong explained,
      OptionalDouble untilError,
      Set<Analysis> analyses,
      List<String> together,
      Optional<Path> drawsFrom,
      boolean onSpark) {
    /** Nothing. */
    public static final Besides NOTHING =
        new Besides(0, OptionalLong.empty(), OptionalDouble.empty(), Set.of(), List.of());

    /** Without draws from a file, in one memory. */
    public Besides(
        long log,
        OptionalLong explained,
        OptionalDouble untilError,
        Set<Analysis> analyses,
        List<String> together) {
      this(log, explained, untilError, analyses, together, Optional.empty(), false);
    }

    public Besides {
      analyses = Set.copyOf(analyses);
      together = List.copyOf(together);
      if (log < 0) {
        throw new IllegalArgumentException("log (%d) must not be negative.".formatted(log));
      }
      if (explained.orElse(0) < 0) {
        throw new IllegalArgumentException(
            "explain (%d) must be 0 or more: patients count from 0."
                .formatted(explained.getAsLong()));
      }
      if (untilError.isPresent() && !(untilError.getAsDouble() > 0)) {
        throw new IllegalArgumentException(
            "until-error (%s) must be positive. Maybe 0.01?".formatted(untilError.getAsDouble()));
      }
      if (!together.isEmpty() && new HashSet<>(together).size() != 2) {
        throw new IllegalArgumentException(
            "two-way (%s) must be two parameters. Maybe a,b?"
                .formatted(String.join(",", together)));
      }
    }
  }

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
    if (besides.log() > patients) {
      throw new IllegalArgumentException(
          "log (%d) must not exceed patients (%d).".formatted(besides.log(), patients));
    }
  }

  /** Simulated patients, parameters as written, the usual seed. */
  public static SimulateRequest of(Path pathway, Path out) {
    return new SimulateRequest(
        pathway, out, Engines.SIMULATION, PATIENTS, 0, SEED, Besides.NOTHING);
  }
}
