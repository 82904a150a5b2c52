package org.reliefspan.app.facilities;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.reliefspan.app.studyfile.FacilityFile;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.simulation.CapacityResults;
import org.reliefspan.simulation.facility.FacilityRequest;
import org.reliefspan.simulation.facility.FacilitySimulation;
import org.reliefspan.simulation.facility.Warmup;

/** An injection and therapy the day after it: two resources, small enough to run every plan. */
final class SmallClinic {
  private static final String PATHWAY =
      """
      pathway: {name: small_clinic, title: Injection and therapy}
      time: {unit: day, horizon: 200, ticks_per_unit: 1440}
      states: {here: {}, gone: {final: true}}
      start: here
      events:
        come: {in: here, after: {at: 0}, request: injection}
      activities:
        injection: {duration: {exponential: {mean: 0.1}}, needs: {suite: 1}, done: {request: therapy}}
        therapy:
          window: {earliest: 1}
          duration: {exponential: {mean: 0.15}}
          needs: {therapist: 1}
          done: {go: gone}
      outcomes:
        days: {per_time: 1, unit: days}
      """;

  private final PathwaySpec pathway;
  private final FacilitySpec facility;

  private SmallClinic(PathwaySpec pathway, FacilitySpec facility) {
    this.pathway = pathway;
    this.facility = facility;
  }

  /**
   * With so many suites and therapists to choose from at most.
   *
   * @param folder for its files
   * @param scenarios lines of YAML below {@code scenarios}
   */
  static SmallClinic of(Path folder, int suites, int therapists, String scenarios) {
    try {
      Path pathwayFile = Files.writeString(folder.resolve("pathway.yaml"), PATHWAY);
      PathwaySpec pathway = PathwayFile.read(pathwayFile).spec().orElseThrow();
      Path file = folder.resolve("facility.yaml");
      Files.writeString(file, facility(suites, therapists, scenarios));
      return new SmallClinic(pathway, FacilityFile.read(file, pathway).spec().orElseThrow());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static String facility(int suites, int therapists, String scenarios) {
    return """
    facility: {name: small_clinic, title: Small}
    pathway: pathway.yaml
    resources:
      suite: {count: 1, cost: 5}
      therapist: {count: 2, cost: 3}
    steps:
      injection: {target: {within: 0.1, since: wanted, share: 0.9}}
      therapy: {target: {within: 0.1, since: wanted, share: 0.8}}
    arrivals: {patients: {rate: 12}}
    run: {until: 150, warmup: 20}
    search: {resources: {suite: {from: 1, to: %d}, therapist: {from: 1, to: %d}}}
    %s
    """
        .formatted(suites, therapists, scenarios.isEmpty() ? "" : "scenarios:\n" + scenarios);
  }

  CapacityResults run(int replications, int threads, boolean search) {
    FacilityRequest usual = FacilityRequest.of(pathway, facility, replications, 7);
    return FacilitySimulation.run(
        new FacilityRequest(
            pathway,
            facility,
            replications,
            OptionalDouble.empty(),
            usual.until(),
            Warmup.until(20),
            7,
            threads,
            0,
            usual.explained(),
            search));
  }
}
