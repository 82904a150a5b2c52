package org.reliefspan.app.studyfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reliefspan.app.catalog.FamilyWindows;
import org.reliefspan.domain.catalog.Catalogue;
import org.reliefspan.domain.catalog.ProcedureFamily;
import org.reliefspan.domain.spelling.Nearest;
import org.reliefspan.domain.study.Finding;
import org.reliefspan.simulation.clinic.ClinicSpec;
import org.reliefspan.simulation.clinic.FamilyCare;

/**
 * The truth file of a synthetic clinic as read, or everything that is wrong with it. It names a
 * scenario and the parameters that differ; under {@code families} any family of the catalogue can
 * be switched on by the share of patients who come for it.
 *
 * @param spec empty when there are errors among the findings
 */
public record ClinicFile(Optional<ClinicSpec> spec, List<Finding> findings) {

  private static final Set<String> READ_HERE = Set.of("scenario", "families");

  public ClinicFile {
    findings = List.copyOf(findings);
  }

  /**
   * Reads a truth file.
   *
   * @param scenario stands instead of the file's
   */
  public static ClinicFile read(Path file, Optional<String> scenario, Catalogue catalogue) {
    Findings findings = new Findings(file.toString());
    Optional<ClinicSpec> spec =
        YamlFile.read(file, findings).flatMap(map -> spec(map, scenario, catalogue));
    return new ClinicFile(findings.areNoErrors() ? spec : Optional.empty(), findings.sorted());
  }

  private static Optional<ClinicSpec> spec(
      YamlMap map, Optional<String> scenario, Catalogue catalogue) {
    Optional<String> named =
        map.get("scenario").flatMap(node -> node.oneOf(ClinicSpec.scenarios(), name -> name));
    ClinicSpec base = ClinicSpec.scenario(scenario.or(() -> named).orElse("default"));
    List<FamilyCare> families = new ArrayList<>(base.families());
    map.map("families")
        .ifPresent(
            entries ->
                entries
                    .all()
                    .forEach((id, node) -> family(id, node, catalogue).ifPresent(families::add)));
    Optional<ClinicSpec> overlaid =
        RecordOverlay.over(map, ClinicSpec.class, Optional.of(base), READ_HERE);
    try {
      return overlaid.map(spec -> spec.withFamilies(families));
    } catch (IllegalArgumentException problem) {
      map.report(String.valueOf(problem.getMessage()));
      return Optional.empty();
    }
  }

  private static Optional<FamilyCare> family(String id, YamlNode node, Catalogue catalogue) {
    Optional<ProcedureFamily> family = catalogue.family(id);
    if (family.isEmpty()) {
      List<String> known = catalogue.families().stream().map(ProcedureFamily::id).toList();
      node.report("is not a family of the catalogue.%s".formatted(Nearest.hint(id, known)));
      return Optional.empty();
    }
    FamilyCare usual = FamilyWindows.builtIn().care(family.get(), catalogue);
    return node.map()
        .flatMap(
            map -> {
              map.require("share");
              return RecordOverlay.over(
                  map, FamilyCare.class, Optional.of(usual), Set.of("family"));
            });
  }
}
