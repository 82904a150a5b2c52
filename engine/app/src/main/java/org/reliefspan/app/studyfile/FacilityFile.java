package org.reliefspan.app.studyfile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.facility.FacilitySpec;
import org.reliefspan.domain.facility.check.FacilityCautions;
import org.reliefspan.domain.facility.check.FacilityCheck;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.study.Finding;

/**
 * A facility file as read, or everything that is wrong with it.
 *
 * @param spec empty when there are findings
 * @param findings all findings, by line
 */
public record FacilityFile(Optional<FacilitySpec> spec, List<Finding> findings) {
  /** The key that tells a facility file from others. */
  public static final String KEY = "facility";

  /** Copies. */
  public FacilityFile {
    findings = List.copyOf(findings);
  }

  /**
   * Reads a facility file and the tables beside it. Nothing is run.
   *
   * @param pathway that is run in it, in which the check finds nothing
   */
  public static FacilityFile read(Path file, PathwaySpec pathway) {
    Findings findings = new Findings(file.toString());
    TimeWords times = TimeWords.in(pathway.time().unit());
    return of(file, YamlFile.read(file, findings, times), findings, pathway);
  }

  /**
   * Reads a facility from text.
   *
   * @param file where it stands or stood; its folder is where paths begin
   * @param pathway that is run in it, in which the check finds nothing
   */
  public static FacilityFile parse(Path file, String text, PathwaySpec pathway) {
    Findings findings = new Findings(file.toString());
    TimeWords times = TimeWords.in(pathway.time().unit());
    return of(file, YamlFile.parse(text, findings, times), findings, pathway);
  }

  /** What keeps a file from being read at all. */
  public static List<Finding> unreadable(Path file) {
    Findings findings = new Findings(file.toString());
    Optional<YamlMap> root = YamlFile.read(file, findings);
    return root.isPresent() ? List.of() : findings.sorted();
  }

  /** The pathway that a facility file names, if it names one. */
  public static Optional<Path> pathwayOf(Path file) {
    return YamlFile.read(file, new Findings(file.toString()))
        .flatMap(root -> root.get(PathwayFile.KEY))
        .flatMap(YamlNode::text)
        .filter(text -> !text.isBlank())
        .map(file::resolveSibling);
  }

  private static FacilityFile of(
      Path file, Optional<YamlMap> root, Findings findings, PathwaySpec pathway) {
    Optional<FacilitySpec> spec = root.map(map -> new FacilityReader(file, pathway).read(map));
    spec.ifPresent(
        read -> findings.addAll(FacilityCheck.of(read, pathway, file.toString()), root.get()));
    if (findings.areNoErrors()) {
      spec.ifPresent(
          read -> findings.addAll(FacilityCautions.of(read, pathway, file.toString()), root.get()));
    }
    return new FacilityFile(findings.areNoErrors() ? spec : Optional.empty(), findings.sorted());
  }
}
