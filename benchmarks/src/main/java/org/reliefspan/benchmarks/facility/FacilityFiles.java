package org.reliefspan.benchmarks.facility;

import java.nio.file.Path;
import org.reliefspan.app.studyfile.FacilityFile;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.simulation.facility.FacilityRequest;

/** Facilities of the folder {@code benchmarks/facilities}. */
public final class FacilityFiles {
  /** Runs of a facility. */
  public static final int REPLICATIONS = 5;

  private FacilityFiles() {}

  /**
   * A facility and its pathway, to be run {@link #REPLICATIONS} times.
   *
   * @param folder of the files
   * @param name of the facility file, without its ending
   */
  public static FacilityRequest request(Path folder, String name) {
    String pathway = name.startsWith("clinic") ? "clinic.yaml" : "queue.yaml";
    PathwayFile file = PathwayFile.read(folder.resolve(pathway));
    PathwaySpec spec =
        file.spec().orElseThrow(() -> new IllegalStateException(file.findings().toString()));
    FacilityFile facility = FacilityFile.read(folder.resolve(name + ".yaml"), spec);
    FacilitySpec facilitySpec =
        facility
            .spec()
            .orElseThrow(() -> new IllegalStateException(facility.findings().toString()));
    return FacilityRequest.of(spec, facilitySpec, REPLICATIONS, 1);
  }
}
