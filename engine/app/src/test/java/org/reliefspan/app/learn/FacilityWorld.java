package org.reliefspan.app.learn;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.reliefspan.app.studyfile.FacilityFile;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.domain.eventlog.SessionLog;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.simulation.facility.SimulatedLogs;

/** A pathway in a facility, as text, that gives logs. */
record FacilityWorld(String pathway, String facility) {

  List<SessionLog> logs(int cases, int replications) {
    PathwayFile file = PathwayFile.parse(Path.of("pathway.yaml"), pathway);
    PathwaySpec spec =
        file.spec().orElseThrow(() -> new AssertionError(file.findings().toString()));
    FacilityFile place = FacilityFile.parse(Path.of("facility.yaml"), facility, spec);
    FacilitySpec facilitySpec =
        place.spec().orElseThrow(() -> new AssertionError(place.findings().toString()));
    return SimulatedLogs.of(
        new SimulatedLogs.Request(spec, facilitySpec, Map.of(), cases, replications, 7, 2));
  }
}
