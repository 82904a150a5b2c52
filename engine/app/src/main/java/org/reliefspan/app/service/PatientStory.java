package org.reliefspan.app.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.ResolvedPathway;
import org.reliefspan.domain.provenance.Provenance;
import org.reliefspan.domain.simulation.CourseRow;
import org.reliefspan.report.json.Manifest;
import org.reliefspan.simulation.model.SimulationException;
import org.reliefspan.simulation.result.HistoryRows;

/** The course of one patient of a simulation, or of a facility, that lies in a folder. */
final class PatientStory {
  private final Path folder;
  private final long patient;
  private final Provenance recorded;

  private PatientStory(Path folder, long patient) {
    this.folder = folder;
    this.patient = patient;
    this.recorded = provenance(folder);
  }

  static List<CourseRow> of(Path folder, long patient, EngineOptions options) {
    PatientStory story = new PatientStory(folder, patient);
    Optional<CapacityRequest> housed = CapacityLine.parse(story.recorded.command(), folder);
    return housed.isPresent()
        ? new PathwayCapacity(housed.get(), options)
            .calendar(story.recorded.resolvedStudy(), patient)
        : story.simulated();
  }

  private List<CourseRow> simulated() {
    SimulateRequest request =
        SimulateLine.parse(recorded.command(), folder).orElseThrow(() -> noSimulation(folder));
    PathwayFile file = PathwayFile.parse(request.pathway(), recorded.resolvedStudy());
    PathwaySpec spec = file.spec().orElseThrow(() -> new FindingsException(file.findings()));
    try {
      return HistoryRows.course(ResolvedPathway.of(spec), request.seed(), patient);
    } catch (SimulationException wrong) {
      throw FindingsException.about(folder, String.valueOf(wrong.getMessage()));
    }
  }

  private static Provenance provenance(Path folder) {
    try {
      return Manifest.read(folder.resolve("manifest.json")).provenance();
    } catch (IOException | IllegalArgumentException cause) {
      throw NoResults.in(folder);
    }
  }

  private static FindingsException noSimulation(Path folder) {
    return FindingsException.about(
        folder,
        "holds no simulation and no run of a facility, so nobody in it can be shown. Maybe another"
            + " folder?");
  }
}
