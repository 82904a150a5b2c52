package org.reliefspan.app.studyfile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.domain.study.Finding;
import org.reliefspan.domain.study.ResolvedStudy;

/**
 * A study file as read: the study with every default made explicit, or everything that is wrong
 * with it.
 *
 * @param study empty when there are errors among the findings
 * @param catalogue the catalogue that the study uses; empty when it could not be read
 * @param findings all findings, by line
 */
public record StudyFile(
    Optional<ResolvedStudy> study, Optional<Catalogue> catalogue, List<Finding> findings) {
  public StudyFile {
    findings = List.copyOf(findings);
  }

  /** Reads a study file. Nothing is run; the data are not opened. */
  public static StudyFile read(Path file) {
    Findings findings = new Findings(file.toString());
    return of(file, YamlFile.read(file, findings), findings);
  }

  /**
   * Reads a study from text.
   *
   * @param file where it stands or stood; its folder is where relative paths begin
   */
  public static StudyFile parse(Path file, String text) {
    Findings findings = new Findings(file.toString());
    return of(file, YamlFile.parse(text, findings), findings);
  }

  private static StudyFile of(Path file, Optional<YamlMap> root, Findings findings) {
    StudyReader reader = new StudyReader(file, findings);
    Optional<ResolvedStudy> study = root.flatMap(reader::read);
    return new StudyFile(
        findings.areNoErrors() ? study : Optional.empty(), reader.catalogue(), findings.sorted());
  }
}
