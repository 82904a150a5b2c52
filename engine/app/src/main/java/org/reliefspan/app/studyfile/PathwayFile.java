package org.reliefspan.app.studyfile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.pathway.CalibrationTarget;
import org.reliefspan.domain.pathway.Observed;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.check.EvidenceCautions;
import org.reliefspan.domain.pathway.check.ObservedCheck;
import org.reliefspan.domain.pathway.check.PathwayCheck;
import org.reliefspan.domain.pathway.check.TargetCheck;
import org.reliefspan.domain.study.Finding;

/**
 * A pathway file as read, or everything that is wrong with it.
 *
 * @param spec empty when there are errors among the findings
 * @param targets what was observed and is to be met by calibration
 * @param observed what was observed and is to be laid beside its simulation
 * @param findings all findings, by line
 */
public record PathwayFile(
    Optional<PathwaySpec> spec,
    List<CalibrationTarget> targets,
    Observed observed,
    List<Finding> findings) {
  /** The key that tells a pathway file from others. */
  public static final String KEY = "pathway";

  /** Copies. */
  public PathwayFile {
    targets = List.copyOf(targets);
    findings = List.copyOf(findings);
  }

  /** Reads a pathway file and the tables beside it. Nothing is run. */
  public static PathwayFile read(Path file) {
    Findings findings = new Findings(file.toString());
    return of(file, YamlFile.read(file, findings), findings);
  }

  /**
   * Reads a pathway from text.
   *
   * @param file where it stands or stood; its folder is where paths of tables begin
   */
  public static PathwayFile parse(Path file, String text) {
    Findings findings = new Findings(file.toString());
    return of(file, YamlFile.parse(text, findings), findings);
  }

  private static PathwayFile of(Path file, Optional<YamlMap> root, Findings findings) {
    List<CalibrationTarget> targets = root.map(TargetReader::read).orElse(List.of());
    Observed observed = root.map(map -> ObservedReader.read(file, map)).orElse(Observed.NOTHING);
    Optional<PathwaySpec> spec = root.map(map -> new PathwayReader(file).read(map));
    spec.ifPresent(read -> findings.addAll(PathwayCheck.of(read, file.toString())));
    spec.ifPresent(read -> findings.addAll(TargetCheck.of(read, targets, file.toString())));
    spec.ifPresent(read -> findings.addAll(ObservedCheck.of(read, observed, file.toString())));
    if (findings.areNoErrors()) {
      spec.ifPresent(read -> findings.addAll(EvidenceCautions.of(read, file.toString())));
    }
    return new PathwayFile(
        findings.areNoErrors() ? spec : Optional.empty(), targets, observed, findings.sorted());
  }
}
