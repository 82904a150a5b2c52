package org.reliefspan.simulation.facility;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.simulation.model.SimulationException;

/**
 * What to run.
 *
 * @param pathway as written, with its strategies
 * @param facility with its scenarios
 * @param replications of each scenario, at most where a half width is given
 * @param halfWidth of the limits of mean waits beside these, at which no more replications are made
 * @param until end, in units of the pathway; empty until the last patient has gone
 * @param warmup before which nothing counts
 * @param seed of all luck
 * @param threads at most; results do not depend on it
 * @param log number of patients, from the first of the first replication, whose sessions and events
 *     are wanted
 * @param explained a patient of the first replication whose course is wanted
 * @param search whether the cheapest plan is looked for
 */
public record FacilityRequest(
    PathwaySpec pathway,
    FacilitySpec facility,
    int replications,
    OptionalDouble halfWidth,
    OptionalDouble until,
    Warmup warmup,
    long seed,
    int threads,
    int log,
    OptionalLong explained,
    boolean search) {
  /** Checks. */
  public FacilityRequest {
    if (replications < 1) {
      throw new SimulationException(
          "The number of replications (%d) must be at least 1.".formatted(replications));
    }
    if (threads < 1) {
      throw new SimulationException(
          "The number of threads (%d) must be at least 1.".formatted(threads));
    }
  }

  /** On one thread, as the facility file says, but so many replications. */
  public static FacilityRequest of(
      PathwaySpec pathway, FacilitySpec facility, int replications, long seed) {
    return new FacilityRequest(
        pathway,
        facility,
        replications,
        OptionalDouble.empty(),
        facility.run().until(),
        new Warmup(facility.run().warmup()),
        seed,
        1,
        0,
        OptionalLong.empty(),
        false);
  }
}
