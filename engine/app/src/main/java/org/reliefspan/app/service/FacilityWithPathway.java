package org.reliefspan.app.service;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.reliefspan.app.studyfile.FacilityFile;
import org.reliefspan.app.studyfile.PathwayFile;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.study.Finding;

/** A facility file with the pathway that it names. */
final class FacilityWithPathway {
  private final Optional<PathwaySpec> pathway;
  private final Optional<FacilitySpec> facility;
  private final List<Finding> findings;

  FacilityWithPathway(Path file) {
    Optional<PathwayFile> named = FacilityFile.pathwayOf(file).map(PathwayFile::read);
    this.pathway = named.flatMap(PathwayFile::spec);
    Optional<FacilityFile> read = pathway.map(spec -> FacilityFile.read(file, spec));
    this.facility = read.flatMap(FacilityFile::spec);
    this.findings =
        read.map(FacilityFile::findings)
            .or(() -> named.map(PathwayFile::findings))
            .orElseGet(() -> withoutPathway(file));
  }

  private static List<Finding> withoutPathway(Path file) {
    List<Finding> unreadable = FacilityFile.unreadable(file);
    return unreadable.isEmpty()
        ? List.of(
            new Finding(
                file.toString(),
                1,
                "",
                "needs \"pathway\", the file of the pathway that is run in it, to be checked."))
        : unreadable;
  }

  /** What is wrong with the pathway, else what is wrong with the facility. */
  List<Finding> findings() {
    return findings;
  }

  List<String> summary() {
    return facility
        .map(spec -> FacilitySummary.lines(spec, pathway.orElseThrow()))
        .orElse(List.of());
  }
}
