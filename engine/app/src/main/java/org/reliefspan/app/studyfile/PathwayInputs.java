package org.reliefspan.app.studyfile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that a pathway rests on. */
public final class PathwayInputs {
  private PathwayInputs() {}

  /**
   * Paths of the files of tables, estimates, profiles and what was observed, as the pathway names
   * them: beside it.
   *
   * @param file where the pathway stands
   * @param text the pathway, without findings
   */
  public static List<String> files(Path file, String text) {
    Optional<YamlMap> root = YamlFile.parse(text, new Findings(file.toString()));
    Stream<YamlMap> named =
        Stream.of("tables", "estimates")
            .flatMap(key -> root.flatMap(map -> map.map(key)).stream())
            .flatMap(all -> all.all().values().stream())
            .flatMap(each -> each.map().stream());
    Stream<YamlMap> profiles = root.flatMap(map -> map.map(ProfilesReader.KEY)).stream();
    Stream<YamlMap> observed =
        root.stream()
            .flatMap(map -> map.items(ObservedReader.KEY).stream())
            .flatMap(each -> each.map().stream());
    return Stream.concat(Stream.concat(named, profiles), observed)
        .flatMap(each -> each.text("file").stream())
        .distinct()
        .sorted()
        .toList();
  }
}
