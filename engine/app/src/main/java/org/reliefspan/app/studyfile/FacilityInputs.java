package org.reliefspan.app.studyfile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that a facility rests on besides its pathway. */
public final class FacilityInputs {
  private FacilityInputs() {}

  /**
   * Paths of tables of arrivals, as the facility names them: beside it.
   *
   * @param file where the facility stands
   * @param text the facility, without findings
   */
  public static List<String> files(Path file, String text) {
    Optional<YamlMap> root = YamlFile.parse(text, new Findings(file.toString()));
    Stream<YamlMap> scenarios =
        root.flatMap(map -> map.map("scenarios")).stream()
            .flatMap(all -> all.all().values().stream())
            .flatMap(each -> each.map().stream());
    return Stream.concat(root.stream(), scenarios)
        .flatMap(map -> map.map("arrivals").stream())
        .flatMap(all -> all.all().values().stream())
        .flatMap(each -> each.map().stream())
        .flatMap(stream -> stream.map("at").stream())
        .flatMap(at -> at.text("file").stream())
        .distinct()
        .sorted()
        .toList();
  }
}
